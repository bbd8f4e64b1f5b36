// Axes, thinning and label places of charts. Pure.
import { roundStep } from '../timeline/layout.ts';
import type { ChartPoint } from './types.ts';

/** An end of an axis not below `value`, whose half is a round figure too. */
export function roundMax(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  for (const factor of [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10])
    if (factor * power >= value * (1 - 1e-9)) return clean(factor * power);
  return clean(10 * power);
}

/** Removes what floating point adds behind the twelfth digit. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** An upright axis: its ends, and the figures that stand at it in order. */
export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/** From 0 to an end that is given: 0, the half and the end stand at it. */
export function axisTo(max: number): ValueAxis {
  return { min: 0, max, ticks: [0, clean(max / 2), max] };
}

/** About as many stretches between round figures on an axis that reaches below 0. */
const STRETCHES = 3;

/** An axis that begins at 0, or below it where the data do: then it has round steps, one of which is 0. */
export function valueAxis(min: number, max: number): ValueAxis {
  if (!(min < 0) || !Number.isFinite(min)) return axisTo(roundMax(max));
  const top = Math.max(0, max);
  const step = roundStep((top - min) / STRETCHES);
  const from = Math.floor(min / step + 1e-9);
  const to = Math.ceil(top / step - 1e-9);
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => clean((from + index) * step));
  return { min: clean(from * step), max: clean(to * step), ticks };
}

/** Powers of ten within a range, thinned to at most `most`; 1-2-5 or evenly round ones where a range holds too few. */
export function logTicks(min: number, max: number, most = 6): readonly number[] {
  if (!(min > 0) || max <= min) return [min, max];
  const from = Math.ceil(Math.log10(min) - 1e-9);
  const to = Math.floor(Math.log10(max) + 1e-9);
  const powers = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => 10 ** (from + index));
  if (powers.length < 2) {
    // Less than two decades: the 1-2-5 series.
    const steps = Array.from({ length: to - from + 3 }, (_, index) => 10 ** (from - 1 + index)).flatMap((power) =>
      [1, 2, 5].map((digit) => clean(digit * power)),
    );
    const within = steps.filter((step) => step >= min * (1 - 1e-9) && step <= max * (1 + 1e-9));
    // Less than an octave is nearly even: round values there.
    return within.length < 2 ? linearTicks(min, max, 3) : within;
  }
  const skip = Math.ceil(powers.length / most);
  return powers.filter((_, index) => index % skip === 0).map(clean);
}

/** Round values from min to max, about `count` of them. */
export function linearTicks(min: number, max: number, count = 5): readonly number[] {
  if (!(max > min)) return [min];
  const step = roundStep((max - min) / count);
  const ticks: number[] = [];
  for (let tick = Math.ceil(min / step - 1e-9) * step; tick <= max + step * 1e-9; tick += step) ticks.push(clean(tick));
  return ticks;
}

/**
 * At most about `most` points that keep every peak: of each stretch its lowest and its highest, in order. Gaps (NaN) stay
 * gaps where a whole stretch is one.
 */
export function thin(points: readonly ChartPoint[], most: number): readonly ChartPoint[] {
  if (points.length <= most || most < 4) return points;
  const buckets = Math.floor(most / 2);
  const size = points.length / buckets;
  const kept: ChartPoint[] = [];
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const stretch = points.slice(Math.floor(bucket * size), Math.floor((bucket + 1) * size));
    let low: ChartPoint | undefined;
    let high: ChartPoint | undefined;
    for (const point of stretch) {
      if (!Number.isFinite(point.y)) continue;
      if (low === undefined || point.y < low.y) low = point;
      if (high === undefined || point.y >= high.y) high = point;
    }
    if (low === undefined || high === undefined) {
      if (stretch[0] !== undefined) kept.push(stretch[0]);
    } else if (low === high) kept.push(low);
    else kept.push(...(low.x <= high.x ? [low, high] : [high, low]));
  }
  const last = points.at(-1);
  if (last !== undefined && kept.at(-1) !== last) kept.push(last);
  return kept;
}

/** Moves labels apart so that none is nearer than `gap` to the next, as little as possible, within [0, height]. */
export function spreadLabels(wanted: readonly number[], gap: number, height: number): readonly number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  let floor = 0;
  for (const label of order) {
    label.y = Math.max(label.y, floor);
    floor = label.y + gap;
  }
  let ceiling = height;
  for (const label of [...order].reverse()) {
    label.y = Math.min(label.y, ceiling);
    ceiling = label.y - gap;
  }
  const placed = [...wanted];
  for (const { y, index } of order) placed[index] = y;
  return placed;
}

/** Words along an axis: where they stand, and from where to where they reach. */
export interface AxisLabel {
  readonly at: number;
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The words of an axis within [0, width], each under its place or, at the ends, moved inwards; the last is always written,
 * and of the others those that leave `gap` pixels to the next.
 */
export function placeAxisLabels(
  wanted: readonly { readonly at: number; readonly words: string }[],
  widthOf: (words: string) => number,
  width: number,
  gap = 6,
): readonly AxisLabel[] {
  const placed: AxisLabel[] = [];
  for (const { at, words } of wanted.toReversed()) {
    const wide = widthOf(words);
    const from = Math.max(0, Math.min(width - wide, at - wide / 2));
    if (from + wide + gap <= (placed[0]?.from ?? Number.POSITIVE_INFINITY))
      placed.unshift({ at, words, from, to: from + wide });
  }
  return placed;
}

/** Extent of what is finite; undefined where nothing is. */
export function extentOf(values: Iterable<number>): { readonly min: number; readonly max: number } | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min <= max ? { min, max } : undefined;
}

/** The value of a line between its points, straight as it is drawn; undefined outside of them. Pure. */
export function valueAt(
  points: readonly ChartPoint[],
  x: number,
  scale: 'linear' | 'log' = 'linear',
): number | undefined {
  const after = points.findIndex((point) => point.x >= x);
  const [from, to] = [points[after - 1], points[after]];
  if (to === undefined) return undefined;
  if (to.x === x || from === undefined) return to.x === x ? to.y : undefined;
  const place = (value: number): number => (scale === 'log' ? Math.log(value) : value);
  const share = (place(x) - place(from.x)) / (place(to.x) - place(from.x));
  return from.y + share * (to.y - from.y);
}
