// The figures of a load-balancing run: metrics of the whole, samples over time, and what theory says where it applies.
import { mg1MeanWait, mm1ResponseQuantile, mmc, supermarketMeanTime } from '#src/algorithms/queueing/closed-forms.ts';
import type { Metrics } from '#src/contract/model.ts';
import { recentSince } from '#src/sim/recent.ts';
import { meanOf, quantileOf, selectQuantile } from '#src/sim/statistics.ts';
import { LOGNORMAL_VARIATION, type Params } from './parameters.ts';
import { updateRecentLoad } from './recent-load.ts';
import { CONDITION, type State } from './state.ts';

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

function meanOfAll(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** One sample: p99 and mean of the last 5 s (of the latest 4,096 answers at most), rates since the last sample, queues. */
export function sampleInto(
  state: State,
  nowMs: number,
  into: Float64Array,
  sampleEveryMs: number,
  capacityPerServer: number,
): void {
  const { servers } = state;
  const responses = recentSince(state.recent, nowMs - WINDOW_MS);
  into[0] = selectQuantile(responses, 0.99);
  into[1] = meanOfAll(responses);
  into[2] = (1000 * (state.answered - state.answeredAtSample)) / sampleEveryMs;
  into[3] = (1000 * (state.failed - state.failedAtSample)) / sampleEveryMs;
  into[4] = state.inSystem;
  into[5] = servers.queued.reduce((longest, queued) => Math.max(longest, queued), 0);
  state.answeredAtSample = state.answered;
  state.failedAtSample = state.failed;
  updateRecentLoad(servers, nowMs, { sample: state.samples, sampleEveryMs, capacityPerServer });
  state.samples += 1;
}

/** Squared coefficient of variation of each service time distribution. */
const SQUARED_VARIATION = { exponential: 1, deterministic: 0, lognormal: LOGNORMAL_VARIATION ** 2 } as const;

const isUntouched = ({ servers }: State): boolean =>
  servers.speed.every((speed) => speed === 1) &&
  servers.slowdown.every((slowdown) => slowdown === 1) &&
  servers.condition.every((condition) => condition === CONDITION.up) &&
  servers.eligible.every((eligible) => eligible === 1);

/**
 * The steady state that theory gives for alike servers without faults: random splitting makes each server a queue of its
 * own (M/G/1, M/M/c); two choices over at least ten servers is close to the supermarket model. Of anything else, and of
 * recorded requests, nothing is said.
 */
export function theoryOf(state: State, params: Params): Metrics {
  if (!isUntouched(state)) return {};
  const { count } = state.servers;
  const places = params.capacityPerServer;
  const delaysMs = 2 * (params.clientDelayMs + params.serverDelayMs);
  const serviceMs = state.serviceTimeMs;
  const ratePerMs = state.arrivalRatePerS / 1000 / count;
  const load = (ratePerMs * serviceMs) / places;
  if (load >= 1) return {};
  const isExponential = params.serviceDistribution === 'exponential';
  if (state.algorithm === 'random' || count === 1) {
    if (places > 1)
      return isExponential ? { meanResponseMs: delaysMs + mmc(ratePerMs, 1 / serviceMs, places).meanResponse } : {};
    const waitMs = mg1MeanWait(ratePerMs, serviceMs, SQUARED_VARIATION[params.serviceDistribution]);
    const meanResponseMs = delaysMs + serviceMs + waitMs;
    if (!isExponential) return { meanResponseMs };
    return { meanResponseMs, p99ResponseMs: delaysMs + mm1ResponseQuantile(ratePerMs, 1 / serviceMs, 0.99) };
  }
  if (state.algorithm === 'power-of-two-choices' && count >= 10 && places === 1 && isExponential) {
    return { meanResponseMs: delaysMs + serviceMs * supermarketMeanTime(load, 2) };
  }
  return {};
}
