// The circle: shares of it as angles and places, and the way of a lookup along it. Pure.
import type { Circle } from './layout.ts';

export type Centre = Pick<Circle, 'x' | 'y'>;

/** A stretch of the circle, clockwise: shares of it, `to` not below `from`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Radians of the canvas for a share of the circle: 0 is at the top, and it runs clockwise. */
export const angleOf = (share: number): number => (share - 0.25) * 2 * Math.PI;

export function pointAt({ x, y }: Centre, radius: number, share: number): readonly [number, number] {
  const angle = angleOf(share);
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
}

/** The share of the circle at a place, in [0, 1). */
export function shareAt({ x, y }: Centre, atX: number, atY: number): number {
  return (((Math.atan2(atY - y, atX - x) / (2 * Math.PI) + 0.25) % 1) + 1) % 1;
}

/** How far it is from one share clockwise to another, in [0, 1). */
export const clockwise = (from: number, to: number): number => (((to - from) % 1) + 1) % 1;

const GOLDEN = 0.618_033_988_749_895;

/** How far from the middle a key lies: spread over the belt, so that neighbours do not hide each other. */
export const keyRadius = ({ keysFrom, keysTo }: Pick<Circle, 'keysFrom' | 'keysTo'>, key: number): number =>
  keysFrom - ((key * GOLDEN) % 1) * (keysFrom - keysTo);

const fixed = ([x, y]: readonly [number, number]): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** An SVG path along the circle, clockwise from one share to another. */
export function arcPath(centre: Centre, radius: number, from: number, to: number): string {
  const span = Math.min(0.9999, clockwise(from, to));
  const size = radius.toFixed(1);
  const end = fixed(pointAt(centre, radius, from + span));
  return `M${fixed(pointAt(centre, radius, from))}A${size} ${size} 0 ${span > 0.5 ? 1 : 0} 1 ${end}`;
}

/** A straight line at one share, from one distance of the middle to another. */
export const rayPath = (centre: Centre, share: number, from: number, to: number): string =>
  `M${fixed(pointAt(centre, from, share))}L${fixed(pointAt(centre, to, share))}`;

/** Room between neighbours, as shares of the circle: less where there are many. */
const GAP = 0.008;

/** The circle parted in stretches as wide as their weights say, with gaps between them. */
export function sectorsOf(weights: readonly number[]): readonly Stretch[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return weights.map(() => ({ from: 0, to: 0 }));
  const gap = weights.length === 1 ? 0 : Math.min(GAP, 0.25 / weights.length);
  let at = 0;
  return weights.map((weight) => {
    const from = at;
    at += weight / sum;
    const inset = Math.min(gap, at - from) / 2;
    return { from: from + inset, to: at - inset };
  });
}

export interface Hop {
  readonly from: number;
  readonly fromRadius: number;
  readonly to: number;
  readonly toRadius: number;
  /** How far towards the middle it swings at most, below the straight way. */
  readonly depth: number;
  /** Clockwise however far that is; otherwise the shorter way. */
  readonly clockwise: boolean;
}

const HOP_STEPS = 28;

/** A swing from one place to another round the middle, which it leaves free. */
export function hopPath(centre: Centre, hop: Hop): string {
  const ahead = clockwise(hop.from, hop.to);
  const turn = hop.clockwise || ahead <= 0.5 ? ahead : ahead - 1;
  const points = Array.from({ length: HOP_STEPS + 1 }, (_, step) => {
    const t = step / HOP_STEPS;
    const swing = Math.sin(Math.PI * t);
    // Soon at the distance where it is going, so that it crosses what lies between at one place.
    const radius = hop.toRadius + (hop.fromRadius - hop.toRadius) * (1 - t) ** 5 - hop.depth * swing;
    return fixed(pointAt(centre, radius, hop.from + turn * t));
  });
  return `M${points.join('L')}`;
}

/** A ribbon round (0, 0), from one stretch of a circle through its middle to another, with a head of that length. */
export function ribbonPath(radius: number, source: Stretch, target: Stretch, head: number): string {
  const at = (share: number, distance: number): string => fixed(pointAt({ x: 0, y: 0 }, distance, share));
  const size = radius.toFixed(1);
  const [begin, end] = [at(source.from, radius), at(source.to, radius)];
  const tip = at((target.from + target.to) / 2, radius);
  const [left, right] = [at(target.from, radius - head), at(target.to, radius - head)];
  const isLarge = source.to - source.from > 0.5 ? 1 : 0;
  return `M${begin}A${size} ${size} 0 ${isLarge} 1 ${end}Q0 0 ${left}L${tip}L${right}Q0 0 ${begin}Z`;
}

/** The points that a search by halving compares with, in order: shares of the circle. `at` rises. */
export function probesOf(at: ArrayLike<number>, share: number): readonly number[] {
  const probes: number[] = [];
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const point = at[middle] as number;
    probes.push(point);
    if (point < share) low = middle + 1;
    else high = middle;
  }
  return probes;
}

/** The index of the first point at or after a share, of the first of all behind the last; −1 where there is none. */
export function pointAfter(at: ArrayLike<number>, share: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) < share) low = middle + 1;
    else high = middle;
  }
  return at.length === 0 ? -1 : low % at.length;
}

/** How many points a scan from the start has compared when it comes to the point of a share. */
export function scannedFor(at: ArrayLike<number>, share: number): number {
  const { length } = at;
  if (length === 0) return 0;
  // Behind the last point it has looked at all of them before it takes the first.
  return share > (at[length - 1] as number) ? length : pointAfter(at, share) + 1;
}
