// A student's policy runs the cache, is checked at each answer, and can be replayed without its code.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSaid, faultOf } from '../testing/faults.ts';
import { policies } from './policies.ts';
import { createReplayPolicy } from './replay-policy.ts';
import { missCount } from './simulate.ts';
import { createStudentCache, type StudentPolicy } from './student-policy.ts';

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
    const fits = (evictions: Int32Array) => () => missCount(createReplayPolicy(evictions), Int32Array.of(0, 1), 1);
    for (const [evictions, sentence] of [
      [new Int32Array(0), /ends after 0/],
      [Int32Array.of(1), /key 1.*not cached/],
    ] as const) {
      const fault = faultOf(fits(evictions));
      expect(fault.message).toMatch(sentence);
      expectSaid(fault);
    }
  });
});

describe('an answer against the rules', () => {
  it.each([
    [undefined, 'nothing', 'undefined', /returned nothing/],
    [Promise.resolve(0), 'promise', 'promise', /must not be async/],
    [2, 'notCached', '2', /returned 2, which is not cached/],
    [99, 'notAKey', '99', /no key of this trace/],
    [-1, 'notAKey', '-1', /no key of this trace/],
    [0.5, 'notAKey', '0.5', /no key of this trace/],
    [Number.NaN, 'notAKey', 'NaN', /no key of this trace/],
    ['0', 'notAKey', '"0"', /returned "0"/],
    [null, 'notAKey', 'null', /no key/],
    [{}, 'notAKey', 'object', /no key/],
    [[0], 'notAKey', 'array', /no key/],
    [0n, 'notAKey', '0n', /no key/],
  ])('%s', (answer, code, given, message) => {
    const cache = createStudentCache(answering(answer), { capacity: 2, keyCount: 5 });
    cache.access(0);
    cache.access(1);
    const fault = faultOf(() => cache.access(2));
    expect(fault.phrase).toEqual({ key: `fault.evict.${code}`, args: { request: 3, keys: 'number', given } });
    expectSaid(fault);
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
    [undefined, 'noObject', { given: 'undefined' }],
    [7, 'noObject', { given: '7' }],
    [Promise.resolve({}), 'noObject', { given: 'promise' }],
    [{ onHit() {}, onInsert() {} }, 'noMethod', { method: 'evict' }],
    [{ onHit: 1, onInsert() {}, evict() {} }, 'noMethod', { method: 'onHit' }],
  ])('create() returns %s', (made, code, args) => {
    const fault = faultOf(() => createStudentCache(() => made, { capacity: 1, keyCount: 1 }));
    expect(fault.phrase).toEqual({ key: `fault.create.${code}`, args });
    expectSaid(fault);
  });

  it.each([undefined, null, 3, {}])('there is no create(), but %s', (create) => {
    const fault = faultOf(() => createStudentCache(create, { capacity: 1, keyCount: 1 }));
    expect(fault.phrase.key).toBe('fault.create.notExported');
    expectSaid(fault);
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
