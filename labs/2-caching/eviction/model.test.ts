// The run as a whole: it goes back as exactly as forward, counts right, and holds what its policy says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArcState } from '#src/algorithms/cache/arc.ts';
import { policies } from '#src/algorithms/cache/policies.ts';
import { type CachePolicy, policyNames } from '#src/algorithms/cache/policy.ts';
import type { SieveState } from '#src/algorithms/cache/sieve.ts';
import { missCount } from '#src/algorithms/cache/simulate.ts';
import { parseTrace, type Trace } from '#src/algorithms/traces/trace-text.ts';
import { defaultsOf } from '#src/sim/parameters.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import { anyActions, anySettings } from '#src/sim/testing/any-run.ts';
import { everythingOf, expectExactReturn } from '#src/sim/testing/lab-machines.ts';
import { missRatioCurves } from './curves.ts';
import { create as ownPolicy } from './exercises/policy/solution.ts';
import { lab } from './lab.ts';
import { recordedTrace } from './recorded-trace.ts';
import { RECORD } from './records.ts';
import { drained, machineOf, stateOf } from './testing/runs.ts';

const anyAction = fc.oneof(
  fc.record({ action: fc.constant('scan'), length: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ action: fc.constant('flush') }),
  fc.record({ action: fc.constant('set'), name: fc.constant('policy'), value: fc.constantFrom(...policyNames) }),
);
const anySetup = fc.record({
  policy: fc.constantFrom(...policyNames),
  capacity: fc.constantFrom(1, 7, 40),
  trace: fc.constantFrom('zipf', 'scan', 'loop', 'shifting', 'recorded'),
  keys: fc.constantFrom(50, 300),
  shiftEvery: fc.constant(700),
  showBound: fc.boolean(),
});

