// The last traces in a row, each as high as it took long: solid where it was kept, hollow where it was thrown away, crossed
// where it failed, split where the context was lost.
import { type Group, listHandle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../snapshot.ts';
import type { TraceView } from '../trace-view.ts';
import type { StageLayout } from './layout.ts';
import { traceWords } from './words.ts';

const BAR = { most: 22, least: 6, lowest: 4 } as const;

export function drawStrip(
  group: Group,
  { traces, isFile }: Snapshot,
  { strip, left, compact }: StageLayout,
  { text, select: choose }: StageContext,
  shown: number | undefined,
): void {
  drawLabel(group, 'name', {
    ...{ x: left, y: strip.y + strip.height - 4, size: compact ? 10 : 12 },
    words: traces.length === 0 ? '' : text.say(isFile ? 'stage.longest' : 'stage.last'),
  });
  const pitch = Math.min(BAR.most + 8, strip.width / Math.max(1, traces.length));
  const width = Math.max(BAR.least, Math.min(BAR.most, pitch - 4));
  const slowest = Math.max(1e-9, ...traces.map(({ durationMs }) => durationMs));
  const heightOf = ({ durationMs }: TraceView): number =>
    BAR.lowest + (strip.height - BAR.lowest) * Math.sqrt(durationMs / slowest);
  const list = child(group, 'g', 'list');
  const bars = list
    .selectAll<SVGGElement, TraceView>('g')
    .data(traces, ({ id }) => id)
    .join((enter) => {
      const made = enter.append('g').attr('role', 'option').style('cursor', 'pointer');
      made.append('rect').attr('class', 'ground').attr('fill', 'transparent');
      made.append('rect').attr('class', 'bar').attr('rx', 1.5);
      made.append('path').attr('class', 'mark');
      return made;
    })
    .attr('transform', (_, index) => `translate(${strip.x + index * pitch} ${strip.y})`)
    .attr('aria-label', (trace) => traceWords(trace, isFile, text))
    .attr('aria-selected', ({ id }) => String(id === shown))
    .on('click', (pointer: MouseEvent, { id }) => {
      pointer.stopPropagation();
      const place =
        pointer.currentTarget instanceof Element ? pointer.currentTarget.getBoundingClientRect() : undefined;
      choose({ kind: 'request', id }, place);
    });
  bars.select('rect.ground').attr('width', pitch).attr('height', strip.height);
  bars
    .select('rect.bar')
    .attr('width', width)
    .attr('y', (trace) => strip.height - heightOf(trace))
    .attr('height', heightOf)
    .attr('fill', ({ kept, failed }) => (kept ? (failed ? 'var(--failed)' : 'var(--served)') : 'var(--panel)'))
    .attr('stroke', ({ id, failed }) => (id === shown ? 'var(--accent)' : failed ? 'var(--failed)' : 'var(--served)'))
    .attr('stroke-opacity', ({ id, kept }) => (kept || id === shown ? 1 : 0.55))
    .attr('stroke-dasharray', ({ kept }) => (kept ? null : '2 2'))
    .attr('stroke-width', ({ id }) => (id === shown ? 2.4 : 1));
  const middle = width / 2;
  bars
    .select('path.mark')
    .attr('d', (trace) => {
      const y = strip.height - heightOf(trace) - 1;
      if (trace.failed) return `M${middle - 3} ${strip.height - 8}l6 5m0-5l-6 5`;
      return trace.parts > 1 ? `M-1 ${(y + strip.height) / 2 + 2}l${width + 2} -4` : null;
    })
    .attr('stroke', ({ failed, kept }) => (failed && !kept ? 'var(--failed)' : 'var(--panel)'))
    .attr('stroke-width', 2)
    .attr('fill', 'none');
  listHandle(list, {
    label: text.say(isFile ? 'stage.longest' : 'stage.last'),
    ids: traces.map(({ id }) => id),
    selected: traces.some(({ id }) => id === shown) ? shown : undefined,
    elementOf: (id) => bars.filter((trace) => trace.id === id).node(),
    onPress: (id, anchor) => {
      choose({ kind: 'request', id }, anchor);
    },
  });
}
