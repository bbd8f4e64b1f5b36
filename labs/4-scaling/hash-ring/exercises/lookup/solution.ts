// The lookup by halving: a ring of twice the points costs one comparison more.

export function build(points: readonly RingPoint[]): readonly RingPoint[] {
  return points;
}

export function locate(ring: readonly RingPoint[], hash: number): string | undefined {
  // Every point before low lies before the hash, and none from high on does.
  let low = 0;
  let high = ring.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const point = ring[middle];
    if (point !== undefined && point.hash < hash) low = middle + 1;
    else high = middle;
  }
  return (ring[low] ?? ring[0])?.node;
}
