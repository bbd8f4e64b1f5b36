// W-TinyLFU: a small LRU window in front of a segmented LRU; a key that leaves the window stays only when the sketch
// has seen it more often than the one it would push out. Einziger, Friedman, Manes, TinyLFU, ACM Transactions on
// Storage 13(4), 2017. Shares and admission as in Caffeine's simulator with a fixed window of 1 %.
import { createSketch, estimate, type FrequencySketch, mix32, record } from './frequency-sketch.ts';
import { backOf, createLists, type KeyLists, keysOf, lengthOf, moveToFront, pushFront, unlink } from './lists.ts';
import { type CachePolicy, type CacheState, checkSetup, type Region, type RegionName } from './policy.ts';

export interface WTinyLfuState extends CacheState {
  readonly lists: KeyLists;
  readonly sketch: FrequencySketch;
  readonly windowCapacity: number;
  readonly protectedCapacity: number;
  /** State of the admission coin, a 32-bit number. */
  coin: number;
}

const windowList = 1;
const probationList = 2;
const protectedList = 3;

/** A warm candidate that lost is let in once in 128 times, so that colliding keys cannot be kept out on purpose. */
const warmCount = 6;
const coinSides = 128;

function admits(state: WTinyLfuState, candidate: number, victim: number): boolean {
  const count = estimate(state.sketch, candidate);
  if (count > estimate(state.sketch, victim)) return true;
  if (count < warmCount) return false;
  state.coin = (state.coin + 0x9e3779b9) >>> 0;
  return mix32(state.coin) % coinSides === 0;
}

/** Moves what the window has too many to probation, and evicts one key when the cache is over its capacity. */
function settle(state: WTinyLfuState): void {
  const { lists } = state;
  if (lengthOf(lists, windowList) <= state.windowCapacity) return;
  const candidate = backOf(lists, windowList);
  moveToFront(lists, probationList, candidate);
  if (state.size <= state.capacity) return;
  const victim = backOf(lists, probationList);
  const loser = victim !== candidate && admits(state, candidate, victim) ? victim : candidate;
  unlink(lists, loser);
  state.size -= 1;
  state.evicted = loser;
}

function onHit(state: WTinyLfuState, key: number, list: number): void {
  const { lists } = state;
  moveToFront(lists, list === windowList || state.protectedCapacity === 0 ? list : protectedList, key);
  if (lengthOf(lists, protectedList) > state.protectedCapacity) {
    moveToFront(lists, probationList, backOf(lists, protectedList));
  }
}

export const wtinylfu: CachePolicy<WTinyLfuState> = {
  name: 'wtinylfu',
  create(setup) {
    checkSetup(setup);
    const { capacity, keyCount, hashSeed = 0 } = setup;
    const mainCapacity = Math.floor(capacity * 0.99);
    const seed = mix32((hashSeed >>> 0) + 1);
    return {
      capacity,
      size: 0,
      evicted: -1,
      lists: createLists(keyCount, 3),
      // A cache that all keys fit in never asks the sketch, so more room than that is waste.
      sketch: createSketch(Math.min(capacity, keyCount), seed),
      windowCapacity: capacity - mainCapacity,
      protectedCapacity: Math.floor(mainCapacity * 0.8),
      coin: seed,
    };
  },
  access(state, key) {
    state.evicted = -1;
    record(state.sketch, key);
    const list = state.lists.where[key] as number;
    if (list !== 0) {
      onHit(state, key, list);
      return true;
    }
    pushFront(state.lists, windowList, key);
    state.size += 1;
    settle(state);
    return false;
  },
  contains(state, key) {
    return state.lists.where[key] !== 0;
  },
  regions(state) {
    const region = (name: RegionName, list: number): Region => {
      const keys = keysOf(state.lists, list);
      return { name, ghost: false, keys, frequency: keys.map((key) => estimate(state.sketch, key)) };
    };
    return [region('window', windowList), region('probation', probationList), region('protected', protectedList)];
  },
};
