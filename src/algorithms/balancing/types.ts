// What a balancer sees of its servers and of a request.

/** One typed column for each fact; the index is the server. */
export interface ServerTable {
  readonly count: number;
  readonly names: readonly string[];
  readonly weights: Int32Array;
  /** Requests sent there and not yet answered. */
  readonly active: Int32Array;
  /** 1 where the balancer believes the server healthy. */
  readonly eligible: Uint8Array;
  /** Latency estimate that peak-EWMA keeps, and when it was last brought up to date. */
  readonly latencyEwmaMs: Float64Array;
  readonly ewmaUpdatedAtMs: Float64Array;
}

export interface BalancedRequest {
  readonly id: number;
  readonly timeMs: number;
  readonly clientIp: string;
  readonly key: string;
}

export interface Balancer<State> {
  readonly name: string;
  /** A state of plain data for these servers. */
  create(servers: ServerTable): State;
  /** Index of the chosen server; −1 when none is eligible. `uniform` gives random numbers in [0, 1). */
  pick(state: State, servers: ServerTable, request: BalancedRequest, uniform: () => number): number;
  /** The response time of a request has become known. */
  observe?(state: State, servers: ServerTable, server: number, responseMs: number, nowMs: number): void;
  /** Weights have changed. */
  serversChanged?(state: State, servers: ServerTable): void;
}

/** Index of the only or first eligible server after `start`, going round; −1 when there is none. */
export function nextEligible(servers: ServerTable, start: number): number {
  for (let offset = 0; offset < servers.count; offset += 1) {
    const server = (start + offset) % servers.count;
    if (servers.eligible[server] === 1) return server;
  }
  return -1;
}
