// The nodes as a wheel inside the circle. Without a ring it shows how the last lookup came to its node: to the bucket of a
// remainder, from bucket to bucket by jumps, or to the highest of the numbers that the nodes draw.
import { arc as arcShape, select } from 'd3';
import type { Group } from '#src/view/stage/handle.ts';
import { child } from '#src/view/stage/marks.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';
import { hopPath, keyRadius, pointAt, rayPath, type Stretch, sectorsOf } from './geometry.ts';
import { type Circle, isSmall } from './layout.ts';

export interface Spoke extends Stretch {
  readonly id: number;
  /** Its place among the nodes; −1 for one that has left. */
  readonly place: number;
}

/** A stretch for each node, and one for whoever gave keys away and is there no more, as wide as `goneWidth`, 0 … 1. */
export function spokesOf({ nodes, change }: Snapshot, goneWidth: number): readonly Spoke[] {
  const there = new Set(nodes.map(({ id }) => id));
  const gone = goneWidth === 0 ? [] : [...new Set(change.flows.from)].filter((id) => !there.has(id)).slice(0, 1);
  const sectors = sectorsOf([...nodes.map(() => 1), ...gone.map(() => goneWidth)]);
  return [...nodes.map(({ id }) => id), ...gone].map((id, index) => {
    const { from, to } = sectors[index] ?? { from: 0, to: 0 };
    return { id, from, to, place: index < nodes.length ? index : -1 };
  });
}

const middleOf = ({ from, to }: Stretch): number => (from + to) / 2;

/** Numbers of buckets stand inside of the rim; below this many pixels a bucket has no room for one. */
const NUMBER_ROOM = 13;
const NUMBERS_AT = 10;

const numbersFit = (circle: Circle, count: number): boolean =>
  !isSmall(circle) && (2 * Math.PI * (circle.wheel - circle.rim - NUMBERS_AT)) / Math.max(1, count) >= NUMBER_ROOM;

/** What the last lookup draws inside of the wheel. */
function trackOf(
  snapshot: Snapshot,
  circle: Circle,
  spokes: readonly Spoke[],
  done: number,
): { readonly path: string; readonly end: readonly [number, number] | undefined } {
  const { last, keys } = snapshot;
  if (last === undefined || last.path.by === 'ring' || last.key >= keys.at.length) return { path: '', end: undefined };
  const inner = circle.wheel - circle.rim - (numbersFit(circle, snapshot.nodes.length) ? 2 * NUMBERS_AT : 3);
  const room = Math.max(2, inner - circle.hub - 6);
  const stops =
    last.path.by === 'jumps'
      ? last.path.buckets.slice(0, Math.max(1, Math.ceil(done * last.path.buckets.length)))
      : [spokes.findIndex(({ id }) => id === last.node)];
  const first = spokes[stops[0] ?? -1];
  if (first === undefined) return { path: '', end: undefined };
  const from = keys.at[last.key] as number;
  let path = hopPath(circle, {
    ...{ from, fromRadius: keyRadius(circle, last.key) - 5, to: middleOf(first), toRadius: inner },
    ...{ depth: room * 0.35, clockwise: false },
  });
  let at: Stretch = first;
  for (const stop of stops.slice(1)) {
    const next = spokes[stop];
    if (next === undefined) continue;
    const ahead = middleOf(next) - middleOf(at);
    path += hopPath(circle, {
      ...{ from: middleOf(at), fromRadius: inner, to: middleOf(next), toRadius: inner },
      ...{ depth: room * Math.min(0.95, 0.45 + 2 * ahead), clockwise: true },
    });
    at = next;
  }
  return { path, end: pointAt(circle, inner, middleOf(at)) };
}

/** A bar for the number that each node drew, so much of the way to the hub as it is of the highest possible. */
function weightsPath({ last }: Snapshot, circle: Circle, spokes: readonly Spoke[], done: number): string {
  if (last?.path.by !== 'weights') return '';
  const { weights } = last.path;
  const inner = circle.wheel - circle.rim - 2;
  const room = Math.max(4, inner - circle.hub - 4);
  const drawn = Math.ceil(done * weights.length);
  return spokes
    .filter(({ place }) => place >= 0 && place < drawn)
    .map((spoke) => rayPath(circle, middleOf(spoke), inner, inner - room * (weights[spoke.place] ?? 0)))
    .join('');
}