function traceOf(text: string): Trace {
  const parsed = parseTrace(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.trace;
}

describe('going back', () => {
  it('leads to the same log, samples, snapshot and state as going straight there', () => {
    expectExactReturn({ machineOf, setups: anySetup, actions: anyAction, horizon: 3000, numRuns: 30 });
  });

  it('replays a student’s policy from its start on a fresh instance', () => {
    const options = { policy: () => ({ create: ownPolicy }), checkpoints: false };
    const machine = machineOf({ policy: 'own-code', trace: 'scan' }, options);
    machine.seek(3000);
    const there = everythingOf(machine);
    machine.seek(900);
    machine.stepBack();
    machine.seek(3000);
    expect(everythingOf(machine)).toEqual(there);
  });
});

describe('a run', () => {
  it('serves one request a tick and adds up', () => {
    const machine = machineOf({});
    machine.advanceTo(777);
    const { requests, hits, misses, evictions, missRatio } = machine.metrics();
    expect(requests).toBe(777);
    expect((hits as number) + (misses as number)).toBe(777);
    expect(missRatio).toBe((misses as number) / 777);
    expect(evictions).toBe((misses as number) - stateOf(machine).cache.size);
  });

  it('ends with the trace', () => {
    const machine = drained({ trace: 'recorded' });
    expect(machine.time).toBe(recordedTrace().keys.length);
    expect(drained({ requests: 10 }).time).toBe(10);
  });

  it.each(policyNames)('of %s misses as often as the bare policy', (name) => {
    const { keys } = recordedTrace();
    const policy: CachePolicy = policies[name];
    const machine = drained({ policy: name, trace: 'recorded', capacity: 37 });
    const hashSeed = new RandomStream(streamWords(1, 'hash')).integerBelow(2 ** 31);
    expect(machine.metrics()['misses']).toBe(missCount(policy, keys, 37, { hashSeed }));
  });

  it('knows the optimum of the same requests, scans and all', () => {
    const actions = [{ at: 500, action: 'scan', length: 150 }];
    const one = drained({ policy: 'lru', requests: 4000 }, { actions });
    const best = drained({ policy: 'belady', requests: 4000 }, { actions });
    expect(one.metrics()['optimalMissRatio']).toBe(best.metrics()['missRatio']);
    expect(best.metrics()['timesOptimal']).toBe(1);
    expect(one.metrics()['timesOptimal']).toBeGreaterThan(1);
    expect(drained({ showBound: false, requests: 100 }).metrics()['optimalMissRatio']).toBeNaN();
  });

  it('is fed the same requests whatever the policy: twins compare policies, not luck', () => {
    const requested = policyNames.map((policy) => {
      const machine = machineOf({ policy, trace: 'scan' });
      machine.advanceTo(2000);
      const { log } = machine;
      const keys: number[] = [];
      for (let index = 0; index < log.length; index += 1)
        if (log.kindAt(index) === RECORD.hit || log.kindAt(index) === RECORD.miss) keys.push(log.subjectAt(index));
      return keys;
    });
    for (const keys of requested) expect(keys).toEqual(requested[0]);
  });

  it('takes the cached keys over when the policy changes', () => {
    const property = fc.property(
      fc.constantFrom(...policyNames),
      fc.constantFrom(...policyNames),
      fc.constantFrom(5, 60),
      (from, to, capacity) => {
        const held = (machine: ReturnType<typeof machineOf>): readonly number[] =>
          machine
            .snapshot()
            .regions.filter((region) => !region.ghost)
            .flatMap((region) => [...region.keys])
            .sort((one, other) => one - other);
        const machine = machineOf({ policy: from, capacity });
        machine.seek(900);
        const before = held(machine);
        machine.act({ action: 'set', name: 'policy', value: to });
        expect(held(machine)).toEqual(before);
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  it('empties the cache on demand, and reads a scan’s keys that nobody has', () => {
    const machine = machineOf({ policy: 'lfu' });
    machine.seek(1000);
    machine.act({ action: 'flush' });
    expect(machine.snapshot().size).toBe(0);
    const { misses } = machine.metrics();
    machine.act({ action: 'scan', length: 300 });
    machine.seek(1300);
    expect(machine.metrics()['misses']).toBe((misses as number) + 300);
  });

  it('stands whatever its settings and actions allow, and its figures add up', () => {
    const settings = anySettings(lab, { requests: fc.integer({ min: 1, max: 2000 }) });
    const property = fc.property(settings, anyActions(lab, 2000), fc.nat(), (changes, actions, seed) => {
      const { requests, hits, misses, evictions, missRatio } = drained(changes, { seed, actions }).metrics();
      expect(Number(hits) + Number(misses)).toBe(requests);
      expect(evictions).toBeLessThanOrEqual(Number(misses));
      for (const count of [hits, misses, evictions, missRatio]) expect(count).toBeGreaterThanOrEqual(0);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('counts bytes where the trace has sizes', () => {
    const input = traceOf('a,100\nb,10\na,100\nb,10\nc,1000\n');
    const machine = drained({ policy: 'lru', capacity: 2 }, { input });
    expect(machine.metrics()['byteMissRatio']).toBe(1110 / 1220);
    expect(machine.result()).toEqual({ requests: 5, hits: 2, misses: 3, missRatio: 0.6 });
  });

  it('names the keys of a file', () => {
    const machine = machineOf({ capacity: 2 }, { input: traceOf('apple\npear\napple\nfig\n') });
    machine.advanceTo(4);
    expect(Object.values(machine.snapshot().labels).sort()).toEqual(['apple', 'fig', 'pear']);
    expect(machine.why({ kind: 'key', id: 1 })).toEqual({
      title: { key: 'why.title.gone', args: { key: 'pear' } },
      causes: [
        { time: 2, phrase: { key: 'why.firstMiss', args: { key: 'pear' } } },
        { time: 4, phrase: { key: 'why.evicted.lru', args: { key: 'pear', other: 'fig', idle: 2 } } },
      ],
    });
  });

  it('tells a key’s story: hits in a row counted, a flush told', () => {
    const machine = machineOf({ capacity: 3 }, { input: traceOf('a\na\na\na\nb\na\n') });
    machine.advanceTo(4);
    machine.act({ action: 'flush' });
    machine.advanceTo(6);
    expect(machine.why({ kind: 'key', id: 0 })?.causes.map(({ time, phrase }) => [time, phrase.key])).toEqual([
      [1, 'why.firstMiss'],
      [4, 'why.hits'],
      [4, 'why.flushed'],
      [6, 'why.missAgain'],
    ]);
    expect(machine.why({ kind: 'key', id: 77 })?.title.key).toBe('why.title.never');
    expect(machine.why({ kind: 'server', id: 0 })).toBeUndefined();
  });

  it('counts all of a long row of hits, and still tells how the key came in', () => {
    const machine = machineOf({ capacity: 3 }, { input: traceOf(`a\n${'a\n'.repeat(40)}`) });
    machine.advanceTo(41);
    expect(machine.why({ kind: 'key', id: 0 })?.causes.map(({ phrase }) => phrase)).toEqual([
      { key: 'why.firstMiss', args: { key: 'a' } },
      { key: 'why.hits', args: { count: 40 } },
    ]);
  });

  it('tells no flush of a key that had left before', () => {
    const machine = machineOf({ capacity: 1 }, { input: traceOf('a\nb\na\n') });
    machine.advanceTo(2);
    machine.act({ action: 'flush' });
    machine.advanceTo(3);
    expect(machine.why({ kind: 'key', id: 0 })?.causes.map(({ phrase }) => phrase.key)).toEqual([
      'why.firstMiss',
      'why.evicted.lru',
      'why.missAgain',
    ]);
  });
});

describe('the snapshot of a large cache', () => {
  it('shows the hand of SIEVE wherever it stands, and counts every key', () => {
    const machine = machineOf({ policy: 'sieve', capacity: 1000, keys: 10_000, requests: 12_000 });
    let isInside = false;
    for (let at = 2000; at <= 12_000; at += 500) {
      machine.seek(at);
      const [region] = machine.snapshot().regions;
      if (region === undefined) throw new Error('no region');
      const { keys, before, skipAt, hand, total } = region;
      expect(keys).toHaveLength(140);
      expect(before + skipAt + 40).toBeLessThanOrEqual(total);
      expect(hand).toBeGreaterThanOrEqual(0);
      const state = stateOf(machine).cache as SieveState;
      if (state.hand < 10_000) expect(keys[hand]).toBe(state.hand);
      isInside ||= before > 0;
    }
    expect(isInside).toBe(true);
  });

  it('tells what ARC wants of its first list', () => {
    const machine = machineOf({ policy: 'arc', trace: 'shifting' });
    machine.seek(15_000);
    const regions = machine.snapshot().regions;
    expect(regions[0]?.target).toBe((stateOf(machine).cache as ArcState).target);
    expect(regions[0]?.target).toBeGreaterThan(0);
    expect(regions[1]?.target).toBe(-1);
  });
});

describe('miss-ratio curves', () => {
  it('fall for LRU, and none is below the optimum', () => {
    const params = { ...defaultsOf(lab.parameters), trace: 'recorded' };
    const curves = missRatioCurves({ params }, { seed: 1 });
    const of = (policy: string): readonly number[] =>
      curves.policies.find((each) => each.policy === policy)?.missRatios ?? [];
    expect(curves.policies).toHaveLength(9);
    expect(curves.capacities.length).toBeGreaterThan(8);
    for (let at = 1; at < curves.capacities.length; at += 1)
      expect(of('lru')[at]).toBeLessThanOrEqual(of('lru')[at - 1] as number);
    for (const { missRatios } of curves.policies)
      for (const [at, ratio] of missRatios.entries()) expect(ratio).toBeGreaterThanOrEqual(of('belady')[at] as number);
  });

  it('are those of the run at its size: the same seed, the same requests', () => {
    const params = { ...defaultsOf(lab.parameters), capacity: 77, requests: 6000 };
    const { capacities, policies } = missRatioCurves({ params }, { seed: 5 });
    const at = capacities.indexOf(77);
    for (const { policy, missRatios } of policies) {
      const machine = drained({ policy, capacity: 77, requests: 6000 }, { seed: 5 });
      expect(missRatios[at], policy).toBe(machine.metrics()['missRatio']);
    }
  });

  it('show a cliff where it is', () => {
    const params = { ...defaultsOf(lab.parameters), trace: 'loop', keys: 120, capacity: 100 };
    const { capacities, policies } = missRatioCurves({ params }, { seed: 1 });
    const lru = policies.find(({ policy }) => policy === 'lru')?.missRatios ?? [];
    expect(lru[capacities.indexOf(100)]).toBe(1);
    expect(lru[capacities.indexOf(119)]).toBe(1);
    expect(lru[capacities.indexOf(120)]).toBe(120 / 20_000);
    expect(capacities.length).toBeLessThanOrEqual(44);
  });
});
