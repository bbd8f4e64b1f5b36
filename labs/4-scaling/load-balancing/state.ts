// Everything of the load-balancing run that changes: plain data, copied whole by every checkpoint.
import type { ServerTable } from '../../../src/algorithms/balancing/balancer.ts';
import { createHistogram, createTally, type LogHistogram, type Tally } from '../../../src/sim/statistics.ts';
import { type AttemptPool, createPool } from './pool.ts';

/** What really is the matter with a server; the balancer only believes. */
export const CONDITION = { up: 0, dead: 1, cutOff: 2 } as const;

export interface Servers extends ServerTable {
  readonly condition: Uint8Array;
  /** 1 = as built; 4 = four times slower, by the student. */
  readonly slowdown: Float64Array;
  readonly speed: Float64Array;
  readonly queueHead: Int32Array;
  readonly queueTail: Int32Array;
  readonly queued: Int32Array;
  readonly busy: Int32Array;
  readonly chosen: Float64Array;
  readonly answered: Float64Array;
  readonly failed: Float64Array;
  /** Busy places × milliseconds so far, and when that was last brought up to date. */
  readonly busyAreaMs: Float64Array;
  readonly busyUpdatedMs: Float64Array;
  readonly busyAreaAtSampleMs: Float64Array;
  readonly recentUtilisation: Float64Array;
  readonly probeFailures: Int32Array;
  readonly probeSuccesses: Int32Array;
  readonly suspendedUntilMs: Float64Array;
}

/** The latest answers, newest overwriting oldest, for percentiles over a sliding window. */
export interface RecentAnswers {
  readonly atMs: Float64Array;
  readonly responseMs: Float64Array;
  written: number;
}

export interface State {
  algorithm: string;
  arrivalRatePerS: number;
  serviceTimeMs: number;
  balancer: unknown;
  readonly servers: Servers;
  readonly pool: AttemptPool;
  readonly response: LogHistogram;
  readonly responseTally: Tally;
  readonly waitTally: Tally;
  readonly recent: RecentAnswers;
  sent: number;
  answered: number;
  failed: number;
  retried: number;
  inSystem: number;
  inSystemAreaMs: number;
  inSystemUpdatedMs: number;
  answeredAtSample: number;
  failedAtSample: number;
  /** First server chosen for each request, in order of choosing. */
  choices: Int32Array;
  choiceCount: number;
  firstAnswerMs: number;
}

const RECENT_ANSWERS = 4096;

export function createState(options: {
  readonly names: readonly string[];
  readonly weights: Int32Array;
  readonly speeds: Float64Array;
  readonly algorithm: string;
  readonly arrivalRatePerS: number;
  readonly serviceTimeMs: number;
}): State {
  const count = options.names.length;
  const servers: Servers = {
    count,
    names: options.names,
    weights: options.weights,
    active: new Int32Array(count),
    eligible: new Uint8Array(count).fill(1),
    latencyEwmaMs: new Float64Array(count),
    ewmaUpdatedAtMs: new Float64Array(count),
    condition: new Uint8Array(count),
    slowdown: new Float64Array(count).fill(1),
    speed: options.speeds,
    queueHead: new Int32Array(count).fill(-1),
    queueTail: new Int32Array(count).fill(-1),
    queued: new Int32Array(count),
    busy: new Int32Array(count),
    chosen: new Float64Array(count),
    answered: new Float64Array(count),
    failed: new Float64Array(count),
    busyAreaMs: new Float64Array(count),
    busyUpdatedMs: new Float64Array(count),
    busyAreaAtSampleMs: new Float64Array(count),
    recentUtilisation: new Float64Array(count),
    probeFailures: new Int32Array(count),
    probeSuccesses: new Int32Array(count),
    suspendedUntilMs: new Float64Array(count),
  };
  return {
    algorithm: options.algorithm,
    arrivalRatePerS: options.arrivalRatePerS,
    serviceTimeMs: options.serviceTimeMs,
    balancer: undefined,
    servers,
    pool: createPool(),
    response: createHistogram(),
    responseTally: createTally(),
    waitTally: createTally(),
    recent: { atMs: new Float64Array(RECENT_ANSWERS), responseMs: new Float64Array(RECENT_ANSWERS), written: 0 },
    sent: 0,
    answered: 0,
    failed: 0,
    retried: 0,
    inSystem: 0,
    inSystemAreaMs: 0,
    inSystemUpdatedMs: 0,
    answeredAtSample: 0,
    failedAtSample: 0,
    choices: new Int32Array(256),
    choiceCount: 0,
    firstAnswerMs: Number.NaN,
  };
}

/** Adds the time since the last change to a server's busy integral. */
export function updateBusyArea(servers: Servers, server: number, nowMs: number): void {
  const sinceMs = nowMs - (servers.busyUpdatedMs[server] as number);
  servers.busyAreaMs[server] = (servers.busyAreaMs[server] as number) + sinceMs * (servers.busy[server] as number);
  servers.busyUpdatedMs[server] = nowMs;
}

/** Changes how many requests are between being sent and being answered. */
export function changeInSystem(state: State, by: number, nowMs: number): void {
  state.inSystemAreaMs += state.inSystem * (nowMs - state.inSystemUpdatedMs);
  state.inSystemUpdatedMs = nowMs;
  state.inSystem += by;
}

export function rememberChoice(state: State, server: number): void {
  if (state.choiceCount === state.choices.length) {
    const grown = new Int32Array(state.choices.length * 2);
    grown.set(state.choices);
    state.choices = grown;
  }
  state.choices[state.choiceCount] = server;
  state.choiceCount += 1;
}

/** Percentile of the answers of the last `windowMs`, by sorting them; NaN when there were none. */
export function recentQuantile(recent: RecentAnswers, quantile: number, nowMs: number, windowMs: number): number {
  const size = recent.atMs.length;
  const values: number[] = [];
  const kept = Math.min(recent.written, size);
  for (let back = 1; back <= kept; back += 1) {
    const index = (recent.written - back) % size;
    if ((recent.atMs[index] as number) < nowMs - windowMs) break;
    values.push(recent.responseMs[index] as number);
  }
  if (values.length === 0) return Number.NaN;
  values.sort((one, other) => one - other);
  return values[Math.min(values.length - 1, Math.ceil(quantile * values.length) - 1)] as number;
}
