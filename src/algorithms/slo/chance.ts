// Counts drawn from one uniform number each, by the inverse of their distribution. One draw a purpose and minute keeps two
// runs that differ in something else in step, and more errors stay more errors.
import { normalQuantile } from '../normal.ts';

/** Up to this mean counts are exact; beyond it the normal distribution with a term for the skew is near enough. */
const MOST_EXACT = 40;

/** The count at share `u` of a binomial distribution. */
export function binomialQuantile(trials: number, probability: number, u: number): number {
  if (trials <= 0 || probability <= 0) return 0;
  if (probability >= 1) return trials;
  if (probability > 0.5) return trials - binomialQuantile(trials, 1 - probability, 1 - u);
  const mean = trials * probability;
  if (mean > MOST_EXACT) return approximately(mean, mean * (1 - probability), 1 - 2 * probability, u, trials);
  const odds = probability / (1 - probability);
  let chance = Math.exp(trials * Math.log1p(-probability));
  let share = chance;
  let count = 0;
  while (share < u && count < trials) {
    chance *= (odds * (trials - count)) / (count + 1);
    count += 1;
    share += chance;
  }
  return count;
}

/** The count at share `u` of a Poisson distribution. */
export function poissonQuantile(mean: number, u: number): number {
  if (!(mean > 0)) return 0;
  if (mean > MOST_EXACT) return approximately(mean, mean, 1, u, Number.POSITIVE_INFINITY);
  let chance = Math.exp(-mean);
  let share = chance;
  let count = 0;
  // The tail beyond is smaller than what a uniform number can tell apart.
  while (share < u && count < 400) {
    count += 1;
    chance *= mean / count;
    share += chance;
  }
  return count;
}

/** Cornish and Fisher's first term: the distributions lean to the right by `skew` over their standard deviation. */
function approximately(mean: number, variance: number, skew: number, u: number, most: number): number {
  const z = normalQuantile(u);
  const count = Math.round(mean + Math.sqrt(variance) * z + (skew * (z * z - 1)) / 6);
  return Number.isNaN(count) ? Math.round(mean) : Math.min(most, Math.max(0, count));
}
