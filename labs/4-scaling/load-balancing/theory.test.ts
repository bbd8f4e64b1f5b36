// Simulated steady states against the closed forms that others computed, and many servers against a simulation that others
// wrote. Seeds are fixed, the first fifteen seconds do not count, and all checks together hold at 99 %.
import { describe, expect, it } from 'vitest';
import { erlangC, mg1MeanWait } from '#src/algorithms/queueing/closed-forms.ts';
import { levelOfEach, meanConfidence, normalQuantile } from '#src/sim/confidence.ts';
import closedForms from '../../../fixtures/reference/queueing/closed_forms.json' with { type: 'json' };
import simulated from '../../../fixtures/reference/queueing/power_of_two.json' with { type: 'json' };
import { BARE, drained, stateOf } from './testing/runs.ts';

const SEEDS = Array.from({ length: 16 }, (_, index) => 100 + index);
const SERVICE_MS = 10;
const WARM_UP_MS = 15_000;
const FAMILY_LEVEL = 0.99;
/** An interval so wide that anything lies in it would prove nothing. */
const WIDEST = 0.25;

interface Check {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly metric: string;
  readonly expected: number;
  /** Histograms tell values apart to 1 %. */
  readonly rounding?: number;
}

/** Rate of one server at a load, 1/s. */
const rate = (load: number, places = 1): number => (1000 * load * places) / SERVICE_MS;

/** The busier the queue, the longer its figures take to settle. */
const requestsAt = (load: number): number => (load > 0.85 ? 70_000 : 24_000);

const mm1Row = (load: number) => {
  const row = closedForms.mm1.find((each) => each.rho === load);
  if (row === undefined) throw new Error(`there is no M/M/1 at ${load}`);
  return row;
};

const single = (load: number): readonly Check[] => {
  const params = { servers: 1, arrivalRatePerS: rate(load), requests: requestsAt(load) };
  const row = mm1Row(load);
  const check = (what: string, metric: string, expected: number, rounding = 0): Check => ({
    name: `M/M/1 at ${load}, ${what}`,
    params,
    metric,
    expected,
    rounding,
  });
  return [
    check('wait', 'meanWaitMs', row.Wq_in_service_times * SERVICE_MS),
    check('response', 'meanResponseMs', row.W_in_service_times * SERVICE_MS),
    check('in the system', 'meanInSystem', row.L),
    check('p50', 'p50ResponseMs', row.W_p50 * SERVICE_MS, 0.01),
    // At 0.9 the slowest percent would take millions of requests to tell.
    ...(load > 0.85 ? [] : [check('p99', 'p99ResponseMs', row.W_p99 * SERVICE_MS, 0.01)]),
  ];
};

/** One queue before so many places: the machine itself, whoever balances. */
const shared = (load: number, places: number): readonly Check[] => {
  const row = closedForms.mmc.find((each) => each.c === places && each.rho === load && each.mu === 1);
  if (row === undefined) throw new Error(`there is no M/M/${places} at ${load}`);
  const params = {
    servers: 1,
    capacityPerServer: places,
    arrivalRatePerS: rate(load, places),
    requests: requestsAt(load),
  };
  const name = `M/M/${places} at ${load}`;
  return [
    { name: `${name}, wait`, params, metric: 'meanWaitMs', expected: row.Wq * SERVICE_MS },
    { name: `${name}, in the system`, params, metric: 'meanInSystem', expected: row.L },
  ];
};

const general = (load: number, serviceDistribution: string, squaredVariation: number): Check => ({
  name: `M/G/1 (${serviceDistribution}) at ${load}, wait`,
  params: { servers: 1, serviceDistribution, arrivalRatePerS: rate(load), requests: requestsAt(load) },
  metric: 'meanWaitMs',
  expected: mg1MeanWait(rate(load) / 1000, SERVICE_MS, squaredVariation),
});

/** Chance makes of each server an M/M/1 of its own. */
const split = (load: number, servers: number): Check => ({
  name: `random over ${servers} servers at ${load}, wait`,
  params: { servers, algorithm: 'random', arrivalRatePerS: rate(load) * servers, requests: 2 * requestsAt(load) },
  metric: 'meanWaitMs',
  expected: mm1Row(load).Wq_in_service_times * SERVICE_MS,
});

