// Geometry of a histogram: bars, percentile ticks, and a density of theory on the same axis. Pure.

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface DistributionPlane {
  /** Pixel of a value. */
  toX(value: number): number;
  readonly min: number;
  readonly max: number;
  readonly bars: readonly { readonly x: number; readonly width: number; readonly height: number; readonly bin: Bin }[];
  /** Height of a density (per unit of the axis) on the same scale as the bars. */
  heightOf(x: number, density: number): number;
  readonly total: number;
}

/**
 * Bars' areas stand for counts: on a logarithmic axis a bar's height is its count per decade, so that wide bins of a tail
 * do not look like many. `width` and `height` in pixels.
 */
export function layDistribution(
  bins: readonly Bin[],
  width: number,
  height: number,
  log: boolean,
): DistributionPlane | undefined {
  const filled = bins.filter(({ from, to, count }) => count > 0 && to > from && (!log || to > 0));
  const first = filled[0];
  if (first === undefined) return undefined;
  const least = Math.min(...filled.map(({ from }) => from));
  const max = Math.max(...filled.map(({ to }) => to));
  const smallest = Math.min(...filled.map(({ to }) => to));
  // A first bin that begins at 0 has no place on a logarithmic axis: it begins at half its end.
  const min = log && least <= 0 ? smallest / 2 : least;
  const toUnit = (value: number): number =>
    log ? Math.log(Math.max(value, min) / min) / Math.log(max / min) : (value - min) / (max - min);
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  const heights = filled.map((bin) => bin.count / total / Math.max(1e-9, toUnit(bin.to) - toUnit(bin.from)));
  const top = Math.max(...heights);
  return {
    toX: (value) => Math.min(1, Math.max(0, toUnit(value))) * width,
    min,
    max,
    total,
    bars: filled.map((bin, index) => {
      const x = toUnit(bin.from) * width;
      return {
        x,
        width: Math.max(0.5, toUnit(bin.to) * width - x - 0.6),
        height: ((heights[index] ?? 0) / top) * height,
        bin,
      };
    }),
    heightOf(x, density) {
      // Density per unit of x, turned into density per unit of the axis.
      const perAxis = log ? density * x * Math.log(max / min) : density * (max - min);
      return Math.min(1.15, perAxis / top) * height;
    },
  };
}
