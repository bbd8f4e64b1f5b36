// Simulated steady states against the closed forms that others computed. Seeds are fixed, the warm-up of each run is stated
// and does not count, and all checks together hold at 99 %.
import { describe, expect, it } from 'vitest';
import { mg1, mmcResponseQuantile, uslCapacity } from '#src/algorithms/queueing/closed-forms.ts';
import { levelOfEach, meanConfidence } from '#src/sim/confidence.ts';
import closedForms from '../../../fixtures/reference/queueing/closed_forms.json' with { type: 'json' };
import { drained, machineOf } from './testing/runs.ts';

const SEEDS = Array.from({ length: 16 }, (_, index) => 200 + index);
const SERVICE_MS = 10;
const RATE_PER_S = 1000 / SERVICE_MS;
const WARM_UP_MS = 20_000;
const FAMILY_LEVEL = 0.99;
/** An interval so wide that anything lies in it would prove nothing. */
const WIDEST = 0.25;
/** Histograms tell values apart to a quarter of a percent. */
const ROUNDING = 0.0025;

type Settings = Readonly<Record<string, unknown>>;

interface Check {
  readonly name: string;
  readonly params: Settings;
  readonly metric: string;
  readonly expected: number;
}

/** The busier the queue, the longer its figures take to settle. */
const requestsAt = (load: number): number => (load > 0.85 ? 80_000 : load > 0.6 ? 40_000 : 16_000);

function mm1At(load: number): readonly Check[] {
  const row = closedForms.mm1.find((each) => each.rho === load);
  if (row === undefined) throw new Error(`there is no M/M/1 at ${load}`);
  const params = { arrivalRatePerS: load * RATE_PER_S, requests: requestsAt(load) };
  const check = (metric: string, expected: number): Check => ({ name: `M/M/1 at ${load}`, params, metric, expected });
  return [
    check('meanWaitMs', row.Wq_in_service_times * SERVICE_MS),
    check('meanResponseMs', row.W_in_service_times * SERVICE_MS),
    check('meanInSystem', row.L),
    check('utilisation', load),
    check('p50ResponseMs', row.W_p50 * SERVICE_MS),
    check('p95ResponseMs', row.W_p95 * SERVICE_MS),
    // At 0.9 the slowest percent would take millions of requests to tell.
    ...(load > 0.85 ? [] : [check('p99ResponseMs', row.W_p99 * SERVICE_MS)]),
  ];
}

function mmcAt(servers: number, load: number): readonly Check[] {
  const row = closedForms.mmc.find((each) => each.c === servers && each.rho === load && each.mu === 1);
  if (row === undefined) throw new Error(`there is no M/M/${servers} at ${load}`);
  const arrivalRatePerS = load * servers * RATE_PER_S;
  const params = { servers, arrivalRatePerS, requests: 1.5 * requestsAt(load) };
  const check = (metric: string, expected: number): Check => ({
    name: `M/M/${servers} at ${load}`,
    params,
    metric,
    expected,
  });
  const p99 = mmcResponseQuantile(arrivalRatePerS / 1000, 1 / SERVICE_MS, servers, 0.99);
  return [
    check('meanWaitMs', row.Wq * SERVICE_MS),
    check('meanResponseMs', row.W * SERVICE_MS),
    check('meanInSystem', row.L),
    ...(load > 0.85 ? [] : [check('p99ResponseMs', p99)]),
  ];
}

function oneServer(name: string, serviceDistribution: string, variation: number, load: number): Check {
  const params = { serviceDistribution, arrivalRatePerS: load * RATE_PER_S, requests: 2 * requestsAt(load) };
  const expected = mg1(load / SERVICE_MS, SERVICE_MS, variation ** 2).meanWait;
  return { name: `${name} at ${load}`, params, metric: 'meanWaitMs', expected };
}

function md1At(load: number): Check {
  const row = closedForms.md1.find((each) => each.rho === load);
  if (row === undefined) throw new Error(`there is no M/D/1 at ${load}`);
  return { ...oneServer('M/D/1', 'deterministic', 0, load), expected: row.Wq_in_service_times * SERVICE_MS };
}

