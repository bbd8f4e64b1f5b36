// What can be said of all requests when only some were kept, each with a known chance. Taken as they are, the kept ones
// stand for themselves; weighted by one over their chance (Horvitz and Thompson 1952), they stand for all.

/** Kept with the same chance. */
export interface Stratum {
  /** Above 0 and at most 1. */
  readonly chance: number;
  readonly failed: number;
  readonly succeeded: number;
}

export interface ShareEstimate {
  readonly share: number;
  /** Of the estimate, by its linearised variance under independent draws (Särndal, Swensson and Wretman 1992, ch. 5). */
  readonly standardError: number;
}

/** The share that failed, from kept requests weighted by one over their chance; NaN of none. */
export function weightedShare(strata: readonly Stratum[]): ShareEstimate {
  let [failed, total] = [0, 0];
  for (const { chance, failed: bad, succeeded } of strata) {
    failed += bad / chance;
    total += (bad + succeeded) / chance;
  }
  const share = failed / total;
  let variance = 0;
  for (const { chance, failed: bad, succeeded } of strata)
    variance += ((1 - chance) / chance ** 2) * (bad * (1 - share) ** 2 + succeeded * share ** 2);
  return { share, standardError: Math.sqrt(variance) / total };
}

/** Counted values, each bucket with what one of its values stands for. */
export interface WeightedBucket {
  readonly value: number;
  readonly weight: number;
}

/** The value with a share `quantile` of all weight at or below it; NaN of none. */
export function weightedQuantile(buckets: readonly WeightedBucket[], quantile: number): number {
  const sorted = [...buckets].sort((one, other) => one.value - other.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  // The epsilon undoes the rounding of sums of weights.
  const wanted = quantile * total * (1 - 1e-12);
  let seen = 0;
  for (const { value, weight } of sorted) {
    seen += weight;
    if (seen >= wanted) return value;
  }
  return Number.NaN;
}
