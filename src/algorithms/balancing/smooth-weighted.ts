// Smooth weighted round robin, as nginx (Igor Sysoev and Maxim Dounin, 2012): everyone's current weight grows by
// its weight, the largest is chosen and gives back the total. Plain round robin is the same with equal weights.
import type { Balancer, ServerTable } from './types.ts';

export interface SmoothState {
  /** One number a server. A server that is out keeps its own, so that a change of health moves nobody else's turn. */
  currentWeights: Float64Array;
}

export const createSmoothState = (servers: ServerTable): SmoothState => ({
  currentWeights: new Float64Array(servers.count),
});

/** Other servers, other turns, as after a reload of nginx; a new weight or condition leaves the turns as they are. */
export function smoothServersChanged(state: SmoothState, servers: ServerTable): void {
  if (state.currentWeights.length !== servers.count) state.currentWeights = new Float64Array(servers.count);
}

/** One smooth turn among the servers that `takesPart` lets in; −1 when it lets in none. Others keep their weights. */
export function smoothTurn(
  state: SmoothState,
  servers: ServerTable,
  weightOf: (servers: ServerTable, server: number) => number,
  takesPart: (server: number) => boolean,
): number {
  const current = state.currentWeights;
  let best = -1;
  let total = 0;
  for (let server = 0; server < servers.count; server += 1) {
    if (!takesPart(server)) continue;
    const weight = weightOf(servers, server);
    current[server] = (current[server] as number) + weight;
    total += weight;
    if (best < 0 || (current[server] as number) > (current[best] as number)) best = server;
  }
  if (best >= 0) current[best] = (current[best] as number) - total;
  return best;
}

export const ownWeight = (servers: ServerTable, server: number): number => servers.weights[server] as number;

/** A turn among all eligible servers: nginx's round robin, to which its hashes fall back too. */
export const smoothTurnOfEligible = (state: SmoothState, servers: ServerTable, weightOf = ownWeight): number =>
  smoothTurn(state, servers, weightOf, (server) => servers.eligible[server] === 1);

export const smoothWeightedRoundRobin: Balancer<SmoothState> = {
  name: 'smooth-weighted-round-robin',
  create: createSmoothState,
  serversChanged: smoothServersChanged,
  pick: (state, servers) => smoothTurnOfEligible(state, servers),
};

/** Weights are not read. */
export const roundRobin: Balancer<SmoothState> = {
  name: 'round-robin',
  create: createSmoothState,
  serversChanged: smoothServersChanged,
  pick: (state, servers) => smoothTurnOfEligible(state, servers, () => 1),
};
