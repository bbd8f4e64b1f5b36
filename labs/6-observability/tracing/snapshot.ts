// What the stage draws of one moment: fresh plain data, the crowd of requests in typed arrays.
import { readTraceparent, type TraceparentFault, writeTraceparent } from '#src/algorithms/tracing/traceparent.ts';
import type { Params } from './parameters.ts';
import { EDGES, SERVICES, SITES, type Site } from './services.ts';
import type { State } from './state.ts';
import type { TraceView } from './trace-view.ts';

export interface ServiceView {
  readonly id: number;
  readonly name: string;
  /** 0 … 1: places in use. */
  readonly load: number;
  readonly queued: number;
  /** 1 where nothing is amiss, and where it is hidden. */
  readonly slowdown: number;
  readonly failPercent: number;
  readonly losesContext: boolean;
  /** Of a file: how many spans. */
  readonly spans: number;
}

export interface EdgeView {
  readonly from: number;
  readonly to: number;
  readonly isAsynchronous: boolean;
  readonly calls: number;
  readonly failed: number;
  /** 0 … 1 of the busiest now. */
  readonly traffic: number;
}

export interface Snapshot {
  readonly isFile: boolean;
  readonly services: readonly ServiceView[];
  readonly edges: readonly EdgeView[];
  /** Finished ones, the newest last; of a file the longest first. */
  readonly traces: readonly TraceView[];
  /** The one to show where nobody has chosen: its place in `traces`, or −1. */
  readonly featured: number;
  /** Where the time of the root went, by service: on the critical path, and in spans altogether, ms. */
  readonly critical: readonly { readonly service: string; readonly criticalMs: number; readonly spanMs: number }[];
  readonly moving: {
    readonly request: Int32Array;
    readonly edge: Int32Array;
    /** 1 there, 2 back. */
    readonly way: Uint8Array;
    readonly failed: Uint8Array;
    readonly fromMs: Float64Array;
    readonly toMs: Float64Array;
  };
  readonly inFlight: number;
  readonly brokenPercent: number;
  readonly keptTraces: number;
  readonly settled: number;
  /** What the kept ones say, and what is true. */
  readonly figures: {
    readonly names: readonly ['p50', 'p95', 'p99', 'failed'];
    readonly truth: readonly number[];
    readonly plain: readonly number[];
    readonly weighted: readonly number[];
    readonly failedErrorPoints: number;
  };
  /** A traceparent with its parts: the one that was given to be read, else the one that the shown root sends on. */
  readonly header: {
    readonly given: string;
    readonly parts: {
      readonly version: string;
      readonly traceId: string;
      readonly parentId: string;
      readonly flags: string;
    };
    readonly fault: TraceparentFault | '';
    /** What the shown root sends on beside it. */
    readonly tracestate: string;
  };
}

const NO_PARTS = { version: '', traceId: '', parentId: '', flags: '' } as const;

/** @param featured its root's ids, in lower case, where there is one */
export function headerOf(
  asked: readonly string[],
  featured:
    | { readonly traceId: string; readonly rootSpanId: string; readonly traceState: string; readonly kept: boolean }
    | undefined,
): Snapshot['header'] {
  const written =
    featured === undefined
      ? []
      : [writeTraceparent(featured.traceId.toLowerCase(), featured.rootSpanId.toLowerCase(), featured.kept)];
  const values = asked.length > 0 ? asked : written;
  const given = values.join(', ');
  const tracestate = asked.length > 0 ? '' : (featured?.traceState ?? '');
  if (given === '') return { given, parts: NO_PARTS, fault: '', tracestate };
  const read = readTraceparent(values);
  return {
    given,
    ...(read.ok ? { parts: read.value, fault: '' as const } : { parts: NO_PARTS, fault: read.fault }),
    tracestate,
  };
}

/** The slowest kept one of the last whole second, so that the picture holds still for a while. */
export function featuredOf(traces: readonly TraceView[], nowMs: number): number {
  const second = Math.floor(nowMs / 1000) * 1000;
  let best = -1;
  for (const [index, { atMs, durationMs, kept }] of traces.entries()) {
    if (atMs >= second) continue;
    const other = traces[best];
    if (other === undefined) best = index;
    else {
      const isNewer = Math.floor(atMs / 1000) > Math.floor(other.atMs / 1000);
      const isSame = Math.floor(atMs / 1000) === Math.floor(other.atMs / 1000);
      if (isNewer || (isSame && (Number(kept) - Number(other.kept) || durationMs - other.durationMs) > 0)) best = index;
    }
  }
  return best >= 0 ? best : traces.length - 1;
}

export function servicesOf(state: State, params: Params): readonly ServiceView[] {
  return SERVICES.map((name, id) => {
    const { busy, queue, slowdown, failPercent, losesContext } = state.services[id] as State['services'][number];
    return {
      ...{ id, name, load: busy / params.placesPerService, queued: queue.length, failPercent, losesContext, spans: 0 },
      slowdown: state.guilty === id && !state.cured ? 1 : slowdown,
    };
  });
}

export function edgesOf(state: State): readonly EdgeView[] {
  const busiest = Math.max(1, ...state.edgeRecent);
  return EDGES.map((edge, index) => ({
    ...edge,
    calls: state.edgeCalls[index] as number,
    failed: state.edgeFailures[index] as number,
    traffic: (state.edgeRecent[index] as number) / busiest,
  }));
}

export function movingOf(state: State, params: Params, edgeOfSite: readonly number[]): Snapshot['moving'] {
  const found: number[][] = [];
  for (const request of state.requests.values())
    for (const [index, way] of request.hop.entries()) {
      if (way === 0) continue;
      const { kind } = SITES[index] as Site;
      const fromMs = request.hopMs[index] as number;
      const tookMs = kind === 'consumer' ? request.messageWaitMs : params.networkMs;
      found.push([
        request.id,
        edgeOfSite[index] as number,
        way,
        request.fault[index] === 0 ? 0 : 1,
        fromMs,
        fromMs + tookMs,
      ]);
    }
  const column = (index: number): number[] => found.map((row) => row[index] as number);
  return {
    request: Int32Array.from(column(0)),
    edge: Int32Array.from(column(1)),
    way: Uint8Array.from(column(2)),
    failed: Uint8Array.from(column(3)),
    fromMs: Float64Array.from(column(4)),
    toMs: Float64Array.from(column(5)),
  };
}
