// The figures of a load-balancing run: metrics of the whole, samples over time, and what theory says where it applies.
import { mm1ResponseQuantile, mg1MeanWait, supermarketMeanTime } from '../../../src/algorithms/queueing/closed-forms.ts';
import type { Metrics } from '../../../src/contract/model.ts';
import { meanOf, quantileOf } from '../../../src/sim/statistics.ts';
import type { Params } from './simulation.ts';
import { CONDITION, recentQuantile, type State, updateBusyArea } from './state.ts';

const WINDOW_MS = 5000;

export function metricsOf(state: State, nowMs: number, params: Params): Metrics {
  const { servers, response } = state;
  let busyAreaMs = 0;
  let most = 0;
  let chosen = 0;
  for (let server = 0; server < servers.count; server += 1) {
    const sinceMs = nowMs - (servers.busyUpdatedMs[server] as number);
    busyAreaMs += (servers.busyAreaMs[server] as number) + sinceMs * (servers.busy[server] as number);
    chosen += servers.chosen[server] as number;
    most = Math.max(most, servers.chosen[server] as number);
  }
  const ended = state.answered + state.failed;
  return {
    requests: state.sent,
    answered: state.answered,
    failed: state.failed,
    retried: state.retried,
    failedPercent: ended === 0 ? 0 : (100 * state.failed) / ended,
    throughputPerS: nowMs === 0 ? 0 : (1000 * state.answered) / nowMs,
    meanWaitMs: meanOf(state.waitTally),
    meanResponseMs: meanOf(state.responseTally),
    p50ResponseMs: quantileOf(response, 0.5),
    p95ResponseMs: quantileOf(response, 0.95),
    p99ResponseMs: quantileOf(response, 0.99),
    p999ResponseMs: quantileOf(response, 0.999),
    utilisation: nowMs === 0 ? 0 : busyAreaMs / (nowMs * servers.count * params.capacityPerServer),
    imbalance: chosen === 0 ? 1 : (most * servers.count) / chosen,
    meanInSystem: nowMs === 0 ? 0 : (state.inSystemAreaMs + state.inSystem * (nowMs - state.inSystemUpdatedMs)) / nowMs,
  };
}

/** One sample: p99 and mean of the last 5 s (of the latest 4,096 answers at most), rates since the last sample, queues. */
export function sampleInto(state: State, nowMs: number, into: Float64Array, sampleEveryMs: number, capacityPerServer: number): void {
  const { servers } = state;
  into[0] = recentQuantile(state.recent, 0.99, nowMs, WINDOW_MS);
  into[1] = recentMean(state, nowMs);
  into[2] = (1000 * (state.answered - state.answeredAtSample)) / sampleEveryMs;
  into[3] = (1000 * (state.failed - state.failedAtSample)) / sampleEveryMs;
  into[4] = state.inSystem;
  into[5] = servers.queued.reduce((longest, queued) => Math.max(longest, queued), 0);
  state.answeredAtSample = state.answered;
  state.failedAtSample = state.failed;
  for (let server = 0; server < servers.count; server += 1) {
    updateBusyArea(servers, server, nowMs);
    const area = servers.busyAreaMs[server] as number;
    servers.recentUtilisation[server] = (area - (servers.busyAreaAtSampleMs[server] as number)) / (sampleEveryMs * capacityPerServer);
    servers.busyAreaAtSampleMs[server] = area;
  }
}

function recentMean(state: State, nowMs: number): number {
  const { atMs, responseMs, written } = state.recent;
  let sum = 0;
  let count = 0;
  for (let back = 1; back <= Math.min(written, atMs.length); back += 1) {
    const index = (written - back) % atMs.length;
    if ((atMs[index] as number) < nowMs - WINDOW_MS) break;
    sum += responseMs[index] as number;
    count += 1;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/**
 * The steady state that theory gives: random splitting makes each server an M/G/1 queue; two choices over at least ten
 * alike servers is close to the supermarket model. Anything else, and any fault, has no simple form: nothing is said.
 */
export function theoryOf(state: State, params: Params): Metrics {
  const { servers } = state;
  const delaysMs = 2 * (params.clientDelayMs + params.serverDelayMs);
  for (let server = 0; server < servers.count; server += 1) {
    const alike = servers.speed[server] === 1 && servers.slowdown[server] === 1 && servers.condition[server] === CONDITION.up && servers.eligible[server] === 1;
    if (!alike) return {};
  }
  if (params.capacityPerServer !== 1) return {};
  const serviceMs = state.serviceTimeMs;
  const ratePerMs = state.arrivalRatePerS / 1000 / servers.count;
  const load = ratePerMs * serviceMs;
  if (load >= 1) return {};
  if (state.algorithm === 'random' || servers.count === 1) {
    const squaredVariation = { exponential: 1, deterministic: 0, lognormal: 1.5 ** 2 }[params.serviceDistribution];
    const meanResponseMs = delaysMs + serviceMs + mg1MeanWait(ratePerMs, serviceMs, squaredVariation);
    if (params.serviceDistribution !== 'exponential') return { meanResponseMs };
    return { meanResponseMs, p99ResponseMs: delaysMs + mm1ResponseQuantile(ratePerMs, 1 / serviceMs, 0.99) };
  }
  if (state.algorithm === 'power-of-two-choices' && servers.count >= 10 && params.serviceDistribution === 'exponential') {
    return { meanResponseMs: delaysMs + serviceMs * supermarketMeanTime(load, 2) };
  }
  return {};
}
