// The run as a whole: it goes back as exactly as forward, counts every lookup once, and nobody has what nobody gave them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectExactReturn } from '#src/sim/testing/lab-machines.ts';
import { METHOD_NAMES, type Method } from './parameters.ts';
import { nextName } from './state.ts';
import { drained, machineOf, stateOf } from './testing/runs.ts';

const BUILT_IN = METHOD_NAMES.filter((name) => name !== 'own-code');
const NO_NODE = -1;

const anyAction = fc.oneof(
  fc.record({ action: fc.constant('join') }),
  fc.record({ action: fc.constantFrom('crash', 'restart', 'remove'), node: fc.nat(2) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('method'), value: fc.constantFrom(...BUILT_IN) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('virtualNodes'), value: fc.constantFrom(1, 7, 30) }),
  fc.record({
    action: fc.constant('set'),
    name: fc.constant('lookup'),
    value: fc.constantFrom('scan', 'binary', 'table'),
  }),
);
/** Nobody may be acted on who has left. */
const anyLastingAction = anyAction.filter(({ action }) => action !== 'remove');
const anySetup = fc.record({
  method: fc.constantFrom(...BUILT_IN),
  virtualNodes: fc.constantFrom(1, 10, 30),
  lookup: fc.constantFrom('scan', 'binary', 'table'),
  keys: fc.constantFrom(1, 60, 200),
  requests: fc.constant(700),
  skew: fc.constantFrom(0, 1),
  warmStart: fc.boolean(),
});

/** What must hold at every moment. */
function check(machine: ReturnType<typeof machineOf>): void {
  const state = stateOf(machine);
  expect(state.requests).toBe(state.hits + state.misses + state.failed);
  const era = state.eras.at(-1);
  if (era === undefined) throw new Error('the run has not begun');
  expect(new Set(era.members).size).toBe(era.members.length);
  expect(state.names.length).toBe(new Set(state.names).size);
  for (const holder of state.holder) {
    if (holder === NO_NODE) continue;
    // A node that is dead or gone holds nothing.
    expect(era.members).toContain(holder);
    expect(state.deadSince[holder]).toBe(-1);
  }
  expect(state.keysMoved).toBe(state.eras.reduce((sum, { moved }) => sum + moved, 0));
  const { assignments } = machine.result() as { readonly assignments: Readonly<Record<string, string | null>> };
  const owners = Array.from(state.holder, (_, key) => assignments[`user:${key}`] ?? undefined);
  const away = owners.filter((owner, key) => owner === undefined || owner !== state.names[state.holder[key] as number]);
  expect(state.away).toBe(away.length);
  expect(state.served.reduce((sum, served) => sum + served, 0)).toBe(state.hits + state.misses);
}

