// One moment of a run of the simulation, for the stage.

import { quantileOf } from '#src/sim/statistics.ts';
import { estimatesOf } from './figures.ts';
import type { Params } from './parameters.ts';
import { edgeOf, SERVICES, SITES } from './services.ts';
import { edgesOf, featuredOf, headerOf, movingOf, type Snapshot, servicesOf } from './snapshot.ts';
import type { State } from './state.ts';

const EDGE_OF_SITE = SITES.map((_, index) => edgeOf(index));

export function snapshotOfRun(state: State, params: Params, nowMs: number): Snapshot {
  const traces = state.shown.map(({ view }) => view);
  const rowOf = ({ p50Ms, p95Ms, p99Ms, failedPercent }: ReturnType<typeof estimatesOf>): readonly number[] => [
    ...[p50Ms, p95Ms, p99Ms, failedPercent],
  ];
  const weighted = estimatesOf(state, params, true);
  const featured = featuredOf(traces, nowMs);
  return {
    isFile: false,
    services: servicesOf(state, params),
    edges: edgesOf(state),
    traces,
    featured,
    header: headerOf(params.traceparent, traces[featured]),
    critical: SERVICES.map((service, index) => ({
      ...{ service, criticalMs: state.criticalMs[index] as number, spanMs: state.spanMs[index] as number },
    })),
    moving: movingOf(state, params, EDGE_OF_SITE),
    inFlight: [...state.requests.values()].filter(({ isAnswered }) => !isAnswered).length,
    brokenPercent: state.traced === 0 ? 0 : (100 * state.broken) / state.traced,
    keptTraces: state.keptSurely.durations.count + state.keptByRate.durations.count,
    settled: state.settled,
    figures: {
      names: ['p50', 'p95', 'p99', 'failed'],
      truth: [
        ...[0.5, 0.95, 0.99].map((quantile) => quantileOf(state.durations, quantile)),
        (100 * state.settledFailed) / state.settled,
      ],
      plain: rowOf(estimatesOf(state, params, false)),
      weighted: rowOf(weighted),
      failedErrorPoints: weighted.failedErrorPoints,
    },
  };
}
