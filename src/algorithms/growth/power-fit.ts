// How fast a cost grows: a power law, fitted by least squares on log-log axes.

export interface CostPoint {
  /** Size of the input. */
  readonly n: number;
  /** Operations, or time. */
  readonly cost: number;
}

export interface PowerFit {
  /** Slope on log-log axes: 1 is linear, 2 quadratic; n log n lies a little above 1. */
  readonly exponent: number;
  /** Cost at n = 1 of the fitted line. */
  readonly factor: number;
  /**
   * Standard error of the exponent. Counts have no noise: it says how far the points are from one straight line, as those
   * of n log n are, or those of a short list where smaller terms still weigh.
   */
  readonly standardError: number;
}

/**
 * The line log cost = log factor + exponent · log n that is nearest to the points.
 * @returns undefined below two different sizes with a cost above 0
 */
export function fitPower(points: readonly CostPoint[]): PowerFit | undefined {
  const logs = points
    .filter(({ n, cost }) => n > 0 && cost > 0 && Number.isFinite(cost))
    .map(({ n, cost }) => [Math.log(n), Math.log(cost)] as const);
  const count = logs.length;
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / count;
  const spread = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (!(spread > 0)) return undefined;
  const exponent = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const rest = logs.reduce((sum, [x, y]) => sum + (y - meanY - exponent * (x - meanX)) ** 2, 0);
  return {
    exponent,
    factor: Math.exp(meanY - exponent * meanX),
    standardError: count > 2 ? Math.sqrt(rest / (count - 2) / spread) : Number.NaN,
  };
}

/** Sizes that grow by the same ratio, whole and rising, from `smallest` to `largest`. */
export function growingSizes(smallest: number, largest: number, count: number): readonly number[] {
  const sizes: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const wanted = Math.round(smallest * (largest / smallest) ** (index / Math.max(1, count - 1)));
    sizes.push(Math.max(wanted, (sizes.at(-1) ?? 0) + 1));
  }
  return sizes;
}
