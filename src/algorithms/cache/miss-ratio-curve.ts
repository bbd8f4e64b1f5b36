// Miss-ratio curves: how the miss ratio falls as the cache grows. For LRU one pass gives every size at once, because
// a larger LRU cache always holds what a smaller one does. Mattson, Gecsei, Slutz, Traiger, Evaluation Techniques for
// Storage Hierarchies, IBM Systems Journal 9(2), 1970.
import type { CachePolicy } from './policy.ts';
import { countKeys, missCount, nextUses, type SimulationOptions } from './simulate.ts';

export interface MissRatioPoint {
  /** In keys. */
  readonly capacity: number;
  readonly misses: number;
  /** Misses over requests; 0 for an empty trace. */
  readonly missRatio: number;
}

/** Counts with prefix sums in logarithmic time (a Fenwick tree); slot i of the counts is tree[i + 1]. */
function add(tree: Int32Array, slot: number, amount: number): void {
  for (let at = slot + 1; at < tree.length; at += at & -at) tree[at] = (tree[at] as number) + amount;
}

function sumBefore(tree: Int32Array, slot: number): number {
  let sum = 0;
  for (let at = slot; at > 0; at -= at & -at) sum += tree[at] as number;
  return sum;
}

/**
 * How often each LRU stack distance occurs: entry d counts the requests whose key was the d-th most recently used one
 * (from 1), entry 0 the first requests of keys. Takes O(n log n) for n requests.
 */
export function stackDistances(keys: Int32Array, keyCount: number): Int32Array {
  const distances = new Int32Array(keyCount + 1);
  const last = new Int32Array(keyCount).fill(-1);
  // A one stands at the last request of each key seen so far.
  const tree = new Int32Array(keys.length + 1);
  let seen = 0;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as number;
    const before = last[key] as number;
    let distance = 0;
    if (before >= 0) {
      distance = seen - sumBefore(tree, before);
      add(tree, before, -1);
    } else {
      seen += 1;
    }
    distances[distance] = (distances[distance] as number) + 1;
    add(tree, index, 1);
    last[key] = index;
  }
  return distances;
}

/** Exact misses of LRU at every capacity: entry c for a cache of c keys, from 0 to the number of keys. */
export function lruMissCounts(keys: Int32Array, keyCount: number = countKeys(keys)): Int32Array {
  const distances = stackDistances(keys, keyCount);
  const misses = new Int32Array(keyCount + 1);
  let hits = 0;
  for (let capacity = 0; capacity <= keyCount; capacity += 1) {
    if (capacity > 0) hits += distances[capacity] as number;
    misses[capacity] = keys.length - hits;
  }
  return misses;
}

function pointOf(capacity: number, misses: number, requests: number): MissRatioPoint {
  return { capacity, misses, missRatio: requests === 0 ? 0 : misses / requests };
}

/** The exact LRU curve at the given capacities; a capacity beyond the number of keys misses first requests only. */
export function lruCurve(
  keys: Int32Array,
  capacities: readonly number[],
  keyCount: number = countKeys(keys),
): MissRatioPoint[] {
  const misses = lruMissCounts(keys, keyCount);
  return capacities.map((capacity) => pointOf(capacity, misses[Math.min(capacity, keyCount)] as number, keys.length));
}

/** The curve of any policy, by one simulation for each capacity. */
export function simulatedCurve(
  policy: CachePolicy,
  keys: Int32Array,
  capacities: readonly number[],
  options: SimulationOptions = {},
): MissRatioPoint[] {
  const keyCount = options.keyCount ?? countKeys(keys);
  const nextUse = options.nextUse ?? (policy.name === 'belady' ? nextUses(keys, keyCount) : undefined);
  const shared = { ...options, keyCount, ...(nextUse === undefined ? {} : { nextUse }) };
  return capacities.map((capacity) => pointOf(capacity, missCount(policy, keys, capacity, shared), keys.length));
}

/** Up to `count` capacities from 1 to `largest`, evenly spaced on a logarithmic scale, rising, none twice. */
export function spacedCapacities(largest: number, count: number): number[] {
  if (largest < 1 || count < 1) return [];
  const capacities: number[] = [];
  for (let step = 0; step < count; step += 1) {
    const exact = count === 1 ? largest : largest ** (step / (count - 1));
    const capacity = step === count - 1 ? largest : Math.round(exact);
    if (capacity !== capacities.at(-1)) capacities.push(capacity);
  }
  return capacities;
}
