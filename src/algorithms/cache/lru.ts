// Least recently used: a hit moves the key to the front, the back is evicted. The links are written out by hand here
// instead of going through lists.ts: this is the policy whose speed the project promises.
import { type CachePolicy, type CacheState, checkSetup } from './policy.ts';

export interface LruState extends CacheState {
  /** Towards the older end; the slot after the last key is the ring's sentinel. */
  readonly next: Int32Array;
  readonly prev: Int32Array;
  readonly cached: Uint8Array;
}

export const lru: CachePolicy<LruState> = {
  name: 'lru',
  create(setup) {
    checkSetup(setup);
    const { capacity, keyCount } = setup;
    const next = new Int32Array(keyCount + 1);
    const prev = new Int32Array(keyCount + 1);
    next[keyCount] = keyCount;
    prev[keyCount] = keyCount;
    return { capacity, size: 0, evicted: -1, next, prev, cached: new Uint8Array(keyCount) };
  },
  access(state, key) {
    const { next, prev, cached } = state;
    const sentinel = cached.length;
    const first = next[sentinel] as number;
    state.evicted = -1;
    const hit = cached[key] === 1;
    if (hit) {
      if (first === key) return true;
      const before = prev[key] as number;
      const after = next[key] as number;
      next[before] = after;
      prev[after] = before;
    } else {
      cached[key] = 1;
      if (state.size < state.capacity) {
        state.size += 1;
      } else {
        const victim = prev[sentinel] as number;
        const before = prev[victim] as number;
        next[before] = sentinel;
        prev[sentinel] = before;
        cached[victim] = 0;
        state.evicted = victim;
      }
    }
    // A cache of one key has just emptied its ring: the front must be read again.
    const front = next[sentinel] as number;
    next[key] = front;
    prev[key] = sentinel;
    prev[front] = key;
    next[sentinel] = key;
    return hit;
  },
  contains(state, key) {
    return state.cached[key] === 1;
  },
  regions(state) {
    const keys: number[] = [];
    const sentinel = state.cached.length;
    for (let key = state.prev[sentinel] as number; key !== sentinel; key = state.prev[key] as number) keys.push(key);
    return [{ name: 'queue', ghost: false, keys }];
  },
};
