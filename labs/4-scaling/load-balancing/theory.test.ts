// Simulated steady states against queueing theory, at 99 % for the whole family of checks, and two choices over a hundred
// servers against an independent simulation.
import { describe, expect, it } from 'vitest';
import recorded from '../../../fixtures/reference/queueing/power_of_two.json' with { type: 'json' };
import { erlangC, mg1MeanWait, mm1ResponseQuantile, mmc } from '../../../src/algorithms/queueing/closed-forms.ts';
import { levelOfEach, meanConfidence } from '../../../src/sim/confidence.ts';
import { BARE, drained, stateOf } from './testing/runs.ts';

const SEEDS = Array.from({ length: 16 }, (_, index) => 100 + index);
const SERVICE_MS = 10;

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

const single = (load: number): readonly Check[] => {
  const params = { servers: 1, arrivalRatePerS: rate(load) };
  const theory = mmc(rate(load) / 1000, 1 / SERVICE_MS, 1);
  return [
    { name: `M/M/1 at ${load}, wait`, params, metric: 'meanWaitMs', expected: theory.meanWait },
    { name: `M/M/1 at ${load}, in the system`, params, metric: 'meanInSystem', expected: theory.meanInSystem },
    {
      name: `M/M/1 at ${load}, p99`,
      params,
      metric: 'p99ResponseMs',
      expected: mm1ResponseQuantile(rate(load) / 1000, 1 / SERVICE_MS, 0.99),
      rounding: 0.01,
    },
  ];
};

const shared = (load: number, places: number): Check => ({
  name: `M/M/${places} at ${load}, wait`,
  params: { servers: 1, capacityPerServer: places, arrivalRatePerS: rate(load, places) },
  metric: 'meanWaitMs',
  expected: mmc(rate(load, places) / 1000, 1 / SERVICE_MS, places).meanWait,
});

const general = (load: number, serviceDistribution: string, squaredVariation: number): Check => ({
  name: `M/G/1 (${serviceDistribution}) at ${load}, wait`,
  params: { servers: 1, serviceDistribution, arrivalRatePerS: rate(load) },
  metric: 'meanWaitMs',
  expected: mg1MeanWait(rate(load) / 1000, SERVICE_MS, squaredVariation),
});

const split = (load: number, servers: number): Check => ({
  name: `random over ${servers} servers at ${load}, wait`,
  params: { servers, algorithm: 'random', arrivalRatePerS: rate(load) * servers },
  metric: 'meanWaitMs',
  expected: mmc(rate(load) / 1000, 1 / SERVICE_MS, 1).meanWait,
});

const CHECKS: readonly Check[] = [
  ...single(0.3),
  ...single(0.6),
  ...single(0.8),
  shared(0.7, 2),
  shared(0.8, 5),
  general(0.5, 'deterministic', 0),
  general(0.8, 'deterministic', 0),
  general(0.5, 'lognormal', 1.5 ** 2),
  split(0.5, 4),
  split(0.7, 10),
];

const metricsOf = (params: Readonly<Record<string, unknown>>, seed: number) =>
  drained({ ...BARE, serviceTimeMs: SERVICE_MS, requests: 24_000, warmUpMs: 15_000, ...params }, { seed }).metrics();

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
    const { low, high, mean } = meanConfidence(values, levelOfEach(0.99, CHECKS.length + 1));
    // An interval so wide that anything lies in it would prove nothing.
    expect(high - low).toBeLessThan(0.25 * expected);
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
    const { low, high } = meanConfidence(shares, levelOfEach(0.99, CHECKS.length + 1));
    expect(erlangC(4, 5)).toBeGreaterThanOrEqual(low);
    expect(erlangC(4, 5)).toBeLessThanOrEqual(high);
  });
});

describe('a hundred servers at 0.9', () => {
  // The closed form is of infinitely many servers; a simulation of a hundred that others wrote is the judge.
  it.each([
    ['power-of-two-choices', 'p2c'],
    ['least-connections', 'least'],
  ])('%s', (algorithm, policy) => {
    const row = recorded.des.find((each) => each.policy === policy && each.servers === 100 && each.rho === 0.9);
    if (row === undefined) throw new Error(`no row of ${policy}`);
    const values = [1, 2, 3, 4, 5, 6].map((seed) => {
      // Service of 20 ms keeps the rate below the manifest's 5,000/s.
      const params = {
        servers: 100,
        algorithm,
        serviceTimeMs: 20,
        arrivalRatePerS: 4500,
        requests: 60_000,
        warmUpMs: 4000,
      };
      return (drained({ ...BARE, ...params }, { seed }).metrics()['meanResponseMs'] as number) / 20;
    });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const ownError = Math.sqrt(
      values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length,
    );
    const combined = Math.hypot(ownError, row.mean_se);
    expect(combined).toBeLessThan(0.05 * row.mean);
    expect(Math.abs(mean - row.mean)).toBeLessThan(3 * combined);
  });
});