const CHECKS: readonly Check[] = [
  ...single(0.5),
  ...single(0.7),
  ...single(0.8),
  ...single(0.9),
  ...shared(0.8, 2),
  ...shared(0.9, 3),
  ...shared(0.8, 5),
  general(0.5, 'deterministic', 0),
  general(0.8, 'deterministic', 0),
  general(0.5, 'lognormal', 1.5 ** 2),
  split(0.5, 4),
  split(0.7, 10),
  split(0.8, 3),
];

/** Rows of the other simulation: policy, servers. */
const SIMULATED = [
  ['round-robin', 'rr', 10],
  ['power-of-two-choices', 'p2c', 10],
  ['least-connections', 'least', 10],
  ['round-robin', 'rr', 100],
  ['power-of-two-choices', 'p2c', 100],
  ['least-connections', 'least', 100],
] as const;

const LEVEL = levelOfEach(FAMILY_LEVEL, CHECKS.length + SIMULATED.length + 1);

const metricsOf = (params: Readonly<Record<string, unknown>>, seed: number) =>
  drained({ ...BARE, serviceTimeMs: SERVICE_MS, warmUpMs: WARM_UP_MS, ...params }, { seed }).metrics();

/** Runs of the same parameters serve all their checks. */
const cache = new Map<string, readonly Readonly<Record<string, number>>[]>();
function replicas(params: Readonly<Record<string, unknown>>) {
  const key = JSON.stringify(params);
  const known = cache.get(key) ?? SEEDS.map((seed) => metricsOf(params, seed));
  cache.set(key, known);
  return known;
}

describe('queueing theory', () => {
  it.each(CHECKS)('$name', ({ params, metric, expected, rounding = 0 }) => {
    const values = replicas(params).map((metrics) => metrics[metric] as number);
    const { low, high, mean } = meanConfidence(values, LEVEL);
    expect(high - low).toBeLessThan(WIDEST * expected);
    expect(mean).toBeGreaterThan(0);
    expect(expected).toBeGreaterThanOrEqual(low * (1 - rounding));
    expect(expected).toBeLessThanOrEqual(high * (1 + rounding));
  });

  it('M/M/5 at 0.8: Erlang C says how many wait at all', () => {
    const shares = SEEDS.map((seed) => {
      const params = {
        ...BARE,
        servers: 1,
        capacityPerServer: 5,
        serviceTimeMs: SERVICE_MS,
        arrivalRatePerS: rate(0.8, 5),
      };
      const machine = drained({ ...params, requests: 20_000 }, { seed, log: true });
      let queued = 0;
      for (let index = 0; index < machine.log.length; index += 1) if (machine.log.kindAt(index) === 2) queued += 1;
      return queued / stateOf(machine).sent;
    });
    const { low, high } = meanConfidence(shares, LEVEL);
    expect(erlangC(4, 5)).toBeGreaterThanOrEqual(low);
    expect(erlangC(4, 5)).toBeLessThanOrEqual(high);
  });
});

describe('many servers at 0.9', () => {
  // The closed form is of infinitely many servers; a simulation of as many that others wrote is the judge.
  it.each(SIMULATED)('%s, as their %s over %i', (algorithm, policy, servers) => {
    const row = simulated.des.find((each) => each.policy === policy && each.servers === servers && each.rho === 0.9);
    if (row === undefined) throw new Error(`no row of ${policy}`);
    // Service of 20 ms keeps the rate below the manifest's 5,000/s.
    const serviceTimeMs = 20;
    const params = {
      servers,
      algorithm,
      serviceTimeMs,
      arrivalRatePerS: (0.9 * servers * 1000) / serviceTimeMs,
      requests: 60_000,
      warmUpMs: servers === 100 ? 4000 : WARM_UP_MS,
    };
    const values = SEEDS.slice(0, 8).map(
      (seed) => (drained({ ...BARE, ...params }, { seed }).metrics()['meanResponseMs'] as number) / serviceTimeMs,
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const ownError = Math.sqrt(
      values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length,
    );
    const combined = Math.hypot(ownError, row.mean_se);
    expect(combined).toBeLessThan(0.05 * row.mean);
    expect(Math.abs(mean - row.mean)).toBeLessThan(normalQuantile(0.5 + LEVEL / 2) * combined);
  });
});
