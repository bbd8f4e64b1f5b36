// Figures of a run: metrics, series, and what theory says of the spread of keys.
import { chanceSquared, ringSquared, spreadOf } from '#src/algorithms/hashing/spread.ts';
import type { Metrics } from '#src/contract/model.ts';
import { WINDOW_REQUESTS } from './parameters.ts';
import type { Placement } from './placements.ts';
import { type Era, eraOf, type State } from './state.ts';

export function metricsOf(state: State, placement: Placement): Metrics {
  const { requests, hits, misses, failed, steps, keysMoved, lastMoved, eras } = state;
  const { members } = eraOf(state);
  const ratio = (count: number): number => (requests === 0 ? 0 : count / requests);
  const { stdDevOverMean, maxOverMean } = spreadOf(placement.counts);
  return {
    requests,
    hits,
    misses,
    failed,
    missRatio: ratio(misses),
    failedRatio: ratio(failed),
    nodes: members.length,
    points: placement.ring?.count ?? Number.NaN,
    keysMoved,
    lastMovedShare: eras.length === 1 ? Number.NaN : lastMoved / placement.owners.length,
    stepsPerLookup: requests === 0 ? Number.NaN : steps / requests,
    loadStdDev: stdDevOverMean,
    maxOverMean,
  };
}

function recentSteps({ recentSteps: steps }: State, recent: number): number {
  let sum = 0;
  for (let place = 0; place < recent; place += 1) sum += steps[place] as number;
  return sum;
}

/** In the manifest's order of series. */
export function sampleInto(state: State, placement: Placement, into: Float64Array): void {
  const recent = Math.min(state.requests, WINDOW_REQUESTS);
  const percent = (count: number): number => (recent === 0 ? Number.NaN : (100 * count) / recent);
  into[0] = percent(state.recentMisses);
  into[1] = percent(state.recentFailed);
  into[2] = recent === 0 ? Number.NaN : recentSteps(state, recent) / recent;
  into[3] = (100 * state.away) / state.holder.length;
  into[4] = 100 * spreadOf(placement.counts).stdDevOverMean;
}

/** The root of the mean square of the spread, over all names that nodes might have had; nothing for a student's code. */
export function theoryOf({ method, members, virtualNodes }: Era, keyCount: number): Metrics {
  const nodes = members.length;
  if (nodes === 0 || method === 'own-code') return {};
  const squared = method === 'ring' ? ringSquared(nodes, virtualNodes, keyCount) : chanceSquared(nodes, keyCount);
  return { loadStdDevPercent: 100 * Math.sqrt(squared) };
}
