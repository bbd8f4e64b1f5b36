// The cache of a run: one of our policies over plain data, or the student's own.
import { policies } from '#src/algorithms/cache/policies.ts';
import type { CachePolicy, CacheState, PolicyName, Region } from '#src/algorithms/cache/policy.ts';
import { createStudentCache } from '#src/algorithms/cache/student-policy.ts';
import type { RandomSource, Setup } from '#src/contract/model.ts';
import { scanRing, type Workload } from './workload.ts';

/** `Setup.policy` of this lab: the exports of a student's module. */
interface StudentModule {
  readonly create?: unknown;
}

export interface Caches {
  /** An empty cache of that policy. */
  empty(policy: string): CacheState;
  /** A cache of that policy that holds `keys`, the first to leave first. `position`: index of the next request. */
  holding(policy: string, keys: readonly number[], position: number): CacheState;
  access(policy: string, state: CacheState, key: number, nextUse: number): boolean;
  contains(policy: string, state: CacheState, key: number): boolean;
  regions(policy: string, state: CacheState): readonly Region[];
}

/** Seed of W-TinyLFU's sketch, from the run's stream `hash`. */
export function hashSeedOf(random: RandomSource): number {
  return random.integerBelow(2 ** 31);
}

export function createCaches(setup: Setup, workload: Workload, capacity: number, hashSeed: number): Caches {
  const keyCount = workload.keyCount + scanRing(capacity);
  const student = createStudent(setup, workload, capacity, keyCount);
  const known = (policy: string): CachePolicy => policies[policy as PolicyName];

  const empty = (policy: string): CacheState =>
    policy === 'own-code' ? student.open() : known(policy).create({ capacity, keyCount, hashSeed });

  const access = (policy: string, state: CacheState, key: number, nextUse: number): boolean =>
    policy === 'own-code' ? student.cache().access(key) : known(policy).access(state, key, nextUse);

  return {
    empty,
    access,
    contains: (policy, state, key) =>
      policy === 'own-code' ? student.cache().contains(key) : known(policy).contains(state, key),
    regions: (policy, state) => (policy === 'own-code' ? student.cache().regions() : known(policy).regions(state)),
    holding(policy, keys, position) {
      const state = empty(policy);
      const due = policy === 'belady' ? nextUseAfter(workload, keyCount, position) : undefined;
      for (const key of keys) access(policy, state, key, due?.[key] ?? 0);
      return state;
    },
  };
}

/** For every key the index of its first request from `position` on; the trace's length where there is none. */
function nextUseAfter({ keys }: Workload, keyCount: number, position: number): Int32Array {
  const due = new Int32Array(keyCount).fill(keys.length);
  for (let index = keys.length - 1; index >= position; index -= 1) due[keys[index] as number] = index;
  return due;
}

function createStudent(setup: Setup, workload: Workload, capacity: number, keyCount: number) {
  let open: ReturnType<typeof createStudentCache> | undefined;
  return {
    /** A fresh policy of the student's, and its empty cache. Throws what `create` throws, or PolicyFault. */
    open(): CacheState {
      const create = (setup.policy as StudentModule | undefined)?.create;
      const { names } = workload;
      open = createStudentCache(create, {
        capacity,
        keyCount,
        ...(names === undefined
          ? {}
          : {
              names: [
                ...names,
                ...Array.from({ length: keyCount - names.length }, (_, index) => `s${String(index + 1)}`),
              ],
            }),
      });
      return open.state;
    },
    cache() {
      if (open === undefined) throw new Error('no code of the student is in charge');
      return open;
    },
  };
}
