// Where keys belong and what it costs to find out: against the reference that was computed with Python, and against what
// each way of placing promises.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jumpHash } from '#src/algorithms/hashing/jump.ts';
import { weightOf } from '#src/algorithms/hashing/rendezvous.ts';
import balance from '../../../fixtures/reference/ring/balance_by_vnodes.json' with { type: 'json' };
import reference from '../../../fixtures/reference/ring/ring_md5_150.json' with { type: 'json' };
import { loadSpread, RECORDED_SHARES, VIRTUAL_NODES } from './load-spread.ts';
import { drained, machineOf } from './testing/runs.ts';
import type { KeyFile } from './workload.ts';

const fileOf = (names: readonly string[]): KeyFile => ({ names, lookups: Int32Array.from(names, (_, key) => key) });
const shards = (...numbers: readonly number[]): readonly string[] => numbers.map((number) => `shard_${number}`);

type Owners = Readonly<Record<string, string | null>>;
interface Result {
  readonly assignments: Owners;
  readonly loadStdDev: number;
  readonly keysPerNode: Readonly<Record<string, number>>;
}

const resultOf = (machine: { result(): unknown }): Result => machine.result() as Result;

describe('the recorded ring', () => {
  const keys = reference.rows.map(([key]) => key as string);
  const input = fileOf(keys);
  const recorded = (column: number): Owners =>
    Object.fromEntries(
      reference.rows.map((row): readonly [string, string] => [row[0] ?? '', `shard_${String(row[column])}`]),
    );

  it.each([
    ['three shards', shards(1, 2, 3), 1],
    ['a fourth', shards(1, 2, 3, 4), 2],
    ['the second gone', shards(1, 3), 3],
    ['three in another order', shards(3, 1, 2), 1],
  ] as const)('gives every key to the shard that Python gave it to: %s', (_what, nodes, column) => {
    expect(keys.length).toBe(400);
    expect(resultOf(drained({ nodes }, { input })).assignments).toEqual(recorded(column));
  });

  it.each([
    ['join', { at: 0, action: 'join' }, 2],
    ['leave', { at: 0, action: 'remove', node: 1 }, 3],
  ] as const)('comes to the same by a %s during the run', (_what, action, column) => {
    expect(resultOf(drained({}, { input, actions: [action] })).assignments).toEqual(recorded(column));
  });

  it('moves as many of 100,000 keys as Python counted, and modulo too', () => {
    const many = fileOf(Array.from({ length: 100_000 }, (_, key) => `k${key}`));
    const moved = (method: string, action: { readonly action: string; readonly node?: number }): unknown =>
      drained({ method }, { input: many, actions: [{ at: 0, ...action }] }).metrics()['keysMoved'];
    expect(moved('ring', { action: 'join' })).toBe(reference.moved_100k.add_shard_4);
    expect(moved('ring', { action: 'remove', node: 1 })).toBe(reference.moved_100k.remove_shard_2);
    expect(moved('modulo', { action: 'join' })).toBe(reference.modulo_baseline_100k.moved);
  });

  it('has 12345 on shard_2', () => {
    const { assignments } = resultOf(drained({}, { input: fileOf(['12345']) }));
    expect(assignments).toEqual({ 12345: 'shard_2' });
  });

  it('spreads keys as the result says', () => {
    const { keysPerNode, loadStdDev } = resultOf(drained({}, { input }));
    const counts = shards(1, 2, 3).map(
      (name) => reference.rows.filter(([, owner]) => `shard_${String(owner)}` === name).length,
    );
    expect(Object.values(keysPerNode)).toEqual(counts);
    const mean = keys.length / 3;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 3;
    expect(loadStdDev).toBeCloseTo(Math.sqrt(variance) / mean, 12);
  });
});

