// First in, first out: a hit changes nothing.
import { createLists, type KeyLists, keysOf, popBack, pushFront } from './lists.ts';
import { type CachePolicy, type CacheState, checkSetup } from './policy.ts';

export interface FifoState extends CacheState {
  readonly lists: KeyLists;
}

const queue = 1;

export const fifo: CachePolicy<FifoState> = {
  name: 'fifo',
  create(setup) {
    checkSetup(setup);
    return { capacity: setup.capacity, size: 0, evicted: -1, lists: createLists(setup.keyCount, 1) };
  },
  access(state, key) {
    state.evicted = -1;
    if (state.lists.where[key] === queue) return true;
    if (state.size === state.capacity) state.evicted = popBack(state.lists, queue);
    else state.size += 1;
    pushFront(state.lists, queue, key);
    return false;
  },
  contains(state, key) {
    return state.lists.where[key] === queue;
  },
  regions(state) {
    return [{ name: 'queue', ghost: false, keys: keysOf(state.lists, queue) }];
  },
};
