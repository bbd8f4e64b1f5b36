// What every eviction policy of the laboratory is: functions over plain data. A state holds numbers and typed
// arrays only, so it survives structuredClone, and a checkpoint of a run is a clone.

export const policyNames = ['fifo', 'lru', 'lfu', 'clock', 'sieve', 's3fifo', 'arc', 'wtinylfu', 'belady'] as const;

export type PolicyName = (typeof policyNames)[number];

export interface CacheState {
  /** Most keys the cache may hold; every key counts as one. */
  readonly capacity: number;
  /** Keys cached now. */
  size: number;
  /** The key that the last access evicted; -1 when it evicted none. */
  evicted: number;
}

export interface CacheSetup {
  /** A whole number of keys, at least 1. */
  readonly capacity: number;
  /** Keys are the whole numbers 0 … keyCount - 1. */
  readonly keyCount: number;
  /** W-TinyLFU only: seeds its frequency sketch and its admission coin. Default 0. */
  readonly hashSeed?: number;
}

export type RegionName =
  | 'queue'
  | 'buckets'
  | 'small'
  | 'main'
  | 'ghost'
  | 't1'
  | 't2'
  | 'b1'
  | 'b2'
  | 'window'
  | 'probation'
  | 'protected'
  | 'farthest-first';

/** One part of a cache, ready to be drawn. */
export interface Region {
  readonly name: RegionName;
  /** A ghost region remembers keys whose values are gone: its keys are not cached. */
  readonly ghost: boolean;
  /** The end that loses keys comes first. */
  readonly keys: readonly number[];
  /** One entry a key: has it been hit since the hand last passed? */
  readonly visited?: readonly boolean[];
  /** One entry a key: the count the policy goes by (Belady: the index of the next request). */
  readonly frequency?: readonly number[];
  /** Index into `keys` where the search for the next victim starts. */
  readonly hand?: number;
  /** ARC's t1: keys that the policy wants in it, a real number. */
  readonly target?: number;
}

/**
 * A policy. The methods are written as methods on purpose: their parameters compare bivariantly, so a policy over its
 * own state is usable as a `CachePolicy` over `CacheState`. A state must go to the policy that created it.
 */
export interface CachePolicy<S extends CacheState = CacheState> {
  readonly name: PolicyName | 'student';
  /** Throws RangeError on a capacity or key count that is no whole number, or too small. */
  create(setup: CacheSetup): S;
  /**
   * True on a hit. On a miss the key is inserted, and when the cache was full `state.evicted` says what left.
   * @param nextUse Belady only, which must know the future: when this key is requested next, in any unit that grows with
   *   time (`nextUses` gives indices of requests); the other policies do not read it
   */
  access(state: S, key: number, nextUse?: number): boolean;
  contains(state: S, key: number): boolean;
  /** The regions that are not ghosts hold exactly the cached keys. Takes time in proportion to the cache. */
  regions(state: S): readonly Region[];
}

/** Throws RangeError when the setup cannot make a cache. */
export function checkSetup(setup: CacheSetup): void {
  if (!Number.isSafeInteger(setup.capacity) || setup.capacity < 1) {
    throw new RangeError(`capacity must be a whole number of keys, at least 1; got ${setup.capacity}`);
  }
  if (!Number.isSafeInteger(setup.keyCount) || setup.keyCount < 0 || setup.keyCount > 2 ** 31 - 2) {
    throw new RangeError(`keyCount must be a whole number from 0 to 2147483646; got ${setup.keyCount}`);
  }
}
