// The grader of the eviction policy: right answers of any kind pass, the starter and typical wrong ones do not.
import { describe, expect, it } from 'vitest';
import { exercise } from './grade.ts';
import { create as solution } from './solution.ts';
import { create as starter } from './starter.ts';

type Create = (capacity: number) => unknown;

const verdict = (create: Create) => exercise.judge(structuredClone(exercise.drive(() => ({ create }))));
const passes = (create: Create) => verdict(create).every((check) => check.passed);

/** A key of a map that is not empty, the first by insertion. */
function first(keys: Iterable<number>): number {
  for (const key of keys) return key;
  throw new Error('nothing is cached');
}

function lru() {
  const keys = new Set<number>();
  const touch = (key: number): void => {
    keys.delete(key);
    keys.add(key);
  };
  return {
    onHit: touch,
    onInsert: touch,
    evict() {
      const key = first(keys);
      keys.delete(key);
      return key;
    },
  };
}

/** Probation and protected: a key is protected from its second request on. */
function segmentedLru(capacity: number) {
  const probation = new Set<number>();
  const guarded = new Set<number>();
  return {
    onHit(key: number) {
      probation.delete(key);
      guarded.delete(key);
      guarded.add(key);
      if (guarded.size > Math.max(1, 0.8 * capacity)) {
        const demoted = first(guarded);
        guarded.delete(demoted);
        probation.add(demoted);
      }
    },
    onInsert(key: number) {
      probation.add(key);
    },
    evict() {
      const from = probation.size > 0 ? probation : guarded;
      const key = first(from);
      from.delete(key);
      return key;
    },
  };
}

/** Counts that are halved now and then; of the least counted the oldest leaves. */
function agingLfu(capacity: number) {
  const counts = new Map<number, number>();
  let requests = 0;
  const tick = (): void => {
    requests += 1;
    if (requests % (5 * capacity) === 0) for (const [key, count] of counts) counts.set(key, Math.floor(count / 2));
  };
  return {
    onHit(key: number) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      tick();
    },
    onInsert(key: number) {
      counts.set(key, 1);
      tick();
    },
    evict() {
      let victim = -1;
      let least = Number.POSITIVE_INFINITY;
      for (const [key, count] of counts) if (count < least) [victim, least] = [key, count];
      counts.delete(victim);
      return victim;
    },
  };
}

/** 2Q, simplified: a short queue for newcomers; who comes back after leaving it goes straight to the main LRU. */
function twoQueues(capacity: number) {
  const recent = new Set<number>();
  const main = new Set<number>();
  const remembered = new Set<number>();
  return {
    onHit(key: number) {
      if (main.delete(key)) main.add(key);
    },
    onInsert(key: number) {
      (remembered.delete(key) ? main : recent).add(key);
    },
    evict() {
      const from = recent.size > Math.max(1, 0.2 * capacity) || main.size === 0 ? recent : main;
      const key = first(from);
      from.delete(key);
      if (from === recent) {
        remembered.add(key);
        if (remembered.size > capacity) remembered.delete(first(remembered));
      }
      return key;
    },
  };
}

const right: Readonly<Record<string, Create>> = {
  'the solution, SIEVE': solution,
  'segmented LRU': segmentedLru,
  'LFU with aging': agingLfu,
  'two queues': twoQueues,
};

function picking(pick: (keys: readonly number[]) => number) {
  return () => {
    const keys: number[] = [];
    return {
      onHit() {},
      onInsert: (key: number) => void keys.push(key),
      evict: () => keys.splice(pick(keys), 1)[0],
    };
  };
}

function plainLfu() {
  return agingLfu(Number.POSITIVE_INFINITY);
}

const wrong: Readonly<Record<string, Create>> = {
  'the starter, FIFO': starter,
  LRU: lru,
  'last in, first out': picking((keys) => keys.length - 1),
  'any key at all': picking((keys) => (Math.imul(keys.length + (keys[0] ?? 0), 2654435761) >>> 8) % keys.length),
  'the smallest number': picking((keys) => keys.indexOf(Math.min(...keys))),
  'counts that never fade': plainLfu,
};

describe('policy', () => {
  it.each(Object.entries(right))('accepts %s', (_name, create) => {
    expect(verdict(create).filter((check) => !check.passed)).toEqual([]);
  });
  it.each(Object.entries(wrong))('rejects %s', (_name, create) => {
    expect(passes(create)).toBe(false);
  });
  it.each([
    ['nothing', undefined],
    ['a key that is not cached', 999],
    ['a word', 'a'],
    ['NaN', Number.NaN],
    ['a promise', Promise.resolve(0)],
  ])('stops at evict returning %s', (_what, value) => {
    expect(() => exercise.drive(() => ({ create: () => ({ onHit() {}, onInsert() {}, evict: () => value }) }))).toThrow(
      /evict/,
    );
  });
  it.each([undefined, null, 1, {}, { onHit() {}, onInsert() {} }, Promise.resolve({})])(
    'stops at create returning %s',
    (made) => {
      expect(() => exercise.drive(() => ({ create: () => made }))).toThrow(/create/);
    },
  );
  it.each([
    undefined,
    null,
    'passed',
    {},
    [[], [], [], []],
    [[0], [0], [0], [0]],
    { 0: [1], length: 4 },
    [[1.5], [], [], []],
    [Array.from({ length: 20_000 }, () => 0), [], [], []],
  ])('is not taken in by a forged transcript %#', (transcript) => {
    expect(exercise.judge(transcript).some((check) => check.passed)).toBe(false);
  });
});
