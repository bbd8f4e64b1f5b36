// The fleet: going back is exact, nothing is counted twice or lost unsaid, and the figures are what they say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExposition } from '#src/algorithms/metrics/read-exposition.ts';
import type { Action } from '#src/contract/run.ts';
import { expectExactReturn } from '#src/sim/testing/lab-machines.ts';
import { boundsOf, type Params } from './parameters.ts';
import { fleetFamilies } from './scraping.ts';
import { bucketCounts, type State } from './state.ts';
import { machineOf, stateOf } from './testing/runs.ts';

const RUN = { until: 60_000 } as const;
const restart = (at: number, server = 0): Action => ({ at, action: 'restart', server });
const countsOf = ({ servers }: State): number =>
  servers.reduce((sum, server) => sum + bucketCounts(server).reduce((own, count) => own + count, 0), 0);

it('going back is exact', () => {
  expectExactReturn({
    machineOf,
    horizon: 20_000,
    numRuns: 15,
    setups: fc.record({
      servers: fc.integer({ min: 2, max: 5 }),
      traffic: fc.constantFrom('lognormal', 'bimodal', 'heavy-tail'),
      buckets: fc.constantFrom('default', 'linear', 'exponential', 'own'),
      scrapeIntervalS: fc.integer({ min: 1, max: 7 }),
      requestsPerS: fc.constantFrom(3, 40),
      userLabel: fc.constantFrom('none', 'counter', 'histogram'),
    }),
    actions: fc.oneof(
      fc.record({ action: fc.constant('restart'), server: fc.integer({ min: 0, max: 1 }) }),
      fc.record({
        action: fc.constant('slow'),
        server: fc.integer({ min: 0, max: 1 }),
        factor: fc.constantFrom(0.5, 10),
      }),
      fc.record({ action: fc.constant('loseScrapes'), server: fc.constant(1), count: fc.integer({ min: 1, max: 3 }) }),
      fc.record({
        action: fc.constant('set'),
        name: fc.constant('traffic'),
        value: fc.constantFrom('bimodal', 'lognormal'),
      }),
      fc.record({ action: fc.constant('set'), name: fc.constant('quantile'), value: fc.constantFrom(0.5, 0.999, 2) }),
      fc.record({
        action: fc.constant('set'),
        name: fc.constant('userLabel'),
        value: fc.constantFrom('none', 'counter', 'histogram'),
      }),
      fc.record({ action: fc.constant('set'), name: fc.constant('requestsPerS'), value: fc.constantFrom(5, 80) }),
    ),
  });
});

describe('what the counters hold', () => {
  it('every request that ended since the restart, and no other', () => {
    const machine = machineOf({}, { ...RUN, actions: [restart(31_000), restart(44_000, 2)] });
    machine.advanceTo(60_000);
    const state = stateOf(machine);
    const { log } = machine;
    let observed = 0;
    const restartedAt = [31_000, 0, 44_000];
    for (let index = 0; index < log.length; index += 1)
      if (log.kindAt(index) === 1 && log.timeAt(index) > (restartedAt[log.objectAt(index)] ?? 0)) observed += 1;
    expect(countsOf(state)).toBe(observed);
    expect(machine.metrics()['restarts']).toBe(2);
  });

  it('none of those that a restart caught under way', () => {
    const slow: Action = { at: 0, action: 'slow', server: 0, factor: 100 };
    const machine = machineOf({}, { ...RUN, actions: [slow, restart(30_000)] });
    machine.advanceTo(30_500);
    const caught = [...stateOf(machine).underway.values()].filter(
      ({ server, restarts }) => server === 0 && restarts === 0,
    );
    expect(caught.length).toBeGreaterThan(50);
    machine.advanceTo(60_000);
    const { servers, underway } = stateOf(machine);
    for (const [index, { inFlight }] of machine.snapshot().servers.entries()) {
      const present = [...underway.values()].filter(
        ({ server, restarts }) => server === index && restarts === servers[index]?.restarts,
      );
      expect(inFlight).toBe(present.length);
    }
  });

  it('the true curve ends where the buckets end', () => {
    const machine = machineOf({ traffic: 'bimodal' }, RUN);
    machine.advanceTo(60_000);
    const { curve, counts, bounds } = machine.snapshot();
    const total = counts.reduce((sum, count) => sum + count, 0);
    const cells = curve.length / bounds.length;
    let below = 0;
    for (let bucket = 0; bucket < bounds.length; bucket += 1) {
      below += counts[bucket] as number;
      expect(curve[(bucket + 1) * cells - 1]).toBeCloseTo(below / total, 12);
    }
  });
});

