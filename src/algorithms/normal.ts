// The standard normal distribution: its distribution function and the inverse of it.

/** Share of the distribution below x: Abramowitz and Stegun 26.2.17, error below 7.5e-8. */
export function normalBelow(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return x >= 0 ? 1 - tail : tail;
}

/** Acklam's rational approximation of the standard normal quantile (2003), relative error below 1.2e-9. */
export function normalQuantile(share: number): number {
  if (share <= 0) return Number.NEGATIVE_INFINITY;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  const tail = Math.min(share, 1 - share);
  if (tail >= 0.02425) {
    const q = share - 0.5;
    const r = q * q;
    return (q * polynomial(CENTRE, r)) / (polynomial(CENTRE_BELOW, r) * r + 1);
  }
  const q = Math.sqrt(-2 * Math.log(tail));
  const lower = polynomial(TAIL, q) / (polynomial(TAIL_BELOW, q) * q + 1);
  return share < 0.5 ? lower : -lower;
}

const CENTRE = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const CENTRE_BELOW = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
];
const TAIL = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_BELOW = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];

/** Highest power first. */
const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
