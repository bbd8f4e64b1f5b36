// Speed of the LRU here against the npm package lru-cache, over one Zipf trace, measured side by side.
import { LRUCache } from 'lru-cache';
import { zipf } from '../traces/generators.ts';
import { mulberry32 } from '../traces/mulberry32.ts';
import { lru } from './lru.ts';

export interface LruBenchRow {
  readonly name: string;
  /** Median of the rounds' ratios: this project's requests a second over lru-cache's. */
  readonly ratio: number;
  /** What the project promises. */
  readonly atLeast: number;
  readonly details: string;
  readonly requestsPerSecond: number;
  readonly peerRequestsPerSecond: number;
}

export interface LruBenchOptions {
  readonly rounds?: number;
  readonly requests?: number;
  readonly objects?: number;
}

function runDense(keys: Int32Array, keyCount: number, capacity: number): number {
  const state = lru.create({ capacity, keyCount });
  let misses = 0;
  for (let index = 0; index < keys.length; index += 1) {
    if (!lru.access(state, keys[index] as number)) misses += 1;
  }
  return misses;
}

function runPeer(keys: Int32Array, capacity: number): number {
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function timed(run: () => number): { readonly seconds: number; readonly misses: number } {
  const begin = performance.now();
  const misses = run();
  return { seconds: (performance.now() - begin) / 1000, misses };
}

/** Rounds alternate which of the two goes first; throws Error when the two disagree on the number of misses. */
export function benchLru(options: LruBenchOptions = {}): LruBenchRow[] {
  const { rounds = 9, requests = 1_000_000, objects = 100_000 } = options;
  const keys = zipf(mulberry32(42), objects, 0.99, requests);
  return [0.01, 0.1].map((share) => {
    const capacity = Math.max(1, Math.floor(objects * share));
    const own: number[] = [];
    const peer: number[] = [];
    // The first round warms both up and isn't counted.
    for (let round = 0; round <= rounds; round += 1) {
      const early = round % 2 === 0 ? timed(() => runDense(keys, objects, capacity)) : undefined;
      const other = timed(() => runPeer(keys, capacity));
      const mine = early ?? timed(() => runDense(keys, objects, capacity));
      if (mine.misses !== other.misses) throw new Error(`misses differ: ${mine.misses} here, ${other.misses} there`);
      if (round === 0) continue;
      own.push(requests / mine.seconds);
      peer.push(requests / other.seconds);
    }
    const ratios = own.map((speed, round) => speed / (peer[round] as number));
    const millions = (speed: number): string => (speed / 1e6).toFixed(1);
    const range = `${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)}`;
    return {
      name: `LRU of ${capacity} keys, Zipf 0.99 over ${objects}: against lru-cache`,
      ratio: median(ratios),
      atLeast: 3,
      details: `${millions(median(own))} against ${millions(median(peer))} million requests/s; rounds from ${range}`,
      requestsPerSecond: median(own),
      peerRequestsPerSecond: median(peer),
    };
  });
}
