// The quantile that Prometheus reads off a histogram, by its own rules (promql/quantile.go): linear inside a bucket.

/** A bucket of a classic histogram: how many observations were at most this. */
export interface Bucket {
  readonly upperBound: number;
  readonly count: number;
}

/** Where a quantile lies. */
export interface QuantilePlace {
  /** What `histogram_quantile` answers. */
  readonly value: number;
  /** The bucket that the truth lies in, too: above `low`, at most `high`. Both NaN where there is no answer. */
  readonly low: number;
  readonly high: number;
  /** Of that bucket among the sorted, merged ones; −1 where there is no answer. */
  readonly index: number;
}

const NOWHERE = { low: Number.NaN, high: Number.NaN, index: -1 } as const;

/** Sorted by bound, those of the same bound added up, and counts that never fall; undefined without a +Inf bucket. */
export function tidyBuckets(buckets: readonly Bucket[]): readonly Bucket[] | undefined {
  const sorted = [...buckets].sort((one, other) => one.upperBound - other.upperBound);
  if (sorted.at(-1)?.upperBound !== Number.POSITIVE_INFINITY) return undefined;
  const merged: { upperBound: number; count: number }[] = [];
  for (const { upperBound, count } of sorted) {
    const last = merged.at(-1);
    if (last?.upperBound === upperBound) last.count += count;
    else merged.push({ upperBound, count });
  }
  let most = merged[0]?.count ?? 0;
  for (const bucket of merged) {
    if (bucket.count > most) most = bucket.count;
    else if (bucket.count < most) bucket.count = most;
  }
  return merged;
}

/** `histogram_quantile(q, buckets)`, and the bucket that it was found in. */
export function placeQuantile(quantile: number, buckets: readonly Bucket[]): QuantilePlace {
  if (Number.isNaN(quantile)) return { value: Number.NaN, ...NOWHERE };
  if (quantile < 0) return { value: Number.NEGATIVE_INFINITY, ...NOWHERE };
  if (quantile > 1) return { value: Number.POSITIVE_INFINITY, ...NOWHERE };
  const tidy = tidyBuckets(buckets);
  const total = tidy?.at(-1)?.count ?? Number.NaN;
  if (tidy === undefined || tidy.length < 2 || !(total > 0 || total < 0)) return { value: Number.NaN, ...NOWHERE };
  const rank = quantile * total;
  const last = tidy.length - 1;
  const found = tidy.findIndex(({ count }) => count >= rank);
  const index = found < 0 ? last : found;
  const below = tidy[index - 1];
  const { upperBound: high, count } = tidy[index] as Bucket;
  if (index === last) {
    const bound = (below as Bucket).upperBound;
    return { value: bound, low: bound, high, index };
  }
  if (below === undefined && high <= 0) return { value: high, low: Number.NEGATIVE_INFINITY, high, index };
  const low = below?.upperBound ?? 0;
  const before = below?.count ?? 0;
  return { value: low + (high - low) * ((rank - before) / (count - before)), low, high, index };
}

export const histogramQuantile = (quantile: number, buckets: readonly Bucket[]): number =>
  placeQuantile(quantile, buckets).value;

/** Buckets as they are exposed, from the counts between bounds; the last count lies above the last bound. */
export function cumulativeBuckets(bounds: ArrayLike<number>, counts: ArrayLike<number>): readonly Bucket[] {
  let count = 0;
  return Array.from({ length: bounds.length + 1 }, (_, index) => {
    count += counts[index] ?? 0;
    return { upperBound: bounds[index] ?? Number.POSITIVE_INFINITY, count };
  });
}

/** The index of the bucket that a value falls into; the number of bounds for the last one. */
export function bucketIndex(bounds: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (bounds[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The rank of the observation whose bucket `histogram_quantile` finds: the smallest value with at least the share `quantile` of
 * all at or below it, which is the true quantile.
 */
export const trueRank = (quantile: number, count: number): number =>
  Math.min(count, Math.max(1, Math.ceil(quantile * count)));