describe('a run', () => {
  it('shows no lookup as decided by who came or left after it', () => {
    const machine = machineOf({ method: 'ring' });
    machine.seek(3);
    expect(machine.snapshot().last?.path.by).toBe('ring');
    machine.act({ action: 'remove', node: 0 });
    expect(machine.snapshot().last).toBeUndefined();
    expect(machine.snapshot().trail).toHaveLength(3);
    machine.seek(4);
    expect(machine.snapshot().last?.path.by).toBe('ring');
  });

  it('goes back as exactly as forward', () => {
    expectExactReturn({ machineOf, setups: anySetup, actions: anyLastingAction, horizon: 600 });
  });

  it('goes back over a node that was taken out', () => {
    const actions = [
      { at: 100, action: 'remove', node: 1 },
      { at: 200, action: 'join' },
    ];
    const straight = machineOf({}, { actions });
    straight.advanceTo(150);
    const wanderer = machineOf({}, { actions });
    wanderer.seek(400);
    wanderer.seek(150);
    expect(wanderer.snapshot()).toEqual(straight.snapshot());
    expect(wanderer.metrics()).toEqual(straight.metrics());
  });

  it('counts every lookup once, and no node that is dead or gone holds a key', () => {
    const property = fc.property(anySetup, fc.array(anyAction, { maxLength: 12 }), (setup, actions) => {
      const machine = machineOf(setup, { seed: 3 });
      for (const [index, action] of actions.entries()) {
        machine.seek(1 + index * 40);
        check(machine);
        const members = stateOf(machine).eras.at(-1)?.members ?? [];
        if ('node' in action && !members.includes(action.node)) continue;
        machine.act(action);
        check(machine);
      }
      machine.seek(700);
      check(machine);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('looks the same keys up whatever the method, and other ones with another seed', () => {
    const looked = (method: Method, seed: number): readonly number[] => {
      const machine = machineOf({ method, requests: 300 }, { seed });
      machine.advanceTo(300);
      return Array.from({ length: machine.log.length }, (_, index) => machine.log.subjectAt(index));
    };
    for (const method of BUILT_IN) expect(looked(method, 5)).toEqual(looked('ring', 5));
    expect(looked('ring', 6)).not.toEqual(looked('ring', 5));
  });
});

describe('a node', () => {
  const CRASH = { at: 1000, action: 'crash', node: 1 } as const;

  it('that joins takes its keys, each of which is fetched once', () => {
    const { misses, keysMoved, failed } = drained({}, { actions: [{ at: 0, action: 'join' }] }).metrics();
    expect(keysMoved).toBeGreaterThan(200);
    // 6,000 lookups of 1,000 keys leave a few that were never asked for.
    expect(misses).toBeLessThanOrEqual(keysMoved as number);
    expect(misses).toBeGreaterThan(0.97 * (keysMoved as number));
    expect(failed).toBe(0);
  });

  it('that is dead fails all its lookups until it is taken out, and costs each key once after that', () => {
    const standing = drained({}, { actions: [CRASH] }).metrics();
    expect(standing['misses']).toBe(0);
    expect(standing['failed']).toBeGreaterThan(1000);
    expect(standing['keysMoved']).toBe(0);
    const taken = drained({}, { actions: [CRASH, { at: 1000, action: 'remove', node: 1 }] }).metrics();
    expect(taken['failed']).toBe(0);
    expect(taken['misses']).toBeLessThanOrEqual(taken['keysMoved'] as number);
  });

  it('that is restarted is empty', () => {
    const { failed, misses } = drained({}, { actions: [CRASH, { at: 1000, action: 'restart', node: 1 }] }).metrics();
    expect(failed).toBe(0);
    expect(misses).toBeGreaterThan(200);
    const upAllTheTime = drained({}, { actions: [{ at: 1000, action: 'restart', node: 1 }] }).metrics();
    expect(upAllTheTime['misses']).toBeGreaterThan(200);
  });

  it('that has left cannot be acted on, and neither can one that never was', () => {
    const gone = machineOf({});
    gone.seek(5);
    gone.act({ action: 'remove', node: 1 });
    expect(() => gone.act({ action: 'crash', node: 1 })).toThrow(/node 1 \(shard_2\) has left; there are 0, 2/);
    expect(() => gone.act({ action: 'remove', node: 9 })).toThrow(/there is no node 9/);
  });

  it('is no longer let in when there are as many as a run may have', () => {
    const machine = machineOf({ nodes: Array.from({ length: 200 }, (_, node) => `n${node}`), virtualNodes: 1 });
    expect(() => machine.act({ action: 'join' })).toThrow(/200 nodes already/);
  });

  it('leaves lookups that fail when it was the last, and the next one ends that', () => {
    const actions = [
      { at: 10, action: 'remove', node: 0 },
      { at: 30, action: 'join' },
    ] as const;
    for (const method of BUILT_IN) {
      const { failed, nodes, requests } = drained({ method, nodes: ['only'], requests: 100 }, { actions }).metrics();
      expect([method, failed, nodes, requests]).toEqual([method, 20, 1, 100]);
    }
  });

  it('that joins gets a name of its own', () => {
    expect(nextName([])).toBe('node-1');
    expect(nextName(['shard_1', 'shard_3'])).toBe('shard_4');
    expect(nextName(['shard_4', 'shard_3'])).toBe('shard_5');
    expect(nextName(['a'])).toBe('a-2');
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        expect(names).not.toContain(nextName(names));
      }),
    );
  });
});

describe('a cold start', () => {
  it('misses each key once', () => {
    const machine = machineOf({ warmStart: false, keys: 50 }, {});
    machine.advanceTo(6000);
    expect(machine.metrics()).toMatchObject({ misses: 50, hits: 5950 });
  });
});
