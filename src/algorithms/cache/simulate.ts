// Runs a policy over a whole trace.
import type { CachePolicy } from './policy.ts';

/** One more than the largest key: the least keyCount that holds them all. */
export function countKeys(keys: Int32Array): number {
  let largest = -1;
  for (const key of keys) if (key > largest) largest = key;
  return largest + 1;
}

/**
 * For every request the index of the next request of the same key, or the trace's length when there is none.
 * What Belady's policy must know. Keys are 0 … keyCount - 1.
 */
export function nextUses(keys: Int32Array, keyCount: number): Int32Array {
  const following = new Int32Array(keyCount).fill(keys.length);
  const uses = new Int32Array(keys.length);
  for (let index = keys.length - 1; index >= 0; index -= 1) {
    const key = keys[index] as number;
    uses[index] = following[key] as number;
    following[key] = index;
  }
  return uses;
}

export interface SimulationOptions {
  /** Default: one more than the largest key. */
  readonly keyCount?: number;
  readonly hashSeed?: number;
  /** For each request the index of the next one of its key. Only Belady reads it; made from the trace when absent. */
  readonly nextUse?: Int32Array;
}

/** Misses of a policy over a trace, from an empty cache that holds `capacity` keys. */
export function missCount(
  policy: CachePolicy,
  keys: Int32Array,
  capacity: number,
  options: SimulationOptions = {},
): number {
  const keyCount = options.keyCount ?? countKeys(keys);
  const nextUse = options.nextUse ?? (policy.name === 'belady' ? nextUses(keys, keyCount) : undefined);
  const state = policy.create({ capacity, keyCount, hashSeed: options.hashSeed ?? 0 });
  let misses = 0;
  for (let index = 0; index < keys.length; index += 1) {
    if (!policy.access(state, keys[index] as number, nextUse?.[index])) misses += 1;
  }
  return misses;
}
