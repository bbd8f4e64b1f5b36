// Speed of the LRU here against the npm package lru-cache, over one Zipf trace.
import { LRUCache } from 'lru-cache';
import type { BenchRow } from '../../../scripts/lib/bench-table.ts';
import { inMillions, sideBySide, unitsPerSecond } from '../../../scripts/lib/side-by-side.ts';
import { zipf } from '../traces/generators.ts';
import { mulberry32 } from '../traces/mulberry32.ts';
import { lru } from './lru.ts';
import { missCount } from './simulate.ts';

const REQUESTS = 1_000_000;
const OBJECTS = 100_000;

function peerMisses(keys: Int32Array, capacity: number): number {
  const cache = new LRUCache<number, number>({ max: capacity });
  let misses = 0;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as number;
    if (cache.get(key) === undefined) {
      cache.set(key, key);
      misses += 1;
    }
  }
  return misses;
}

/** Throws Error when the two disagree on the number of misses. */
export async function benchLru(): Promise<readonly BenchRow[]> {
  const keys = zipf(mulberry32(42), OBJECTS, 0.99, REQUESTS);
  const rows: BenchRow[] = [];
  for (const capacity of [OBJECTS / 100, OBJECTS / 10]) {
    const own = (): number => missCount(lru, keys, capacity, { keyCount: OBJECTS });
    const peer = (): number => peerMisses(keys, capacity);
    const [misses, theirs] = [own(), peer()];
    if (misses !== theirs) throw new Error(`misses differ: ${misses} here, ${theirs} there`);
    const compared = await sideBySide(
      () => unitsPerSecond(REQUESTS, own),
      () => unitsPerSecond(REQUESTS, peer),
    );
    const [held, objects] = [capacity, OBJECTS].map((count) => count.toLocaleString('en-US'));
    rows.push({
      name: `LRU of ${held ?? ''} keys over lru-cache, Zipf 0.99 over ${objects ?? ''}`,
      ratio: compared.ratio,
      atLeast: 3,
      details: inMillions(compared, 'requests'),
    });
  }
  return rows;
}
