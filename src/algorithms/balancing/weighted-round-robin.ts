// Weighted round robin as it is usually first written: each server in turn takes as many requests as its weight, in one
// burst. The turn is kept by server, so that a change of health does not make it jump.
import { type Balancer, nextEligible } from './types.ts';

interface BurstState {
  server: number;
  /** Requests of the present burst that are still due. */
  left: number;
}

export const weightedRoundRobin: Balancer<BurstState> = {
  name: 'weighted-round-robin',
  create: (servers) => ({ server: 0, left: servers.weights[0] ?? 0 }),
  serversChanged(state, servers) {
    if (state.server >= servers.count) state.server = 0;
    state.left = Math.min(state.left, servers.weights[state.server] ?? 0);
  },
  pick(state, servers) {
    if (state.left <= 0 || servers.eligible[state.server] !== 1) {
      const next = nextEligible(servers, (state.server + 1) % servers.count);
      if (next < 0) return -1;
      state.server = next;
      state.left = servers.weights[next] as number;
    }
    state.left -= 1;
    return state.server;
  },
};
