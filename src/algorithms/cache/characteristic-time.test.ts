// Che's approximation against runs of the policies themselves, and against what must hold of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipf } from '../traces/generators.ts';
import { mulberry32 } from '../traces/mulberry32.ts';
import { fifoHitRatio, lruHitRatio, zipfPopularity } from './characteristic-time.ts';
import { policies } from './policies.ts';
import { missCount } from './simulate.ts';

const KEYS = 1000;
const WARM_UP = 50_000;
const LENGTH = 450_000;

/** Share of requests that missed after a warm-up. */
function measured(policy: 'lru' | 'fifo', trace: Int32Array, capacity: number): number {
  const all = missCount(policies[policy], trace, capacity, { keyCount: KEYS });
  const before = missCount(policies[policy], trace.subarray(0, WARM_UP), capacity, { keyCount: KEYS });
  return (all - before) / (trace.length - WARM_UP);
}

describe.each([0.6, 0.9, 1.2])('with skew %s', (skew) => {
  const trace = zipf(mulberry32(7), KEYS, skew, LENGTH);
  const popularity = zipfPopularity(KEYS, skew);

  it.each([10, 100, 400])(
    'predicts the misses of LRU and FIFO with %s keys within 0.6 percentage points',
    (capacity) => {
      expect(Math.abs(1 - lruHitRatio(popularity, capacity) - measured('lru', trace, capacity))).toBeLessThan(0.006);
      expect(Math.abs(1 - fifoHitRatio(popularity, capacity) - measured('fifo', trace, capacity))).toBeLessThan(0.006);
    },
  );
});

describe('in any case', () => {
  it('LRU hits at least as much as FIFO, more room never hits less, and all keys fit in the end', () => {
    const property = fc.property(
      fc.integer({ min: 2, max: 200 }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.integer({ min: 1, max: 199 }),
      (keys, skew, wanted) => {
        const capacity = Math.min(wanted, keys);
        const popularity = zipfPopularity(keys, skew);
        const lru = lruHitRatio(popularity, capacity);
        expect(lru).toBeGreaterThanOrEqual(fifoHitRatio(popularity, capacity) - 1e-9);
        expect(lruHitRatio(popularity, Math.min(keys, capacity + 1))).toBeGreaterThanOrEqual(lru - 1e-9);
        expect(lruHitRatio(popularity, keys)).toBe(1);
      },
    );
    fc.assert(property);
  });

  it('of keys that are all alike every policy hits its share', () => {
    expect(lruHitRatio(zipfPopularity(50, 0), 10)).toBeCloseTo(0.2, 6);
    expect(fifoHitRatio(zipfPopularity(50, 0), 10)).toBeCloseTo(0.2, 6);
  });

  it('refuses a cache of nothing', () => {
    expect(() => lruHitRatio(zipfPopularity(5, 1), 0)).toThrow(/at least 1/);
  });
});
