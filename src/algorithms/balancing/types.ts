// What a balancer sees of its servers and of a request.

export type BalancerName =
  | 'round-robin'
  | 'weighted-round-robin'
  | 'smooth-weighted-round-robin'
  | 'least-connections'
  | 'ip-hash'
  | 'random'
  | 'power-of-two-choices'
  | 'peak-ewma'
  | 'consistent-hash';

/** One typed column for each fact; the index is the server. */
export interface ServerTable {
  readonly count: number;
  readonly names: readonly string[];
  /** At least 1 each. */
  readonly weights: Int32Array;
  /** Requests sent there and not yet answered. */
  readonly active: Int32Array;
  /** 1 where the balancer believes the server healthy, else 0. */
  readonly eligible: Uint8Array;
  /** Peak-sensitive latency estimate, as of `ewmaUpdatedAtMs`; 0 while nothing is known. See peak-ewma.ts. */
  readonly latencyEwmaMs: Float64Array;
  readonly ewmaUpdatedAtMs: Float64Array;
}

/** Idle, eligible servers; of weight 1 where none is given. */
export const createServerTable = (names: readonly string[], weights: readonly number[] = []): ServerTable => ({
  count: names.length,
  names,
  weights: Int32Array.from(names, (_, index) => weights[index] ?? 1),
  active: new Int32Array(names.length),
  eligible: new Uint8Array(names.length).fill(1),
  latencyEwmaMs: new Float64Array(names.length),
  ewmaUpdatedAtMs: new Float64Array(names.length),
});

export interface BalancedRequest {
  readonly id: number;
  readonly timeMs: number;
  readonly clientIp: string;
  readonly key: string;
}

export interface Balancer<State> {
  readonly name: BalancerName | 'own-code';
  /** A state of plain data for these servers: it survives structuredClone. */
  create(servers: ServerTable): State;
  /**
   * Index of the chosen server; −1 exactly when none is eligible. `uniform` gives random numbers in [0, 1). Only peak-EWMA
   * writes to the table: it brings its estimates up to date.
   */
  pick(state: State, servers: ServerTable, request: BalancedRequest, uniform: () => number): number;
  /** The response time of a request, from choice to answer, has become known. */
  observe?(state: State, servers: ServerTable, server: number, responseMs: number, nowMs: number): void;
  /** A request sent there is under way no more: answered, refused, broken off, or given up. */
  released?(state: State, servers: ServerTable, server: number): void;
  /** Names, weights or eligibility have changed. */
  serversChanged?(state: State, servers: ServerTable): void;
}

/** The first eligible server from `start` on, going round; −1 when there is none. */
export function nextEligible(servers: ServerTable, start: number): number {
  for (let offset = 0; offset < servers.count; offset += 1) {
    const server = (start + offset) % servers.count;
    if (servers.eligible[server] === 1) return server;
  }
  return -1;
}
