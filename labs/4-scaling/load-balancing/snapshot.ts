// What the stage draws of one moment: fresh plain data, the crowd of requests in typed arrays.
import { PHASE } from './pool.ts';
import type { State } from './state.ts';

export interface ServerView {
  readonly name: string;
  readonly weight: number;
  readonly condition: number;
  readonly eligible: boolean;
  readonly slowdown: number;
  readonly speed: number;
  readonly busy: number;
  readonly queued: number;
  readonly chosen: number;
  readonly utilisation: number;
  /** Requests waiting there, the next one first; at most 40 of them. */
  readonly queue: Int32Array;
  /** Requests in service there; at most 40 of them. */
  readonly serving: Int32Array;
}

export interface Snapshot {
  readonly algorithm: string;
  readonly serviceTimeMs: number;
  readonly capacityPerServer: number;
  readonly servers: readonly ServerView[];
  /** The requests on their way, one entry each in every array. */
  readonly moving: {
    readonly request: Int32Array;
    readonly client: Int32Array;
    readonly server: Int32Array;
    readonly phase: Uint8Array;
    readonly fromMs: Float64Array;
    readonly toMs: Float64Array;
  };
  readonly inSystem: number;
  readonly failed: number;
}

const MOST_LISTED = 40;

export function snapshotOf(state: State, nowMs: number, capacityPerServer: number): Snapshot {
  const { pool, servers } = state;
  const serving: number[][] = Array.from({ length: servers.count }, () => []);
  const moving: number[] = [];
  for (let slot = 0; slot < pool.used; slot += 1) {
    if (pool.request[slot] === -1) continue;
    const phase = pool.phase[slot] as number;
    if (phase === PHASE.waiting || phase === PHASE.lost) continue;
    if (phase === PHASE.inService) {
      const list = serving[pool.server[slot] as number];
      if (list !== undefined && list.length < MOST_LISTED) list.push(pool.request[slot] as number);
    } else if ((pool.toMs[slot] as number) >= nowMs) moving.push(slot);
  }
  const pickInt = (column: Int32Array): Int32Array => Int32Array.from(moving, (slot) => column[slot] as number);
  const pickFloat = (column: Float64Array): Float64Array => Float64Array.from(moving, (slot) => column[slot] as number);
  return {
    algorithm: state.algorithm,
    serviceTimeMs: state.serviceTimeMs,
    capacityPerServer,
    servers: servers.names.map((name, server) => ({
      name,
      weight: servers.weights[server] as number,
      condition: servers.condition[server] as number,
      eligible: servers.eligible[server] === 1,
      slowdown: servers.slowdown[server] as number,
      speed: servers.speed[server] as number,
      busy: servers.busy[server] as number,
      queued: servers.queued[server] as number,
      chosen: servers.chosen[server] as number,
      utilisation: servers.recentUtilisation[server] as number,
      queue: queueOf(state, server),
      serving: Int32Array.from(serving[server] as number[]),
    })),
    moving: {
      request: pickInt(pool.request),
      client: pickInt(pool.client),
      server: pickInt(pool.server),
      phase: Uint8Array.from(moving, (slot) => pool.phase[slot] as number),
      fromMs: pickFloat(pool.fromMs),
      toMs: pickFloat(pool.toMs),
    },
    inSystem: state.inSystem,
    failed: state.failed,
  };
}

function queueOf(state: State, server: number): Int32Array {
  const requests: number[] = [];
  for (let slot = state.servers.queueHead[server] as number; slot >= 0 && requests.length < MOST_LISTED; slot = state.pool.next[slot] as number) {
    requests.push(state.pool.request[slot] as number);
  }
  return Int32Array.from(requests);
}
