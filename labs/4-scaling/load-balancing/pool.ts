// The attempts that are under way: one slot each in typed columns, reused through a free list. A request that is tried
// again takes a new slot; the old attempt may still occupy its server, as it does in reality.

export const PHASE = {
  toBalancer: 0,
  toServer: 1,
  waiting: 2,
  inService: 3,
  toClientOk: 4,
  toClientFailed: 5,
  /** Sent to a server that is cut off. */
  lost: 6,
  /** Back from a server: an answer, a refusal, or news of a connection that broke. */
  backOk: 7,
  backRefused: 8,
  backBroken: 9,
  /** Answered by a server that is cut off. */
  answerLost: 10,
} as const;

/** As in the manifest: a request tries at most this many servers before its last. */
export const MOST_RETRIES = 5;

export interface AttemptPool {
  capacity: number;
  used: number;
  freeHead: number;
  /** Request number, from 0 in order of sending. */
  request: Int32Array;
  client: Int32Array;
  server: Int32Array;
  phase: Uint8Array;
  attempt: Uint8Array;
  /** MOST_RETRIES a slot: the servers that the request's earlier attempts went to. */
  tried: Int32Array;
  /** 1 once nobody waits for this attempt any more. */
  orphan: Uint8Array;
  /** Raised whenever the slot is freed, so that events of an earlier tenant are told apart. */
  generation: Int32Array;
  /** Next slot in a server's queue, or in the free list; −1 at the end. */
  next: Int32Array;
  sentMs: Float64Array;
  /** Start and planned end of the present phase, for drawing. */
  fromMs: Float64Array;
  toMs: Float64Array;
  /** Service time that the request needs on a server of speed 1. */
  demandMs: Float64Array;
  queuedMs: Float64Array;
  chosenMs: Float64Array;
}

const columns = (capacity: number) => ({
  request: new Int32Array(capacity),
  client: new Int32Array(capacity),
  server: new Int32Array(capacity).fill(-1),
  phase: new Uint8Array(capacity),
  attempt: new Uint8Array(capacity),
  tried: new Int32Array(capacity * MOST_RETRIES),
  orphan: new Uint8Array(capacity),
  generation: new Int32Array(capacity),
  next: new Int32Array(capacity).fill(-1),
  sentMs: new Float64Array(capacity),
  fromMs: new Float64Array(capacity),
  toMs: new Float64Array(capacity),
  demandMs: new Float64Array(capacity),
  queuedMs: new Float64Array(capacity),
  chosenMs: new Float64Array(capacity),
});

export const createPool = (): AttemptPool => ({ capacity: 64, used: 0, freeHead: -1, ...columns(64) });

/** Takes a free slot, growing the columns when there is none. */
export function takeSlot(pool: AttemptPool): number {
  if (pool.freeHead >= 0) {
    const slot = pool.freeHead;
    pool.freeHead = pool.next[slot] as number;
    pool.next[slot] = -1;
    pool.orphan[slot] = 0;
    return slot;
  }
  if (pool.used === pool.capacity) grow(pool);
  const slot = pool.used;
  pool.used += 1;
  return slot;
}

export function freeSlot(pool: AttemptPool, slot: number): void {
  pool.generation[slot] = (pool.generation[slot] as number) + 1;
  pool.server[slot] = -1;
  pool.request[slot] = -1;
  pool.next[slot] = pool.freeHead;
  pool.freeHead = slot;
}

function grow(pool: AttemptPool): void {
  const capacity = pool.capacity * 2;
  const fresh = columns(capacity);
  for (const name of Object.keys(fresh) as (keyof typeof fresh)[]) {
    fresh[name].set(pool[name]);
  }
  Object.assign(pool, fresh, { capacity });
}
