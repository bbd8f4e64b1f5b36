// Everything that changes during a run: plain data. Where keys belong is no part of it: that follows from who is there.
import type { Lookup } from '#src/algorithms/hashing/ring.ts';
import type { Method } from './parameters.ts';
import { WINDOW_REQUESTS } from './parameters.ts';

/** The last lookups, for the stage: a ring of this many. */
export const REMEMBERED = 16;

export const FATE = { hit: 0, miss: 1, failed: 2 } as const;

export type Cause = 'start' | 'joined' | 'removed' | 'method' | 'points';

/** A stretch of the run in which every key belonged to the same node: from one change of what decides to the next. */
export interface Era {
  readonly from: number;
  readonly cause: Cause;
  /** The node that joined or was removed, −1 for none. */
  readonly node: number;
  readonly method: Method;
  readonly virtualNodes: number;
  /** Numbers of the nodes that keys are given to, in their order. */
  readonly members: readonly number[];
  /** Keys that belong to another node than before. */
  readonly moved: number;
}

export interface State {
  lookup: Lookup;
  /** The last one is now. */
  readonly eras: Era[];
  /** Names of all nodes there ever were, by number. */
  readonly names: string[];
  /** By number: since when a node has been dead, −1 while it is up. */
  readonly deadSince: number[];
  /** The node that has each key, −1 while none has. */
  readonly holder: Int32Array;
  /** Keys that the node they belong to does not have. */
  away: number;
  /** Lookups served so far: the clock, and the index of the next. */
  requests: number;
  hits: number;
  misses: number;
  failed: number;
  /** Points compared, nodes weighed or jumps made. */
  steps: number;
  keysMoved: number;
  lastMoved: number;
  /** Lookups that each node has had, by number. */
  readonly served: number[];
  /** Fate and steps of the last lookups; entry i mod WINDOW_REQUESTS is lookup i. */
  readonly recentFate: Uint8Array;
  readonly recentSteps: Float64Array;
  recentMisses: number;
  recentFailed: number;
  /** The last lookups: key, node and fate; entry i mod REMEMBERED is lookup i. */
  readonly lastKey: Int32Array;
  readonly lastNode: Int32Array;
  readonly lastFate: Uint8Array;
}

export function createState(names: readonly string[], lookup: Lookup, keyCount: number): State {
  return {
    lookup,
    eras: [],
    names: [...names],
    deadSince: names.map(() => -1),
    holder: new Int32Array(keyCount).fill(-1),
    away: keyCount,
    requests: 0,
    hits: 0,
    misses: 0,
    failed: 0,
    steps: 0,
    keysMoved: 0,
    lastMoved: 0,
    served: names.map(() => 0),
    recentFate: new Uint8Array(WINDOW_REQUESTS),
    recentSteps: new Float64Array(WINDOW_REQUESTS),
    recentMisses: 0,
    recentFailed: 0,
    lastKey: new Int32Array(REMEMBERED).fill(-1),
    lastNode: new Int32Array(REMEMBERED).fill(-1),
    lastFate: new Uint8Array(REMEMBERED),
  };
}

/** The present stretch. */
export function eraOf(state: Pick<State, 'eras'>): Era {
  const era = state.eras.at(-1);
  if (era === undefined) throw new Error('the run has not begun');
  return era;
}

/** What a node is called that joins: the last name counted on, or with a number of its own. */
export function nextName(names: readonly string[]): string {
  const used = new Set(names);
  const last = names.at(-1);
  const counted = last === undefined ? undefined : /^(.*?)(\d{1,9})$/s.exec(last);
  const stem = last === undefined ? 'node-' : (counted?.[1] ?? `${last}-`);
  let number = last === undefined ? 1 : Number(counted?.[2] ?? 1) + 1;
  while (used.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