describe('the bound of the error', () => {
  it('holds at every moment of a run, through restarts, slow servers and other traffic', () => {
    const actions: readonly Action[] = [
      restart(20_000),
      { at: 30_000, action: 'slow', server: 1, factor: 20 },
      { at: 40_000, action: 'set', name: 'traffic', value: 'heavy-tail' },
    ];
    for (const quantile of [0.5, 0.9, 0.99, 0.999]) {
      const machine = machineOf({ quantile, buckets: 'exponential' }, { ...RUN, actions });
      for (let at = 1000; at <= 60_000; at += 1000) {
        machine.advanceTo(at);
        const { trueMs = 0, estimateMs = 0, bucketLowMs = 0, bucketHighMs = 0 } = machine.metrics();
        expect(trueMs).toBeGreaterThan(bucketLowMs);
        expect(trueMs).toBeLessThanOrEqual(bucketHighMs);
        expect(estimateMs).toBeGreaterThanOrEqual(bucketLowMs);
        expect(estimateMs).toBeLessThanOrEqual(bucketHighMs);
      }
    }
  });
});

describe('Prometheus', () => {
  it('sees the rate through a restart, and loses what was not read', () => {
    const machine = machineOf({ scrapeIntervalS: 10 }, { until: 150_000, actions: [restart(79_500)] });
    machine.advanceTo(100_000);
    const metrics = machine.metrics();
    expect(metrics['lostRequests']).toBeGreaterThan(120);
    expect(metrics['ratePerS']).toBeGreaterThan(52);
    expect(Number(metrics['ratePerS']) * 60).toBeCloseTo(Number(metrics['increase']), 6);
  });

  it('answers nothing where a range holds one reading', () => {
    const machine = machineOf({ scrapeIntervalS: 10, rangeS: 9 }, RUN);
    machine.advanceTo(60_000);
    expect(machine.metrics()).toMatchObject({ ratePerS: Number.NaN, scrapedMs: Number.NaN });
  });

  it('loses no requests with a lost scrape', () => {
    const lost = [0, 1, 2].map((server): Action => ({ at: 21_000, action: 'loseScrapes', server, count: 2 }));
    const machine = machineOf({}, { ...RUN, actions: lost });
    const twin = machineOf({}, RUN);
    machine.advanceTo(60_000);
    twin.advanceTo(60_000);
    expect(machine.metrics()['scrapesLost']).toBe(6);
    expect(machine.metrics()['ratePerS']).toBe(twin.metrics()['ratePerS']);
  });
});

it('twins with other buckets meet the same traffic', () => {
  const truths = (['default', 'linear', 'exponential'] as const).map((buckets) => {
    const machine = machineOf({ buckets }, RUN);
    machine.advanceTo(60_000);
    return [machine.metrics()['trueMs'], machine.metrics()['requests'], machine.metrics()['summaryMs']];
  });
  expect(new Set(truths.map((truth) => JSON.stringify(truth))).size).toBe(1);
});

it('a summary of each server is near its own truth, and their mean is not that of all', () => {
  const machine = machineOf({}, { until: 120_000, actions: [{ at: 0, action: 'slow', server: 0, factor: 10 }] });
  machine.advanceTo(120_000);
  const { servers, truth } = machine.snapshot();
  const { observed } = stateOf(machine);
  for (const [index, { summary }] of servers.entries()) {
    const own = Array.from(observed.seconds.subarray(0, observed.count)).filter(
      (_, place) => observed.server[place] === index,
    );
    const share = own.filter((seconds) => seconds <= summary).length / own.length;
    expect(Math.abs(share - 0.99)).toBeLessThan(0.002);
  }
  const mean = servers.reduce((sum, { summary }) => sum + summary, 0) / servers.length;
  expect(mean).toBeLessThan(0.6 * truth);
});

