// Whether answers were fast enough: the share of them that was in time, in percent like the target.

export function checkLatency(
  latenciesMs: readonly number[],
  { thresholdMs, targetPercent }: LatencyObjective,
): Compliance | undefined {
  if (latenciesMs.length === 0) return undefined;
  const inTime = latenciesMs.filter((latencyMs) => latencyMs <= thresholdMs).length;
  // A ratio of whole numbers: 95 of 100 is 95%, without a rest.
  const sliPercent = (100 * inTime) / latenciesMs.length;
  return { sliPercent, isCompliant: sliPercent >= targetPercent };
}
