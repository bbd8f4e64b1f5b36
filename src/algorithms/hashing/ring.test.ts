// The ring against the reference that others computed, key for key, and against what must hold of any ring.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import balance from '../../../fixtures/reference/ring/balance_by_vnodes.json' with { type: 'json' };
import reference from '../../../fixtures/reference/ring/ring_md5_150.json' with { type: 'json' };
import { createMd5Number } from './md5.ts';
import {
  comparisonsFor,
  emptyRing,
  isBehindAll,
  joined,
  left,
  MOST_VIRTUAL_NODES,
  pointOf,
  type Ring,
  ringOf,
  sharesOf,
} from './ring.ts';

const THREE = ['shard_1', 'shard_2', 'shard_3'];
const FOUR = [...THREE, 'shard_4'];
const without2 = (ring: Ring): Ring => left(ring, 1);

const md5 = createMd5Number();
const hashOf = (key: string): Uint32Array => {
  const hash = new Uint32Array(4);
  md5(key, hash, 0);
  return hash;
};
const ownerOf = (ring: Ring, key: string): number => ring.owners[pointOf(ring, hashOf(key), 0)] ?? -1;
const hexOf = (words: ArrayLike<number>): string =>
  Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
const pointHex = (ring: Ring, point: number): string => hexOf(ring.words.map((column) => column[point] ?? 0));

describe('the reference, MD5 with 150 points a node', () => {
  const three = ringOf(THREE, 150);
  const four = joined(three, 'shard_4', 3, 150);

  it('hashes as Python does, beyond ASCII too', () => {
    for (const [text, digest] of Object.entries(reference.md5_check)) expect(hexOf(hashOf(text)), text).toBe(digest);
  });

  it.each([
    ['3', three],
    ['4', four],
  ] as const)('has every point of the ring of %s in its order', (count, ring) => {
    const names = FOUR;
    const lines = Array.from({ length: ring.count }, (_, point) => {
      return `${pointHex(ring, point)} ${names[ring.owners[point] ?? -1] ?? ''}`;
    });
    const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
    const wanted = reference.ring_sha256_of_lines_hash_space_shard[count];
    expect([sum(lines.join('\n')), sum(`${lines.join('\n')}\n`)]).toContain(wanted);
  });

  it('names the owner of every recorded key, before and after a join and a leave', () => {
    const owner = (ring: Ring, key: string): string => String(ownerOf(ring, key) + 1);
    const got = reference.rows.map(([key = '']) => [
      key,
      owner(three, key),
      owner(four, key),
      owner(without2(three), key),
    ]);
    expect(got).toEqual(reference.rows);
    expect(ownerOf(three, '12345')).toBe(1);
  });

  it('counts a hundred thousand keys as they were counted', () => {
    const counts = (ring: Ring, names: readonly string[]): Record<string, number> => {
      const found: Record<string, number> = {};
      for (let key = 0; key < 100_000; key += 1) {
        const name = names[ownerOf(ring, `k${key}`)] ?? '';
        found[name] = (found[name] ?? 0) + 1;
      }
      return found;
    };
    const wanted = reference.counts_100k_keys_k0_k99999;
    expect(counts(three, THREE)).toEqual(wanted['3']);
    expect(counts(four, FOUR)).toEqual(wanted['4']);
    expect(counts(without2(three), THREE)).toEqual(wanted.without_shard_2);
  });

  it.each(balance.rows)('gives %d points a node the recorded shares of the circle', (virtualNodes, ...recorded) => {
    const shares = sharesOf(ringOf(THREE, virtualNodes));
    THREE.forEach((_, node) => {
      expect(shares.get(node)).toBeCloseTo(recorded[node] ?? Number.NaN, 5);
    });
    expect(3 * Math.max(...shares.values())).toBeCloseTo(recorded[3] ?? Number.NaN, 3);
  });
});

const anyNames = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 8,
});
const anyKeys = fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 40 });
const anyPoints = fc.integer({ min: 1, max: 60 });