describe('labels', () => {
  it('by user make a series for each pair of user and server that was met', () => {
    const machine = machineOf({ userLabel: 'counter' }, RUN);
    machine.advanceTo(60_000);
    const met = new Set<number>();
    const { servers } = stateOf(machine);
    for (const { byUser, users } of servers) {
      expect(byUser.filter((count) => count > 0)).toHaveLength(users);
      met.add(users);
    }
    const plain = machineOf({}, RUN);
    plain.advanceTo(60_000);
    const users = servers.reduce((sum, server) => sum + server.users, 0);
    expect(machine.metrics()['timeSeries']).toBe(Number(plain.metrics()['timeSeries']) + users);
    expect(servers.reduce((sum, { byUser }) => sum + byUser.reduce((own, count) => own + count, 0), 0)).toBe(
      machine.metrics()['requests'],
    );
  });

  it('on a histogram make all buckets of each such pair, since the last restart and since they are told apart', () => {
    const since: Action = { at: 20_000, action: 'set', name: 'userLabel', value: 'histogram' };
    const machine = machineOf({}, { ...RUN, actions: [since, restart(40_000, 1)] });
    machine.advanceTo(60_000);
    const state = stateOf(machine);
    const counts = new Map(
      fleetFamilies(state, 60_000)
        .find(({ name }) => name === 'http_request_duration_by_user_seconds')
        ?.samples.filter(({ name }) => name.endsWith('_count'))
        .map(({ labels, value }) => [[...new Map(labels).values()].join(' '), value]),
    );
    const wanted = new Map<string, number>();
    const { observed } = state;
    for (let index = 0; index < observed.count; index += 1) {
      const server = observed.server[index] as number;
      if ((observed.atMs[index] as number) < (server === 1 ? 40_000 : 20_000)) continue;
      const key = `server-${String(server + 1)} ${String(observed.user[index])}`;
      wanted.set(key, (wanted.get(key) ?? 0) + 1);
    }
    expect(counts).toEqual(wanted);
    const plain = machineOf({}, { ...RUN, actions: [restart(40_000, 1)] });
    plain.advanceTo(60_000);
    expect(machine.metrics()['timeSeries']).toBe(Number(plain.metrics()['timeSeries']) + 14 * wanted.size);
  });
});

it.each(['counter', 'histogram'])('the scrape that is shown is what it says it is, by user on a %s', (userLabel) => {
  const machine = machineOf({ userLabel }, RUN);
  machine.advanceTo(60_000);
  for (const { exposition, requests } of machine.snapshot().servers) {
    const families = readExposition(`${exposition}\n`);
    if ('reason' in families) throw new Error(families.reason);
    const total = families.find(({ name }) => name === 'http_requests_total');
    expect(total?.samples.reduce((sum, { value }) => sum + value, 0)).toBe(requests);
  }
  const samples = machine.result()['samples'] as readonly unknown[];
  expect(samples).toHaveLength(Number(machine.metrics()['timeSeries']));
});

describe('bounds', () => {
  const params = (changes: Partial<Params>): Params => ({
    ...({ buckets: 'own', firstBoundMs: 10, bucketWidthMs: 10, bucketFactor: 2, bucketCount: 3 } as Params),
    ...changes,
  });
  it('by a step, by a factor, one’s own, in seconds and without rounding noise', () => {
    expect(boundsOf(params({ buckets: 'linear', firstBoundMs: 100, bucketWidthMs: 200 }))).toEqual([0.1, 0.3, 0.5]);
    expect(boundsOf(params({ buckets: 'exponential', bucketFactor: 1.1 }))).toEqual([0.01, 0.011, 0.0121]);
    expect(boundsOf(params({ bucketBoundsMs: [1, 2.5] }))).toEqual([0.001, 0.0025]);
  });
  it.each([[[]], [[1, 1]], [[1, 5, 2]]])('that do not rise are refused: %o', (bucketBoundsMs) => {
    expect(() => boundsOf(params({ bucketBoundsMs }))).toThrow(/each larger than the one before/);
  });
});

it.each([
  { action: 'restart', server: 3 },
  { action: 'slow', server: 9, factor: 2 },
  { action: 'loseScrapes', server: 3, count: 1 },
])('refuses what no server can do: %o', (action) => {
  const machine = machineOf({}, RUN);
  machine.advanceTo(1000);
  expect(() => machine.act(action)).toThrow(/there is no server/);
});

describe('a student’s code in the run', () => {
  const run = (histogramQuantile: unknown) => {
    const machine = machineOf({ estimator: 'own-code' }, { ...RUN, policy: () => ({ histogramQuantile }) });
    machine.advanceTo(10_500);
    return machine.metrics();
  };
  it('is asked once a second', () => {
    let asked = 0;
    expect(
      run(() => {
        asked += 1;
        return asked;
      })['estimateMs'],
    ).toBe(11_000);
  });
  it.each([[undefined], [() => 'p99'], [() => undefined], [() => Promise.resolve(1)], [7]])(
    'is stopped when it is %s',
    (code) => {
      expect(() => run(code)).toThrow(/histogramQuantile/);
    },
  );
});
