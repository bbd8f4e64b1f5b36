// Least connections, as nginx's least_conn: the fewest requests under way for its weight; ties go by smooth weighted
// turns among the tied alone, and nobody's turn changes when one server wins by itself.
import { type SmoothState, smoothTurn } from './smooth-weighted.ts';
import type { Balancer } from './types.ts';

export const leastConnections: Balancer<SmoothState> = {
  name: 'least-connections',
  create: (servers) => ({ currentWeights: new Float64Array(servers.count) }),
  pick(state, servers) {
    const { active, weights, eligible } = servers;
    let best = -1;
    let tied = 0;
    for (let server = 0; server < servers.count; server += 1) {
      if (eligible[server] !== 1) continue;
      // active / weight, compared without dividing.
      const difference =
        best < 0 ? -1 : (active[server] as number) * (weights[best] as number) - (active[best] as number) * (weights[server] as number);
      if (difference < 0) {
        best = server;
        tied = 1;
      } else if (difference === 0) tied += 1;
    }
    if (tied < 2) return best;
    const least = best;
    return smoothTurn(
      state.currentWeights,
      servers,
      (server) => weights[server] as number,
      (server) => eligible[server] === 1 && (active[server] as number) * (weights[least] as number) === (active[least] as number) * (weights[server] as number),
    );
  },
};
