// Streaming statistics as plain data, so that they live inside a model's state and are copied with it.

/** Count, mean and spread, by Welford's recurrence (1962). */
export interface Tally {
  count: number;
  mean: number;
  /** Sum of squared deviations from the mean. */
  squares: number;
  min: number;
  max: number;
}

export const createTally = (): Tally => ({
  count: 0,
  mean: 0,
  squares: 0,
  min: Number.POSITIVE_INFINITY,
  max: Number.NEGATIVE_INFINITY,
});

export function addToTally(tally: Tally, value: number): void {
  tally.count += 1;
  const deviation = value - tally.mean;
  tally.mean += deviation / tally.count;
  tally.squares += deviation * (value - tally.mean);
  if (value < tally.min) tally.min = value;
  if (value > tally.max) tally.max = value;
}

/** Mean of what was added; NaN of nothing. */
export const meanOf = (tally: Tally): number => (tally.count === 0 ? Number.NaN : tally.mean);
/** Unbiased sample variance; NaN below two values. */
export const varianceOf = (tally: Tally): number => (tally.count < 2 ? Number.NaN : tally.squares / (tally.count - 1));
export const standardDeviationOf = (tally: Tally): number => Math.sqrt(varianceOf(tally));

/** The tally of both sets of values together (Chan, Golub and LeVeque 1979). */
export function mergeTallies(one: Tally, other: Tally): Tally {
  const count = one.count + other.count;
  if (count === 0) return createTally();
  const deviation = other.mean - one.mean;
  return {
    count,
    mean: one.mean + (deviation * other.count) / count,
    squares: one.squares + other.squares + (deviation * deviation * one.count * other.count) / count,
    min: Math.min(one.min, other.min),
    max: Math.max(one.max, other.max),
  };
}

/**
 * Counts in logarithmic buckets: every quantile comes out within `relativeError` of a true sample value
 * (DDSketch: Masson, Rim and Lee, VLDB 2019). Values from 1e-6 to 1e9 are told apart; those below count as 0.
 */
export interface LogHistogram {
  /** Logarithm of the quotient of a bucket's edges. */
  readonly bucketWidth: number;
  readonly counts: Float64Array;
  zeros: number;
  count: number;
}

const SMALLEST = 1e-6;
const LARGEST = 1e9;

/** @param relativeError of every quantile, above 0 and below 0.5 */
export function createHistogram(relativeError = 0.01): LogHistogram {
  if (!(relativeError > 0 && relativeError < 0.5))
    throw new RangeError(`relativeError must lie between 0 and 0.5, not ${relativeError}`);
  const bucketWidth = Math.log((1 + relativeError) / (1 - relativeError));
  const buckets = Math.ceil(Math.log(LARGEST / SMALLEST) / bucketWidth) + 2;
  return { bucketWidth, counts: new Float64Array(buckets), zeros: 0, count: 0 };
}

/** @throws RangeError for a negative value or NaN */
export function addToHistogram(histogram: LogHistogram, value: number): void {
  if (!(value >= 0)) throw new RangeError(`a histogram takes values of 0 or more, not ${value}`);
  histogram.count += 1;
  if (value < SMALLEST) {
    histogram.zeros += 1;
    return;
  }
  const bucket = Math.min(histogram.counts.length - 1, Math.ceil(Math.log(value / SMALLEST) / histogram.bucketWidth));
  histogram.counts[bucket] = (histogram.counts[bucket] as number) + 1;
}

/** The value with a share `quantile` (0 to 1) of all values at or below it; NaN of nothing. */
export function quantileOf(histogram: LogHistogram, quantile: number): number {
  if (histogram.count === 0) return Number.NaN;
  // The epsilon undoes the rounding of products such as 0.99 × 100.
  const rank = Math.max(1, Math.ceil(quantile * histogram.count - 1e-9));
  let seen = histogram.zeros;
  if (rank <= seen) return 0;
  for (let bucket = 0; bucket < histogram.counts.length; bucket += 1) {
    seen += histogram.counts[bucket] as number;
    if (seen >= rank) return midpointOf(histogram, bucket);
  }
  return LARGEST;
}

/** Where a bucket's values are taken to lie: no more than the relative error from any of them. */
function midpointOf(histogram: LogHistogram, bucket: number): number {
  const { bucketWidth } = histogram;
  return SMALLEST * Math.exp(bucketWidth * bucket) * (2 / (1 + Math.exp(bucketWidth)));
}

/** Bucket edges and counts from the first to the last bucket in use, for drawing. */
export function bucketsOf(
  histogram: LogHistogram,
): readonly { readonly from: number; readonly to: number; readonly count: number }[] {
  const { bucketWidth } = histogram;
  const used: { from: number; to: number; count: number }[] = [];
  for (let bucket = 0; bucket < histogram.counts.length; bucket += 1) {
    const count = histogram.counts[bucket] as number;
    if (count > 0)
      used.push({
        from: SMALLEST * Math.exp(bucketWidth * (bucket - 1)),
        to: SMALLEST * Math.exp(bucketWidth * bucket),
        count,
      });
  }
  return used;
}

/**
 * Nearest-rank quantile (0 to 1) of values in any order; NaN of none. It rearranges them instead of sorting, which costs
 * a few comparisons for each (Hoare's FIND, 1961).
 */
export function selectQuantile(values: Float64Array, quantile: number): number {
  if (values.length === 0) return Number.NaN;
  const rank = Math.max(0, Math.min(values.length, Math.ceil(quantile * values.length - 1e-9)) - 1);
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[rank] as number;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] as number) < pivot) left += 1;
      while ((values[right] as number) > pivot) right -= 1;
      if (left > right) break;
      const swapped = values[left] as number;
      values[left] = values[right] as number;
      values[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (right < rank) low = left;
    if (left > rank) high = right;
  }
  return values[rank] as number;
}