describe('the other methods', () => {
  const md5 = (text: string): Buffer => createHash('md5').update(text).digest();
  const names = shards(1, 2, 3, 4, 5, 6, 7);
  const ownersBy = (method: string): Owners =>
    resultOf(drained({ method, nodes: names, keys: 300, requests: 1 })).assignments;
  const expected = (owner: (hash: Buffer) => number): Owners =>
    Object.fromEntries(
      Array.from({ length: 300 }, (_, key): readonly [string, string] => {
        const name = `user:${key}`;
        return [name, names[owner(md5(name))] ?? ''];
      }),
    );

  it('divides the whole MD5, as Node gives it', () => {
    expect(ownersBy('modulo')).toEqual(expected((hash) => Number(BigInt(`0x${hash.toString('hex')}`) % 7n)));
  });

  it('jumps by the first 64 bits of it', () => {
    expect(ownersBy('jump')).toEqual(expected((hash) => jumpHash(hash.readUInt32BE(0), hash.readUInt32BE(4), 7)));
  });

  it('weighs the first 64 bits of key and node', () => {
    const weights = (key: Buffer): readonly number[] =>
      names.map((name) => {
        const node = md5(name);
        return weightOf(key.readUInt32BE(0), key.readUInt32BE(4), node.readUInt32BE(0), node.readUInt32BE(4));
      });
    expect(ownersBy('rendezvous')).toEqual(expected((hash) => weights(hash).indexOf(Math.max(...weights(hash)))));
  });
});

/** Owners before and after one action, and how many keys the run says moved. */
function changeOf(
  method: string,
  names: readonly string[],
  keys: number,
  action: { readonly action: string; readonly node?: number },
) {
  const machine = machineOf({ method, nodes: names, keys, virtualNodes: 60, requests: 1 });
  const before = resultOf(machine).assignments;
  machine.act(action);
  const after = resultOf(machine).assignments;
  const moved = Object.keys(before).filter((key) => before[key] !== after[key]);
  expect(machine.metrics()['keysMoved']).toBe(moved.length);
  return { before, after, moved };
}

const anyNames = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 12 });
const RUNS = { numRuns: 60 };

