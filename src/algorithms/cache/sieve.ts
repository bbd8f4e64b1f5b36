// SIEVE: like CLOCK, but a key that is spared stays where it is and only the hand moves, from the old end to the new.
// Zhang, Yang, Yue, Vigfusson, Rashmi, SIEVE is Simpler than LRU, NSDI 2024.
import { createLists, type KeyLists, keysOf, pushFront, sentinelOf, unlink } from './lists.ts';
import { type CachePolicy, type CacheState, checkSetup } from './policy.ts';

export interface SieveState extends CacheState {
  readonly lists: KeyLists;
  readonly visited: Uint8Array;
  /** Where the search for a victim goes on; the sentinel stands for "at the oldest key". */
  hand: number;
}

const queue = 1;

function evict(state: SieveState): number {
  const { lists, visited } = state;
  const sentinel = sentinelOf(lists, queue);
  let key = state.hand;
  for (;;) {
    if (key === sentinel) key = lists.prev[sentinel] as number;
    if (visited[key] === 0) break;
    visited[key] = 0;
    key = lists.prev[key] as number;
  }
  state.hand = lists.prev[key] as number;
  unlink(lists, key);
  return key;
}

export const sieve: CachePolicy<SieveState> = {
  name: 'sieve',
  create(setup) {
    checkSetup(setup);
    const { capacity, keyCount } = setup;
    const lists = createLists(keyCount, 1);
    return { capacity, size: 0, evicted: -1, lists, visited: new Uint8Array(keyCount), hand: sentinelOf(lists, queue) };
  },
  access(state, key) {
    state.evicted = -1;
    if (state.lists.where[key] === queue) {
      state.visited[key] = 1;
      return true;
    }
    if (state.size === state.capacity) state.evicted = evict(state);
    else state.size += 1;
    state.visited[key] = 0;
    pushFront(state.lists, queue, key);
    return false;
  },
  contains(state, key) {
    return state.lists.where[key] === queue;
  },
  regions(state) {
    const keys = keysOf(state.lists, queue);
    const visited = keys.map((key) => state.visited[key] === 1);
    return [{ name: 'queue', ghost: false, keys, visited, hand: Math.max(0, keys.indexOf(state.hand)) }];
  },
};