/** The wire adds to the response and to nothing else. */
const onTheWire: readonly Check[] = mm1At(0.5)
  .filter(({ metric }) => ['meanWaitMs', 'meanInSystem', 'meanResponseMs'].includes(metric))
  .map((check) => ({
    ...check,
    name: 'M/M/1 at 0.5 behind a wire of 80 ms',
    params: { ...check.params, networkLatencyMs: 80 },
    expected: check.expected + (check.metric === 'meanResponseMs' ? 80 : 0),
  }));

/** Overloaded servers that share answer as many as the law says. */
function shared(servers: number, contention: number, coherence: number): Check {
  return {
    name: `${servers} servers that share`,
    params: { servers, contention, coherence, arrivalRatePerS: 2000, requests: 30_000 },
    metric: 'servedPerS',
    expected: RATE_PER_S * uslCapacity(contention, coherence, servers),
  };
}

const CHECKS: readonly Check[] = [
  ...mm1At(0.5),
  ...mm1At(0.8),
  ...mm1At(0.9),
  ...mmcAt(2, 0.8),
  ...mmcAt(3, 0.9),
  ...mmcAt(5, 0.8),
  md1At(0.5),
  md1At(0.8),
  md1At(0.9),
  oneServer('M/G/1, lognormal', 'lognormal', 1.5, 0.5),
  ...onTheWire,
  shared(4, 0.05, 0.005),
  shared(14, 0.05, 0.005),
  shared(32, 0.05, 0.005),
];

const LEVEL = levelOfEach(FAMILY_LEVEL, CHECKS.length);

/** Runs of the same parameters serve all their checks. */
const cache = new Map<string, readonly Readonly<Record<string, number>>[]>();
function replicas(params: Settings): readonly Readonly<Record<string, number>>[] {
  const key = JSON.stringify(params);
  const known =
    cache.get(key) ??
    SEEDS.map((seed) => {
      const machine = drained({ serviceRatePerS: RATE_PER_S, warmUpMs: WARM_UP_MS, ...params }, { seed });
      const { answered, requests } = machine.metrics();
      expect(answered).toBe(requests);
      return { ...machine.metrics(), servedPerS: (1000 * (answered as number)) / machine.time };
    });
  cache.set(key, known);
  return known;
}

describe('queueing theory', () => {
  it.each(CHECKS)('$name: $metric', ({ params, metric, expected }) => {
    const values = replicas(params).map((figures) => figures[metric] as number);
    const { low, high } = meanConfidence(values, LEVEL);
    const rounding = metric.startsWith('p') ? ROUNDING : 0;
    expect(high - low).toBeLessThan(WIDEST * expected);
    expect(expected).toBeGreaterThanOrEqual(low * (1 - rounding));
    expect(expected).toBeLessThanOrEqual(high * (1 + rounding));
  });
});

describe('the interval beside theory', () => {
  // At 95 %, in runs that a student makes: 60 of them say how often it really covers.
  it.each([
    { name: 'M/M/1 at 0.7', params: { arrivalRatePerS: 70 } },
    { name: 'M/M/3 at 0.8', params: { arrivalRatePerS: 240, servers: 3 } },
    { name: 'M/D/1 at 0.8', params: { arrivalRatePerS: 80, serviceDistribution: 'deterministic' } },
  ])('covers the closed form about as often as it says: $name', ({ params }) => {
    const seen = { inside: 0, said: 0 };
    for (let seed = 0; seed < 60; seed += 1) {
      const machine = machineOf(params, { seed, until: 120_000, log: false, checkpoints: false });
      machine.advanceTo(120_000);
      for (const { expected, interval } of machine.snapshot().theory.checks) {
        if (interval === undefined) continue;
        seen.said += 1;
        if (expected >= interval.low && expected <= interval.high) seen.inside += 1;
      }
    }
    expect(seen.said).toBeGreaterThan(180);
    expect(seen.inside / seen.said).toBeGreaterThan(0.85);
    expect(seen.inside / seen.said).toBeLessThan(0.99);
  });
});
