// How evenly keys lie on nodes: what was counted, and what theory expects.

export interface Spread {
  /** Standard deviation of the counts (of the population: all nodes) over their mean; NaN without nodes or keys. */
  readonly stdDevOverMean: number;
  readonly maxOverMean: number;
}

export function spreadOf(counts: ArrayLike<number>): Spread {
  let sum = 0;
  let most = 0;
  for (let node = 0; node < counts.length; node += 1) {
    sum += counts[node] as number;
    most = Math.max(most, counts[node] as number);
  }
  const mean = sum / counts.length;
  let squares = 0;
  for (let node = 0; node < counts.length; node += 1) squares += ((counts[node] as number) - mean) ** 2;
  return { stdDevOverMean: Math.sqrt(squares / counts.length) / mean, maxOverMean: most / mean };
}

/**
 * Expected square of `stdDevOverMean` when each key goes to any node with the same chance, as by a good hash and
 * modulo, rendezvous or jump: keys are thrown into bins, and a share of 1/n has the variance (1/n)(1 − 1/n)/keys.
 */
export const chanceSquared = (nodes: number, keys: number): number => (nodes - 1) / keys;

/**
 * The same for a ring where every node has so many points. N points cut the circle into N arcs whose lengths are
 * exchangeable and uniform on the simplex, so that a node's v arcs add up to a Beta(v, N − v) variable (David and
 * Nagaraja, Order Statistics, 2003, section 6.4): of mean 1/n and squared coefficient of variation (n − 1)/(nv + 1),
 * which is nearly 1/v. Keys then fall on the arcs by chance.
 */
export const ringSquared = (nodes: number, virtualNodes: number, keys: number): number =>
  ((nodes - 1) / (nodes * virtualNodes + 1)) * (1 - 1 / keys) + chanceSquared(nodes, keys);
