// Figures of a run: metrics, series, and what theory says of the steady state.
import { fifoHitRatio, lruHitRatio, zipfPopularity } from '#src/algorithms/cache/characteristic-time.ts';
import type { Metrics } from '#src/contract/model.ts';
import { type Params, WINDOW_REQUESTS } from './parameters.ts';
import type { State } from './state.ts';

const knowsBound = (state: State, params: Params): boolean => params.showBound || state.policy === 'belady';

export function metricsOf(state: State, params: Params, hasSizes: boolean): Metrics {
  const { requests, hits } = state;
  const misses = requests - hits;
  const ratio = (count: number): number => (requests === 0 ? 0 : count / requests);
  const bound = knowsBound(state, params) ? state.boundMisses : Number.NaN;
  return {
    requests,
    hits,
    misses,
    evictions: state.evictions,
    missRatio: ratio(misses),
    byteMissRatio: hasSizes && state.bytes > 0 ? state.missBytes / state.bytes : Number.NaN,
    optimalMissRatio: ratio(bound),
    timesOptimal: bound === 0 ? 1 : misses / bound,
  };
}

/** In the manifest's order of series. */
export function sampleInto(state: State, params: Params, into: Float64Array): void {
  const recent = Math.min(state.requests, WINDOW_REQUESTS);
  const percent = (count: number, of: number): number => (of === 0 ? Number.NaN : (100 * count) / of);
  into[0] = percent(state.recentMisses, recent);
  into[1] = knowsBound(state, params) ? percent(state.recentBoundMisses, recent) : Number.NaN;
  into[2] = percent(state.requests - state.hits, state.requests);
}

/**
 * Che's approximation, where its assumptions hold: independent requests by Zipf's law, and LRU or FIFO. It knows nothing
 * of scans, files or other policies, and says nothing of them.
 */
export function theoryOf(params: Params, hasInput: boolean): (state: State) => Metrics {
  if (hasInput || params.trace !== 'zipf' || params.capacity >= params.keys) return () => ({});
  const known = new Map<string, Metrics>();
  const missPercent = (policy: string): Metrics => {
    const hitRatio = policy === 'lru' ? lruHitRatio : policy === 'fifo' ? fifoHitRatio : undefined;
    if (hitRatio === undefined) return {};
    const popularity = zipfPopularity(params.keys, params.skew);
    return { recentMissPercent: 100 * (1 - hitRatio(popularity, params.capacity)) };
  };
  return ({ policy }) => {
    const metrics = known.get(policy) ?? missPercent(policy);
    known.set(policy, metrics);
    return metrics;
  };
}
