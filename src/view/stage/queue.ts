// A queue: a row one can count, the head at its server; what does not fit is a number, never a hidden dot.
import type { Fate } from '../../contract/manifest.ts';
import { FATE_STYLES, isStroked, shapePath } from './fates.ts';
import { type Group, listHandle } from './handle.ts';
import { child, drawLabel } from './marks.ts';

export interface QueuedDot {
  readonly id: number;
  readonly fate: Fate;
}

export interface QueueMark {
  /** Centre of the head's place, next to the server. */
  readonly x: number;
  readonly y: number;
  /** Pixels for the row, away from the server. */
  readonly length: number;
  /** Which way the row grows. Default left. */
  readonly direction?: 'left' | 'up';
  /** Head first. */
  readonly waiting: readonly QueuedDot[];
  /** All who wait, where `waiting` is only the first of them. */
  readonly count?: number;
  readonly selected?: number;
  /** "r-1042": written over the selected one, said of each. */
  readonly nameOf: (id: number) => string;
  /** "9 waiting". Under the row, at its far end. */
  readonly words: string;
  /** "+12" for those that do not fit. */
  readonly more: (count: number) => string;
  readonly onPress?: (id: number, anchor: DOMRect) => void;
}

export interface QueueSlots {
  /** How many dots are shown. */
  readonly shown: number;
  readonly hidden: number;
  /** Distance between two centres. */
  readonly pitch: number;
}

const LOOSE = 15.5;
const TIGHT = 12.4;
/** Room for "+999". */
const MORE = 34;

/** How a queue of `count` fits `length` pixels: loosely, else tightly, else with a number for the rest. Pure. */
export function queueSlots(count: number, length: number): QueueSlots {
  const room = (pitch: number, pixels: number): number => Math.max(0, Math.floor((pixels - 11) / pitch) + 1);
  if (count <= room(LOOSE, length)) return { shown: count, hidden: 0, pitch: LOOSE };
  if (count <= room(TIGHT, length)) return { shown: count, hidden: 0, pitch: TIGHT };
  const shown = Math.min(count, room(TIGHT, length - MORE));
  return { shown, hidden: count - shown, pitch: TIGHT };
}

export function drawQueue(group: Group, queue: QueueMark): void {
  const { direction = 'left', waiting, onPress } = queue;
  const left = direction === 'left';
  const { shown, hidden, pitch } = queueSlots(queue.count ?? waiting.length, queue.length);
  group.attr('transform', `translate(${queue.x} ${queue.y})`);
  const place = (slot: number): string => (left ? `translate(${-slot * pitch} 0)` : `translate(0 ${-slot * pitch})`);

  child(group, 'line', 'floor')
    .attr('x1', left ? 12 : 15)
    .attr('x2', left ? -queue.length : 15)
    .attr('y1', left ? 15 : 5)
    .attr('y2', left ? 15 : -queue.length)
    .attr('stroke', 'var(--line2)')
    .attr('opacity', left ? 1 : 0);

  const row: Group = child(group, 'g', 'dots');
  const dots = row
    .selectAll<SVGGElement, QueuedDot>('g')
    .data(waiting.slice(0, shown), (dot) => dot.id)
    .join((enter) => {
      const made = enter.append('g');
      made.append('path');
      return made;
    })
    .attr('transform', (_, slot) => place(slot));
  dots.style('cursor', onPress === undefined ? 'default' : 'pointer').on('click', (event: MouseEvent, dot) => {
    event.stopPropagation();
    if (event.currentTarget instanceof Element) onPress?.(dot.id, event.currentTarget.getBoundingClientRect());
  });
  dots
    .select('path')
    .attr('d', ({ fate }) => shapePath(FATE_STYLES[fate].shape, FATE_STYLES[fate].shape === 'circle' ? 5.4 : 4.7))
    .attr('fill', ({ fate }) => (isStroked(FATE_STYLES[fate].shape) ? 'none' : `var(--${FATE_STYLES[fate].hue})`))
    .attr('stroke', ({ fate }) => (isStroked(FATE_STYLES[fate].shape) ? `var(--${FATE_STYLES[fate].hue})` : null));

  if (onPress !== undefined) {
    dots
      .attr('role', 'option')
      .attr('aria-label', ({ id }) => queue.nameOf(id))
      .attr('aria-selected', ({ id }) => String(id === queue.selected));
    listHandle(row, {
      label: queue.words,
      ids: waiting.slice(0, shown).map(({ id }) => id),
      selected: queue.selected,
      elementOf: (id) => dots.filter((dot) => dot.id === id).node(),
      onPress,
    });
  }

  const slot = waiting.slice(0, shown).findIndex(({ id }) => id === queue.selected);
  const marker: Group = child(group, 'g', 'selected').attr('display', slot < 0 ? 'none' : null);
  if (slot >= 0) {
    marker.attr('transform', place(slot));
    child(marker, 'circle', 'ring')
      .attr('r', 9.5)
      .attr('fill', 'none')
      .attr('stroke', 'var(--failed)')
      .attr('stroke-width', 1.6);
    drawLabel(marker, 'name', {
      // At the head there is no room to the right: what the queue waits for stands there.
      x: left ? (slot < 2 ? 10 : 0) : 14,
      y: left ? -18 : 4,
      words: queue.nameOf(queue.selected ?? 0),
      size: 11.5,
      mono: true,
      colour: 'failed-ink',
      anchor: left ? (slot < 2 ? 'end' : 'middle') : 'start',
    });
  }
  drawLabel(group, 'more', {
    ...{
      x: left ? -(shown - 1) * pitch - 11 : 0,
      y: left ? 4 : -shown * pitch + 2,
      words: hidden > 0 ? queue.more(hidden) : '',
    },
    ...{ size: 11.5, mono: true, anchor: left ? ('end' as const) : ('middle' as const), colour: 'ink' as const },
  });
  drawLabel(group, 'words', {
    ...{ x: left ? -queue.length : 0, y: left ? 31 : 20, words: queue.words, size: 11.5 },
    anchor: left ? 'start' : 'middle',
  });
}
