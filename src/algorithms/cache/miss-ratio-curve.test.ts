// The one-pass LRU curve against simulation, and the spacing of capacities.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lruCurve, lruMissCounts, simulatedCurve, spacedCapacities, stackDistances } from './miss-ratio-curve.ts';
import { policies } from './policies.ts';
import { missCount } from './simulate.ts';

const trace = fc.array(fc.nat(30), { maxLength: 300 }).map((keys) => Int32Array.from(keys));

describe('the LRU curve', () => {
  it('counts stack distances', () => {
    // a b a c b a: a first, b first, a at 2, c first, b at 3, a at 3
    expect([...stackDistances(Int32Array.of(0, 1, 0, 2, 1, 0), 3)]).toEqual([3, 0, 1, 2]);
  });

  it('equals a simulation at every capacity', () => {
    fc.assert(
      fc.property(trace, (keys) => {
        const misses = lruMissCounts(keys, 31);
        expect(misses[0]).toBe(keys.length);
        for (let capacity = 1; capacity <= 31; capacity += 1) {
          expect(misses[capacity]).toBe(missCount(policies.lru, keys, capacity));
        }
      }),
    );
  });

  it('gives points at any capacities, also beyond the number of keys', () => {
    fc.assert(
      fc.property(trace, fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }), (keys, capacities) => {
        expect(lruCurve(keys, capacities)).toEqual(simulatedCurve(policies.lru, keys, capacities));
      }),
    );
  });

  it('an empty trace misses nothing', () => {
    expect(lruCurve(new Int32Array(0), [1])).toEqual([{ capacity: 1, misses: 0, missRatio: 0 }]);
  });
});

it('a simulated curve tells Belady the trace', () => {
  const keys = Int32Array.of(0, 1, 2, 0, 1, 2);
  expect(simulatedCurve(policies.belady, keys, [2, 3]).map((point) => point.misses)).toEqual([4, 3]);
});

describe('spaced capacities', () => {
  it('rise from 1 to the largest, none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 2, max: 60 }), (largest, count) => {
        const capacities = spacedCapacities(largest, count);
        expect(capacities[0]).toBe(1);
        expect(capacities.at(-1)).toBe(largest);
        expect(capacities.length).toBeLessThanOrEqual(count);
        expect(capacities.every((capacity, at) => at === 0 || capacity > (capacities[at - 1] as number))).toBe(true);
      }),
    );
  });

  it('one point is the largest; nothing asked, nothing given', () => {
    expect(spacedCapacities(50, 1)).toEqual([50]);
    expect(spacedCapacities(0, 5)).toEqual([]);
  });
});
