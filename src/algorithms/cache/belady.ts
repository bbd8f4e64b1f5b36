// Belady's optimum (MIN): evicts the key whose next request is farthest away. It must know the trace, so it bounds
// what any policy that inserts every missed key can reach. Belady, IBM Systems Journal 5(2), 1966.
import { type CachePolicy, type CacheState, checkSetup } from './policy.ts';

export interface BeladyState extends CacheState {
  /** The cached keys as a binary heap, the farthest next request on top. */
  readonly heap: Int32Array;
  /** Index of a key in the heap; -1 when it isn't cached. */
  readonly position: Int32Array;
  /** When a cached key is requested next. */
  readonly due: Int32Array;
}

/** Of two keys due at the same time (never again) the smaller goes first, so that a run repeats. */
function isFarther(state: BeladyState, a: number, b: number): boolean {
  const dueA = state.due[a] as number;
  const dueB = state.due[b] as number;
  return dueA > dueB || (dueA === dueB && a < b);
}

function place(state: BeladyState, key: number, index: number): void {
  state.heap[index] = key;
  state.position[key] = index;
}

function siftUp(state: BeladyState, key: number, from: number): void {
  let index = from;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = state.heap[parent] as number;
    if (!isFarther(state, key, above)) break;
    place(state, above, index);
    index = parent;
  }
  place(state, key, index);
}

function siftDown(state: BeladyState, key: number, from: number): void {
  let index = from;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= state.size) break;
    const right = child + 1;
    if (right < state.size && isFarther(state, state.heap[right] as number, state.heap[child] as number)) child = right;
    const below = state.heap[child] as number;
    if (!isFarther(state, below, key)) break;
    place(state, below, index);
    index = child;
  }
  place(state, key, index);
}

export const belady: CachePolicy<BeladyState> = {
  name: 'belady',
  create(setup) {
    checkSetup(setup);
    const { capacity, keyCount } = setup;
    return {
      capacity,
      size: 0,
      evicted: -1,
      heap: new Int32Array(Math.min(capacity, keyCount)),
      position: new Int32Array(keyCount).fill(-1),
      due: new Int32Array(keyCount),
    };
  },
  /** Throws RangeError when `nextUse` is missing. */
  access(state, key, nextUse) {
    if (nextUse === undefined) throw new RangeError('belady needs nextUse: it must know the trace beforehand');
    state.evicted = -1;
    state.due[key] = nextUse;
    const at = state.position[key] as number;
    if (at >= 0) {
      // The key was due now, sooner than any other, so it can only rise.
      siftUp(state, key, at);
      return true;
    }
    if (state.size < state.capacity) {
      state.size += 1;
      siftUp(state, key, state.size - 1);
      return false;
    }
    const victim = state.heap[0] as number;
    state.position[victim] = -1;
    state.evicted = victim;
    siftDown(state, key, 0);
    return false;
  },
  contains(state, key) {
    return (state.position[key] as number) >= 0;
  },
  regions(state) {
    const keys = [...state.heap.subarray(0, state.size)].sort((a, b) => (isFarther(state, a, b) ? -1 : 1));
    return [{ name: 'farthest-first', ghost: false, keys, frequency: keys.map((key) => state.due[key] as number) }];
  },
};
