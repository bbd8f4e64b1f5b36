// What every policy must keep: its size, its word about what it holds, and its course after a checkpoint.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies } from './policies.ts';
import { type CachePolicy, type CacheState, policyNames } from './policy.ts';
import { missCount, nextUses } from './simulate.ts';

const keyCount = 24;
const trace = fc.array(fc.nat(keyCount - 1), { maxLength: 300 }).map((keys) => Int32Array.from(keys));
const capacities = fc.integer({ min: 1, max: keyCount + 3 });

/** A cache over a trace, which it is fed request by request. */
function open(policy: CachePolicy, keys: Int32Array, capacity: number) {
  const uses = nextUses(keys, keyCount);
  const state: CacheState = policy.create({ capacity, keyCount, hashSeed: 7 });
  return { state, access: (at: number, to = state) => policy.access(to, keys[at] as number, uses[at]) };
}

function cachedKeys(policy: CachePolicy, state: CacheState): number[] {
  return policy
    .regions(state)
    .filter((region) => !region.ghost)
    .flatMap((region) => [...region.keys])
    .sort((a, b) => a - b);
}

describe.each(policyNames)('%s', (name) => {
  const policy: CachePolicy = policies[name];

  it('carries its own name', () => {
    expect(policy.name).toBe(name);
  });

  it('hits exactly what it holds, holds what was just requested, and never holds too much', () => {
    fc.assert(
      fc.property(trace, capacities, (keys, capacity) => {
        const { state, access } = open(policy, keys, capacity);
        const held = new Set<number>();
        for (const [at, key] of keys.entries()) {
          const had = policy.contains(state, key);
          const sizeBefore = state.size;
          expect(had).toBe(held.has(key));
          expect(access(at)).toBe(had);
          held.add(key);
          if (state.evicted >= 0) {
            expect(had).toBe(false);
            expect(sizeBefore).toBe(capacity);
            expect(state.evicted).not.toBe(key);
            expect(held.delete(state.evicted)).toBe(true);
          }
          expect(state.size).toBe(held.size);
          expect(state.size).toBeLessThanOrEqual(capacity);
          expect(policy.contains(state, key)).toBe(true);
          expect(cachedKeys(policy, state)).toEqual([...held].sort((a, b) => a - b));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('goes on identically from a clone taken anywhere', () => {
    fc.assert(
      fc.property(trace, capacities, fc.nat(300), (keys, capacity, at) => {
        const { state, access } = open(policy, keys, capacity);
        for (let index = 0; index < Math.min(at, keys.length); index += 1) access(index);
        const clone = structuredClone(state);
        for (let index = at; index < keys.length; index += 1) {
          expect(access(index, clone)).toBe(access(index));
          expect(clone.evicted).toBe(state.evicted);
        }
        expect(clone).toEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  it('draws marks that match the keys', () => {
    fc.assert(
      fc.property(trace, capacities, (keys, capacity) => {
        const { state, access } = open(policy, keys, capacity);
        for (const at of keys.keys()) access(at);
        for (const region of policy.regions(state)) {
          if (region.visited !== undefined) expect(region.visited).toHaveLength(region.keys.length);
          if (region.frequency !== undefined) expect(region.frequency).toHaveLength(region.keys.length);
          if (region.hand !== undefined) expect(region.hand).toBeLessThanOrEqual(Math.max(0, region.keys.length - 1));
        }
      }),
    );
  });

  it('never misses less than Belady', () => {
    fc.assert(
      fc.property(trace, capacities, (keys, capacity) => {
        expect(missCount(policy, keys, capacity)).toBeGreaterThanOrEqual(missCount(policies.belady, keys, capacity));
      }),
      { numRuns: 300 },
    );
  });

  it('misses each key once when all of them fit', () => {
    fc.assert(
      fc.property(trace, (keys) => {
        expect(missCount(policy, keys, keyCount)).toBe(new Set(keys).size);
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses a capacity of %s', (capacity) => {
    expect(() => policy.create({ capacity, keyCount })).toThrow(/capacity.*at least 1/);
  });

  it('refuses a key count that is no whole number', () => {
    expect(() => policy.create({ capacity: 1, keyCount: 2.5 })).toThrow(/keyCount/);
  });
});

describe('the next victim', () => {
  // The region that yields the next victim shows it first, where the policy has no hand and no marks to look at.
  it.each(['fifo', 'lru', 'lfu', 'belady'] as const)('comes first in %s', (name) => {
    const policy: CachePolicy = policies[name];
    fc.assert(
      fc.property(trace, capacities, (keys, capacity) => {
        const { state, access } = open(policy, keys, capacity);
        for (const at of keys.keys()) {
          const first = policy.regions(state)[0]?.keys[0];
          access(at);
          if (state.evicted >= 0) expect(state.evicted).toBe(first);
        }
      }),
    );
  });

  it.each(['clock', 'sieve'] as const)('is the first unvisited key from the hand on in %s', (name) => {
    const policy: CachePolicy = policies[name];
    fc.assert(
      fc.property(trace, capacities, (keys, capacity) => {
        const { state, access } = open(policy, keys, capacity);
        for (const at of keys.keys()) {
          const region = policy.regions(state)[0];
          const { keys: drawn = [], visited = [], hand = 0 } = region ?? {};
          const round = drawn.map((_, step) => (hand + step) % drawn.length);
          // When all are visited the hand comes back to where it began.
          const index = round.find((place) => visited[place] === false) ?? hand;
          access(at);
          if (state.evicted >= 0) expect(state.evicted).toBe(drawn[index]);
        }
      }),
    );
  });
});

describe('inclusion', () => {
  it('a larger LRU cache holds all that a smaller one does', () => {
    fc.assert(
      fc.property(trace, capacities, fc.integer({ min: 0, max: 5 }), (keys, capacity, more) => {
        const small = policies.lru.create({ capacity, keyCount });
        const large = policies.lru.create({ capacity: capacity + more, keyCount });
        for (const key of keys) {
          policies.lru.access(small, key);
          policies.lru.access(large, key);
          const inLarge = new Set(cachedKeys(policies.lru, large));
          expect(cachedKeys(policies.lru, small).every((held) => inLarge.has(held))).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('fails for FIFO: four frames miss more than three (Belady’s anomaly)', () => {
    const keys = Int32Array.of(1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5);
    expect(missCount(policies.fifo, keys, 3)).toBe(9);
    expect(missCount(policies.fifo, keys, 4)).toBe(10);
  });
});

it('Belady refuses to run without knowing the trace', () => {
  const state = policies.belady.create({ capacity: 2, keyCount: 3 });
  expect(() => policies.belady.access(state, 0)).toThrow(/nextUse/);
});
