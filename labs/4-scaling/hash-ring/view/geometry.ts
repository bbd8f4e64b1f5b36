// The circle: shares of it as angles and places, and the way of a lookup along it. Pure.
import type { Circle } from './layout.ts';

/** Radians of the canvas for a share of the circle: 0 is at the top, and it runs clockwise. */
export const angleOf = (share: number): number => (share - 0.25) * 2 * Math.PI;

export function pointAt({ x, y }: Pick<Circle, 'x' | 'y'>, radius: number, share: number): readonly [number, number] {
  const angle = angleOf(share);
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
}

/** The share of the circle at a place, in [0, 1). */
export function shareAt({ x, y }: Pick<Circle, 'x' | 'y'>, atX: number, atY: number): number {
  return (((Math.atan2(atY - y, atX - x) / (2 * Math.PI) + 0.25) % 1) + 1) % 1;
}

const GOLDEN = 0.618_033_988_749_895;

/** How far from the middle a key lies: spread over the belt, so that neighbours do not hide each other. */
export const keyRadius = ({ keysFrom, keysTo }: Pick<Circle, 'keysFrom' | 'keysTo'>, key: number): number =>
  keysFrom - ((key * GOLDEN) % 1) * (keysFrom - keysTo);

/** An SVG path along the circle, clockwise from one share to another; a whole turn where `to` lies before `from`. */
export function arcPath(circle: Pick<Circle, 'x' | 'y'>, radius: number, from: number, to: number): string {
  const span = Math.min(0.9999, (((to - from) % 1) + 1) % 1);
  const [startX, startY] = pointAt(circle, radius, from);
  const [endX, endY] = pointAt(circle, radius, from + span);
  const size = radius.toFixed(1);
  return `M${startX.toFixed(1)} ${startY.toFixed(1)}A${size} ${size} 0 ${span > 0.5 ? 1 : 0} 1 ${endX.toFixed(1)} ${endY.toFixed(1)}`;
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
