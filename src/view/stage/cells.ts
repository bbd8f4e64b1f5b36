// A strip of a cache's cells: a key a cell, marks under it for the bits that a policy keeps, a hand that points.
import { type Group, listHandle } from './handle.ts';
import { child, drawLabel } from './marks.ts';

export interface CellMark {
  /** Identity across draws: a key that moves keeps its cell. */
  readonly id: string;
  /** A letter, a number or a short name. */
  readonly key: string;
  /** Bits or a small count under the cell: "1", "×3". */
  readonly mark?: string;
  /** Just now: found, put in, about to leave. */
  readonly state?: 'plain' | 'hit' | 'inserted' | 'leaving';
}

export interface CellStripMark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** "Small queue, 12 of 25". */
  readonly title: string;
  readonly cells: readonly CellMark[];
  /** Places there are; empty ones are drawn as outlines. */
  readonly capacity: number;
  /** Index of the cell that the clock hand or the sieve's hand points at. */
  readonly hand?: number;
  readonly selected?: string;
  /** "+420" for those that do not fit. */
  readonly more: (count: number) => string;
  readonly onPress?: (id: string, anchor: DOMRect) => void;
}

export interface CellSlots {
  readonly size: number;
  readonly perRow: number;
  readonly shown: number;
  readonly hidden: number;
  readonly rows: number;
}

const GAP = 3;

/** How `capacity` cells fit a width in at most `maxRows` rows: as large as they can be, between 20 and 38 pixels. Pure. */
export function cellSlots(capacity: number, width: number, maxRows = 3): CellSlots {
  const sizeFor = (rows: number): number => Math.floor(width / Math.ceil(capacity / rows)) - GAP;
  let rows = 1;
  while (rows < maxRows && sizeFor(rows) < 26) rows += 1;
  const size = Math.max(20, Math.min(38, sizeFor(rows)));
  const perRow = Math.max(1, Math.floor((width + GAP) / (size + GAP)));
  const room = perRow * maxRows;
  const shown = capacity <= room ? capacity : room - 1;
  return {
    size,
    perRow,
    shown,
    hidden: capacity - shown,
    rows: Math.max(1, Math.ceil(Math.min(capacity, room) / perRow)),
  };
}

const STROKES = { plain: 'ink', hit: 'hit', inserted: 'served', leaving: 'failed' } as const;

export function drawCells(group: Group, strip: CellStripMark, maxRows = 3): void {
  const slots = cellSlots(strip.capacity, strip.width, maxRows);
  const { size, perRow } = slots;
  const place = (index: number): readonly [number, number] => [
    (index % perRow) * (size + GAP),
    14 + Math.floor(index / perRow) * (size + 16),
  ];
  const { onPress } = strip;
  group.attr('transform', `translate(${strip.x} ${strip.y})`);
  drawLabel(group, 'title', { x: 0, y: 4, words: strip.title, size: 12 });

  child(group, 'g', 'places')
    .selectAll<SVGRectElement, number>('rect')
    .data(Array.from({ length: slots.shown }, (_, index) => index))
    .join('rect')
    .attr('x', (index) => place(index)[0])
    .attr('y', (index) => place(index)[1])
    .attr('width', size)
    .attr('height', size)
    .attr('rx', 5)
    .attr('fill', 'none')
    .attr('stroke', 'var(--line)');

  const row: Group = child(group, 'g', 'cells');
  const cells = row
    .selectAll<SVGGElement, CellMark>('g')
    .data(strip.cells.slice(0, slots.shown), (cell) => cell.id)
    .join((enter) => {
      const made = enter.append('g');
      made.append('rect');
      made.append('text').attr('class', 'key');
      made.append('text').attr('class', 'mark');
      return made;
    })
    .attr('transform', (_, index) => `translate(${place(index).join(' ')})`)
    .style('cursor', onPress === undefined ? 'default' : 'pointer')
    .on('click', (event: MouseEvent, cell) => {
      event.stopPropagation();
      if (event.currentTarget instanceof Element) onPress?.(cell.id, event.currentTarget.getBoundingClientRect());
    });
  cells
    .select('rect')
    .attr('width', size)
    .attr('height', size)
    .attr('rx', 5)
    .attr('fill', ({ state }) => (state === 'hit' || state === 'inserted' ? 'var(--wash)' : 'var(--panel)'))
    .attr('stroke', ({ state = 'plain', id }) => (id === strip.selected ? 'var(--accent)' : `var(--${STROKES[state]})`))
    .attr('stroke-width', ({ state = 'plain', id }) => (id === strip.selected || state !== 'plain' ? 2.4 : 1.2))
    .attr('stroke-dasharray', ({ state }) => (state === 'leaving' ? '4 3' : null));
  cells
    .select('text.key')
    .attr('x', size / 2)
    .attr('y', size / 2 + 4)
    .attr('text-anchor', 'middle')
    .style('font-family', 'var(--mono)')
    .style('fill', 'var(--ink)')
    .attr('font-size', ({ key }) => Math.max(8, Math.min(12.5, (size - 4) / (key.length * 0.62))))
    .text(({ key }) => key);
  cells
    .select('text.mark')
    .attr('x', size / 2)
    .attr('y', size + 11)
    .attr('text-anchor', 'middle')
    .attr('font-size', 10)
    .style('font-family', 'var(--mono)')
    .text(({ mark }) => mark ?? '');

  if (onPress !== undefined) {
    cells
      .attr('role', 'option')
      .attr('aria-label', ({ key, mark }) => (mark === undefined ? key : `${key}, ${mark}`))
      .attr('aria-selected', ({ id }) => String(id === strip.selected));
    listHandle(row, {
      label: strip.title,
      ids: strip.cells.slice(0, slots.shown).map(({ id }) => id),
      selected: strip.selected,
      elementOf: (id) => cells.filter((cell) => cell.id === id).node(),
      onPress,
    });
  }

  const hand = strip.hand !== undefined && strip.hand < slots.shown ? place(strip.hand) : undefined;
  child(group, 'path', 'hand')
    .attr('d', hand === undefined ? null : `M${hand[0] + size / 2} ${hand[1] - 1}l-5 -8h10z`)
    .attr('fill', 'var(--ink)');
  const last = place(slots.shown);
  drawLabel(group, 'more', {
    ...{ x: last[0] + size / 2, y: last[1] + size / 2 + 4, words: slots.hidden > 0 ? strip.more(slots.hidden) : '' },
    ...{ size: 11, mono: true, anchor: 'middle' as const, colour: 'ink' as const },
  });
}
