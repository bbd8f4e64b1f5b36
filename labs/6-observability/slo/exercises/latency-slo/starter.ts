// Whether answers were fast enough. It stops at the first call; and when it does not, the slowest service passes.

type Statistic = (values: readonly number[], share: number) => number;

const byValue = (values: readonly number[]): readonly number[] => [...values].sort((one, other) => one - other);

const STATISTICS: ReadonlyMap<string, Statistic> = new Map([
  ['median', (values) => byValue(values)[Math.floor(values.length / 2)] ?? Number.NaN],
  ['percentile', (values, share) => byValue(values)[Math.ceil(values.length * share) - 1] ?? Number.NaN],
]);

export function checkLatency(
  latenciesMs: readonly number[],
  { targetPercent }: LatencyObjective,
): Compliance | undefined {
  if (latenciesMs.length === 0) return undefined;
  const quantile = STATISTICS.get('quantile') as Statistic;
  const sliPercent = quantile(latenciesMs, 0.95);
  return { sliPercent, isCompliant: sliPercent >= targetPercent };
}
