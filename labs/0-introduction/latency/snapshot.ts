// What the stage draws of one moment: fresh plain data, the crowds in typed arrays.
import { bucketsOf, quantileOf } from '#src/sim/statistics.ts';
import { type Little, latestAnswers, littleOf } from './figures.ts';
import { BACK, LINE, meanServiceMs } from './flow.ts';
import type { Params } from './parameters.ts';
import { cellOf } from './ring.ts';
import { type State, waiting } from './state.ts';
import { checksOf, type Law, LEVEL, type TheoryCheck, theoryOf } from './theory.ts';

export interface ServerView {
  readonly id: number;
  /** −1: idle. */
  readonly request: number;
  readonly slowdown: number;
  /** How long it will take nothing yet, ms; 0: it works. */
  readonly pausedForMs: number;
  /** It has been taken away and finishes what it has begun. */
  readonly leaving: boolean;
}

/** Requests on the wire, one entry each in both arrays. */
export interface OnTheWire {
  readonly request: Int32Array;
  /** Share of the way, 0 … 1. */
  readonly passed: Float64Array;
}

export interface Snapshot {
  readonly waitingCount: number;
  /** Those who wait longest, at most 200 of them. */
  readonly waiting: Int32Array;
  readonly waitedMs: Float64Array;
  readonly servers: readonly ServerView[];
  readonly there: OnTheWire;
  readonly back: OnTheWire;
  readonly busy: number;
  readonly arrivalRatePerS: number;
  readonly serviceMs: number;
  readonly networkLatencyMs: number;
  /** Means of the answers of the last seconds; undefined where there were none. */
  readonly parts: { readonly wireMs: number; readonly waitMs: number; readonly serviceMs: number } | undefined;
  /** Answers of the run so far by response time. */
  readonly distribution: {
    readonly from: Float64Array;
    readonly to: Float64Array;
    readonly counts: Float64Array;
    readonly percentiles: readonly { readonly label: string; readonly value: number }[];
  };
  readonly little: Little;
  readonly theory: {
    readonly load: number;
    readonly law: Law | undefined;
    readonly level: number;
    readonly checks: readonly TheoryCheck[];
  };
}

const MOST_LISTED = 200;
const MOST_ON_WIRE = 1000;

function serversOf({ servers }: State, nowMs: number): readonly ServerView[] {
  return Array.from(servers.request, (request, id) => ({ request, id }))
    .filter(({ request, id }) => id < servers.count || request !== -1)
    .map(({ request, id }) => ({
      id,
      request,
      slowdown: servers.slowdown[id] as number,
      pausedForMs: Math.max(0, (servers.pausedUntilMs[id] as number) - nowMs),
      leaving: id >= servers.count,
    }));
}

function thereOf({ line, reached, sent }: State, nowMs: number, wayMs: number): OnTheWire {
  const count = Math.min(MOST_ON_WIRE, sent - reached);
  return {
    request: Int32Array.from({ length: count }, (_, index) => reached + index),
    passed: Float64Array.from({ length: count }, (_, index) =>
      Math.min(1, (nowMs - cellOf(line, reached + index, LINE.sentMs)) / wayMs),
    ),
  };
}

function backOf({ back }: State, nowMs: number, wayMs: number): OnTheWire {
  const count = Math.min(MOST_ON_WIRE, back.end - back.first);
  return {
    request: Int32Array.from({ length: count }, (_, index) => cellOf(back, back.first + index, BACK.request)),
    passed: Float64Array.from({ length: count }, (_, index) =>
      Math.min(1, (nowMs - cellOf(back, back.first + index, BACK.finishedMs)) / wayMs),
    ),
  };
}

/** Edges of the bars, four to a doubling: the histogram's own buckets are finer than a picture has room for. */
const edge = (place: number): number => 2 ** (place / 4);

function distributionOf({ responses }: State): Snapshot['distribution'] {
  const counts = new Map<number, number>();
  for (const bucket of bucketsOf(responses)) {
    const place = Math.floor(4 * Math.log2((bucket.from + bucket.to) / 2));
    counts.set(place, (counts.get(place) ?? 0) + bucket.count);
  }
  const places = [...counts.keys()];
  const first = places.length === 0 ? 0 : Math.min(...places);
  const length = places.length === 0 ? 0 : Math.max(...places) - first + 1;
  return {
    from: Float64Array.from({ length }, (_, index) => edge(first + index)),
    to: Float64Array.from({ length }, (_, index) => edge(first + index + 1)),
    counts: Float64Array.from({ length }, (_, index) => counts.get(first + index) ?? 0),
    percentiles: [50, 95, 99].map((percent) => ({
      label: `p${percent}`,
      value: quantileOf(responses, percent / 100),
    })),
  };
}

function partsOf(state: State, nowMs: number, wireMs: number): Snapshot['parts'] {
  const { count, meanResponseMs, meanWaitMs: waitMs } = latestAnswers(state, nowMs);
  return count === 0 ? undefined : { wireMs, waitMs, serviceMs: Math.max(0, meanResponseMs - wireMs - waitMs) };
}

export function snapshotOf(state: State, nowMs: number, params: Params): Snapshot {
  const wayMs = params.networkLatencyMs / 2;
  const shown = Math.min(MOST_LISTED, waiting(state));
  const { load, law } = theoryOf(state, params);
  return {
    waitingCount: waiting(state),
    waiting: Int32Array.from({ length: shown }, (_, index) => state.started + index),
    waitedMs: Float64Array.from(
      { length: shown },
      (_, index) => nowMs - cellOf(state.line, state.started + index, LINE.reachedMs),
    ),
    servers: serversOf(state, nowMs),
    there: thereOf(state, nowMs, wayMs),
    back: backOf(state, nowMs, wayMs),
    busy: state.busy,
    arrivalRatePerS: state.arrivalRatePerS,
    serviceMs: meanServiceMs(params, state.serviceRatePerS, state.servers.count),
    networkLatencyMs: params.networkLatencyMs,
    parts: partsOf(state, nowMs, params.networkLatencyMs),
    distribution: distributionOf(state),
    little: littleOf(state, nowMs, params),
    theory: { load, law, level: LEVEL, checks: checksOf(state, params) },
  };
}
