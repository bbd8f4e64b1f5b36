// The figures of a run: what is true of all requests, and what those that were kept would have one believe.
import {
  type Stratum,
  type WeightedBucket,
  weightedQuantile,
  weightedShare,
} from '#src/algorithms/tracing/estimate.ts';
import type { Metrics } from '#src/contract/model.ts';
import { recentSince } from '#src/sim/recent.ts';
import { bucketsOf, type LogHistogram, quantileOf, selectQuantile } from '#src/sim/statistics.ts';
import { BYTES_A_SPAN, type Params, RECENT_MS, SAMPLE_MS } from './parameters.ts';
import { type Service, service } from './services.ts';
import type { State } from './state.ts';

const percent = (part: number, whole: number): number => (100 * part) / whole;

/** Of one kind of kept requests, each standing for `weight`. */
function bucketsIn(durations: LogHistogram, weight: number): readonly WeightedBucket[] {
  const filled = bucketsOf(durations).map(({ from, to, count }) => ({
    value: (2 * from * to) / (from + to),
    weight: count * weight,
  }));
  return durations.zeros === 0 ? filled : [{ value: 0, weight: durations.zeros * weight }, ...filled];
}

/** @param isWeighted each kept request stands for one over its chance, else for itself */
export function estimatesOf({ keptSurely, keptByRate }: State, { samplePercent }: Params, isWeighted: boolean) {
  const chance = Math.max(samplePercent / 100, Number.MIN_VALUE);
  const weight = isWeighted && keptByRate.durations.count > 0 ? 1 / chance : 1;
  const buckets = [...bucketsIn(keptSurely.durations, 1), ...bucketsIn(keptByRate.durations, weight)];
  const strata: readonly Stratum[] = [
    { chance: 1, failed: keptSurely.failed, succeeded: keptSurely.succeeded },
    { chance: isWeighted ? chance : 1, failed: keptByRate.failed, succeeded: keptByRate.succeeded },
  ];
  const { share, standardError } = weightedShare(strata.filter((each) => each.failed + each.succeeded > 0));
  return {
    p50Ms: weightedQuantile(buckets, 0.5),
    p95Ms: weightedQuantile(buckets, 0.95),
    p99Ms: weightedQuantile(buckets, 0.99),
    failedPercent: 100 * share,
    failedErrorPoints: 196 * standardError,
  };
}

/** How far an estimate is off, in percent of what is true. */
function offBy(estimate: number, truth: number): number {
  const off = Math.abs(estimate - truth);
  // Sums in another order differ in their last digits.
  return off <= 1e-9 * Math.abs(truth) ? 0 : (100 * off) / truth;
}

const pathPercent = ({ criticalMs }: State, name: Service): number =>
  percent(
    criticalMs[service(name)] as number,
    criticalMs.reduce((sum, ms) => sum + ms, 0),
  );

export function metricsOf(state: State, params: Params): Metrics {
  const { durations, settled, settledFailed, keptSurely, keptByRate } = state;
  const truth = {
    p50Ms: quantileOf(durations, 0.5),
    p95Ms: quantileOf(durations, 0.95),
    p99Ms: quantileOf(durations, 0.99),
    failedPercent: percent(settledFailed, settled),
  };
  const plain = estimatesOf(state, params, false);
  const weighted = estimatesOf(state, params, true);
  const kept = keptSurely.durations.count + keptByRate.durations.count;
  return {
    requests: state.sent,
    failed: state.failed,
    failedPercent: truth.failedPercent,
    p50ResponseMs: truth.p50Ms,
    p95ResponseMs: truth.p95Ms,
    p99ResponseMs: truth.p99Ms,
    estimatedP99Ms: plain.p99Ms,
    weightedP99Ms: weighted.p99Ms,
    estimatedFailedPercent: plain.failedPercent,
    weightedFailedPercent: weighted.failedPercent,
    weightedFailedErrorPoints: weighted.failedErrorPoints,
    estimatedP99ErrorPercent: offBy(plain.p99Ms, truth.p99Ms),
    weightedP99ErrorPercent: offBy(weighted.p99Ms, truth.p99Ms),
    worstErrorPercent: Math.max(
      offBy(weighted.p50Ms, truth.p50Ms),
      offBy(weighted.p95Ms, truth.p95Ms),
      offBy(weighted.p99Ms, truth.p99Ms),
      offBy(weighted.failedPercent, truth.failedPercent),
    ),
    keptTraces: kept,
    keptPercent: percent(kept, settled),
    keptFailedPercent: percent(state.keptFailed, settledFailed),
    spans: state.spans,
    recordedPercent: percent(state.recordedSpans, state.spans),
    storedSpans: state.storedSpans,
    storedPercent: percent(state.storedSpans, state.spans),
    storedBytes: state.storedSpans * BYTES_A_SPAN,
    mostBufferedSpans: state.mostBuffered,
    brokenPercent: percent(state.broken, state.traced),
    tracesPerRequest: state.tracesBegun / state.settled,
    dbPathPercent: pathPercent(state, 'db'),
    cachePathPercent: pathPercent(state, 'cache'),
    authPathPercent: pathPercent(state, 'auth'),
    wrongRestores: state.wrongRestores,
  };
}

export function sampleInto(state: State, into: Float64Array, params: Params, nowMs: number): void {
  const recent = recentSince(state.answers, nowMs - RECENT_MS);
  const perS = 1000 / SAMPLE_MS;
  into[0] = selectQuantile(recent, 0.99);
  into[1] = selectQuantile(recent, 0.5);
  into[2] = state.answersNow * perS;
  into[3] = state.failuresNow * perS;
  into[4] = state.storedNow * perS;
  into[5] = percent(state.broken, Math.max(1, state.traced));
  into[6] = estimatesOf(state, params, true).p99Ms;
  into[7] = quantileOf(state.durations, 0.99);
  state.answersNow = 0;
  state.failuresNow = 0;
  state.storedNow = 0;
  state.edgeRecent.set(state.edgeNow);
  state.edgeNow.fill(0);
}