describe('any ring', () => {
  it('finds the first point at or after a key, as looking at all of them would', () => {
    const property = fc.property(anyNames, anyPoints, anyKeys, (names, virtualNodes, keys) => {
      const ring = ringOf(names, virtualNodes);
      const points = Array.from({ length: ring.count }, (_, point) => pointHex(ring, point));
      expect(points).toEqual([...points].sort());
      for (const key of keys) {
        const hash = hashOf(key);
        const first = points.findIndex((point) => point >= hexOf(hash));
        expect(pointOf(ring, hash, 0)).toBe(Math.max(0, first));
        expect(isBehindAll(ring, hash, 0)).toBe(first < 0);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('gives a key at a point to that very point, and a key behind the last to the first', () => {
    const ring = ringOf(FOUR, 40);
    for (let point = 0; point < ring.count; point += 1) {
      const hash = Uint32Array.from(ring.words, (column) => column[point] ?? 0);
      expect(pointOf(ring, hash, 0)).toBe(point);
      hash[3] = (hash[3] as number) + 1;
      expect(pointOf(ring, hash, 0)).toBe((point + 1) % ring.count);
    }
    expect(pointOf(ring, Uint32Array.of(2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1), 0)).toBe(0);
    expect(pointOf(ring, Uint32Array.of(0, 0, 0, 0), 0)).toBe(0);
  });

  it('tells points apart whose highest words are the same', () => {
    const column = (...values: readonly number[]): Uint32Array => Uint32Array.from(values);
    const { table, tableShift } = emptyRing();
    const ring: Ring = {
      count: 3,
      words: [column(7, 7, 7), column(1, 1, 2), column(5, 5, 0), column(3, 9, 0)],
      replicas: new Uint16Array(3),
      owners: Int32Array.of(0, 1, 2),
      table: table.map((_, slot) => (slot === 0 ? 0 : 3)),
      tableShift,
    };
    const at = (...hash: readonly number[]): number => pointOf(ring, Uint32Array.from(hash), 0);
    expect([at(7, 1, 5, 3), at(7, 1, 5, 4), at(7, 1, 5, 9), at(7, 1, 5, 10), at(7, 2, 0, 1)]).toEqual([0, 1, 1, 2, 0]);
  });

  it('moves keys only to a node that joins, and only those of a node that leaves', () => {
    const property = fc.property(anyNames, anyPoints, anyKeys, fc.nat(), (names, virtualNodes, keys, pick) => {
      const all = ringOf(names, virtualNodes);
      const last = pick % names.length;
      const fewer = left(all, last);
      for (const key of keys) {
        const [before, after] = [ownerOf(fewer, key), ownerOf(all, key)];
        if (before !== after) expect(after).toBe(last);
      }
      expect(joined(fewer, names[last] ?? '', last, virtualNodes)).toEqual(all);
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('does not depend on the order in which nodes came', () => {
    const property = fc.property(anyNames, anyPoints, (names, virtualNodes) => {
      const owners = names.map((_, index) => index);
      const backwards = ringOf([...names].reverse(), virtualNodes, [...owners].reverse());
      expect(backwards).toEqual(ringOf(names, virtualNodes));
    });
    fc.assert(property, { numRuns: 50 });
  });

  it('moves about a quarter of the keys when a fourth node joins three', () => {
    // 1/4 of the keys on average, with the deviation of one node's share of a ring: its coefficient of variation is
    // the root of (n − 1)/(nv + 1). Over 60 sets of names the mean lies within 4 standard errors.
    const moved = Array.from({ length: 60 }, (_, set) => {
      const names = FOUR.map((name) => `${name}/${set}`);
      const before = ringOf(names.slice(0, 3), 150);
      const after = joined(before, names[3] ?? '', 3, 150);
      const keys = Array.from({ length: 500 }, (_unused, key) => `k${key}`);
      return keys.filter((key) => ownerOf(before, key) !== ownerOf(after, key)).length / keys.length;
    });
    const mean = moved.reduce((sum, each) => sum + each, 0) / moved.length;
    const deviation = 0.25 * Math.sqrt(3 / 601 + 3 / 500);
    expect(Math.abs(mean - 0.25)).toBeLessThan((4 * deviation) / Math.sqrt(moved.length));
  });

  it('without a point owns nothing', () => {
    expect(pointOf(emptyRing(), hashOf('a'), 0)).toBe(-1);
    expect(isBehindAll(emptyRing(), hashOf('a'), 0)).toBe(true);
    expect(left(ringOf(['a'], 9), 0)).toEqual(emptyRing());
    expect([...sharesOf(ringOf(['a'], 1)).values()]).toEqual([1]);
  });

  it.each([0, -1, 1.5, Number.NaN, MOST_VIRTUAL_NODES + 1])('refuses %d points a node', (count) => {
    expect(() => joined(emptyRing(), 'a', 0, count)).toThrow(/from 1 to 65535 points/);
  });
});

describe('the cost of a lookup', () => {
  /** Looks as each way does, point by point, and counts. */
  function counted(lookup: 'scan' | 'binary', ring: Ring, hash: Uint32Array): number {
    const key = hexOf(hash);
    let comparisons = 0;
    if (lookup === 'scan') {
      for (let point = 0; point < ring.count; point += 1) {
        comparisons += 1;
        if (key <= pointHex(ring, point)) break;
      }
      return comparisons;
    }
    let [low, high] = [0, ring.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      comparisons += 1;
      if (pointHex(ring, middle) < key) low = middle + 1;
      else high = middle;
    }
    return comparisons;
  }

  it.each(['scan', 'binary'] as const)('of %s is what the search itself counts', (lookup) => {
    const property = fc.property(anyNames, anyPoints, anyKeys, (names, virtualNodes, keys) => {
      const ring = ringOf(names, virtualNodes);
      for (const key of keys) {
        const hash = hashOf(key);
        expect(comparisonsFor(lookup, ring, pointOf(ring, hash, 0), hash, 0)).toBe(counted(lookup, ring, hash));
      }
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('grows with the ring for a scan, by one a doubling for binary search, and hardly for the table', () => {
    const keys = Array.from({ length: 2000 }, (_, key) => hashOf(`k${key}`));
    const meanOf = (lookup: 'scan' | 'binary' | 'table', nodes: number): number => {
      const names = Array.from({ length: nodes }, (_, node) => `n${node}`);
      const ring = ringOf(names, 150);
      const costs = keys.map((hash) => comparisonsFor(lookup, ring, pointOf(ring, hash, 0), hash, 0));
      return costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
    };
    expect(meanOf('scan', 32) / meanOf('scan', 8)).toBeCloseTo(4, 0);
    expect(meanOf('binary', 32) - meanOf('binary', 8)).toBeCloseTo(2, 0);
    expect(meanOf('binary', 32)).toBeLessThanOrEqual(Math.ceil(Math.log2(32 * 150 + 1)));
    for (const nodes of [1, 8, 100]) expect(meanOf('table', nodes)).toBeLessThan(1);
  });
});
