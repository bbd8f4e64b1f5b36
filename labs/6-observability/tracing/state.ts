// Everything that changes during a run: plain data. Only requests under way and the last finished ones are in it.

import type { TracedSpan } from '#src/algorithms/tracing/span.ts';
import { createRecent, type Recent } from '#src/sim/recent.ts';
import { createHistogram, type LogHistogram } from '#src/sim/statistics.ts';
import type { Params } from './parameters.ts';
import type { Verdict } from './records.ts';
import { EDGES, SERVICES, SITE_COUNT } from './services.ts';
import type { TraceView } from './trace-view.ts';

/** A trace as the collector knows it: of one request there are several where a context was lost. */
export interface Part {
  readonly traceId: string;
  /** Open until the collector has decided. */
  verdict: Verdict | 'open';
  /** With what chance a trace like it is kept. */
  chance: number;
  hasError: boolean;
  firstMs: number;
  lastMs: number;
  /** Spans of it in the collector's memory. */
  held: number;
  isTimed: boolean;
}

/** All columns have one entry for each site. */
export interface Request {
  readonly id: number;
  /** What its ids come from. */
  readonly words: readonly [number, number];
  /** Standard normal: its work. */
  readonly work: Float64Array;
  /** In [0, 1): whether it fails by chance. */
  readonly luck: Float64Array;
  /** In [0, 1): whether a service that decides alone records it. */
  readonly coin: Float64Array;
  readonly hitDraw: number;
  readonly messageWaitMs: number;
  readonly begunMs: Float64Array;
  readonly endedMs: Float64Array;
  readonly queuedMs: Float64Array;
  readonly move: Uint8Array;
  readonly pending: Uint8Array;
  /** 0 for none, else one of REASON. */
  readonly fault: Uint8Array;
  /** A call that it made failed: the site + 1. */
  readonly failedCall: Uint8Array;
  /** Index of `parts`; −1 before it began. */
  readonly part: Int8Array;
  /** The site whose span it was told is its parent: −1 for a root, −2 for one that nobody has. */
  readonly told: Int8Array;
  readonly recorded: Uint8Array;
  /** The tracestate that each site was told. */
  readonly tracestate: string[];
  /** On its way: 0 no, 1 there, 2 back. */
  readonly hop: Uint8Array;
  readonly hopMs: Float64Array;
  readonly parts: Part[];
  /** Sites that have begun and not ended. */
  open: number;
  isAnswered: boolean;
}

export interface ServiceState {
  busy: number;
  /** `request × sites + site`, the next one first. */
  readonly queue: number[];
  slowdown: number;
  failPercent: number;
  losesContext: boolean;
}

/** Kept requests with one chance. */
export interface KeptRequests {
  failed: number;
  succeeded: number;
  readonly durations: LogHistogram;
}

export interface State {
  readonly requests: Map<number, Request>;
  readonly services: ServiceState[];
  arrivalRatePerS: number;
  cacheHitPercent: number;
  arrivalPlan: number;
  nextArrivalMs: number;
  sent: number;
  answered: number;
  failed: number;
  /** Of requests that are over, all their spans and decisions included. */
  settled: number;
  settledFailed: number;
  readonly durations: LogHistogram;
  readonly keptSurely: KeptRequests;
  readonly keptByRate: KeptRequests;
  keptFailed: number;
  spans: number;
  recordedSpans: number;
  storedSpans: number;
  broken: number;
  /** Traces that the requests which are over have become. */
  tracesBegun: number;
  /** Requests of which anything was recorded. */
  traced: number;
  bufferedSpans: number;
  mostBuffered: number;
  readonly edgeCalls: Float64Array;
  readonly edgeFailures: Float64Array;
  /** Calls since the last sample, and of the interval before. */
  readonly edgeNow: Float64Array;
  readonly edgeRecent: Float64Array;
  readonly answers: Recent;
  readonly criticalMs: Float64Array;
  readonly spanMs: Float64Array;
  answersNow: number;
  failuresNow: number;
  storedNow: number;
  /** The service that a hidden fault has slowed; −1 for none. */
  guilty: number;
  cured: boolean;
  wrongRestores: number;
  readonly shown: { readonly view: TraceView; readonly spans: readonly TracedSpan[] }[];
}

const columns = () => new Float64Array(SITE_COUNT);

/** What a request brings along. */
export type Draws = Pick<Request, 'words' | 'work' | 'luck' | 'coin' | 'hitDraw' | 'messageWaitMs'>;

export const createRequest = (id: number, draws: Draws): Request => ({
  id,
  ...draws,
  begunMs: columns().fill(Number.NaN),
  endedMs: columns().fill(Number.NaN),
  queuedMs: columns(),
  move: new Uint8Array(SITE_COUNT),
  pending: new Uint8Array(SITE_COUNT),
  fault: new Uint8Array(SITE_COUNT),
  failedCall: new Uint8Array(SITE_COUNT),
  part: new Int8Array(SITE_COUNT).fill(-1),
  told: new Int8Array(SITE_COUNT).fill(-1),
  recorded: new Uint8Array(SITE_COUNT),
  tracestate: new Array<string>(SITE_COUNT).fill(''),
  hop: new Uint8Array(SITE_COUNT),
  hopMs: columns(),
  parts: [],
  open: 0,
  isAnswered: false,
});

const noKept = (): KeptRequests => ({ failed: 0, succeeded: 0, durations: createHistogram() });

export function createState(params: Params): State {
  const edges = () => new Float64Array(EDGES.length);
  return {
    requests: new Map(),
    services: SERVICES.map(() => ({ busy: 0, queue: [], slowdown: 1, failPercent: 0, losesContext: false })),
    arrivalRatePerS: params.arrivalRatePerS,
    cacheHitPercent: params.cacheHitPercent,
    ...{ arrivalPlan: 0, nextArrivalMs: 0, sent: 0, answered: 0, failed: 0, settled: 0, settledFailed: 0 },
    durations: createHistogram(),
    keptSurely: noKept(),
    keptByRate: noKept(),
    ...{ keptFailed: 0, spans: 0, recordedSpans: 0, storedSpans: 0, broken: 0, tracesBegun: 0, traced: 0 },
    ...{ bufferedSpans: 0, mostBuffered: 0 },
    ...{ edgeCalls: edges(), edgeFailures: edges(), edgeNow: edges(), edgeRecent: edges() },
    answers: createRecent(),
    criticalMs: new Float64Array(SERVICES.length),
    spanMs: new Float64Array(SERVICES.length),
    ...{ answersNow: 0, failuresNow: 0, storedNow: 0 },
    ...{ guilty: -1, cured: false, wrongRestores: 0 },
    shown: [],
  };
}
