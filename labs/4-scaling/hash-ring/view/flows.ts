// What the last change moved: ribbons across the wheel, from the node that gave keys to the one that has them now.
import type { Group } from '#src/view/stage/handle.ts';
import type { Snapshot } from '../snapshot.ts';
import { ribbonPath, type Stretch } from './geometry.ts';
import type { Circle } from './layout.ts';
import type { Spoke } from './wheel.ts';

export interface Flow {
  readonly from: number;
  readonly to: number;
  readonly keys: number;
  readonly source: Stretch;
  readonly target: Stretch;
}

const GOLDEN = 0.618_033_988_749_895;
/** Of more than this the largest are drawn. */
const MOST_RIBBONS = 200;

/**
 * Ribbons as wide as the keys that moved, all on one scale: the node that gave and got the most fills its stretch of the
 * wheel. What a node gave lies before what it got.
 */
export function flowsOf({ change: { flows } }: Pick<Snapshot, 'change'>, spokes: readonly Spoke[]): readonly Flow[] {
  const spokeOf = new Map(spokes.map((spoke) => [spoke.id, spoke]));
  const all = Array.from(flows.keys, (keys, index) => ({
    ...{ keys, index, from: flows.from[index] as number, to: flows.to[index] as number },
  })).filter(({ from, to }) => spokeOf.has(from) && spokeOf.has(to));
  const passing = new Map<number, number>();
  for (const { from, to, keys } of all) for (const id of [from, to]) passing.set(id, (passing.get(id) ?? 0) + keys);
  const most = Math.max(1, ...passing.values());
  const widest = spokes.reduce((least, { from, to }) => Math.min(least, to - from), 1);
  const used = new Map<number, number>();
  const take = (id: number, keys: number): Stretch => {
    const spoke = spokeOf.get(id);
    const begin = spoke === undefined ? 0 : (spoke.from + spoke.to) / 2 - ((passing.get(id) ?? 0) / most / 2) * widest;
    const from = begin + ((used.get(id) ?? 0) / most) * widest;
    used.set(id, (used.get(id) ?? 0) + keys);
    return { from, to: from + (keys / most) * widest };
  };
  const sources = new Map(all.map(({ index, from, keys }) => [index, take(from, keys)]));
  return (
    all
      .map(({ index, from, to, keys }) => {
        const target = take(to, keys);
        return { from, to, keys, target, source: sources.get(index) ?? target, order: (index * GOLDEN) % 1 };
      })
      // Of equal ones some of everywhere are drawn, not all of the first node.
      .sort((one, other) => other.keys - one.keys || one.order - other.order)
      .slice(0, MOST_RIBBONS)
  );
}

const isThin = ({ from, to }: Stretch, radius: number): boolean => (to - from) * 2 * Math.PI * radius < 3;

export function drawFlows(
  root: Group,
  circle: Circle,
  flows: readonly Flow[],
  colourOf: (node: number) => string,
): void {
  const radius = circle.wheel - circle.rim - 2;
  const head = Math.min(9, radius * 0.12);
  root
    .attr('transform', `translate(${circle.x} ${circle.y})`)
    .selectAll<SVGPathElement, Flow>('path')
    .data(flows, ({ from, to }) => `${from} ${to}`)
    .join('path')
    .attr('d', ({ source, target }) => ribbonPath(radius, source, target, head))
    .attr('fill', ({ to }) => (to < 0 ? 'var(--failed)' : colourOf(to)))
    // Between many nodes ribbons are so thin that they would not be seen.
    .attr('stroke', ({ to, source }) => (isThin(source, radius) && to >= 0 ? colourOf(to) : 'var(--paper)'))
    .attr('stroke-width', ({ source }) => (isThin(source, radius) ? 1 : 0.7));
}
