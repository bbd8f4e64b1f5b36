// histogram_quantile(q, buckets): where the share q of all observations is reached.

export function histogramQuantile(q: number, buckets: readonly CumulativeBucket[]): number {
  const total = buckets.at(-1)?.count ?? 0;
  const found = buckets.find(({ count }) => count >= q * total);
  // The end of the bucket: never too low, and as coarse as the bucket.
  return found?.upperBound ?? Number.NaN;
}
