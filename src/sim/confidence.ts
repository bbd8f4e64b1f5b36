// How sure a simulated figure is: confidence intervals over replicas or batches, and bands over time.

/** Standard normal quantile, Acklam's rational approximation, relative error below 1.2e-9. */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`a probability lies between 0 and 1, not ${probability}`);
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ] as const;
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572] as const;
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ] as const;
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416] as const;
  const tail = (q: number): number =>
    (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
    ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
  if (probability < 0.02425) return tail(Math.sqrt(-2 * Math.log(probability)));
  if (probability > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - probability)));
  const q = probability - 0.5;
  const r = q * q;
  return (
    ((((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q) /
    (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1)
  );
}

/** Student's t quantile by Hill's expansion (1970), Algorithm 396; exact for 1 and 2 degrees of freedom. */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom < 1) throw new RangeError(`degrees of freedom start at 1, not ${degreesOfFreedom}`);
  if (probability < 0.5) return -studentQuantile(1 - probability, degreesOfFreedom);
  const twoSided = 2 * (1 - probability);
  const n = degreesOfFreedom;
  if (n === 1) return 1 / Math.tan((twoSided * Math.PI) / 2);
  if (n === 2) return Math.sqrt(2 / (twoSided * (2 - twoSided)) - 2);
  const a = 1 / (n - 0.5);
  const b = 48 / (a * a);
  let c = ((20700 * a) / b - 98) * a - 16;
  c = c * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * n;
  let y = (d * twoSided) ** (2 / n);
  if (y > 0.05 + a) {
    const x = -normalQuantile(1 - twoSided / 2);
    y = x * x;
    if (n < 5) c += 0.3 * (n - 4.5) * (x + 0.6);
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = Math.expm1(a * y * y);
  } else {
    y =
      ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1) * ((n + 1) / (n + 2)) +
      1 / y;
  }
  return Math.sqrt(n * y);
}

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Confidence interval of the mean of independent values, at least two. */
export function meanConfidence(values: readonly number[], level: number): Interval {
  if (values.length < 2) throw new RangeError('a confidence interval needs at least two values');
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = studentQuantile(0.5 + level / 2, values.length - 1) * Math.sqrt(variance / values.length);
  return { mean, low: mean - half, high: mean + half };
}

/** Level of each of `checks` tests so that all of them together hold at `familyLevel` (Šidák). */
export const levelOfEach = (familyLevel: number, checks: number): number => familyLevel ** (1 / checks);

/** Pointwise quantiles over replicas: each row of `replicas` is one run's series; NaN are left out. */
export function bandOf(
  replicas: readonly ArrayLike<number>[],
  lower: number,
  upper: number,
): { readonly low: Float64Array; readonly high: Float64Array } {
  const length = Math.max(0, ...replicas.map((replica) => replica.length));
  const low = new Float64Array(length).fill(Number.NaN);
  const high = new Float64Array(length).fill(Number.NaN);
  for (let index = 0; index < length; index += 1) {
    const values = replicas
      .map((replica) => replica[index])
      .filter((value): value is number => value !== undefined && !Number.isNaN(value));
    if (values.length === 0) continue;
    values.sort((one, other) => one - other);
    const at = (quantile: number): number => values[Math.round(quantile * (values.length - 1))] as number;
    low[index] = at(lower);
    high[index] = at(upper);
  }
  return { low, high };
}
