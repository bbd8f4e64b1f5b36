// The figures of a run: metrics of the whole of it, and samples of the last seconds.
import type { Metrics } from '#src/contract/model.ts';
import { addToBatches } from '#src/sim/batches.ts';
import { addToRecent, type Recent, recentSince } from '#src/sim/recent.ts';
import { meanOf, quantileOf, selectQuantile } from '#src/sim/statistics.ts';
import { type Params, WINDOW_MS } from './parameters.ts';
import { areasAt, inSystem, type State, updateAreas } from './state.ts';

/** Little's law told from both sides: by watching the room, and by asking everybody who was in it. */
export interface Little {
  /** Time average of how many are in queue and service. */
  readonly meanInSystem: number;
  /** Those who were there at any moment that counts, a second. */
  readonly entriesPerS: number;
  /** Mean of how long each of them was there, as far as that counts. */
  readonly meanStayMs: number;
}

export function littleOf(state: State, nowMs: number, params: Params): Little {
  const spanMs = nowMs - params.warmUpMs;
  const present = inSystem(state);
  const entered = state.stays.left + present;
  if (spanMs <= 0 || entered === 0) return { meanInSystem: 0, entriesPerS: 0, meanStayMs: Number.NaN };
  return {
    meanInSystem: areasAt(state, nowMs, params.warmUpMs).inSystemMs / spanMs,
    entriesPerS: (1000 * entered) / spanMs,
    meanStayMs: (state.stays.leftMs + present * nowMs - state.stays.presentSinceMs) / entered,
  };
}

export function metricsOf(state: State, nowMs: number, params: Params): Metrics {
  const little = littleOf(state, nowMs, params);
  const { busyMs, capacityMs } = areasAt(state, nowMs, params.warmUpMs);
  return {
    requests: state.sent,
    answered: state.answered,
    throughputPerS: nowMs === 0 ? 0 : (1000 * state.answered) / nowMs,
    meanWaitMs: meanOf(state.wait),
    meanServiceMs: meanOf(state.service),
    meanResponseMs: meanOf(state.response),
    p50ResponseMs: quantileOf(state.responses, 0.5),
    p90ResponseMs: quantileOf(state.responses, 0.9),
    p95ResponseMs: quantileOf(state.responses, 0.95),
    p99ResponseMs: quantileOf(state.responses, 0.99),
    p999ResponseMs: quantileOf(state.responses, 0.999),
    utilisation: capacityMs === 0 ? 0 : busyMs / capacityMs,
    ...little,
    serverSeconds: capacityMs / 1000,
  };
}

/** How much a running total has grown over the window, by what it was at the samples. */
const growth = (total: number, sampled: Recent, nowMs: number): number =>
  total - (recentSince(sampled, nowMs - WINDOW_MS)[0] ?? total);

/** The answers of the window, however many they were; the means are NaN where there were none. */
export function latestAnswers({ answered, sums, sampled }: State, nowMs: number) {
  const count = growth(answered, sampled.answered, nowMs);
  return {
    count,
    meanResponseMs: growth(sums.responseMs, sampled.responseMs, nowMs) / count,
    meanWaitMs: growth(sums.waitMs, sampled.waitMs, nowMs) / count,
  };
}

/** One sample, in the order of the manifest's series. */
export function sampleInto(state: State, nowMs: number, params: Params, into: Float64Array): void {
  updateAreas(state, nowMs, params.warmUpMs);
  const { recent, sums, sampled, steady, areas } = state;
  addToRecent(sampled.sent, nowMs, state.sent);
  addToRecent(sampled.answered, nowMs, state.answered);
  addToRecent(sampled.responseMs, nowMs, sums.responseMs);
  addToRecent(sampled.waitMs, nowMs, sums.waitMs);
  addToRecent(sampled.busyMs, nowMs, areas.busyMs);
  addToRecent(sampled.capacityMs, nowMs, areas.capacityMs);
  const spanS = Math.min(nowMs, WINDOW_MS) / 1000;
  const capacityMs = growth(areas.capacityMs, sampled.capacityMs, nowMs);
  const answers = latestAnswers(state, nowMs);
  into[0] = selectQuantile(recentSince(recent, nowMs - WINDOW_MS), 0.99);
  into[1] = answers.meanResponseMs;
  into[2] = answers.count / spanS;
  into[3] = growth(state.sent, sampled.sent, nowMs) / spanS;
  into[4] = inSystem(state);
  into[5] = capacityMs === 0 ? Number.NaN : growth(areas.busyMs, sampled.busyMs, nowMs) / capacityMs;

  const spanMs = nowMs - steady.sampledMs;
  const grownMs = areas.capacityMs - steady.capacityMs;
  if (spanMs > 0 && grownMs > 0) {
    addToBatches(steady.inSystem, (areas.inSystemMs - steady.inSystemMs) / spanMs);
    addToBatches(steady.utilisation, (areas.busyMs - steady.busyMs) / grownMs);
  }
  steady.sampledMs = nowMs;
  steady.inSystemMs = areas.inSystemMs;
  steady.busyMs = areas.busyMs;
  steady.capacityMs = areas.capacityMs;
}
