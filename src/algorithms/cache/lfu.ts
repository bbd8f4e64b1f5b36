// Least frequently used, in constant time: a chain of frequency buckets, each a list of keys in order of arrival.
// Counts last only while a key is cached; of equals, the first to enter the bucket is evicted.
// Shah, Mitra, Matani, An O(1) algorithm for implementing the LFU cache eviction scheme, 2010.
import { type CachePolicy, type CacheState, checkSetup } from './policy.ts';

export interface LfuState extends CacheState {
  readonly keyCount: number;
  /** Links between the keys of a bucket; slot keyCount + b is the sentinel of bucket b. Next goes to the newer key. */
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** The bucket of a key; 0 when it isn't cached. */
  readonly bucketOf: Int32Array;
  /** Links between buckets, rising in frequency; bucket 0 is the chain's sentinel and holds no keys. */
  readonly bucketNext: Int32Array;
  readonly bucketPrev: Int32Array;
  readonly frequency: Float64Array;
  /** Buckets not in use, as a stack. */
  readonly free: Int32Array;
  freeCount: number;
}

/** Makes the bucket that follows `before` in the chain and returns it. */
function addBucket(state: LfuState, before: number, frequency: number): number {
  state.freeCount -= 1;
  const bucket = state.free[state.freeCount] as number;
  const after = state.bucketNext[before] as number;
  state.frequency[bucket] = frequency;
  state.bucketNext[bucket] = after;
  state.bucketPrev[bucket] = before;
  state.bucketNext[before] = bucket;
  state.bucketPrev[after] = bucket;
  return bucket;
}

/** Appends a key to the bucket of the given frequency, which stands behind `before` or is made there. */
function append(state: LfuState, key: number, before: number, frequency: number): void {
  const candidate = state.bucketNext[before] as number;
  const found = candidate !== 0 && state.frequency[candidate] === frequency;
  const bucket = found ? candidate : addBucket(state, before, frequency);
  const sentinel = state.keyCount + bucket;
  const last = state.prev[sentinel] as number;
  state.next[last] = key;
  state.prev[key] = last;
  state.next[key] = sentinel;
  state.prev[sentinel] = key;
  state.bucketOf[key] = bucket;
}

/** Takes a key out of its bucket, and the bucket out of the chain when that leaves it empty. */
function remove(state: LfuState, key: number): void {
  const bucket = state.bucketOf[key] as number;
  const before = state.prev[key] as number;
  const after = state.next[key] as number;
  state.next[before] = after;
  state.prev[after] = before;
  state.bucketOf[key] = 0;
  if (before !== after) return;
  const left = state.bucketPrev[bucket] as number;
  const right = state.bucketNext[bucket] as number;
  state.bucketNext[left] = right;
  state.bucketPrev[right] = left;
  state.free[state.freeCount] = bucket;
  state.freeCount += 1;
}

export const lfu: CachePolicy<LfuState> = {
  name: 'lfu',
  create(setup) {
    checkSetup(setup);
    const { capacity, keyCount } = setup;
    // One bucket for every cached key at worst, and one more while a key moves up.
    const buckets = Math.min(capacity, keyCount) + 2;
    const next = new Int32Array(keyCount + buckets);
    const prev = new Int32Array(keyCount + buckets);
    for (let slot = keyCount; slot < keyCount + buckets; slot += 1) {
      next[slot] = slot;
      prev[slot] = slot;
    }
    return {
      capacity,
      size: 0,
      evicted: -1,
      keyCount,
      next,
      prev,
      bucketOf: new Int32Array(keyCount),
      bucketNext: new Int32Array(buckets),
      bucketPrev: new Int32Array(buckets),
      frequency: new Float64Array(buckets),
      free: Int32Array.from({ length: buckets - 1 }, (_, index) => buckets - 1 - index),
      freeCount: buckets - 1,
    };
  },
  access(state, key) {
    state.evicted = -1;
    const bucket = state.bucketOf[key] as number;
    if (bucket !== 0) {
      const frequency = state.frequency[bucket] as number;
      const left = state.bucketPrev[bucket] as number;
      remove(state, key);
      // An emptied bucket left the chain: its place is behind its left neighbour.
      append(state, key, state.bucketNext[left] === bucket ? bucket : left, frequency + 1);
      return true;
    }
    if (state.size === state.capacity) {
      const lowest = state.bucketNext[0] as number;
      const victim = state.next[state.keyCount + lowest] as number;
      remove(state, victim);
      state.evicted = victim;
    } else {
      state.size += 1;
    }
    append(state, key, 0, 1);
    return false;
  },
  contains(state, key) {
    return state.bucketOf[key] !== 0;
  },
  regions(state) {
    const keys: number[] = [];
    const frequency: number[] = [];
    for (let bucket = state.bucketNext[0] as number; bucket !== 0; bucket = state.bucketNext[bucket] as number) {
      const sentinel = state.keyCount + bucket;
      for (let key = state.next[sentinel] as number; key !== sentinel; key = state.next[key] as number) {
        keys.push(key);
        frequency.push(state.frequency[bucket] as number);
      }
    }
    return [{ name: 'buckets', ghost: false, keys, frequency }];
  },
};
