// CLOCK (second chance) with one bit a key, 0 on insertion, written as FIFO with reinsertion: the hand is the back of
// the queue, and a key whose bit is set goes round once more. Corbató, A Paging Experiment with the Multics System, 1968.
import { backOf, createLists, type KeyLists, keysOf, moveToFront, popBack, pushFront } from './lists.ts';
import { type CachePolicy, type CacheState, checkSetup } from './policy.ts';

export interface ClockState extends CacheState {
  readonly lists: KeyLists;
  readonly visited: Uint8Array;
}

const queue = 1;

function evict(state: ClockState): number {
  const { lists, visited } = state;
  for (let key = backOf(lists, queue); visited[key] === 1; key = backOf(lists, queue)) {
    visited[key] = 0;
    moveToFront(lists, queue, key);
  }
  return popBack(lists, queue);
}

export const clock: CachePolicy<ClockState> = {
  name: 'clock',
  create(setup) {
    checkSetup(setup);
    const { capacity, keyCount } = setup;
    return { capacity, size: 0, evicted: -1, lists: createLists(keyCount, 1), visited: new Uint8Array(keyCount) };
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
    return [{ name: 'queue', ghost: false, keys, visited, hand: 0 }];
  },
};
