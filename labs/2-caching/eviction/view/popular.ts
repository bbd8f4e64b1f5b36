// The most requested keys in a row, most first: how often each is asked for, and whether it is cached now.
import { type Group, listHandle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import type { StageLayout } from './layout.ts';
import { labelOf } from './words.ts';

interface PopularKey {
  readonly key: number;
  readonly requests: number;
  readonly cached: boolean;
}

export function drawPopular(
  group: Group,
  snapshot: Snapshot,
  { popular: area, compact }: StageLayout,
  context: StageContext,
  selected: number | undefined,
): void {
  const { popular } = snapshot;
  const { text } = context;
  const keys = Array.from(popular.key, (key, rank): PopularKey => {
    return { key, requests: popular.requests[rank] ?? 0, cached: popular.cached[rank] === 1 };
  });
  const cached = keys.filter((each) => each.cached).length;
  const title = text.say('stage.popular', { count: keys.length, cached });
  const pitch = Math.min(24, area.width / Math.max(1, keys.length));
  const size = Math.max(4, Math.min(12, pitch - 2.5));
  const squareY = area.y + area.height - size;
  const highest = Math.max(1, ...keys.map(({ requests }) => requests));
  const room = Math.max(0, squareY - area.y - 26);
  const x = (rank: number): number => area.x + rank * pitch;
  drawLabel(group, 'title', { x: area.x, y: area.y + (compact ? 8 : 10), words: title, size: compact ? 11.5 : 12.5 });
  const row: Group = child(group, 'g', 'keys');
  const marks = row
    .selectAll<SVGGElement, PopularKey>('g')
    .data(keys, ({ key }) => key)
    .join((enter) => {
      const made = enter.append('g').attr('role', 'option').style('cursor', 'pointer');
      made.append('rect').attr('class', 'hit-area').attr('fill', 'transparent');
      made.append('rect').attr('class', 'bar').attr('fill', 'var(--line2)');
      made.append('rect').attr('class', 'square').attr('rx', 2);
      return made;
    })
    .attr('aria-label', (each) =>
      text.say(each.cached ? 'stage.popular.cached' : 'stage.popular.gone', {
        key: labelOf(snapshot, each.key),
        requests: each.requests,
      }),
    )
    .attr('aria-selected', ({ key }) => String(key === selected))
    .on('click', (event: MouseEvent, { key }) => {
      event.stopPropagation();
      const place = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : undefined;
      context.select({ kind: 'key', id: key }, place);
    });
  marks
    .select('rect.hit-area')
    .attr('x', (_, rank) => x(rank))
    .attr('y', squareY - (compact ? 6 : room))
    .attr('width', pitch)
    .attr('height', size + (compact ? 6 : room));
  marks
    .select('rect.bar')
    .attr('x', (_, rank) => x(rank))
    .attr('width', size)
    .attr('y', ({ requests }) => squareY - 3 - (room * requests) / highest)
    .attr('height', ({ requests }) => (room * requests) / highest);
  marks
    .select('rect.square')
    .attr('x', (_, rank) => x(rank))
    .attr('y', squareY)
    .attr('width', size)
    .attr('height', size)
    .attr('fill', (each) => (each.cached ? 'var(--hit)' : 'var(--paper)'))
    .attr('stroke', ({ key, cached: is }) => (key === selected ? 'var(--accent)' : is ? 'var(--hit)' : 'var(--edge)'))
    .attr('stroke-width', ({ key }) => (key === selected ? 2.4 : 1));
  listHandle(row, {
    label: title,
    ids: keys.map(({ key }) => key),
    selected,
    elementOf: (id) => marks.filter(({ key }) => key === id).node(),
    onPress: (id, anchor) => {
      context.select({ kind: 'key', id }, anchor);
    },
  });
}
