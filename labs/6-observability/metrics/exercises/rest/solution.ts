// A histogram that counts everything: the last bucket has no upper bound.

export function createHistogram(bounds: readonly number[]): BucketHistogram {
  const finite = bounds.filter((bound) => bound < Number.POSITIVE_INFINITY);
  const sorted = [...new Set(finite)].sort((one, other) => one - other);
  sorted.push(Number.POSITIVE_INFINITY);
  const counts = sorted.map(() => 0);
  return {
    observe(value) {
      for (const [index, bound] of sorted.entries()) if (value <= bound) counts[index] = (counts[index] ?? 0) + 1;
    },
    buckets: () => sorted.map((le, index) => ({ le, count: counts[index] ?? 0 })),
  };
}
