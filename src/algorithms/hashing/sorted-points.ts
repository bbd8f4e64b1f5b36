// Where a hash falls among the points of a ring: what every ring of hashes has in common.

/**
 * Index of the first of the rising `points` that is at or after the hash, looked for from `low` to below `high`; `high`
 * when there is none.
 */
export function firstPointFrom(points: Uint32Array, hash: number, low = 0, high = points.length): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((points[middle] as number) < hash) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * How many points a binary search between `low` and `high` compares on its way to `found`: which half it takes at each
 * depends on where the end is, and on nothing else.
 */
export function comparisonsTo(found: number, low: number, high: number): number {
  let from = low;
  let to = high;
  let comparisons = 0;
  while (from < to) {
    const middle = (from + to) >>> 1;
    comparisons += 1;
    if (middle < found) from = middle + 1;
    else to = middle;
  }
  return comparisons;
}
