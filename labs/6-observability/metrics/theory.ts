// What the distributions say: the true quantile of the traffic, what the buckets would make of it, and how far a run of so many
// requests may stray from both.
import { cumulativeBuckets, histogramQuantile } from '#src/algorithms/metrics/quantile.ts';
import { normalQuantile } from '#src/algorithms/normal.ts';
import type { Interval } from '#src/sim/confidence.ts';
import { type RunFacts, summedCounts, trueQuantile } from './figures.ts';
import type { State } from './state.ts';
import { shareBelow } from './traffic.ts';

/** How sure each interval is. */
export const LEVEL = 0.99;

/** The share of all requests that take at most so long: each server gets as many as the others. */
const fleetBelow = ({ servers, traffic }: State, seconds: number): number =>
  servers.reduce((sum, { slowdown }) => sum + shareBelow(traffic, seconds / slowdown), 0) / servers.length;

const LONGEST_S = 1e5;

/** The time that a share of all requests does not exceed, by halving. */
function fleetQuantile(state: State, quantile: number): number {
  let [low, high] = [0, LONGEST_S];
  for (let turn = 0; turn < 80; turn += 1) {
    const middle = (low + high) / 2;
    if (fleetBelow(state, middle) < quantile) low = middle;
    else high = middle;
  }
  return high;
}

const asShares = (state: State, bounds: readonly number[]) => [
  ...bounds.map((bound) => ({ upperBound: bound, count: fleetBelow(state, bound) })),
  { upperBound: Number.POSITIVE_INFINITY, count: 1 },
];

export interface Expected {
  readonly estimate: number;
  readonly truth: number;
}

/** In the long run; NaN where the run was disturbed, for then the counters hold more than one kind of traffic. */
export function expectedOf(state: State, { bounds }: RunFacts): Expected {
  const { quantile, disturbed, servers } = state;
  if (disturbed || servers.length === 0 || !(quantile > 0 && quantile < 1))
    return { estimate: Number.NaN, truth: Number.NaN };
  return {
    estimate: histogramQuantile(quantile, asShares(state, bounds)),
    truth: fleetQuantile(state, quantile),
  };
}

export interface TheoryCheck {
  readonly of: 'estimate' | 'truth';
  readonly expected: number;
  readonly interval: Interval | undefined;
}

/** Fewer tell nothing of a quantile. */
const FEWEST_BEYOND = 5;

/** Both figures beside the run: between the order statistics in which the quantile lies so surely. */
export function checksOf(state: State, facts: RunFacts): readonly TheoryCheck[] {
  const { quantile, observed } = state;
  const { estimate, truth } = expectedOf(state, facts);
  if (Number.isNaN(truth)) return [];
  const { count } = observed;
  const deviation = normalQuantile((1 + LEVEL) / 2) * Math.sqrt((quantile * (1 - quantile)) / count);
  const isEarly =
    count * Math.min(quantile, 1 - quantile) < FEWEST_BEYOND || quantile + deviation >= 1 || quantile - deviation <= 0;
  const around = (at: (share: number) => number): Interval | undefined =>
    isEarly ? undefined : { mean: at(quantile), low: at(quantile - deviation), high: at(quantile + deviation) };
  const values = Float64Array.from(observed.seconds.subarray(0, count));
  const buckets = cumulativeBuckets(facts.bounds, summedCounts(state, facts.bounds));
  return [
    { of: 'truth', expected: truth, interval: around((share) => trueQuantile(values, share)) },
    { of: 'estimate', expected: estimate, interval: around((share) => histogramQuantile(share, buckets)) },
  ];
}
