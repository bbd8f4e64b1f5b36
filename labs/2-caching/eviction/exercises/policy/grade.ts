// Grades an eviction policy by what it does to traffic. The student's evictions are recorded in their realm; here the same
// requests meet a cache of ours that evicts exactly those keys, and our own count of misses decides.
import { policies } from '#src/algorithms/cache/policies.ts';
import { createReplayPolicy } from '#src/algorithms/cache/replay-policy.ts';
import { countKeys, missCount } from '#src/algorithms/cache/simulate.ts';
import { createStudentCache } from '#src/algorithms/cache/student-policy.ts';
import { phraseOfFault } from '#src/algorithms/policy-fault.ts';
import { scanMixedWithZipf, shiftingPopularity, zipf } from '#src/algorithms/traces/generators.ts';
import type { Check, Exercise } from '#src/contract/exercise.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';

interface Case {
  readonly name: 'popular' | 'scans' | 'shift' | 'tiny';
  readonly capacity: number;
  /** At most so many times the misses of LRU under the same requests. */
  readonly allowed: number;
  keys(uniform: () => number): Int32Array;
}

const LENGTH = 12_000;

const CASES: readonly Case[] = [
  { name: 'popular', capacity: 100, allowed: 1.02, keys: (uniform) => zipf(uniform, 1000, 0.9, LENGTH) },
  {
    name: 'scans',
    capacity: 100,
    allowed: 0.95,
    keys: (uniform) =>
      scanMixedWithZipf(uniform, { objects: 1000, exponent: 0.9, scanLength: 150, scanShare: 0.3, length: LENGTH }),
  },
  {
    name: 'shift',
    capacity: 100,
    allowed: 1.15,
    keys: (uniform) =>
      shiftingPopularity(uniform, { objects: 1000, exponent: 1, shiftEvery: 3000, shiftBy: 200, length: LENGTH }),
  },
  // A cache of one key: whoever keeps two, or an empty queue, finds out here.
  { name: 'tiny', capacity: 1, allowed: 1, keys: (uniform) => zipf(uniform, 20, 0.9, 500) },
];

function traceOf(each: Case): Int32Array {
  const random = new RandomStream(streamWords(2024, `grade-${each.name}`));
  return each.keys(() => random.uniform());
}

/** Whole numbers and nothing else, or undefined. */
function evictionsOf(transcript: unknown, index: number): Int32Array | undefined {
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!Array.isArray(given) || given.length > LENGTH) return undefined;
  return given.every((key) => Number.isInteger(key)) ? Int32Array.from(given as number[]) : undefined;
}

const percent = (misses: number, requests: number): number => Math.round((1000 * misses) / requests) / 10;

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.policy.${each.name}` };
  const evictions = evictionsOf(transcript, index);
  if (evictions === undefined) return { name, passed: false, message: { key: 'grade.policy.noEvictions' } };
  const keys = traceOf(each);
  let misses: number;
  try {
    misses = missCount(createReplayPolicy(evictions), keys, each.capacity, { keyCount: countKeys(keys) });
  } catch (error) {
    return { name, passed: false, message: phraseOfFault(error) };
  }
  const lru = missCount(policies.lru, keys, each.capacity);
  const args = {
    misses: percent(misses, keys.length),
    lru: percent(lru, keys.length),
    allowed: percent(lru * each.allowed, keys.length),
  };
  const passed = misses <= lru * each.allowed;
  return { name, passed, message: { key: passed ? 'grade.policy.good' : `grade.policy.hint.${each.name}`, args } };
}

export const exercise: Exercise = {
  entry: [{ name: 'create', type: 'function' }],
  drive: (instantiate) =>
    CASES.map((each) => {
      const keys = traceOf(each);
      const cache = createStudentCache(instantiate()['create'], {
        capacity: each.capacity,
        keyCount: countKeys(keys),
      });
      for (const key of keys) cache.access(key);
      return Array.from(cache.evictions());
    }),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
