// Figures of a run: metrics, series, and what theory says of the steady state.
import { lateShare } from '#src/algorithms/windows/late-share.ts';
import type { Metrics } from '#src/contract/model.ts';
import { meanOf, quantileOf } from '#src/sim/statistics.ts';
import type { Params } from './parameters.ts';
import type { State } from './state.ts';

const ratio = (count: number, of: number): number => (of === 0 ? Number.NaN : count / of);

export function metricsOf(state: State): Metrics {
  const { taken, takenLate, refused } = state;
  return {
    events: state.arrived,
    filtered: state.filtered,
    lateDropped: state.lateDropped,
    unassigned: state.unassigned,
    firings: state.firings,
    lateFirings: state.lateFirings,
    openWindows: state.windows.openCount,
    peakOpenWindows: state.peakOpenWindows,
    windowsPerEvent: ratio(taken + refused, state.arrived - state.filtered),
    p95LatencyMs: quantileOf(state.latencies, 0.95),
    meanLatencyMs: meanOf(state.latency),
    completeness: 1 - ratio(takenLate + refused, taken + refused),
  };
}

/** How far the watermark is behind the clock; NaN before the first event and after the last. */
const lagOf = ({ nowMs, windows }: State): number => {
  const lagMs = nowMs - windows.watermarkMs;
  return Number.isFinite(lagMs) ? lagMs : Number.NaN;
};

/** In the manifest's order of series. */
export function sampleInto(state: State, into: Float64Array): void {
  const { recent } = state;
  into[0] = 100 * ratio(recent.lateSum, recent.pairSum);
  into[1] = 100 * ratio(recent.refusedSum, recent.pairSum);
  into[2] = lagOf(state);
  into[3] = state.windows.openCount;
}

/**
 * Where its assumptions hold: steady traffic, windows of a fixed size, nothing filtered. It knows nothing of phones that
 * a student takes offline, nor of wrong clocks.
 */
export function theoryOf(params: Params, hasInput: boolean): (state: State) => Metrics {
  if (hasInput || params.traffic !== 'steady' || params.window === 'session') return () => ({});
  const gaps = params.window === 'sliding' && params.slideMs > params.sizeMs;
  if (gaps) return () => ({});
  const { eventsPerS, sizeMs } = params;
  const delays = {
    meanMs: params.meanDelayMs,
    variation: params.delayVariation,
    stragglerShare: params.stragglerPercent / 100,
    stragglerMeanMs: params.stragglerDelayMs,
  };
  const known = new Map<number, Metrics>();
  return ({ watermarkDelayMs, filter }) => {
    if (filter === 'positive' || filter === 'own-code') return {};
    const metrics = known.get(watermarkDelayMs) ?? {
      latePercent: 100 * lateShare(delays, { eventsPerS, sizeMs, watermarkDelayMs }),
    };
    known.set(watermarkDelayMs, metrics);
    return metrics;
  };
}
