// What the last change of the nodes moved: from whom to whom, which of the drawn keys, and the arcs of a node that left.
import { shareOfCircle } from '#src/algorithms/hashing/ring.ts';
import { MOST_DRAWN_KEYS } from './parameters.ts';
import type { Placement, Placements } from './placements.ts';
import { type Era, eraOf, type State } from './state.ts';

export interface ChangeView {
  /** Keys that moved, by the node that they left and the one that they came to; −1 stands for none. */
  readonly flows: { readonly from: Int32Array; readonly to: Int32Array; readonly keys: Int32Array };
  /** 1 for each drawn key that moved; empty where nothing has changed yet. */
  readonly isMoved: Uint8Array;
  /** The arcs that a node had which was taken off the ring, as shares of the circle. */
  readonly gone: { readonly from: Float64Array; readonly to: Float64Array };
}

function flowsOf(before: Int32Array, after: Int32Array, nodes: number): ChangeView['flows'] {
  // The node numbered −1 is none: everybody moves up by one.
  const width = nodes + 1;
  const counts = new Map<number, number>();
  for (let key = 0; key < after.length; key += 1) {
    const [from, to] = [before[key] as number, after[key] as number];
    if (from === to) continue;
    const pair = (from + 1) * width + to + 1;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const pairs = [...counts.keys()].sort((one, other) => one - other);
  return {
    from: Int32Array.from(pairs, (pair) => Math.floor(pair / width) - 1),
    to: Int32Array.from(pairs, (pair) => (pair % width) - 1),
    keys: Int32Array.from(pairs, (pair) => counts.get(pair) ?? 0),
  };
}

/** The arcs of one node of a ring. */
function arcsOf({ ring }: Placement, node: number): ChangeView['gone'] {
  const from: number[] = [];
  const to: number[] = [];
  if (ring !== undefined) {
    const at = (point: number): number => shareOfCircle(ring.words[0][point] as number, ring.words[1][point] as number);
    ring.owners.forEach((owner, point) => {
      if (owner !== node) return;
      from.push(point === 0 ? at(ring.count - 1) - 1 : at(point - 1));
      to.push(at(point));
    });
  }
  return { from: Float64Array.from(from), to: Float64Array.from(to) };
}

const unchanged = (): ChangeView => ({
  flows: { from: new Int32Array(0), to: new Int32Array(0), keys: new Int32Array(0) },
  isMoved: new Uint8Array(0),
  gone: { from: new Float64Array(0), to: new Float64Array(0) },
});

function changed(before: Placement, after: Placement, era: Era, nodes: number): ChangeView {
  const drawn = Math.min(MOST_DRAWN_KEYS, after.owners.length);
  return {
    flows: flowsOf(before.owners, after.owners, nodes),
    isMoved: Uint8Array.from({ length: drawn }, (_, key) => Number(before.owners[key] !== after.owners[key])),
    gone: era.cause === 'removed' ? arcsOf(before, era.node) : { from: new Float64Array(0), to: new Float64Array(0) },
  };
}

const copied = ({ flows, isMoved, gone }: ChangeView): ChangeView => ({
  flows: { from: flows.from.slice(), to: flows.to.slice(), keys: flows.keys.slice() },
  isMoved: isMoved.slice(),
  gone: { from: gone.from.slice(), to: gone.to.slice() },
});

/** Follows from an era and the one before it, so that it is worked out once for both. */
export function createChanges(placements: Placements): { of(state: State): ChangeView } {
  const known = new WeakMap<Era, ChangeView>();
  return {
    of(state) {
      const last = state.eras.length - 1;
      const era = eraOf(state);
      if (last === 0) return unchanged();
      let view = known.get(era);
      if (view === undefined) {
        view = changed(placements.of(state, last - 1), placements.of(state, last), era, state.names.length);
        known.set(era, view);
      }
      // A snapshot's buffers are given away.
      return copied(view);
    },
  };
}
