// The band of arcs round the circle: who owns which stretch of it. Traced once, for the canvas and for a file alike.
import type { Path } from 'd3';
import type { Snapshot } from '../snapshot.ts';
import { angleOf, pointAt, type Stretch } from './geometry.ts';
import type { Circle } from './layout.ts';

/** What a canvas's path and D3's have in common. */
export type Pen = Pick<Path, 'moveTo' | 'lineTo' | 'arc'>;

/** Arcs end at their point: what lies between the point before and this one belongs to its node. */
export function eachArc(
  { at, owner }: Snapshot['ring'],
  visit: (from: number, to: number, node: number) => void,
): void {
  const count = at.length;
  for (let point = 0; point < count; point += 1) {
    const before = point === 0 ? (at[count - 1] as number) - 1 : (at[point - 1] as number);
    visit(before, at[point] as number, owner[point] as number);
  }
}

export function arcsOfNode(ring: Snapshot['ring'], node: number): readonly Stretch[] {
  const arcs: Stretch[] = [];
  eachArc(ring, (from, to, owner) => {
    if (owner === node) arcs.push({ from, to });
  });
  return arcs;
}

/** Traces arcs; those narrower than `leastPx` are widened to be seen, the end stays where it is. */
export function traceArcs(pen: Pen, circle: Circle, radius: number, arcs: Iterable<Stretch>, leastPx = 0): void {
  const least = leastPx / (2 * Math.PI * radius);
  for (const { from, to } of arcs) {
    const start = Math.min(from, to - least);
    pen.moveTo(...pointAt(circle, radius, start));
    pen.arc(circle.x, circle.y, radius, angleOf(start), angleOf(to));
  }
}

/** One path a node: the fewer strokes, the faster. */
export function traceBand<Made extends Pen>(
  { ring }: Pick<Snapshot, 'ring'>,
  circle: Circle,
  makePen: () => Made,
): ReadonlyMap<number, Made> {
  const pens = new Map<number, Made>();
  const middle = circle.radius - circle.band / 2;
  eachArc(ring, (from, to, node) => {
    let pen = pens.get(node);
    if (pen === undefined) {
      pen = makePen();
      pens.set(node, pen);
    }
    traceArcs(pen, circle, middle, [{ from, to }]);
  });
  return pens;
}

/** Pixels between points, on average, below which their ticks are left out. */
const CLOSEST_TICKS = 2.6;

/** A tick beyond the band for each point of a node, as long as points can be told apart. */
export function traceTicks(pen: Pen, { at, owner }: Snapshot['ring'], circle: Circle, node: number): void {
  if (at.length * CLOSEST_TICKS > 2 * Math.PI * circle.radius) return;
  const long = at.length < 60 ? 7 : 4;
  for (let point = 0; point < at.length; point += 1) {
    if (owner[point] !== node) continue;
    pen.moveTo(...pointAt(circle, circle.radius - 0.5, at[point] as number));
    pen.lineTo(...pointAt(circle, circle.radius + long, at[point] as number));
  }
}

export const tickWidth = ({ at }: Snapshot['ring']): number => (at.length < 60 ? 2.4 : 1.2);
