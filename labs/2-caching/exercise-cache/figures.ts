// What a run comes to: metrics of the whole run, and one sample of the series.
import type { Metrics } from '#src/contract/model.ts';
import { recentSince } from '#src/sim/recent.ts';
import { meanOf, quantileOf, selectQuantile } from '#src/sim/statistics.ts';
import { livingIn } from './entries.ts';
import { type Params, SAMPLE_EVERY_MS } from './parameters.ts';
import type { State } from './state.ts';

const WINDOW_MS = 5000;

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

export function metricsOf(state: State, nowMs: number, { servicePlaces }: Params): Metrics {
  const { counts, response, instances } = state;
  const busyMs = state.busyAreaMs + state.serving.length * (nowMs - state.busyUpdatedMs);
  return {
    requests: counts.sent,
    answered: counts.answered,
    failed: counts.failed,
    failedPercent: 100 * share(counts.failed, counts.answered + counts.failed),
    wrongAnswers: counts.wrong,
    l1HitRatio: share(counts.l1Hits, counts.reads),
    l2HitRatio: share(counts.l2Hits, counts.reads - counts.l1Hits),
    joinedRatio: share(counts.joined, counts.reads),
    missRatio: share(counts.misses, counts.reads),
    serviceCalls: counts.serviceCalls,
    duplicateLoads: counts.duplicateLoads,
    largestStampede: counts.largestStampede,
    longestQueue: counts.longestQueue,
    utilisation: nowMs === 0 ? 0 : busyMs / (nowMs * servicePlaces),
    staleReads: counts.staleReads,
    worstStaleMs: counts.worstStaleMs,
    meanResponseMs: meanOf(state.responseTally),
    p50ResponseMs: quantileOf(response, 0.5),
    p95ResponseMs: quantileOf(response, 0.95),
    p99ResponseMs: quantileOf(response, 0.99),
    p999ResponseMs: quantileOf(response, 0.999),
    l1Entries: instances.reduce((most, { l1 }) => Math.max(most, livingIn(l1, nowMs)), 0),
    l1Peak: counts.l1Peak,
    restarts: counts.restarts,
    unhandledRejections: counts.unhandled,
  };
}

/** One sample: p99 of the last 5 s (of the latest 4,096 answers at most); the rest since the last sample. */
export function sampleInto(state: State, nowMs: number, into: Float64Array): void {
  const { before, counts } = state;
  const perS = 1000 / SAMPLE_EVERY_MS;
  const reads = counts.reads - before.reads;
  into[0] = selectQuantile(recentSince(state.recent, nowMs - WINDOW_MS), 0.99);
  into[1] = perS * (counts.serviceCalls - before.serviceCalls);
  into[2] = reads === 0 ? Number.NaN : 100 * (1 - (counts.misses - before.misses) / reads);
  into[3] = state.worstStaleSinceSampleMs;
  into[4] = perS * (counts.answered - before.answered);
  into[5] = perS * (counts.failed - before.failed);
  into[6] = state.queue.length + state.serving.length;
  const { serviceCalls, failed, answered, misses } = counts;
  Object.assign(before, { serviceCalls, failed, answered, reads: counts.reads, misses });
  state.worstStaleSinceSampleMs = 0;
}
