// What a counter grew by over a range, as PromQL has it: resets are made good, and the growth between first and last sample is
// stretched to the ends of the range (promql/functions.go, extrapolatedRate).

export interface CounterSample {
  readonly atMs: number;
  readonly value: number;
}

/** Samples no further back than the range, both ends included, as in Prometheus 2. */
export const samplesWithin = <Sample extends { readonly atMs: number }>(
  samples: readonly Sample[],
  nowMs: number,
  rangeMs: number,
): readonly Sample[] => samples.filter(({ atMs }) => atMs >= nowMs - rangeMs && atMs <= nowMs);

/** The growth of a counter from the first sample to the last: where it fell, it began again from 0. */
function growthOf(samples: readonly CounterSample[]): number {
  let growth = 0;
  for (let index = 1; index < samples.length; index += 1) {
    const before = (samples[index - 1] as CounterSample).value;
    const { value } = samples[index] as CounterSample;
    growth += value < before ? value : value - before;
  }
  return growth;
}

/** How often it fell. */
export const resetsOf = (samples: readonly CounterSample[]): number =>
  samples.filter(({ value }, index) => index > 0 && value < (samples[index - 1] as CounterSample).value).length;

/** `increase(counter[range])` at a moment, from the samples within the range; undefined below two. */
export function increaseOf(samples: readonly CounterSample[], nowMs: number, rangeMs: number): number | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || samples.length < 2) return undefined;
  const growth = growthOf(samples);
  const sampledS = (last.atMs - first.atMs) / 1000;
  const betweenS = sampledS / (samples.length - 1);
  let toStartS = (first.atMs - (nowMs - rangeMs)) / 1000;
  const toEndS = (nowMs - last.atMs) / 1000;
  // A counter was never below 0: not further back than where it would have been.
  if (growth > 0 && first.value >= 0) toStartS = Math.min(toStartS, sampledS * (first.value / growth));
  const threshold = betweenS * 1.1;
  const reach = (gapS: number): number => (gapS < threshold ? gapS : betweenS / 2);
  return growth * ((sampledS + reach(toStartS) + reach(toEndS)) / sampledS);
}

/** `rate(counter[range])`: a second. */
export function rateOf(samples: readonly CounterSample[], nowMs: number, rangeMs: number): number | undefined {
  const increase = increaseOf(samples, nowMs, rangeMs);
  return increase === undefined ? undefined : increase / (rangeMs / 1000);
}
