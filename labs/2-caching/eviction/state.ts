// Everything that changes during a run: plain data.
import type { BeladyState } from '#src/algorithms/cache/belady.ts';
import type { CacheState } from '#src/algorithms/cache/policy.ts';
import { type PolicyChoice, WINDOW_REQUESTS } from './parameters.ts';

/** The last requests, for the stage: a ring of this many. */
export const REMEMBERED = 64;

export interface State {
  policy: PolicyChoice;
  cache: CacheState;
  /** Belady's cache under the same requests, where it is wanted. */
  readonly bound: BeladyState | undefined;
  /** Index of the trace's next request. */
  position: number;
  /** Requests served, those of scans included: the clock. */
  requests: number;
  hits: number;
  evictions: number;
  boundMisses: number;
  bytes: number;
  missBytes: number;
  /** Keys that the student's scan has still to read, and the next of its ring. */
  scanLeft: number;
  scanNext: number;
  /** Whether each of the last requests missed, 1 or 0; entry i mod WINDOW_REQUESTS is request i. */
  readonly missed: Uint8Array;
  readonly boundMissed: Uint8Array;
  recentMisses: number;
  recentBoundMisses: number;
  /** The last requests: key, 1 for a hit, the key that left or −1; entry i mod REMEMBERED is request i. */
  readonly lastKey: Int32Array;
  readonly lastHit: Uint8Array;
  readonly lastVictim: Int32Array;
}

export function createState(policy: PolicyChoice, cache: CacheState, bound: BeladyState | undefined): State {
  return {
    policy,
    cache,
    bound,
    position: 0,
    requests: 0,
    hits: 0,
    evictions: 0,
    boundMisses: 0,
    bytes: 0,
    missBytes: 0,
    scanLeft: 0,
    scanNext: 0,
    missed: new Uint8Array(WINDOW_REQUESTS),
    boundMissed: new Uint8Array(WINDOW_REQUESTS),
    recentMisses: 0,
    recentBoundMisses: 0,
    lastKey: new Int32Array(REMEMBERED).fill(-1),
    lastHit: new Uint8Array(REMEMBERED),
    lastVictim: new Int32Array(REMEMBERED).fill(-1),
  };
}
