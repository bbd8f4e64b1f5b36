// The run of an opened file: its traces stand still and are looked at. Nothing happens in it, and it is over at once.
import type { OtlpTraces } from '#src/algorithms/tracing/otlp.ts';
import { NS_PER_MS, type TracedSpan } from '#src/algorithms/tracing/span.ts';
import { extentOf, type Forest, growForest } from '#src/algorithms/tracing/trace-tree.ts';
import type { Explanation, ModelRun, Setup, Simulation, Subject } from '#src/contract/model.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { selectQuantile } from '#src/sim/statistics.ts';
import { metricsOf, sampleInto } from './figures.ts';
import type { Params } from './parameters.ts';
import { RECORD } from './records.ts';
import { traceparentResult, tracesResult } from './result.ts';
import { type EdgeView, headerOf, type Snapshot } from './snapshot.ts';
import { createState, type State } from './state.ts';
import { type TraceView, viewOf } from './trace-view.ts';
import { explainRow } from './why.ts';

/** Traces that can be chosen, and rows of one of them. */
const MOST_TRACES = 14;
const MOST_ROWS = 400;
const MOST_SERVICES = 24;

interface File {
  readonly spans: readonly TracedSpan[];
  readonly forest: Forest;
  readonly traces: readonly TraceView[];
  readonly services: readonly string[];
  readonly edges: readonly EdgeView[];
}

function openFile({ spans }: OtlpTraces): File {
  const forest = growForest(spans);
  const lengths = forest.traces.map((trace) => {
    const { startNs, endNs } = extentOf(spans, trace.spans);
    return endNs - startNs;
  });
  const longest = [...forest.traces.keys()]
    .sort((one, other) => (lengths[other] ?? 0) - (lengths[one] ?? 0) || one - other)
    .slice(0, MOST_TRACES);
  const traces = longest.map((id) =>
    viewOf(
      { id, kept: true, atMs: 0 },
      {
        ...{ spans, idOf: (span: number) => span, isKept: () => true, mostRows: MOST_ROWS },
        members: forest.traces[id]?.spans ?? [],
      },
      forest,
    ),
  );
  const services = [...new Set(spans.map(({ service }) => service))].slice(0, MOST_SERVICES);
  const edges = new Map<string, { from: number; to: number; isAsynchronous: boolean; calls: number; failed: number }>();
  for (const [index, span] of spans.entries()) {
    const above = spans[forest.parent[index] ?? -1];
    if (above === undefined || above.service === span.service) continue;
    const [from, to] = [services.indexOf(above.service), services.indexOf(span.service)];
    if (from < 0 || to < 0) continue;
    const key = `${from} ${to}`;
    const edge = edges.get(key) ?? { from, to, isAsynchronous: span.kind === 'consumer', calls: 0, failed: 0 };
    edges.set(key, { ...edge, calls: edge.calls + 1, failed: edge.failed + (span.failed ? 1 : 0) });
  }
  const most = Math.max(1, ...[...edges.values()].map(({ calls }) => calls));
  return {
    ...{ spans, forest, traces, services },
    edges: [...edges.values()].map((edge) => ({ ...edge, traffic: edge.calls / most })),
  };
}

/** How long roots take, and how many fail. */
function truthOf({ spans, forest }: File): readonly number[] {
  const roots = forest.traces.flatMap(({ roots: [root] }) => (root === undefined ? [] : [spans[root] as TracedSpan]));
  const durations = Float64Array.from(roots, ({ startNs, endNs }) => Math.max(0, endNs - startNs) / NS_PER_MS);
  const failed = (100 * roots.filter((root) => root.failed).length) / roots.length;
  return [...[0.5, 0.95, 0.99].map((quantile) => selectQuantile(durations, quantile)), failed];
}

function snapshotOfFile(file: File, params: Params): Snapshot {
  const { spans, traces, services, edges, forest } = file;
  const times = services.map((service) => ({ service, criticalMs: 0, spanMs: 0 }));
  for (const { rows } of traces)
    for (const { service, criticalMs, startMs, endMs } of rows) {
      const row = times[services.indexOf(service)];
      if (row === undefined) continue;
      row.criticalMs += criticalMs;
      row.spanMs += endMs - startMs;
    }
  const truth = truthOf(file);
  return {
    isFile: true,
    services: services.map((name, id) => ({
      ...{ id, name, load: 0, queued: 0, slowdown: 1, failPercent: 0, losesContext: false },
      spans: spans.filter(({ service }) => service === name).length,
    })),
    edges,
    traces: traces.map((trace) => ({ ...trace })),
    featured: traces.length === 0 ? -1 : 0,
    header: headerOf(params.traceparent, traces[0]),
    critical: times,
    moving: {
      ...{ request: new Int32Array(0), edge: new Int32Array(0), way: new Uint8Array(0), failed: new Uint8Array(0) },
      ...{ fromMs: new Float64Array(0), toMs: new Float64Array(0) },
    },
    ...{ inFlight: 0, brokenPercent: 0 },
    ...{ keptTraces: forest.traces.length, settled: forest.traces.length },
    figures: { names: ['p50', 'p95', 'p99', 'failed'], truth, plain: truth, weighted: truth, failedErrorPoints: 0 },
  };
}

function explainFile({ traces }: File, { kind, id }: Subject): Explanation | undefined {
  for (const trace of traces) {
    if (kind === 'request' && trace.id === id) return explainRow(trace, 0, false);
    const row = trace.rows.findIndex((each) => each.id === id);
    if (kind === 'span' && row >= 0) return explainRow(trace, row, true);
  }
  return undefined;
}

export function createViewer(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const file = openFile(setup.input as OtlpTraces);
  const truth = truthOf(file);
  const [
    p50ResponseMs = Number.NaN,
    p95ResponseMs = Number.NaN,
    p99ResponseMs = Number.NaN,
    failedPercent = Number.NaN,
  ] = truth;
  const spans = file.spans.length;
  return {
    start() {
      simulation.record(RECORD.opened, -1, -1, spans);
      simulation.schedule(0, 0);
      return createState(params);
    },
    handle: () => {
      simulation.end();
    },
    act: () => {
      throw new ImpossibleAction('an opened file stands still: nothing can be done to its services');
    },
    snapshot: () => snapshotOfFile(file, params),
    metrics: (state) => ({
      ...metricsOf(state, params),
      ...{ p50ResponseMs, p95ResponseMs, p99ResponseMs, failedPercent, spans, storedSpans: spans },
      ...{ requests: file.forest.traces.length, keptTraces: file.forest.traces.length },
    }),
    sample: (state, into) => {
      sampleInto(state, into, params, simulation.time);
    },
    result: () => ({ ...tracesResult(file.spans, file.forest), ...traceparentResult(params.traceparent) }),
    why: (_state, _log, subject) => explainFile(file, subject),
    describe: () => ({ key: 'record.opened', args: { spans } }),
  };
}
