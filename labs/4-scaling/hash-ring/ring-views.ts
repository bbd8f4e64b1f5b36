// The points of a ring as the stage draws them, and what each node owns. A ring does not change, so that this is worked out
// once for each.
import { type Ring, shareOfCircle, sharesOf } from '#src/algorithms/hashing/ring.ts';

export interface RingPoints {
  /** Shares of the circle, rising. */
  readonly at: Float64Array;
  /** The node of each point, by number. */
  readonly owner: Int32Array;
}

export interface RingView {
  readonly points: RingPoints;
  /** Of the circle, by node. */
  readonly shares: ReadonlyMap<number, number>;
}

function viewOf(ring: Ring): RingView {
  const [highest, next] = ring.words;
  const at = new Float64Array(ring.count);
  for (let point = 0; point < ring.count; point += 1)
    at[point] = shareOfCircle(highest[point] as number, next[point] as number);
  return { points: { at, owner: ring.owners.slice() }, shares: sharesOf(ring) };
}

/** Copies of the points, since a snapshot's buffers are given away. */
export function createRingViews(): { of(ring: Ring | undefined): RingView } {
  const known = new WeakMap<Ring, RingView>();
  return {
    of(ring) {
      if (ring === undefined)
        return { points: { at: new Float64Array(0), owner: new Int32Array(0) }, shares: new Map() };
      let view = known.get(ring);
      if (view === undefined) {
        view = viewOf(ring);
        known.set(ring, view);
      }
      const { points, shares } = view;
      return { points: { at: points.at.slice(), owner: points.owner.slice() }, shares };
    },
  };
}
