// Replays a run whose evictions were recorded: what a student's own policy decided can be drawn, stepped and shared
// without running the student's code again.
import { PolicyFault } from '../policy-fault.ts';
import { createLists, type KeyLists, keysOf, pushFront, unlink } from './lists.ts';
import { type CachePolicy, type CacheSetup, type CacheState, checkSetup, type Region } from './policy.ts';

/** What is cached, whoever decides; the list keeps the order of insertion. */
export interface ReplayState extends CacheState {
  readonly lists: KeyLists;
  /** Evictions so far. */
  decisions: number;
}

const queue = 1;

export function createReplayState(setup: CacheSetup): ReplayState {
  checkSetup(setup);
  return { capacity: setup.capacity, size: 0, evicted: -1, lists: createLists(setup.keyCount, 1), decisions: 0 };
}

/** Keys outside the table are not cached, whatever they are. */
export function isCached(state: ReplayState, key: number): boolean {
  return state.lists.where[key] === queue;
}

export function insertKey(state: ReplayState, key: number): void {
  pushFront(state.lists, queue, key);
  state.size += 1;
}

/** Takes out a cached key and notes it as this access's eviction. */
export function evictKey(state: ReplayState, key: number): void {
  unlink(state.lists, key);
  state.size -= 1;
  state.evicted = key;
  state.decisions += 1;
}

export function regionsOf(state: ReplayState): readonly Region[] {
  return [{ name: 'queue', ghost: false, keys: keysOf(state.lists, queue) }];
}

/**
 * A policy that evicts the recorded keys in order. Give it the trace and the capacity of the recorded run: `access`
 * throws PolicyFault when the record runs out or names a key that isn't cached.
 */
export function createReplayPolicy(evictedKeys: Int32Array): CachePolicy<ReplayState> {
  return {
    name: 'student',
    create: createReplayState,
    access(state, key) {
      state.evicted = -1;
      if (isCached(state, key)) return true;
      if (state.size === state.capacity) {
        const victim = evictedKeys[state.decisions];
        if (victim === undefined)
          throw new PolicyFault(
            { key: 'fault.evictions.end', args: { count: evictedKeys.length } },
            `The record ends after ${evictedKeys.length} evictions.`,
          );
        if (!isCached(state, victim))
          throw new PolicyFault(
            { key: 'fault.evictions.notCached', args: { given: String(victim) } },
            `The record evicts key ${victim}, which is not cached then.`,
          );
        evictKey(state, victim);
      }
      insertKey(state, key);
      return false;
    },
    contains: isCached,
    regions: regionsOf,
  };
}
