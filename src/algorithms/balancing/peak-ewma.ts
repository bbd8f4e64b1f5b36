// Peak EWMA as Finagle has it (PeakEwma.scala; Linkerd 2 keeps the same estimate): the cost of a server is its latency
// estimate times the requests under way plus one. The estimate jumps up at once with a slow answer and comes down
// exponentially, and every look at it lets it decay, so that a server that was slow once is tried again. As in both, the
// cheaper of two random servers is taken, not the cheapest of all.
import { betterOfTwo } from './random.ts';
import type { Balancer, ServerTable } from './types.ts';

/** Mean lifetime of the estimate, the default of Finagle and Linkerd: its half-life is this times ln 2. */
export const DECAY_MS = 10_000;
/** Finagle's `Long.MaxValue >> 16` nanoseconds: a server with no answer yet gets one request and then waits its turn. */
const UNTRIED_PENALTY_MS = 140_737_488.355_327;

/**
 * Adds one observation to the peak-sensitive estimate of a server; the student's code is shown the same one.
 * @param latencyMs a response time, or 0 to let the estimate decay until now
 */
export function observeLatency(servers: ServerTable, server: number, latencyMs: number, nowMs: number): void {
  const estimateMs = servers.latencyEwmaMs[server] as number;
  const elapsedMs = Math.max(0, nowMs - (servers.ewmaUpdatedAtMs[server] as number));
  const kept = Math.exp(-elapsedMs / DECAY_MS);
  servers.latencyEwmaMs[server] = latencyMs > estimateMs ? latencyMs : estimateMs * kept + latencyMs * (1 - kept);
  servers.ewmaUpdatedAtMs[server] = nowMs;
}

function costMs(servers: ServerTable, server: number, nowMs: number): number {
  observeLatency(servers, server, 0, nowMs);
  const active = servers.active[server] as number;
  const estimateMs = servers.latencyEwmaMs[server] as number;
  return estimateMs === 0 && active > 0 ? UNTRIED_PENALTY_MS + active : estimateMs * (active + 1);
}

export const peakEwma: Balancer<null> = {
  name: 'peak-ewma',
  create: () => null,
  pick: (_state, servers, request, uniform) =>
    betterOfTwo(servers, uniform, (server) => costMs(servers, server, request.timeMs)),
  observe: (_state, servers, server, responseMs, nowMs) => observeLatency(servers, server, responseMs, nowMs),
};
