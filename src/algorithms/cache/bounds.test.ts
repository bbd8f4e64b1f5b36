// The bounds inside the policies that have several lists, and what sets those policies apart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loop, scanMixedWithZipf, zipf } from '../traces/generators.ts';
import { mulberry32 } from '../traces/mulberry32.ts';
import { policies } from './policies.ts';
import type { Region, RegionName } from './policy.ts';
import { missCount } from './simulate.ts';

const keyCount = 40;
const trace = fc.array(fc.nat(keyCount - 1), { maxLength: 400 });
const capacities = fc.integer({ min: 1, max: 25 });

function lengthOf(regions: readonly Region[], name: RegionName): number {
  return regions.find((region) => region.name === name)?.keys.length ?? Number.NaN;
}

describe('arc', () => {
  it('keeps t1 + b1 within the capacity, everything within twice, and no ghost of a cached key', () => {
    fc.assert(
      fc.property(trace, capacities, (keys, capacity) => {
        const state = policies.arc.create({ capacity, keyCount });
        for (const key of keys) {
          policies.arc.access(state, key);
          const regions = policies.arc.regions(state);
          const all = regions.flatMap((region) => [...region.keys]);
          expect(lengthOf(regions, 't1') + lengthOf(regions, 'b1')).toBeLessThanOrEqual(capacity);
          expect(all.length).toBeLessThanOrEqual(2 * capacity);
          expect(new Set(all).size).toBe(all.length);
          expect(state.target).toBeGreaterThanOrEqual(0);
          expect(state.target).toBeLessThanOrEqual(capacity);
        }
      }),
    );
  });

  it('moves its target in fractions', () => {
    const state = policies.arc.create({ capacity: 50, keyCount: 1000 });
    const targets = Array.from(zipf(mulberry32(4), 1000, 0.8, 20_000), (key) => {
      policies.arc.access(state, key);
      return state.target;
    });
    expect(targets.some((target) => !Number.isInteger(target))).toBe(true);
  });
});

describe('s3fifo', () => {
  it('keeps its ghosts within nine tenths of the capacity and apart from the cached keys', () => {
    fc.assert(
      fc.property(trace, capacities, (keys, capacity) => {
        const state = policies.s3fifo.create({ capacity, keyCount });
        for (const key of keys) {
          policies.s3fifo.access(state, key);
          const regions = policies.s3fifo.regions(state);
          const all = regions.flatMap((region) => [...region.keys]);
          expect(lengthOf(regions, 'ghost')).toBeLessThanOrEqual(Math.floor(0.9 * capacity));
          expect(new Set(all).size).toBe(all.length);
        }
      }),
    );
  });

  it('has at least one place in the small queue', () => {
    const shares = [1, 5, 10, 19, 20, 1000].map((capacity) => policies.s3fifo.create({ capacity, keyCount }).mainShare);
    expect(shares).toEqual([0, 4, 9, 18, 18, 900]);
  });
});

describe('wtinylfu', () => {
  it('keeps window and protected within their shares', () => {
    fc.assert(
      fc.property(trace, capacities, fc.nat(), (keys, capacity, hashSeed) => {
        const state = policies.wtinylfu.create({ capacity, keyCount, hashSeed });
        for (const key of keys) {
          policies.wtinylfu.access(state, key);
          const regions = policies.wtinylfu.regions(state);
          expect(lengthOf(regions, 'window')).toBeLessThanOrEqual(state.windowCapacity);
          expect(lengthOf(regions, 'protected')).toBeLessThanOrEqual(state.protectedCapacity);
        }
      }),
    );
  });

  it.each([
    [1, 1, 0],
    [50, 1, 39],
    [100, 1, 79],
    [1000, 10, 792],
  ])('of %s keys gives the window %s and protected %s', (capacity, windowCapacity, protectedCapacity) => {
    expect(policies.wtinylfu.create({ capacity, keyCount })).toMatchObject({ windowCapacity, protectedCapacity });
  });
});

describe('what the policies are for', () => {
  it('scans flush LRU, and hardly touch S3-FIFO, SIEVE and W-TinyLFU', () => {
    const mix = { objects: 2000, exponent: 1, scanLength: 400, scanShare: 0.3, length: 60_000 };
    const keys = scanMixedWithZipf(mulberry32(6), mix);
    const lruMisses = missCount(policies.lru, keys, 200);
    expect(missCount(policies.s3fifo, keys, 200)).toBeLessThan(0.9 * lruMisses);
    expect(missCount(policies.sieve, keys, 200)).toBeLessThan(0.9 * lruMisses);
    expect(missCount(policies.wtinylfu, keys, 200)).toBeLessThan(0.9 * lruMisses);
  });

  it('a loop one key too long gives LRU nothing and Belady nearly all', () => {
    const keys = loop(101, 10_100);
    expect(missCount(policies.lru, keys, 100)).toBe(10_100);
    expect(missCount(policies.belady, keys, 100)).toBe(101 + 99);
  });
});