describe('who joins', () => {
  it.each(['ring', 'rendezvous', 'jump'])('takes keys and is the only one to, by %s', (method) => {
    const property = fc.property(anyNames, (names) => {
      const { before, after, moved } = changeOf(method, names, 400, { action: 'join' });
      const newcomers = new Set(moved.map((key) => after[key]));
      expect(newcomers.size).toBeLessThanOrEqual(1);
      for (const name of newcomers) expect(Object.values(before)).not.toContain(name);
    });
    fc.assert(property, RUNS);
  });

  /** Over many sets of names: mean share that moves, against 1/(n + 1), within five standard errors. */
  it.each([
    ['ring', 3],
    ['ring', 9],
    ['rendezvous', 3],
    ['rendezvous', 9],
    ['jump', 3],
    ['jump', 9],
  ])('takes its fair share on average, by %s from %d', (method, count) => {
    const shares = Array.from({ length: 40 }, (_, set) => {
      const names = Array.from({ length: count }, (_each, node) => `${set}/${node}`);
      return changeOf(method, names, 2000, { action: 'join' }).moved.length / 2000;
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    // Jump reads no names: all sets are one, and its only error is that of the keys.
    const fair = 1 / (count + 1);
    const variance = fair * (1 - fair) * (1 / 2000 + (method === 'ring' ? 1 / 60 : 0));
    const sets = method === 'jump' ? 1 : shares.length;
    expect(Math.abs(mean - fair)).toBeLessThan(5 * Math.sqrt(variance / sets));
  });

  it('moves n/(n + 1) of the keys by modulo', () => {
    for (const count of [2, 3, 9]) {
      const names = Array.from({ length: count }, (_, node) => `n${node}`);
      const { moved } = changeOf('modulo', names, 20_000, { action: 'join' });
      expect(Math.abs(moved.length / 20_000 - count / (count + 1))).toBeLessThan(0.02);
    }
  });
});

describe('who leaves', () => {
  const anyLeave = anyNames.chain((names) => fc.tuple(fc.constant(names), fc.nat(names.length - 1)));

  it.each(['ring', 'rendezvous'])('gives up its keys and moves no other, by %s', (method) => {
    const property = fc.property(anyLeave, ([names, node]) => {
      const { before, after, moved } = changeOf(method, names, 400, { action: 'remove', node });
      expect(moved.every((key) => before[key] === names[node])).toBe(true);
      expect(Object.values(after)).not.toContain(names[node]);
    });
    fc.assert(property, RUNS);
  });

  it('gives up only its own by jump hash where it is the last, and far more from the middle', () => {
    const names = shards(1, 2, 3, 4, 5, 6);
    const last = changeOf('jump', names, 6000, { action: 'remove', node: 5 });
    expect(last.moved.every((key) => last.before[key] === 'shard_6')).toBe(true);
    const second = changeOf('jump', names, 6000, { action: 'remove', node: 1 });
    expect(second.moved.length).toBeGreaterThan(3000);
  });

  it('leaves a ring that is the same as if it had never been there, whatever else was changed and changed back', () => {
    const machine = machineOf({ nodes: shards(1, 2, 3), requests: 1 });
    machine.act({ action: 'remove', node: 2 });
    machine.act({ action: 'set', name: 'virtualNodes', value: 7 });
    machine.act({ action: 'set', name: 'virtualNodes', value: 150 });
    const { assignments } = resultOf(drained({ nodes: shards(1, 2), requests: 1 }));
    expect(resultOf(machine).assignments).toEqual(assignments);
  });
});

describe('a lookup', () => {
  const stepsOf = (lookup: string, nodes: number): number =>
    drained({ lookup, nodes: Array.from({ length: nodes }, (_, node) => `n${node}`) }).metrics()[
      'stepsPerLookup'
    ] as number;

  it('scans half of the ring, so that each node costs 75 comparisons', () => {
    // 6,000 lookups of 1,000 keys: their mean place on the circle strays by a hundredth or two, and the points' by more.
    for (const nodes of [1, 4, 16]) {
      const expected = (nodes * 150) / 2;
      expect(Math.abs(stepsOf('scan', nodes) / expected - 1)).toBeLessThan(0.12);
    }
  });

  it('halves it by binary search, so that twice the ring costs one comparison', () => {
    for (const nodes of [1, 4, 16, 64]) {
      const steps = stepsOf('binary', nodes);
      expect(steps).toBeLessThanOrEqual(Math.log2(nodes * 150) + 1);
      expect(steps).toBeGreaterThan(Math.log2(nodes * 150) - 1);
    }
    expect(Math.abs(stepsOf('binary', 32) - stepsOf('binary', 16) - 1)).toBeLessThan(0.1);
  });

  it('costs a comparison or two by the index, whatever the size', () => {
    for (const nodes of [1, 4, 16, 64]) expect(stepsOf('table', nodes)).toBeLessThan(2);
  });

  it('finds the same nodes in all three ways', () => {
    const by = (lookup: string): unknown => drained({ lookup, virtualNodes: 13 }).result();
    expect(by('scan')).toEqual(by('binary'));
    expect(by('table')).toEqual(by('binary'));
  });

  it('takes a step for each node by rendezvous, about ln n by jump hash, and one by modulo', () => {
    const nodes = Array.from({ length: 50 }, (_, node) => `n${node}`);
    const by = (method: string): number => drained({ method, nodes }).metrics()['stepsPerLookup'] as number;
    expect(by('rendezvous')).toBe(50);
    expect(by('modulo')).toBe(1);
    // The expected number of jumps is the sum of 1/i up to n: 4.5 for 50.
    expect(Math.abs(by('jump') - 4.5)).toBeLessThan(0.25);
  });
});

describe('the spread against virtual nodes', () => {
  const spreadFor = (nodes: readonly string[]) => loadSpread({ params: { nodes } });

  it('is the recorded one for the names of the course', () => {
    expect(balance.rows.map(([points]) => points)).toEqual([...VIRTUAL_NODES]);
    expect(balance.rows.map(([, ...shares]) => shares.slice(0, 3))).toEqual(RECORDED_SHARES);
    const { measured, recorded } = spreadFor(shards(1, 2, 3));
    // Shares were recorded to six digits.
    recorded?.forEach((spread, index) => {
      expect(measured[index]).toBeCloseTo(spread, 5);
    });
    expect(recorded).toHaveLength(VIRTUAL_NODES.length);
  });

  it('has nothing recorded for other names', () => {
    expect(spreadFor(['a', 'b']).recorded).toBeUndefined();
  });

  it('is about what theory predicts: for ten names within a factor of two, over all points within a third', () => {
    const { measured, predicted } = spreadFor(Array.from({ length: 10 }, (_, node) => `shard_${node + 1}`));
    const ratios = measured.map((spread, index) => spread / (predicted[index] as number));
    for (const ratio of ratios) {
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    }
    const logs = ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length;
    expect(Math.exp(Math.abs(logs))).toBeLessThan(4 / 3);
  });
});
