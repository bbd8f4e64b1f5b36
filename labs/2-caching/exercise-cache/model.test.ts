// The run as a whole: it goes back as exactly as forward, twins meet the same traffic, nothing is lost, and each cache has the
// virtue it is here for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { expectExactReturn } from '#src/sim/testing/lab-machines.ts';
import solutionText from './exercises/user-cache/solution.ts?raw';
import { RECORD } from './records.ts';
import { drained, machineOf, stateOf } from './testing/runs.ts';

const BUSY = { arrivalRatePerS: 120, users: 20, updateShare: 0.1, l1Capacity: 10, servicePlaces: 8 } as const;
const solution = await freshModule(solutionText, { simulatesPromises: true });

const anyAction = fc.oneof(
  fc.constantFrom(
    { action: 'flush', l2: 0 },
    { action: 'refuse', l2: 0 },
    { action: 'silence', l2: 0 },
    { action: 'restoreL2', l2: 0 },
    { action: 'fail', service: 0 },
    { action: 'slow', service: 0, factor: 3 },
    { action: 'restoreService', service: 0 },
  ),
  fc.record({ action: fc.constant('restart'), instance: fc.nat(1) }),
  fc.record({
    action: fc.constant('set'),
    name: fc.constant('arrivalRatePerS'),
    value: fc.integer({ min: 10, max: 200 }),
  }),
);

describe('going back', () => {
  it('leads to the same log, samples, snapshot and state, with promises that cannot be copied', () => {
    expectExactReturn({
      machineOf,
      setups: fc.record({
        cache: fc.constantFrom('none', 'cache-aside', 'ttl', 'single-flight', 'resilient'),
        instances: fc.constant(2),
        users: fc.constantFrom(3, 60),
        updateShare: fc.constantFrom(0, 0.2),
        missingShare: fc.constantFrom(0, 0.3),
      }),
      actions: anyAction,
      horizon: 1500,
      numRuns: 20,
    });
  });

  it('replays a student’s code on fresh instances', () => {
    expectExactReturn({
      machineOf: (changes, options) => machineOf(changes, { ...options, policy: solution }),
      setups: fc.constant({ ...BUSY, cache: 'own-code', instances: 2 }),
      actions: anyAction,
      horizon: 1200,
      numRuns: 8,
    });
  });
});

describe('the world', () => {
  const asked = (cache: string) => {
    const machine = machineOf({ ...BUSY, cache, instances: 3 }, { seed: 3 });
    machine.advanceTo(3000);
    const { log } = machine;
    return Array.from({ length: log.length }, (_, index) => index)
      .filter((index) => log.kindAt(index) === RECORD.asked)
      .map((index) => [log.timeAt(index), log.subjectAt(index), log.objectAt(index), log.valueAt(index)].join(' '));
  };

  it('sends every cache the same traffic', () => {
    expect(asked('none').length).toBeGreaterThan(200);
    expect(asked('resilient')).toEqual(asked('none'));
  });

  it('loses no request, whatever is done to it (random actions)', () => {
    fc.assert(
      fc.property(
        fc.array(anyAction, { maxLength: 8 }),
        fc.constantFrom('ttl', 'resilient', 'cache-aside'),
        (acts, cache) => {
          const machine = machineOf({ ...BUSY, cache, instances: 2 }, { seed: 5, until: 30_000 });
          for (const [index, action] of acts.entries()) {
            machine.advanceTo(300 * (index + 1));
            machine.act(action);
          }
          machine.advanceTo(6000);
          const { requests, answered, failed, wrongAnswers } = machine.metrics();
          expect((answered ?? 0) + (failed ?? 0) + stateOf(machine).requests.size).toBe(requests);
          expect(wrongAnswers).toBe(0);
          const state = stateOf(machine);
          expect(state.serving.length).toBeLessThanOrEqual(BUSY.servicePlaces);
          const loads = [...state.pending.values()].filter((call) => call.is === 'service' && call.call !== 2).length;
          expect([...state.loadsUnderWay.values()].reduce((sum, count) => sum + count, 0)).toBe(loads);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('refuses what it does not have', () => {
    const machine = machineOf({ instances: 2 });
    expect(() => machine.act({ action: 'restart', instance: 2 })).toThrow('there is no instance 2');
    expect(() => machine.act({ action: 'flush', l2: 1 })).toThrow('there is one l2 only');
    expect(() => machine.act({ action: 'fail', service: 3 })).toThrow('there is one service only');
  });
});

describe('the caches', () => {
  const metricsOf = (changes: Readonly<Record<string, unknown>>, seed = 4) =>
    drained(changes, { seed, until: 20_000 }).metrics();

  it('none never serves anything stale, and always calls the service', () => {
    const { worstStaleMs, missRatio } = metricsOf({ ...BUSY, cache: 'none', arrivalRatePerS: 40 });
    expect(worstStaleMs).toBe(0);
    expect(missRatio).toBe(1);
  });

  it.each(['ttl', 'single-flight', 'resilient'])(
    '%s is stale for no longer than the TTL of L1, and one load',
    (cache) => {
      for (const seed of [1, 2, 3]) {
        const { worstStaleMs = 0, l1Peak = 0 } = metricsOf({ ...BUSY, cache, l1TtlMs: 800 }, seed);
        expect(worstStaleMs).toBeGreaterThan(0);
        expect(worstStaleMs).toBeLessThanOrEqual(810);
        expect(l1Peak).toBeLessThanOrEqual(BUSY.l1Capacity);
      }
    },
  );

  it.each(['single-flight', 'resilient'])('%s loads a thing once an instance at most', (cache) => {
    for (const seed of [1, 2, 3]) expect(metricsOf({ ...BUSY, cache, instances: 1 }, seed)['duplicateLoads']).toBe(0);
  });

  it('a student’s solution comes close to the resilient one', () => {
    const run = (cache: string) =>
      drained(
        { ...BUSY, cache, updateShare: 0 },
        { until: 20_000, ...(cache === 'own-code' ? { policy: solution } : {}) },
      );
    expect(run('own-code').metrics()).toEqual(run('resilient').metrics());
  });
});
