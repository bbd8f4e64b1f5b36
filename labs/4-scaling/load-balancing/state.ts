// Everything of the load-balancing run that changes: plain data, copied whole by every checkpoint.
import { createServerTable, type ServerTable } from '#src/algorithms/balancing/balancer.ts';
import { createRecent, type Recent } from '#src/sim/recent.ts';
import { createHistogram, createTally, type LogHistogram, type Tally } from '#src/sim/statistics.ts';
import { type AttemptPool, createPool } from './pool.ts';

/** What really is the matter with a server; the balancer only believes. */
export const CONDITION = { up: 0, dead: 1, cutOff: 2 } as const;

/** The load of late spans so many samples. */
export const RECENT_SAMPLES = 8;

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
  /** Share of its places that were busy over the last samples, and of all requests those that were sent there. */
  readonly recentUtilisation: Float64Array;
  readonly recentShare: Float64Array;
  /** What both were at each of those samples: a ring of rows, a server each. */
  readonly busyAreaBeforeMs: Float64Array;
  readonly chosenBefore: Float64Array;
  /** Requests that the cut network holds up there. */
  readonly lost: Int32Array;
  readonly probeFailures: Int32Array;
  readonly probeSuccesses: Int32Array;
  /** Passive checks, as nginx's peers keep them: failures that count, the latest of them, the latest look. */
  readonly fails: Uint8Array;
  readonly failedAtMs: Float64Array;
  readonly checkedAtMs: Float64Array;
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
  /** Response times of the latest answers. */
  readonly recent: Recent;
  sent: number;
  answered: number;
  failed: number;
  retried: number;
  inSystem: number;
  inSystemAreaMs: number;
  inSystemUpdatedMs: number;
  /** How many samples were taken. */
  samples: number;
  answeredAtSample: number;
  failedAtSample: number;
  /** Requests that a server was chosen for, or sought in vain. */
  choiceCount: number;
  /** When the next request is due, and how often that was changed: an arrival of an earlier plan does not happen. */
  nextArrivalMs: number;
  arrivalPlan: number;
}

export function createState(options: {
  readonly names: readonly string[];
  readonly weights: readonly number[];
  readonly speeds: Float64Array;
  readonly algorithm: string;
  readonly arrivalRatePerS: number;
  readonly serviceTimeMs: number;
}): State {
  const count = options.names.length;
  const servers: Servers = {
    ...createServerTable(options.names, options.weights),
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
    recentUtilisation: new Float64Array(count),
    recentShare: new Float64Array(count),
    busyAreaBeforeMs: new Float64Array(count * RECENT_SAMPLES),
    chosenBefore: new Float64Array(count * RECENT_SAMPLES),
    lost: new Int32Array(count),
    probeFailures: new Int32Array(count),
    probeSuccesses: new Int32Array(count),
    fails: new Uint8Array(count),
    failedAtMs: new Float64Array(count),
    checkedAtMs: new Float64Array(count),
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
    recent: createRecent(),
    sent: 0,
    answered: 0,
    failed: 0,
    retried: 0,
    inSystem: 0,
    inSystemAreaMs: 0,
    inSystemUpdatedMs: 0,
    samples: 0,
    answeredAtSample: 0,
    failedAtSample: 0,
    choiceCount: 0,
    nextArrivalMs: 0,
    arrivalPlan: 0,
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
