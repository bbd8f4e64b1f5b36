// How unevenly a ring divides its circle, over the number of points a node: what these nodes' names give, what theory
// expects of any names, and, for the course's three shards, what another program found.
import { ringOf, sharesOf } from '#src/algorithms/hashing/ring.ts';
import { spreadOf } from '#src/algorithms/hashing/spread.ts';
import type { Setup } from '#src/contract/model.ts';
import type { Params } from './parameters.ts';

export interface LoadSpread {
  readonly virtualNodes: readonly number[];
  /** Standard deviation of the nodes' shares over their mean, of the names in the settings. */
  readonly measured: readonly number[];
  /** The root of (n − 1)/(nv + 1). */
  readonly predicted: readonly number[];
  /** By Python's hashlib, for `shard_1`, `shard_2`, `shard_3` alone. */
  readonly recorded: readonly number[] | undefined;
  readonly nodes: number;
}

export const VIRTUAL_NODES = [1, 2, 5, 10, 20, 50, 100, 150, 200, 500, 1000] as const;

const COURSE_NODES = 'shard_1,shard_2,shard_3';

/** Shares of the circle of the course's three shards, computed with Python: fixtures/reference/ring/balance_by_vnodes.json. */
export const RECORDED_SHARES: readonly (readonly number[])[] = [
  [0.091977, 0.014245, 0.893778],
  [0.181067, 0.042889, 0.776044],
  [0.376862, 0.173635, 0.449503],
  [0.382293, 0.272538, 0.345168],
  [0.391951, 0.315344, 0.292705],
  [0.352074, 0.341306, 0.30662],
  [0.339731, 0.30432, 0.355949],
  [0.369986, 0.325682, 0.304332],
  [0.343024, 0.327006, 0.329971],
  [0.328306, 0.351018, 0.320676],
  [0.335329, 0.336364, 0.328308],
];

export function loadSpread({ params }: Setup): LoadSpread {
  const { nodes } = params as Params;
  const spread = (shares: Iterable<number>): number => spreadOf([...shares]).stdDevOverMean;
  return {
    virtualNodes: VIRTUAL_NODES,
    measured: VIRTUAL_NODES.map((count) => spread(sharesOf(ringOf(nodes, count)).values())),
    predicted: VIRTUAL_NODES.map((count) => Math.sqrt((nodes.length - 1) / (nodes.length * count + 1))),
    recorded: nodes.join() === COURSE_NODES ? RECORDED_SHARES.map(spread) : undefined,
    nodes: nodes.length,
  };
}
