// Peak EWMA, as Finagle and Linkerd: the cost of a server is its latency estimate times the requests under way plus one.
// The estimate jumps up at once with a slow answer and comes down exponentially. The cheaper of two random servers is taken.
import { betterOfTwo } from './random.ts';
import type { Balancer, ServerTable } from './types.ts';

/** Finagle's default: an observation loses all but 1/e of its weight in this time. */
const DECAY_MS = 10_000;
/** What an untried server is taken to need while it has requests under way, so that it is not flooded. */
const UNTRIED_PENALTY_MS = 1000;

function costOf(servers: ServerTable, server: number, nowMs: number): number {
  const active = servers.active[server] as number;
  const estimate = servers.latencyEwmaMs[server] as number;
  if (estimate === 0) return active === 0 ? 0 : UNTRIED_PENALTY_MS * (active + 1);
  const decayed = estimate * Math.exp(-(nowMs - (servers.ewmaUpdatedAtMs[server] as number)) / DECAY_MS);
  return decayed * (active + 1);
}

/** The peak-sensitive estimate after one more answer; the student's code is shown the same one. */
export function observeLatency(servers: ServerTable, server: number, responseMs: number, nowMs: number): void {
  const estimate = servers.latencyEwmaMs[server] as number;
  const keep = Math.exp(-(nowMs - (servers.ewmaUpdatedAtMs[server] as number)) / DECAY_MS);
  servers.latencyEwmaMs[server] = responseMs > estimate ? responseMs : estimate * keep + responseMs * (1 - keep);
  servers.ewmaUpdatedAtMs[server] = nowMs;
}

export const peakEwma: Balancer<null> = {
  name: 'peak-ewma',
  create: () => null,
  pick: (_state, servers, request, uniform) => betterOfTwo(servers, uniform, (server) => costOf(servers, server, request.timeMs)),
  observe: (_state, servers, server, responseMs, nowMs) => observeLatency(servers, server, responseMs, nowMs),
};
