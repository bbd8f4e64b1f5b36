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

describe('a student’s code', () => {
  const STILL = {
    arrivalRatePerS: 20,
    users: 3,
    updateShare: 0,
    instances: 2,
    serviceDistribution: 'constant',
  } as const;
  async function run(source: string, changes: Readonly<Record<string, unknown>> = {}, untilMs = 14_000) {
    const policy = await freshModule(source, { simulatesPromises: true });
    const machine = machineOf({ ...STILL, ...changes, cache: 'own-code' }, { policy, until: untilMs });
    machine.advanceTo(untilMs);
    return machine;
  }
  const coded = (body: string, before = '') =>
    `${before} export const create = ({ l1, l2, clock, service }: any) => ({ ...service, getUserById: ${body} });`;
  const stories = (machine: Awaited<ReturnType<typeof run>>) =>
    Array.from({ length: 40 }, (_, id) => machine.why({ kind: 'request', id }))
      .flatMap((one) => one?.causes ?? [])
      .map(({ phrase }) => phrase);

  it('that throws or rejects is told to clients, and to who asks why', async () => {
    for (const body of ["() => { throw new Error('mine'); }", "async () => { throw new Error('mine'); }"]) {
      const machine = await run(coded(body));
      const { failed = 0, wrongAnswers } = machine.metrics();
      expect(failed).toBeGreaterThan(10);
      expect(wrongAnswers).toBe(0);
      expect(machine.snapshot().lastError).toBe('Error: mine');
      expect(stories(machine)).toContainEqual({ key: 'why.failed.rejected', args: { error: 'Error: mine' } });
    }
  });

  it('whose promises never settle is told so, apart from one that takes too long', async () => {
    expect(stories(await run(coded('() => new Promise(() => undefined)'), { friendsShare: 0 }))).toContainEqual(
      expect.objectContaining({ key: 'why.failed.stuck' }),
    );
    const slow = await run(coded('() => clock.sleep(60_000)'), { friendsShare: 0 });
    expect(stories(slow)).toContainEqual(expect.objectContaining({ key: 'why.failed.timeout' }));
  });

  it('may answer at once without a promise', async () => {
    const body = `(id: string) => {
      const found: any = l1.get(id);
      if (found !== undefined) return JSON.parse(found);
      return service.getUserById(id).then((user: any) => { l1.set(id, JSON.stringify(user)); return user; });
    }`;
    const machine = await run(coded(body));
    expect(machine.metrics()['wrongAnswers']).toBe(0);
    expect(machine.metrics()['l1HitRatio']).toBeGreaterThan(0.2);
  });

  it.each([
    ['made up', "(id: string) => ({ id, name: 'User' + id, version: 1 })", 'untold'],
    ['never true', '(id: string) => ({ id })', 'never'],
    ['no JSON', '(id: string) => () => id', 'nothing'],
  ])('whose answers are %s is told so', async (_name, body, wrong) => {
    const machine = await run(coded(body), { friendsShare: 0 });
    expect(machine.metrics()['wrongAnswers']).toBeGreaterThan(100);
    expect(stories(machine).map(({ key }) => key)).toContain(`why.wrong.${wrong}`);
    expect(machine.snapshot().lastComplaint).toBe('wrong');
    expect(machine.snapshot().lastError).toBe('');
  });

  it('ends the run at a slip, with the error itself', async () => {
    for (const body of ['async () => (undefined as any).name', '() => notThere']) {
      await expect(run(coded(body))).rejects.toThrow(/undefined|notThere/);
    }
  });

  it('is a process an instance: what its module keeps is not shared, and gone after a restart', async () => {
    const body = '(id: string) => kept.get(id) ?? kept.set(id, service.getUserById(id)).get(id)';
    const machine = await run(coded(body, 'const kept = new Map();'), { friendsShare: 0 });
    expect(machine.metrics()['serviceCalls']).toBe(6);
    machine.act({ action: 'restart', instance: 0 });
    machine.seek(14_000);
    expect(machine.metrics()['serviceCalls']).toBe(6);
  });

  it('that leaves a rejection to nobody is counted, and found at its instance', async () => {
    const machine = await run(
      coded('(id: string) => { void service.getUserById(id).then(() => { throw 7; }); return null; }'),
    );
    expect(machine.metrics()['unhandledRejections']).toBeGreaterThan(10);
    expect(machine.why({ kind: 'instance', id: 0 })?.causes.map(({ phrase }) => phrase.key)).toContain(
      'record.unhandled',
    );
  });

  it('that fills its memory is restarted', async () => {
    const machine = await run(
      coded('(id: string) => { l1.set(id + clock.now(), 1); return service.getUserById(id); }'),
      {
        l1Capacity: 10,
      },
    );
    const { restarts = 0, l1Peak } = machine.metrics();
    expect(restarts).toBeGreaterThan(2);
    expect(l1Peak).toBe(21);
  });

  it.each([
    ['a promise of the language', coded('async () => { await globalThis.Promise.resolve(); }'), 'fault.cache.foreign'],
    ['promises without end', coded('async () => { for (;;) await null; }'), 'fault.cache.endless'],
    ['no create', 'export const x = 1;', 'fault.cache.notExported'],
  ])('is stopped in words: %s', async (_name, source, key) => {
    await expect(run(source)).rejects.toMatchObject({ phrase: { key } });
  });
});

it('every record has words, and every object a story', () => {
  const machine = machineOf({ ...BUSY, cache: 'cache-aside', instances: 2, missingShare: 0.1 }, { seed: 2 });
  const acts = [
    ...[
      { action: 'silence', l2: 0 },
      { action: 'fail', service: 0 },
      { action: 'restoreL2', l2: 0 },
    ],
    ...[
      { action: 'slow', service: 0, factor: 3 },
      { action: 'restoreService', service: 0 },
      { action: 'refuse', l2: 0 },
    ],
    ...[
      { action: 'restart', instance: 1 },
      { action: 'set', name: 'updateShare', value: 0.5 },
      { action: 'flush', l2: 0 },
    ],
  ];
  for (const [index, action] of acts.entries()) {
    machine.advanceTo(700 * (index + 1));
    machine.act(action);
  }
  machine.advanceTo(9000);
  const keys = new Set(Array.from({ length: machine.log.length }, (_, index) => machine.describe(index)?.key ?? ''));
  expect(keys).not.toContain('');
  expect(keys.size).toBeGreaterThan(20);
  for (const kind of ['l2', 'service', 'instance'])
    expect(machine.why({ kind, id: 0 })?.causes.length).toBeGreaterThan(0);
  for (let id = 0; id < 300; id += 1) expect(machine.why({ kind: 'request', id })?.causes.length).toBeGreaterThan(0);
  expect(machine.why({ kind: 'instance', id: 9 })).toBeUndefined();
});
