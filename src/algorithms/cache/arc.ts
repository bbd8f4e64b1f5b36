// ARC: two LRU lists, t1 for keys seen once lately and t2 for keys seen more often, each with a ghost list of what it
// evicted; a hit on a ghost moves the target size of t1. Megiddo and Modha, ARC: A Self-Tuning, Low Overhead
// Replacement Cache, FAST 2003. The target is a real number: rounding it changes the misses.
import { createLists, type KeyLists, keysOf, lengthOf, moveToFront, popBack, pushFront, unlink } from './lists.ts';
import { type CachePolicy, type CacheState, checkSetup } from './policy.ts';

export interface ArcState extends CacheState {
  readonly lists: KeyLists;
  /** Target length of t1, in keys; a real number from 0 to the capacity ("p" in the paper). */
  target: number;
}

const t1 = 1;
const t2 = 2;
const b1 = 3;
const b2 = 4;

/** The paper's REPLACE: the back of t1 or of t2 becomes a ghost. */
function replace(state: ArcState, isInB2: boolean): number {
  const { lists, target } = state;
  const length1 = lengthOf(lists, t1);
  const fromT1 = length1 > 0 && (length1 > target || (isInB2 && length1 === target));
  const [list, ghosts] = fromT1 || lengthOf(lists, t2) === 0 ? [t1, b1] : [t2, b2];
  const key = popBack(lists, list);
  pushFront(lists, ghosts, key);
  return key;
}

/** Makes room for a key that is in none of the four lists (case IV of the paper), in a full cache. */
function evictForNewKey(state: ArcState): number {
  const { lists, capacity } = state;
  const ghosts1 = lengthOf(lists, b1);
  if (lengthOf(lists, t1) + ghosts1 === capacity) {
    if (ghosts1 === 0) return popBack(lists, t1);
    popBack(lists, b1);
  } else if (state.size + ghosts1 + lengthOf(lists, b2) === 2 * capacity) {
    popBack(lists, b2);
  }
  return replace(state, false);
}

/** Moves the target towards the list whose ghost was hit (cases II and III). */
function adapt(state: ArcState, list: number): void {
  const ghosts1 = lengthOf(state.lists, b1);
  const ghosts2 = lengthOf(state.lists, b2);
  if (list === b1) state.target = Math.min(state.capacity, state.target + Math.max(1, ghosts2 / ghosts1));
  else state.target = Math.max(0, state.target - Math.max(1, ghosts1 / ghosts2));
}

export const arc: CachePolicy<ArcState> = {
  name: 'arc',
  create(setup) {
    checkSetup(setup);
    return { capacity: setup.capacity, size: 0, evicted: -1, lists: createLists(setup.keyCount, 4), target: 0 };
  },
  access(state, key) {
    const { lists } = state;
    state.evicted = -1;
    const list = lists.where[key] as number;
    if (list === t1 || list === t2) {
      moveToFront(lists, t2, key);
      return true;
    }
    if (list === b1 || list === b2) {
      // Ghosts exist only once the cache is full, and it stays full.
      adapt(state, list);
      unlink(lists, key);
      state.evicted = replace(state, list === b2);
      pushFront(lists, t2, key);
      return false;
    }
    if (state.size === state.capacity) state.evicted = evictForNewKey(state);
    else state.size += 1;
    pushFront(lists, t1, key);
    return false;
  },
  contains(state, key) {
    const list = state.lists.where[key];
    return list === t1 || list === t2;
  },
  regions(state) {
    return [
      { name: 't1', ghost: false, keys: keysOf(state.lists, t1), target: state.target },
      { name: 't2', ghost: false, keys: keysOf(state.lists, t2) },
      { name: 'b1', ghost: true, keys: keysOf(state.lists, b1) },
      { name: 'b2', ghost: true, keys: keysOf(state.lists, b2) },
    ];
  },
};
