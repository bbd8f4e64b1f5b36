// The waterfall of one trace: a row for each span, the critical path as one line that steps from span to span, what was not
// kept pale, and a break where the context was lost and another trace began.
import { type Group, listHandle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../snapshot.ts';
import type { RowView, TraceView } from '../trace-view.ts';
import { type StageLayout, ticksOf, windowStart } from './layout.ts';
import { rowWords, traceWords } from './words.ts';

/** Nothing is drawn narrower. */
const LEAST = 2;
const LETTER = 6.1;

interface Placed {
  readonly row: RowView;
  readonly y: number;
}

const clipped = (words: string, width: number, size: number): string => {
  const most = Math.max(1, Math.floor(width / (LETTER * (size / 11))));
  return words.length <= most ? words : `${words.slice(0, most - 1)}…`;
};

function drawAxis(group: Group, trace: TraceView, { waterfall, compact }: StageLayout, { text }: StageContext): void {
  const { bars, axisY } = waterfall;
  const ticks = ticksOf(trace.extentMs, compact ? 3 : 6);
  const toX = (ms: number): number => bars.x + (bars.width * ms) / Math.max(trace.extentMs, 1e-9);
  const marks = child(group, 'g', 'ticks')
    .selectAll<SVGGElement, number>('g')
    .data(ticks)
    .join((enter) => {
      const made = enter.append('g');
      made.append('line');
      made.append('text');
      return made;
    })
    .attr('transform', (ms) => `translate(${toX(ms)} 0)`);
  marks
    .select('line')
    .attr('y1', axisY + 2)
    .attr('y2', bars.y + Math.min(bars.height, waterfall.rows * waterfall.rowHeight))
    .attr('stroke', 'var(--line)');
  marks
    .select('text')
    .attr('y', axisY - 2)
    .attr('font-size', 10)
    .attr('text-anchor', (_, index) => (index === 0 ? 'start' : 'middle'))
    .style('font-family', 'var(--mono)')
    .style('fill', 'var(--ink3)')
    .text((ms) => text.unit(ms, 'ms'));
}

export function drawWaterfall(
  group: Group,
  { isFile }: Snapshot,
  trace: TraceView | undefined,
  layout: StageLayout,
  context: StageContext,
  chosen: number | undefined,
): void {
  const { waterfall, compact } = layout;
  const { text, select: choose } = context;
  const { names, bars, rowHeight, rows: room } = waterfall;
  group.attr('display', trace === undefined ? 'none' : null);
  if (trace === undefined) return;
  const chosenRow = trace.rows.findIndex(({ id }) => id === chosen);
  const first = windowStart(trace.rows.length, room, chosenRow);
  const shown = trace.rows.slice(first, first + room);
  const placed = shown.map((row, index): Placed => ({ row, y: names.y + index * rowHeight }));
  const toX = (ms: number): number => bars.x + (bars.width * ms) / Math.max(trace.extentMs, 1e-9);
  drawAxis(group, trace, layout, context);
  const list = child(group, 'g', 'rows');
  const rows = list
    .selectAll<SVGGElement, Placed>('g.row')
    .data(placed, ({ row }) => row.id)
    .join((enter) => {
      const made = enter.append('g').attr('class', 'row').attr('role', 'option').style('cursor', 'pointer');
      for (const name of ['ground', 'bar']) made.append('rect').attr('class', name);
      for (const name of ['cut', 'cross']) made.append('path').attr('class', name).attr('fill', 'none');
      made.append('text').attr('class', 'service');
      return made;
    })
    .attr('transform', ({ y }) => `translate(0 ${y})`)
    .attr('aria-label', ({ row }) => rowWords(row, text))
    .attr('aria-selected', ({ row }) => String(row.id === chosen))
    .on('click', (pointer: MouseEvent, { row }) => {
      pointer.stopPropagation();
      const place =
        pointer.currentTarget instanceof Element ? pointer.currentTarget.getBoundingClientRect() : undefined;
      choose({ kind: 'span', id: row.id }, place);
    });
  const middle = rowHeight / 2;
  const thick = Math.max(6, Math.min(12, rowHeight - 8));
  const indent = (row: RowView): number => Math.min(row.depth, 12) * (compact ? 5 : 9);
  const size = Math.min(compact ? 10.5 : 12, rowHeight * 0.72);
  rows
    .select('rect.ground')
    .attr('x', names.x - 4)
    .attr('width', bars.x + bars.width - names.x + (compact ? 38 : 56))
    .attr('height', rowHeight)
    .attr('rx', 3)
    .attr('fill', ({ row }) => (row.id === chosen ? 'var(--wash)' : 'transparent'));
  rows
    .select('rect.bar')
    .attr('x', ({ row }) => toX(row.startMs))
    .attr('width', ({ row }) => Math.max(LEAST, toX(row.endMs) - toX(row.startMs)))
    .attr('y', middle - thick / 2)
    .attr('height', thick)
    .attr('rx', 2)
    .attr('fill', ({ row }) => {
      if (!row.kept) return 'var(--panel)';
      return row.failed ? 'var(--failed)' : row.kind === 'consumer' ? 'var(--retry)' : 'var(--served)';
    })
    .attr('fill-opacity', ({ row }) => (row.criticalMs > 0 || row.failed ? 0.9 : 0.5))
    .attr('stroke', ({ row }) => (row.failed ? 'var(--failed)' : 'var(--served)'))
    .attr('stroke-width', ({ row }) => (row.kept ? 0 : 1))
    .attr('stroke-dasharray', ({ row }) => (row.kept ? null : '3 2'))
    .attr('opacity', ({ row }) => (row.kept ? 1 : 0.55));
  // Where another trace begins.
  rows
    .select('path.cut')
    .attr('d', ({ row }) =>
      row.root === 'orphan' ? `M${names.x} 0H${bars.x + bars.width}M${bars.x - 10} -4l8 8m0-8l-8 8` : null,
    )
    .attr('stroke', 'var(--failed)')
    .attr('stroke-width', 1.4)
    .attr('stroke-dasharray', null);
  rows
    .select('path.cross')
    .attr('d', ({ row }) => (row.failed ? `M${toX(row.endMs) - 9} ${middle - 3}l6 6m0-6l-6 6` : null))
    .attr('stroke', ({ row }) => (row.kept ? 'var(--panel)' : 'var(--failed)'))
    .attr('stroke-width', 1.8);
  rows
    .select('text.service')
    .attr('x', ({ row }) => names.x + indent(row))
    .attr('y', middle + size * 0.36)
    .attr('font-size', size)
    .style('font-family', 'var(--sans)')
    .style('fill', ({ row }) => (row.kept ? 'var(--ink)' : 'var(--ink3)'))
    .text(({ row }) => {
      const words = compact ? row.service : `${row.service}: ${row.name}`;
      return clipped(isStoreCall(row) && compact ? row.name : words, names.width - indent(row), size);
    });
  drawPath(group, trace, { first, room, toX, yOf: (row) => names.y + (row - first) * rowHeight + middle + thick / 2 });
  // Over the path, which would strike them through.
  child(group, 'g', 'times')
    .attr('pointer-events', 'none')
    .selectAll<SVGTextElement, Placed>('text')
    .data(placed, ({ row }) => row.id)
    .join('text')
    .attr('x', ({ row }) => Math.min(toX(row.endMs) + 5, bars.x + bars.width + 4))
    .attr('y', ({ y }) => y + middle + size * 0.34)
    .attr('font-size', Math.min(10.5, size))
    .attr('paint-order', 'stroke')
    .style('stroke', 'var(--paper)')
    .style('stroke-width', 3)
    .style('font-family', 'var(--mono)')
    .style('fill', ({ row }) => (row.kept ? 'var(--ink2)' : 'var(--ink3)'))
    .text(({ row }) => text.unit(row.endMs - row.startMs, 'ms', row.endMs - row.startMs < 10 ? 1 : 0));
  const count = trace.rows.length + trace.omitted;
  const isCut = first > 0 || first + shown.length < count;
  const range = { from: first + 1, to: first + shown.length, count };
  drawLabel(group, 'more', {
    ...{ x: bars.x + bars.width + (compact ? 30 : 48), y: waterfall.title.y, size: compact ? 10 : 11, anchor: 'end' },
    words: isCut ? text.say(compact ? 'stage.rowsShort' : 'stage.rows', range) : '',
  });
  drawLabel(group, 'title', {
    ...{ ...waterfall.title, size: compact ? 11 : 13, weight: 500, colour: 'ink' },
    words: clipped(
      traceWords(trace, isFile, text),
      bars.x + bars.width - names.x + (compact ? 20 : 40) - (isCut ? (compact ? 50 : 120) : 0),
      compact ? 11 : 13,
    ),
  });
  listHandle(list, {
    label: traceWords(trace, isFile, text),
    ids: trace.rows.map(({ id }) => id),
    selected: chosenRow >= 0 ? chosen : undefined,
    elementOf: (id) => rows.filter(({ row }) => row.id === id).node(),
    onPress: (id, anchor) => {
      choose({ kind: 'span', id }, anchor);
    },
  });
}

const isStoreCall = ({ kind }: RowView): boolean => kind === 'client';

/** One line through all rows, from the start of the root to its end. */
function drawPath(
  group: Group,
  { critical, kept }: TraceView,
  { first, room, toX, yOf }: { first: number; room: number; toX(ms: number): number; yOf(row: number): number },
): void {
  let line = '';
  let last: number | undefined;
  for (const { row, fromMs, toMs } of critical) {
    const isShown = row >= first && row < first + room;
    const [x1, x2] = [toX(fromMs), toX(toMs)];
    const y = isShown ? yOf(row) : yOf(row < first ? first : first + room - 1);
    line += `${last === undefined ? 'M' : 'L'}${x1} ${y}L${x2} ${y}`;
    last = row;
  }
  child(group, 'path', 'critical')
    .attr('d', line === '' ? null : line)
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-opacity', kept ? 1 : 0.55)
    .attr('stroke-width', kept ? 2 : 1.4)
    .attr('stroke-linejoin', 'round')
    .attr('pointer-events', 'none');
}
