// What the stage draws of one moment: fresh plain data, bulk numbers in fresh typed arrays.
import { jumpPath } from '#src/algorithms/hashing/jump.ts';
import { weightOf } from '#src/algorithms/hashing/rendezvous.ts';
import { type Lookup, shareOfCircle } from '#src/algorithms/hashing/ring.ts';
import type { ChangeView } from './changes.ts';
import { type Method, MOST_DRAWN_KEYS } from './parameters.ts';
import { nodeHashes, type Placement } from './placements.ts';
import type { RingPoints, RingView } from './ring-views.ts';
import { type Cause, type Era, eraOf, FATE, REMEMBERED, type State } from './state.ts';
import type { Workload } from './workload.ts';

export interface NodeView {
  readonly id: number;
  readonly name: string;
  /** Keys that belong to it. */
  readonly keys: number;
  readonly served: number;
  readonly dead: boolean;
  /** Its share of the circle; NaN where there is no ring. */
  readonly share: number;
}

export type KeyState = 'home' | 'away' | 'lost';
/** `state` of a drawn key is an index of these: with its node, not there yet, or with a dead node or none. */
export const KEY_STATES: readonly KeyState[] = ['home', 'away', 'lost'];

/** How the method came to the node of a key. */
export type Path =
  | { readonly by: 'ring'; readonly from: number; readonly to: number; readonly point: string }
  | { readonly by: 'remainder'; readonly buckets: number }
  | { readonly by: 'weights'; readonly weights: Float64Array }
  | { readonly by: 'jumps'; readonly buckets: readonly number[] }
  | { readonly by: 'code' };

export interface LastLookup {
  readonly key: number;
  readonly name: string;
  /** −1 where there was none. */
  readonly node: number;
  readonly nodeName: string;
  readonly fate: 'hit' | 'miss' | 'failed';
  readonly path: Path;
}

export interface Snapshot {
  readonly method: Method;
  readonly lookup: Lookup;
  readonly virtualNodes: number;
  readonly requests: number;
  readonly keyCount: number;
  readonly away: number;
  readonly nodes: readonly NodeView[];
  /** Points of the ring as shares of the circle, rising, and the node of each; empty where there is none. */
  readonly ring: RingPoints;
  /** The drawn keys, numbered from 0: place on the circle, node, and an index of KEY_STATES. */
  readonly keys: { readonly at: Float64Array; readonly owner: Int32Array; readonly state: Uint8Array };
  /** The last keys that were looked up, the latest last. */
  readonly trail: readonly Pick<LastLookup, 'key' | 'name' | 'nodeName' | 'fate'>[];
  /** The last lookup since the last change. */
  readonly last: LastLookup | undefined;
  /** What changed last, when, and which keys it moved. */
  readonly change: ChangeView & {
    readonly number: number;
    readonly cause: Cause;
    /** The node that came or left, −1 for none. */
    readonly node: number;
    readonly name: string;
    readonly moved: number;
    readonly from: number;
  };
}

const circleAt = (words: Uint32Array, key: number): number =>
  shareOfCircle(words[key * 4] as number, words[key * 4 + 1] as number);

function keysView(state: State, { owners }: Placement, workload: Workload): Snapshot['keys'] {
  const count = Math.min(workload.keyCount, MOST_DRAWN_KEYS);
  const at = new Float64Array(count);
  const fates = new Uint8Array(count);
  for (let key = 0; key < count; key += 1) {
    at[key] = circleAt(workload.hashes, key);
    const node = owners[key] as number;
    const isLost = node < 0 || (state.deadSince[node] as number) >= 0;
    fates[key] = isLost ? 2 : state.holder[key] === node ? 0 : 1;
  }
  return { at, owner: owners.slice(0, count), state: fates };
}

/** How the method in charge comes to the node of a key. */
export function pathOf(
  era: Era,
  names: readonly string[],
  placement: Placement,
  workload: Workload,
  key: number,
): Path {
  const { hashes } = workload;
  const [high, low] = [hashes[key * 4] as number, hashes[key * 4 + 1] as number];
  const { ring, points } = placement;
  switch (era.method) {
    case 'ring': {
      const point = points?.[key] ?? -1;
      if (ring === undefined || point < 0) return { by: 'code' };
      const to = shareOfCircle(ring.words[0][point] as number, ring.words[1][point] as number);
      const name = names[ring.owners[point] as number] ?? '';
      return { by: 'ring', from: circleAt(hashes, key), to, point: `${name}:${ring.replicas[point] as number}` };
    }
    case 'modulo':
      return { by: 'remainder', buckets: era.members.length };
    case 'jump':
      return { by: 'jumps', buckets: jumpPath(high, low, era.members.length) };
    case 'rendezvous': {
      const nodes = nodeHashes(era, names);
      const weights = era.members.map((_, index) =>
        weightOf(high, low, nodes[index * 4] as number, nodes[index * 4 + 1] as number),
      );
      return { by: 'weights', weights: Float64Array.from(weights, (weight) => weight / 2 ** 32) };
    }
    case 'own-code':
      return { by: 'code' };
  }
}

const FATE_NAMES = ['hit', 'miss', 'failed'] as const;

function trailOf(state: State, { nameOf }: Workload): Snapshot['trail'] {
  const shown = Math.min(state.requests, REMEMBERED);
  return Array.from({ length: shown }, (_, index) => {
    const seat = (state.requests - shown + index) % REMEMBERED;
    const key = state.lastKey[seat] as number;
    const nodeName = state.names[state.lastNode[seat] as number] ?? '';
    const fate = FATE_NAMES[state.lastFate[seat] as number] ?? FATE_NAMES[FATE.hit];
    return { key, name: nameOf(key), nodeName, fate };
  });
}

function lastOf(state: State, placement: Placement, workload: Workload): LastLookup | undefined {
  const last = trailOf(state, workload).at(-1);
  const era = eraOf(state);
  // What decided it then may be another ring by now.
  if (last === undefined || era.from >= state.requests) return undefined;
  const node = state.lastNode[(state.requests - 1) % REMEMBERED] as number;
  return { ...last, node, path: pathOf(era, state.names, placement, workload, last.key) };
}

export function snapshotOf(
  state: State,
  placement: Placement,
  workload: Workload,
  { changed, ring }: { readonly changed: ChangeView; readonly ring: RingView },
): Snapshot {
  const era = eraOf(state);
  const { counts } = placement;
  const keys = keysView(state, placement, workload);
  return {
    method: era.method,
    lookup: state.lookup,
    virtualNodes: era.virtualNodes,
    requests: state.requests,
    keyCount: workload.keyCount,
    away: state.away,
    nodes: era.members.map((id, index) => ({
      id,
      name: state.names[id] ?? '',
      keys: counts[index] ?? 0,
      served: state.served[id] ?? 0,
      dead: (state.deadSince[id] ?? -1) >= 0,
      share: placement.ring === undefined ? Number.NaN : (ring.shares.get(id) ?? 0),
    })),
    ring: ring.points,
    keys,
    trail: trailOf(state, workload),
    last: lastOf(state, placement, workload),
    change: {
      ...changed,
      number: state.eras.length - 1,
      cause: era.cause,
      node: era.node,
      name: state.names[era.node] ?? '',
      moved: era.moved,
      from: era.from,
    },
  };
}
