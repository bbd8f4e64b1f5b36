// Other ways from keys to nodes: modulo, jump and rendezvous, against references and against what they promise.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../fixtures/reference/ring/ring_md5_150.json' with { type: 'json' };
import { jumpHash, jumpPath } from './jump.ts';
import { createMd5Number } from './md5.ts';
import { moduloOf } from './modulo.ts';
import { heaviest, weightOf } from './rendezvous.ts';
import { chanceSquared, ringSquared, spreadOf } from './spread.ts';

const md5 = createMd5Number();
const hashOf = (key: string): Uint32Array => {
  const hash = new Uint32Array(4);
  md5(key, hash, 0);
  return hash;
};
const bigOf = (hash: Uint32Array): bigint => hash.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
const anyWord = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1));
const anyHash = fc.tuple(anyWord, anyWord, anyWord, anyWord).map((words) => Uint32Array.from(words));
const KEYS = Array.from({ length: 4000 }, (_, key) => hashOf(`k${key}`));

describe('modulo', () => {
  it('is the remainder of the whole number of 128 bits', () => {
    const property = fc.property(anyHash, fc.integer({ min: 1, max: 2 ** 21 }), (hash, buckets) => {
      expect(moduloOf(hash, 0, buckets)).toBe(Number(bigOf(hash) % BigInt(buckets)));
    });
    fc.assert(property);
    expect(moduloOf(hashOf('a'), 0, 0)).toBe(-1);
  });

  it('moves as many keys from three to four as the reference counted', () => {
    let moved = 0;
    for (let key = 0; key < 100_000; key += 1) {
      const hash = hashOf(`k${key}`);
      if (moduloOf(hash, 0, 3) !== moduloOf(hash, 0, 4)) moved += 1;
    }
    expect(moved).toBe(reference.modulo_baseline_100k.moved);
  });
});

/** As in the paper's figure 1, in whole numbers of 64 bits. */
function jumpOfThePaper(key: bigint, buckets: number): number {
  let state = key;
  let [b, j] = [-1n, 0n];
  while (j < BigInt(buckets)) {
    b = j;
    state = BigInt.asUintN(64, state * 2862933555777941757n + 1n);
    j = BigInt(Math.floor(Number(b + 1n) * (2 ** 31 / Number((state >> 33n) + 1n))));
  }
  return Number(b);
}

describe('jump', () => {
  it.each([
    [0, 1, 1, 0],
    [0, 42, 57, 43],
    [0, 0xdead10cc, 1, 0],
    [0, 0xdead10cc, 666, 361],
    [0, 256, 1024, 520],
  ])('of %d·2³² + %d among %d buckets is %d, as other implementations have it', (high, low, buckets, bucket) => {
    expect(jumpHash(high, low, buckets)).toBe(bucket);
  });

  it('is the paper’s, for every key of 64 bits', () => {
    const property = fc.property(anyWord, anyWord, fc.integer({ min: 1, max: 5000 }), (high, low, buckets) => {
      expect(jumpHash(high, low, buckets)).toBe(jumpOfThePaper((BigInt(high) << 32n) | BigInt(low), buckets));
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('with one more bucket stays, or goes to the new one', () => {
    const property = fc.property(anyWord, anyWord, fc.integer({ min: 1, max: 300 }), (high, low, buckets) => {
      const before = jumpHash(high, low, buckets);
      expect([before, buckets]).toContain(jumpHash(high, low, buckets + 1));
      const path = jumpPath(high, low, buckets);
      expect(path[0]).toBe(0);
      expect([...path].sort((one, other) => one - other)).toEqual(path);
    });
    fc.assert(property);
  });

  it('has no bucket where there are none', () => expect(jumpHash(1, 2, 0)).toBe(-1));
});

const namesHashed = (names: readonly string[]): Uint32Array => {
  const hashes = new Uint32Array(names.length * 4);
  names.forEach((name, index) => {
    md5(name, hashes, index * 4);
  });
  return hashes;
};

describe('rendezvous', () => {
  const names = Array.from({ length: 9 }, (_, node) => `n${node}`);

  it('takes the node with the highest weight', () => {
    const hashes = namesHashed(names);
    for (const hash of KEYS.slice(0, 300)) {
      const weights = names.map((_, node) =>
        weightOf(hash[0] ?? 0, hash[1] ?? 0, hashes[node * 4] ?? 0, hashes[node * 4 + 1] ?? 0),
      );
      expect(weights[heaviest(hashes, hash, 0)]).toBe(Math.max(...weights));
    }
    expect(heaviest(new Uint32Array(0), hashOf('a'), 0)).toBe(-1);
  });

  it('lets a node that leaves take only its own keys along, from any place of the list', () => {
    for (const gone of names) {
      const rest = names.filter((name) => name !== gone);
      const [all, fewer] = [namesHashed(names), namesHashed(rest)];
      for (const hash of KEYS.slice(0, 500)) {
        const before = names[heaviest(all, hash, 0)];
        if (before !== gone) expect(rest[heaviest(fewer, hash, 0)]).toBe(before);
      }
    }
  });
});

describe('the spread of keys', () => {
  // Chi-square with 8 degrees of freedom: 26.1 is passed once in a thousand even spreads.
  it.each([
    ['modulo', (hash: Uint32Array) => moduloOf(hash, 0, 9)],
    ['jump', (hash: Uint32Array) => jumpHash(hash[0] ?? 0, hash[1] ?? 0, 9)],
    [
      'rendezvous',
      (hash: Uint32Array) => heaviest(namesHashed(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']), hash, 0),
    ],
  ] as const)('of %s is chance', (_name, bucketOf) => {
    const counts = new Array<number>(9).fill(0);
    for (const hash of KEYS) counts[bucketOf(hash)] = (counts[bucketOf(hash)] ?? 0) + 1;
    const mean = KEYS.length / 9;
    expect(counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0)).toBeLessThan(26.1);
  });

  it('is the deviation of the population over the mean', () => {
    expect(spreadOf([2, 4, 6])).toEqual({ stdDevOverMean: Math.sqrt(8 / 3) / 4, maxOverMean: 1.5 });
    expect(spreadOf([5]).stdDevOverMean).toBe(0);
    expect(spreadOf([]).stdDevOverMean).toBeNaN();
    expect(spreadOf([0, 0]).stdDevOverMean).toBeNaN();
  });

  it('is expected to be what theory says of keys thrown into bins', () => {
    expect(chanceSquared(1, 100)).toBe(0);
    expect(chanceSquared(5, 100)).toBe(0.04);
    expect(ringSquared(1, 7, 100)).toBe(0);
    expect(ringSquared(4, 1e9, 100)).toBeCloseTo(chanceSquared(4, 100), 6);
    // With a key for every place of the circle only the arcs are left: (n − 1)/(nv + 1).
    expect(ringSquared(4, 150, 1e12)).toBeCloseTo(3 / 601, 9);
  });
});
