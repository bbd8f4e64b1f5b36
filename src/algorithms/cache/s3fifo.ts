// S3-FIFO: a small queue in front of a main queue, and a ghost queue that remembers what the small one dropped.
// Yang, Zhang, Qiu, Yue, Vigfusson, FIFO Queues are All You Need for Cache Eviction, SOSP 2023. Sizes and order of
// steps follow the authors' libCacheSim: the small queue gives way whenever main is not over its share.
import { createLists, type KeyLists, keysOf, lengthOf, popBack, pushFront, unlink } from './lists.ts';
import { type CachePolicy, type CacheState, checkSetup } from './policy.ts';

export interface S3FifoState extends CacheState {
  readonly lists: KeyLists;
  /** Hits since the key entered its queue; capped at 3 when main reinserts. */
  readonly hits: Int32Array;
  readonly mainShare: number;
  readonly ghostCapacity: number;
}

const small = 1;
const main = 2;
const ghost = 3;

/** Hits in the small queue that take a key to the main one. */
const promotionThreshold = 2;
const mostRounds = 3;

function remember(state: S3FifoState, key: number): void {
  if (state.ghostCapacity === 0) return;
  if (lengthOf(state.lists, ghost) === state.ghostCapacity) popBack(state.lists, ghost);
  pushFront(state.lists, ghost, key);
}

/** Moves keys to main until one is dropped; -1 when the small queue ran empty first. */
function evictFromSmall(state: S3FifoState): number {
  while (lengthOf(state.lists, small) > 0) {
    const key = popBack(state.lists, small);
    if ((state.hits[key] as number) < promotionThreshold) {
      remember(state, key);
      return key;
    }
    state.hits[key] = 0;
    pushFront(state.lists, main, key);
  }
  return -1;
}

function evictFromMain(state: S3FifoState): number {
  for (;;) {
    const key = popBack(state.lists, main);
    const hits = state.hits[key] as number;
    if (hits === 0) return key;
    state.hits[key] = Math.min(hits, mostRounds) - 1;
    pushFront(state.lists, main, key);
  }
}

function evict(state: S3FifoState): number {
  const mainIsOver = lengthOf(state.lists, main) > state.mainShare;
  const dropped = mainIsOver ? -1 : evictFromSmall(state);
  return dropped >= 0 ? dropped : evictFromMain(state);
}

export const s3fifo: CachePolicy<S3FifoState> = {
  name: 's3fifo',
  create(setup) {
    checkSetup(setup);
    const { capacity, keyCount } = setup;
    return {
      capacity,
      size: 0,
      evicted: -1,
      lists: createLists(keyCount, 3),
      hits: new Int32Array(keyCount),
      // The small queue is at least 1, so that capacities below ten work.
      mainShare: capacity - Math.max(1, Math.floor(capacity / 10)),
      ghostCapacity: Math.floor((capacity * 9) / 10),
    };
  },
  access(state, key) {
    const { lists, hits } = state;
    state.evicted = -1;
    const list = lists.where[key] as number;
    if (list === small || list === main) {
      hits[key] = (hits[key] as number) + 1;
      return true;
    }
    // The ghost is forgotten before room is made: its place must not cost another one.
    if (list === ghost) unlink(lists, key);
    if (state.size === state.capacity) state.evicted = evict(state);
    else state.size += 1;
    hits[key] = 0;
    pushFront(lists, list === ghost ? main : small, key);
    return false;
  },
  contains(state, key) {
    const list = state.lists.where[key];
    return list === small || list === main;
  },
  regions(state) {
    const smallKeys = keysOf(state.lists, small);
    const mainKeys = keysOf(state.lists, main);
    const hitsOf = (key: number): number => state.hits[key] as number;
    return [
      { name: 'small', ghost: false, keys: smallKeys, frequency: smallKeys.map(hitsOf) },
      { name: 'main', ghost: false, keys: mainKeys, frequency: mainKeys.map(hitsOf) },
      { name: 'ghost', ghost: true, keys: keysOf(state.lists, ghost) },
    ];
  },
};
