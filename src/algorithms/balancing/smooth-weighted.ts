// Smooth weighted round robin, as nginx does it (Igor Sysoev and Maxim Dounin, 2012): everyone's current weight grows by
// its weight, the largest is chosen and gives back the total. Plain round robin is the same with equal weights.
import type { Balancer, ServerTable } from './types.ts';

export interface SmoothState {
  readonly currentWeights: Float64Array;
}

/** One smooth turn among the servers that `takesPart` lets in; −1 when it lets in none. Others keep their weights. */
export function smoothTurn(current: Float64Array, servers: ServerTable, weightOf: (server: number) => number, takesPart: (server: number) => boolean): number {
  let best = -1;
  let total = 0;
  for (let server = 0; server < servers.count; server += 1) {
    if (!takesPart(server)) continue;
    const weight = weightOf(server);
    current[server] = (current[server] as number) + weight;
    total += weight;
    if (best < 0 || (current[server] as number) > (current[best] as number)) best = server;
  }
  if (best >= 0) current[best] = (current[best] as number) - total;
  return best;
}

const create = (servers: ServerTable): SmoothState => ({ currentWeights: new Float64Array(servers.count) });

export const smoothWeightedRoundRobin: Balancer<SmoothState> = {
  name: 'smooth-weighted-round-robin',
  create,
  pick: (state, servers) =>
    smoothTurn(
      state.currentWeights,
      servers,
      (server) => servers.weights[server] as number,
      (server) => servers.eligible[server] === 1,
    ),
};

export const roundRobin: Balancer<SmoothState> = {
  name: 'round-robin',
  create,
  pick: (state, servers) =>
    smoothTurn(
      state.currentWeights,
      servers,
      () => 1,
      (server) => servers.eligible[server] === 1,
    ),
};
