// What queueing theory says of the present settings, and how far the run agrees: each closed form beside the interval in
// which the run's own long-run mean lies.
import { mg1, mmc, mmcResponseQuantile, type SteadyState } from '#src/algorithms/queueing/closed-forms.ts';
import type { Metrics } from '#src/contract/model.ts';
import { type Batches, batchInterval } from '#src/sim/batches.ts';
import type { Interval } from '#src/sim/confidence.ts';
import { meanServiceMs } from './flow.ts';
import { type Params, VARIATION } from './parameters.ts';
import type { State } from './state.ts';

/** How sure the interval of each figure is, taken by itself. */
export const LEVEL = 0.95;

export type Law = 'mm1' | 'mmc' | 'md1' | 'mg1';

export interface Theory {
  /** Offered load per server. */
  readonly load: number;
  /** Undefined where no closed form is known, or a server is not like the others. */
  readonly law: Law | undefined;
  /** Times in ms, rates per ms; infinite where there is no steady state. */
  readonly steady: SteadyState | undefined;
}

function lawOf(params: Params, servers: number): Law | undefined {
  if (params.serviceDistribution === 'exponential') return servers === 1 ? 'mm1' : 'mmc';
  if (servers > 1) return undefined;
  return params.serviceDistribution === 'deterministic' ? 'md1' : 'mg1';
}

export function theoryOf(state: State, params: Params): Theory {
  const { count } = state.servers;
  const serviceMs = meanServiceMs(params, state.serviceRatePerS, count);
  const ratePerMs = state.arrivalRatePerS / 1000;
  const load = (ratePerMs * serviceMs) / count;
  const law = state.disturbed ? undefined : lawOf(params, count);
  switch (law) {
    case undefined:
      return { load, law, steady: undefined };
    case 'mm1':
    case 'mmc':
      return { load, law, steady: mmc(ratePerMs, 1 / serviceMs, count) };
    case 'md1':
    case 'mg1':
      return { load, law, steady: mg1(ratePerMs, serviceMs, VARIATION[params.serviceDistribution] ** 2) };
  }
}

/** The response time that a share of all requests does not exceed; undefined where no closed form is known. */
function quantileMs(state: State, params: Params, { law }: Theory, quantile: number): number | undefined {
  if (law !== 'mm1' && law !== 'mmc') return undefined;
  const { count } = state.servers;
  const serviceMs = meanServiceMs(params, state.serviceRatePerS, count);
  return params.networkLatencyMs + mmcResponseQuantile(state.arrivalRatePerS / 1000, 1 / serviceMs, count, quantile);
}

/** The level of each series in the steady state; NaN where there is none, and nothing where nobody knows. */
export function levelsOf(state: State, params: Params): Metrics {
  const theory = theoryOf(state, params);
  // All that arrives is served, or all that can be: that much holds for any service time.
  const known = state.disturbed
    ? {}
    : {
        utilisation: Math.min(1, theory.load),
        throughputPerS: state.arrivalRatePerS * Math.min(1, 1 / theory.load),
      };
  if (theory.load >= 1 && !state.disturbed)
    return { ...known, meanResponseMs: Number.NaN, p99ResponseMs: Number.NaN, inSystem: Number.NaN };
  if (theory.steady === undefined) return known;
  const p99ResponseMs = quantileMs(state, params, theory, 0.99);
  return {
    ...known,
    meanResponseMs: params.networkLatencyMs + theory.steady.meanResponse,
    inSystem: theory.steady.meanInSystem,
    ...(p99ResponseMs === undefined ? {} : { p99ResponseMs }),
  };
}

export interface TheoryCheck {
  readonly of: 'meanWaitMs' | 'meanResponseMs' | 'meanInSystem' | 'utilisation';
  readonly expected: number;
  /** Where the run's long-run mean lies at LEVEL; undefined where the run is too short to say. */
  readonly interval: Interval | undefined;
}

/** The steady state of the present settings beside the run since they were last changed. */
export function checksOf(state: State, params: Params): readonly TheoryCheck[] {
  const { steady } = theoryOf(state, params);
  if (steady === undefined || !Number.isFinite(steady.meanWait)) return [];
  const { steady: seen } = state;
  const check = (of: TheoryCheck['of'], expected: number, batches: Batches): TheoryCheck => ({
    of,
    expected,
    interval: batchInterval(batches, LEVEL),
  });
  return [
    check('meanWaitMs', steady.meanWait, seen.wait),
    check('meanResponseMs', params.networkLatencyMs + steady.meanResponse, seen.response),
    check('meanInSystem', steady.meanInSystem, seen.inSystem),
    check('utilisation', steady.utilisation, seen.utilisation),
  ];
}
