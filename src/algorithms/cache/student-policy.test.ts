// A student's policy runs the cache, is checked at each answer, and can be replayed without its code.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies } from './policies.ts';
import { createReplayPolicy } from './replay-policy.ts';
import { missCount } from './simulate.ts';
import { createStudentCache, PolicyFault, type StudentPolicy } from './student-policy.ts';

const keyCount = 12;
const trace = fc.array(fc.nat(keyCount - 1), { maxLength: 200 }).map((keys) => Int32Array.from(keys));

/** LRU as a student would write it: a Map remembers the order of insertion. */
function studentLru<Key extends number | string>(): StudentPolicy<Key> {
  const order = new Map<Key, true>();
  return {
    onHit(key) {
      order.delete(key);
      order.set(key, true);
    },
    onInsert(key) {
      order.set(key, true);
    },
    evict() {
      const [oldest] = order.keys();
      if (oldest === undefined) throw new Error('nothing to evict');
      order.delete(oldest);
      return oldest;
    },
  };
}

const answering = (answer: unknown) => () => ({ onHit() {}, onInsert() {}, evict: () => answer });

function faultOf(run: () => void): PolicyFault {
  try {
    run();
  } catch (error) {
    if (error instanceof PolicyFault) return error;
    throw error;
  }
  throw new Error('no fault');
}

describe('a student’s LRU', () => {
  it.each([undefined, Array.from({ length: keyCount }, (_, key) => `user:${key}`)])(
    'equals ours (names: %s)',
    (names) => {
      fc.assert(
        fc.property(trace, fc.integer({ min: 1, max: 8 }), (keys, capacity) => {
          const setup = { capacity, keyCount, ...(names === undefined ? {} : { names }) };
          const cache = createStudentCache(() => studentLru(), setup);
          const own = policies.lru.create({ capacity, keyCount });
          for (const key of keys) {
            expect(cache.contains(key)).toBe(policies.lru.contains(own, key));
            expect(cache.access(key)).toBe(policies.lru.access(own, key));
            expect(cache.state.evicted).toBe(own.evicted);
            expect(cache.state.size).toBe(own.size);
          }
          const held = [...(cache.regions()[0]?.keys ?? [])].sort((a, b) => a - b);
          expect(held).toEqual([...(policies.lru.regions(own)[0]?.keys ?? [])].sort((a, b) => a - b));
        }),
      );
    },
  );

  it('replays from its evictions, and from a clone midway', () => {
    fc.assert(
      fc.property(trace, fc.integer({ min: 1, max: 8 }), (keys, capacity) => {
        const cache = createStudentCache(() => studentLru(), { capacity, keyCount });
        const hits = [...keys].map((key) => cache.access(key));
        const replay = createReplayPolicy(cache.evictions());
        let state = replay.create({ capacity, keyCount });
        const again = [...keys].map((key) => {
          state = structuredClone(state);
          return replay.access(state, key);
        });
        expect(again).toEqual(hits);
        expect(state).toEqual(cache.state);
        expect(missCount(replay, keys, capacity, { keyCount })).toBe(hits.filter((hit) => !hit).length);
      }),
    );
  });

  it('a record that does not fit the trace is refused', () => {
    expect(() => missCount(createReplayPolicy(new Int32Array(0)), Int32Array.of(0, 1), 1)).toThrow(/ends after 0/);
    expect(() => missCount(createReplayPolicy(Int32Array.of(1)), Int32Array.of(0, 1), 1)).toThrow(/key 1.*not cached/);
  });
});

describe('an answer against the rules', () => {
  it.each([
    [undefined, 'undefined', 'undefined', /returned nothing/],
    [Promise.resolve(0), 'promise', 'a promise', /must not be async/],
    [2, 'not-cached', '2', /returned 2, which is not cached/],
    [99, 'not-a-key', '99', /no key of this trace/],
    [-1, 'not-a-key', '-1', /no key of this trace/],
    [0.5, 'not-a-key', '0.5', /no key of this trace/],
    [Number.NaN, 'not-a-key', 'NaN', /no key of this trace/],
    ['0', 'not-a-key', '"0"', /returned "0"/],
    [null, 'not-a-key', 'null', /no key/],
    [{}, 'not-a-key', 'an object', /no key/],
    [[0], 'not-a-key', 'an array', /no key/],
    [0n, 'not-a-key', 'a bigint', /no key/],
  ])('%s', (answer, code, given, message) => {
    const cache = createStudentCache(answering(answer), { capacity: 2, keyCount: 5 });
    cache.access(0);
    cache.access(1);
    const fault = faultOf(() => cache.access(2));
    expect({ code: fault.code, given: fault.given, requestIndex: fault.requestIndex }).toEqual({
      code,
      given,
      requestIndex: 2,
    });
    expect(fault.message).toMatch(message);
    expect(fault.message).toMatch(/request 3: evict\(\) must return a cached key/);
    // The cache is as it was.
    expect(cache.state.size).toBe(2);
    expect(cache.contains(0) && cache.contains(1) && !cache.contains(2)).toBe(true);
    expect(cache.evictions()).toHaveLength(0);
  });

  it('a number where names are the keys', () => {
    const cache = createStudentCache(answering(0), { capacity: 1, keyCount: 2, names: ['a', 'b'] });
    cache.access(0);
    expect(faultOf(() => cache.access(1)).message).toMatch(/a string that onInsert was given.*returned 0/);
  });

  it.each([
    [undefined, 'no-policy', 'undefined'],
    [7, 'no-policy', '7'],
    [Promise.resolve({}), 'no-policy', 'a promise'],
    [{ onHit() {}, onInsert() {} }, 'missing-method', 'evict'],
    [{ onHit: 1, onInsert() {}, evict() {} }, 'missing-method', 'onHit'],
  ])('create() returns %s', (made, code, given) => {
    const fault = faultOf(() => createStudentCache(() => made, { capacity: 1, keyCount: 1 }));
    expect({ code: fault.code, given: fault.given }).toEqual({ code, given });
  });

  it('what the student’s code throws passes through', () => {
    const cache = createStudentCache(() => studentLru(), { capacity: 1, keyCount: 2 });
    expect(() => {
      const broken = createStudentCache(
        () => ({
          ...studentLru(),
          onInsert() {
            throw new TypeError('mine');
          },
        }),
        { capacity: 1, keyCount: 2 },
      );
      broken.access(0);
    }).toThrow(new TypeError('mine'));
    expect(cache.access(0)).toBe(false);
  });
});
