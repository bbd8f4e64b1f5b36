// What the stage draws of one moment: fresh plain data, bulk numbers in fresh typed arrays.
import type { Region, RegionName } from '#src/algorithms/cache/policy.ts';
import type { Caches } from './caches.ts';
import { excerptStart } from './excerpt.ts';
import { REMEMBERED, type State } from './state.ts';
import { keyLabel, type Workload } from './workload.ts';

export interface RegionView {
  readonly name: RegionName;
  /** Keys whose values are gone: remembered, not cached. */
  readonly ghost: boolean;
  readonly total: number;
  /** Who leaves first stands first; a long region shows both its ends, or what is around its hand and the last end. */
  readonly keys: Int32Array;
  /** So many keys are left out before the first of `keys`. */
  readonly before: number;
  /** Index into `keys` before which keys are left out too; their number where none are. */
  readonly skipAt: number;
  /** 1 for a key hit since the hand last passed; empty where the policy keeps no such mark. */
  readonly visited: Uint8Array;
  /** What the policy counts (Belady: the index of the next request); empty where it counts nothing. */
  readonly frequency: Int32Array;
  /** Index into `keys` where the search for a victim starts; −1 where there is none. */
  readonly hand: number;
  /** Keys that the policy wants in it, where it has such a target; −1 where it has none. */
  readonly target: number;
}

export interface Snapshot {
  readonly policy: string;
  readonly capacity: number;
  readonly size: number;
  readonly requests: number;
  readonly hits: number;
  readonly regions: readonly RegionView[];
  /** The last requests, oldest first: key, 1 for a hit, who left for it or −1. */
  readonly past: { readonly key: Int32Array; readonly hit: Uint8Array; readonly victim: Int32Array };
  /** The trace's next keys. */
  readonly coming: Int32Array;
  /** Index of the first of them, and the length of the trace, in requests. */
  readonly position: number;
  readonly traceLength: number;
  /** Keys that a scan has still to read before those. */
  readonly scanLeft: number;
  /** The trace's most requested keys, most first: their requests in the whole trace, and whether each is cached now. */
  readonly popular: { readonly key: Int32Array; readonly requests: Int32Array; readonly cached: Uint8Array };
  /** What keys are called, by key, for all that are shown. */
  readonly labels: Readonly<Record<number, string>>;
}

const MOST_CELLS = 160;
const SHOWN_OF_END = 100;
const SHOWN_OF_NEW = 40;
const COMING = 24;
const POPULAR = 48;
/** A cache larger than this is drawn as its size alone: to put it in order would take longer than a picture. */
const LARGEST_DRAWN = 50_000;

const NO_BYTES = new Uint8Array(0);
const NO_NUMBERS = new Int32Array(0);

export interface Popular {
  readonly key: Int32Array;
  readonly requests: Int32Array;
}

/** The most requested keys of the whole trace. */
export function popularKeys({ keys, keyCount }: Workload): Popular {
  const counts = new Int32Array(keyCount);
  for (const key of keys) counts[key] = (counts[key] as number) + 1;
  const order = Int32Array.from(counts.keys()).sort(
    (one, other) => (counts[other] as number) - (counts[one] as number) || one - other,
  );
  const key = order.slice(0, POPULAR);
  return { key, requests: key.map((each) => counts[each] as number) };
}

function shown(region: Region): RegionView {
  const total = region.keys.length;
  const cut = total > MOST_CELLS;
  const { hand = -1 } = region;
  const ends = total - SHOWN_OF_NEW;
  const before = cut && hand < ends ? excerptStart(hand, SHOWN_OF_END, ends) : 0;
  const skipAt = cut ? SHOWN_OF_END : total;
  const skipped = cut ? ends - before - SHOWN_OF_END : 0;
  const pick = <T>(list: readonly T[] | undefined): readonly T[] =>
    list === undefined ? [] : cut ? [...list.slice(before, before + SHOWN_OF_END), ...list.slice(-SHOWN_OF_NEW)] : list;
  const place = hand < before + skipAt ? hand - before : hand - before - skipped;
  return {
    name: region.name,
    ghost: region.ghost,
    total,
    keys: Int32Array.from(pick(region.keys)),
    before,
    skipAt,
    visited: region.visited === undefined ? NO_BYTES.slice() : Uint8Array.from(pick(region.visited), Number),
    frequency: region.frequency === undefined ? NO_NUMBERS.slice() : Int32Array.from(pick(region.frequency)),
    hand: total === 0 || hand < 0 ? -1 : place,
    target: region.target ?? -1,
  };
}

function lastRequests(state: State): Snapshot['past'] {
  const count = Math.min(state.requests, REMEMBERED);
  const seats = Array.from({ length: count }, (_, index) => (state.requests - count + index) % REMEMBERED);
  return {
    key: Int32Array.from(seats, (seat) => state.lastKey[seat] as number),
    hit: Uint8Array.from(seats, (seat) => state.lastHit[seat] as number),
    victim: Int32Array.from(seats, (seat) => state.lastVictim[seat] as number),
  };
}

export interface SnapshotParts {
  readonly workload: Workload;
  readonly popular: Popular;
  readonly capacity: number;
  readonly caches: Caches;
}

export function snapshotOf(state: State, { workload, popular, capacity, caches }: SnapshotParts): Snapshot {
  const { policy, cache } = state;
  const regions = cache.size > LARGEST_DRAWN ? [] : caches.regions(policy, cache).map(shown);
  const past = lastRequests(state);
  const coming = workload.keys.slice(state.position, state.position + COMING);
  const labels: Record<number, string> = {};
  const label = (key: number): void => {
    if (key >= 0) labels[key] = keyLabel(key, workload);
  };
  for (const region of regions) region.keys.forEach(label);
  for (const list of [past.key, past.victim, coming, popular.key]) list.forEach(label);
  return {
    policy,
    capacity,
    size: cache.size,
    requests: state.requests,
    hits: state.hits,
    regions,
    past,
    coming,
    position: state.position,
    traceLength: workload.keys.length,
    scanLeft: state.scanLeft,
    popular: {
      key: popular.key.slice(),
      requests: popular.requests.slice(),
      cached: Uint8Array.from(popular.key, (key) => (caches.contains(policy, cache, key) ? 1 : 0)),
    },
    labels,
  };
}
