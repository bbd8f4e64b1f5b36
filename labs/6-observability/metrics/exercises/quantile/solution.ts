// histogram_quantile(q, buckets), by the rules of Prometheus.

export function histogramQuantile(q: number, buckets: readonly CumulativeBucket[]): number {
  if (Number.isNaN(q)) return Number.NaN;
  if (q < 0) return Number.NEGATIVE_INFINITY;
  if (q > 1) return Number.POSITIVE_INFINITY;
  const sorted = [...buckets].sort((one, other) => one.upperBound - other.upperBound);
  const last = sorted.length - 1;
  if (sorted[last]?.upperBound !== Number.POSITIVE_INFINITY || last < 1) return Number.NaN;
  // Counts that fall are raised: a scrape may have caught them at different moments.
  let most = 0;
  const counts = sorted.map(({ count }) => {
    most = Math.max(most, count);
    return most;
  });
  if (most === 0) return Number.NaN;
  const rank = q * most;
  const found = counts.findIndex((count) => count >= rank);
  const { upperBound } = sorted[found] as CumulativeBucket;
  if (found === last) return (sorted[last - 1] as CumulativeBucket).upperBound;
  if (found === 0 && upperBound <= 0) return upperBound;
  const low = sorted[found - 1]?.upperBound ?? 0;
  const below = counts[found - 1] ?? 0;
  return low + (upperBound - low) * ((rank - below) / ((counts[found] as number) - below));
}
