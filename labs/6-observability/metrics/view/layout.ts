// Where things stand on the stage: servers and Prometheus in a row, and below them the plane of the buckets, each as wide as
// the others, so that a straight line within one is what Prometheus assumes. Pure.
import type { Box } from '#src/view/stage/box.ts';

export interface StageLayout {
  /** Little room: fewer words. */
  readonly compact: boolean;
  readonly sentence: { readonly x: number; readonly y: number };
  readonly servers: readonly Box[];
  readonly prometheus: Box;
  /** Height of the wire over which scrapes go. */
  readonly wireY: number;
  readonly plane: Box;
  /** Baseline of the bounds under the plane. */
  readonly boundsY: number;
  /** Height of the bar between estimate and truth. */
  readonly gapY: number;
}

const NARROW = 520;
const LOW = 400;

/** @param width and height of the stage in CSS pixels, for so many servers */
export function layStage(width: number, height: number, servers: number): StageLayout {
  const narrow = width < NARROW;
  const compact = narrow || height < LOW;
  const margin = narrow ? 10 : 20;
  const gap = narrow ? 6 : 14;
  const top = compact ? 44 : 60;
  const boxHeight = compact ? 46 : 70;
  const room = width - 2 * margin;
  const prometheusWidth = narrow ? 88 : 118;
  const between = narrow ? 8 : 30;
  const each = servers === 0 ? 0 : (room - prometheusWidth - between - (servers - 1) * gap) / servers;
  const boxWidth = Math.max(24, Math.min(150, each));
  const planeX = margin + (narrow ? 30 : 40);
  const planeTop = servers === 0 ? top : top + boxHeight + (compact ? 26 : 40);
  const planeBottom = height - (compact ? 44 : 56);
  return {
    compact,
    sentence: { x: margin, y: compact ? 17 : 28 },
    servers: Array.from({ length: servers }, (_, index) => ({
      ...{ x: margin + index * (boxWidth + gap), y: top, width: boxWidth, height: boxHeight },
    })),
    prometheus: { x: width - margin - prometheusWidth, y: top, width: prometheusWidth, height: boxHeight },
    wireY: top - (compact ? 9 : 13),
    plane: { x: planeX, y: planeTop, width: width - margin - planeX, height: Math.max(40, planeBottom - planeTop) },
    boundsY: planeBottom + (compact ? 13 : 16),
    gapY: planeBottom + (compact ? 26 : 33),
  };
}

/** Pixels of the buckets: `bounds` finite ones, and +Inf last. */
export function bucketScale({ x, width }: Box, bounds: number) {
  const each = width / (bounds + 1);
  return {
    each,
    left: (bucket: number): number => x + bucket * each,
    /** @param share of the bucket, 0 … 1 */
    at: (bucket: number, share: number): number => x + (bucket + Math.min(1, Math.max(0, share))) * each,
  };
}

/** Which bucket a value falls into, and where in it it stands; above the last bound at the left end of +Inf. */
export function placeIn(bounds: ArrayLike<number>, value: number): { readonly bucket: number; readonly share: number } {
  let bucket = 0;
  while (bucket < bounds.length && value > (bounds[bucket] as number)) bucket += 1;
  if (bucket === bounds.length) return { bucket, share: value === bounds[bucket - 1] ? 0 : 0.5 };
  const high = bounds[bucket] as number;
  const low = bucket === 0 ? Math.min(0, high) : (bounds[bucket - 1] as number);
  return { bucket, share: high === low ? 1 : (value - low) / (high - low) };
}

/** Every so many bounds are named, as there is room for. */
export const namedEvery = (each: number, longest: number): number => Math.max(1, Math.ceil((longest * 6.6 + 8) / each));

/** How far a request has fallen, 0 … 1: slowly at first. */
export const fallen = (agoMs: number, fallMs: number): number => Math.min(1, Math.max(0, agoMs / fallMs)) ** 1.6;

/** Words on either side of a gap: where the left ones end and the right ones begin, within the plane and apart. */
export function layPair(
  { x, width }: Box,
  left: { readonly x: number; readonly width: number },
  right: { readonly x: number; readonly width: number },
): { readonly leftEnd: number; readonly rightStart: number } {
  const apart = 8;
  // The right ones leave room for the left ones.
  const least = x + left.width + (left.width === 0 ? 0 : apart);
  const rightStart = Math.max(least, Math.min(right.x + 6, x + width - right.width));
  return { rightStart, leftEnd: Math.max(x + left.width, Math.min(left.x - 6, rightStart - apart)) };
}
