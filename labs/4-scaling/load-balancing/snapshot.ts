// What the stage draws of one moment: fresh plain data, the crowd of requests in typed arrays.
import { bucketsOf, quantileOf } from '#src/sim/statistics.ts';
import { PHASE } from './pool.ts';
import type { State } from './state.ts';

export interface ServerView {
  readonly name: string;
  readonly weight: number;
  /** 0 up, 1 dead, 2 cut off: what is really the matter. */
  readonly condition: number;
  /** What the balancer believes. */
  readonly eligible: boolean;
  readonly slowdown: number;
  readonly speed: number;
  readonly busy: number;
  readonly queued: number;
  /** Sent there and not yet answered, as the balancer counts. */
  readonly active: number;
  readonly chosen: number;
  /** Share of its places in use over the last sampling interval. */
  readonly utilisation: number;
  /** Share of all requests that were sent there over the last sampling interval. */
  readonly share: number;
  /** Requests that the cut network holds up. */
  readonly lost: number;
  /** Requests waiting there, the next one first; at most 40 of them. */
  readonly queue: Int32Array;
  /** How long each of those has waited, ms. */
  readonly queuedForMs: Float64Array;
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
    readonly attempt: Uint8Array;
    /** One of PHASE. */
    readonly phase: Uint8Array;
    readonly fromMs: Float64Array;
    readonly toMs: Float64Array;
  };
  /** Answers of the run so far by response time: how many took up to `edgesMs[i]`, the last one any longer. */
  readonly distribution: {
    readonly edgesMs: Float64Array;
    readonly counts: Float64Array;
    readonly percentiles: readonly { readonly label: string; readonly value: number }[];
  };
  readonly inSystem: number;
  readonly failed: number;
}

const MOST_LISTED = 40;

/** Upper edges, four to a doubling's square: 1 ms … 65 s in steps of √2. */
const DISTRIBUTION_EDGES_MS: readonly number[] = Array.from({ length: 33 }, (_, index) => 2 ** (index / 2));

const MOVING: readonly number[] = [
  ...[PHASE.toBalancer, PHASE.toServer, PHASE.backOk, PHASE.backRefused, PHASE.backBroken],
  ...[PHASE.toClientOk, PHASE.toClientFailed],
];

/** Slots that are in service, by server, and slots on their way. */
function sortSlots(state: State, nowMs: number) {
  const { pool, servers } = state;
  const serving: number[][] = Array.from({ length: servers.count }, () => []);
  const moving: number[] = [];
  for (let slot = 0; slot < pool.used; slot += 1) {
    if (pool.request[slot] === -1) continue;
    const phase = pool.phase[slot] as number;
    if (phase === PHASE.inService) {
      const list = serving[pool.server[slot] as number];
      if (list !== undefined && list.length < MOST_LISTED) list.push(pool.request[slot] as number);
    } else if (pool.orphan[slot] === 0 && MOVING.includes(phase) && (pool.toMs[slot] as number) >= nowMs)
      moving.push(slot);
  }
  return { serving, moving };
}

export function snapshotOf(state: State, nowMs: number, capacityPerServer: number): Snapshot {
  const { pool, servers } = state;
  const { serving, moving } = sortSlots(state, nowMs);
  const pickInt = (column: Int32Array): Int32Array => Int32Array.from(moving, (slot) => column[slot] as number);
  const pickByte = (column: Uint8Array): Uint8Array => Uint8Array.from(moving, (slot) => column[slot] as number);
  const pickFloat = (column: Float64Array): Float64Array => Float64Array.from(moving, (slot) => column[slot] as number);
  return {
    algorithm: state.algorithm,
    serviceTimeMs: state.serviceTimeMs,
    capacityPerServer,
    servers: servers.names.map((name, server) => {
      const queue = queueSlots(state, server);
      return {
        name,
        weight: servers.weights[server] as number,
        condition: servers.condition[server] as number,
        eligible: servers.eligible[server] === 1,
        slowdown: servers.slowdown[server] as number,
        speed: servers.speed[server] as number,
        busy: servers.busy[server] as number,
        queued: servers.queued[server] as number,
        active: servers.active[server] as number,
        chosen: servers.chosen[server] as number,
        utilisation: servers.recentUtilisation[server] as number,
        share: servers.recentShare[server] as number,
        lost: servers.lost[server] as number,
        queue: Int32Array.from(queue, (slot) => pool.request[slot] as number),
        queuedForMs: Float64Array.from(queue, (slot) => nowMs - (pool.queuedMs[slot] as number)),
        serving: Int32Array.from(serving[server] ?? []),
      };
    }),
    moving: {
      request: pickInt(pool.request),
      client: pickInt(pool.client),
      server: pickInt(pool.server),
      attempt: pickByte(pool.attempt),
      phase: pickByte(pool.phase),
      fromMs: pickFloat(pool.fromMs),
      toMs: pickFloat(pool.toMs),
    },
    distribution: distributionOf(state),
    inSystem: state.inSystem,
    failed: state.failed,
  };
}

/** Slots waiting at a server, the head first. */
function queueSlots(state: State, server: number): readonly number[] {
  const slots: number[] = [];
  let slot = state.servers.queueHead[server] as number;
  while (slot >= 0 && slots.length < MOST_LISTED) {
    slots.push(slot);
    slot = state.pool.next[slot] as number;
  }
  return slots;
}

function distributionOf({ response }: State): Snapshot['distribution'] {
  const counts = new Float64Array(DISTRIBUTION_EDGES_MS.length + 1);
  const add = (upToMs: number, count: number): void => {
    const bin = Math.max(0, Math.ceil(2 * Math.log2(upToMs) - 1e-9));
    const place = Math.min(counts.length - 1, bin);
    counts[place] = (counts[place] as number) + count;
  };
  for (const bucket of bucketsOf(response)) add(bucket.to, bucket.count);
  if (response.zeros > 0) add(1e-6, response.zeros);
  const percentiles = [50, 95, 99].map((percent) => ({
    label: `p${percent}`,
    value: quantileOf(response, percent / 100),
  }));
  return { edgesMs: Float64Array.from(DISTRIBUTION_EDGES_MS), counts, percentiles };
}
