// The lookup of the ring as many write it first: right, and slow.
// Every figure and name that locate reads is counted.

/** Called once for a ring; the points come in rising order. What it returns is given to every locate on this ring. */
export function build(points: readonly RingPoint[]): readonly RingPoint[] {
  return points;
}

/** The node of the first point at or after the hash; of the first point of all where there is none. */
export function locate(ring: readonly RingPoint[], hash: number): string | undefined {
  for (const point of ring) {
    if (hash <= point.hash) return point.node;
  }
  return ring[0]?.node;
}