export interface WheelLook {
  readonly text: Text;
  colourOf(node: number): string;
  /** How much of the last lookup is over, 0 … 1. */
  readonly done: number;
  /** Whether the last lookup is drawn inside. */
  readonly hasTrack: boolean;
}

export function drawWheel(
  root: Group,
  snapshot: Snapshot,
  circle: Circle,
  spokes: readonly Spoke[],
  { text, colourOf, done, hasTrack }: WheelLook,
): void {
  const { last, method } = snapshot;
  const dead = new Set(snapshot.nodes.filter((node) => node.dead).map(({ id }) => id));
  const rim = arcShape<Spoke>()
    .innerRadius(circle.wheel - circle.rim)
    .outerRadius(circle.wheel)
    .startAngle(({ from }) => from * 2 * Math.PI)
    .endAngle(({ to }) => to * 2 * Math.PI)
    .cornerRadius(1.5);
  const isOut = ({ id, place }: Spoke): boolean => place < 0 || dead.has(id);
  root
    .selectAll<SVGPathElement, Spoke>('path.spoke')
    .data(spokes, ({ id }) => id)
    .join('path')
    .attr('class', 'spoke')
    .attr('transform', `translate(${circle.x} ${circle.y})`)
    .attr('d', (spoke) => rim(spoke))
    .attr('fill', (spoke) => (isOut(spoke) ? 'none' : spoke.id < 0 ? 'var(--ink3)' : colourOf(spoke.id)))
    .attr('stroke', (spoke) => (dead.has(spoke.id) ? 'var(--failed)' : isOut(spoke) ? 'var(--ink3)' : 'none'))
    .attr('stroke-dasharray', '3 2');
  const hasNumbers =
    hasTrack && (method === 'modulo' || method === 'jump') && numbersFit(circle, snapshot.nodes.length);
  root
    .selectAll<SVGTextElement, Spoke>('text.bucket')
    .data(hasNumbers ? spokes.filter(({ place }) => place >= 0) : [], ({ id }) => id)
    .join('text')
    .attr('class', 'bucket')
    .attr('text-anchor', 'middle')
    .attr('font-size', 10.5)
    .style('font-family', 'var(--mono)')
    .each((spoke, index, all) => {
      const [x, y] = pointAt(circle, circle.wheel - circle.rim - NUMBERS_AT, middleOf(spoke));
      const isOwner = last?.node === spoke.id && done === 1;
      select(all[index] as SVGTextElement)
        .attr('x', x)
        .attr('y', y + 3.7)
        .attr('font-weight', isOwner ? 700 : 400)
        .style('fill', isOwner ? 'var(--ink)' : 'var(--ink2)')
        .text(text.number(spoke.place));
    });
  drawTrack(child(root, 'g', 'inside').attr('display', hasTrack ? null : 'none'), snapshot, circle, spokes, {
    colourOf,
    done,
  });
}

/** Inside of the wheel: how the last lookup came to its node. */
function drawTrack(
  root: Group,
  snapshot: Snapshot,
  circle: Circle,
  spokes: readonly Spoke[],
  { colourOf, done }: Pick<WheelLook, 'colourOf' | 'done'>,
): void {
  const { last } = snapshot;
  const { path, end } = trackOf(snapshot, circle, spokes, done);
  const isDrawing = last?.path.by === 'weights';
  child(root, 'path', 'weights')
    .attr('d', weightsPath(snapshot, circle, spokes, done))
    .attr('stroke', 'var(--ink3)')
    .attr('stroke-width', Math.max(1, Math.min(5, (2.2 * circle.wheel) / Math.max(1, spokes.length))));
  const winner = isDrawing && done === 1 ? spokes.filter(({ id }) => id === last.node) : [];
  child(root, 'path', 'highest')
    .attr('d', weightsPath(snapshot, circle, winner, 1))
    .attr('stroke', winner[0] === undefined ? 'none' : colourOf(winner[0].id))
    .attr('stroke-width', Math.max(2.5, Math.min(7, (3 * circle.wheel) / Math.max(1, spokes.length))));
  child(root, 'path', 'track')
    .attr('d', isDrawing ? '' : path)
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.6)
    .attr('stroke-linejoin', 'round');
  child(root, 'circle', 'stop')
    .attr('cx', end?.[0] ?? 0)
    .attr('cy', end?.[1] ?? 0)
    .attr('r', end === undefined || isDrawing ? 0 : 3)
    .attr('fill', 'var(--ink)');
}
