// Least connections, as nginx's least_conn: the fewest requests under way for its weight; ties go by smooth weighted
// turns among the tied alone, and nobody's turn changes when one server wins by itself.
import { createSmoothState, ownWeight, type SmoothState, smoothServersChanged, smoothTurn } from './smooth-weighted.ts';
import type { Balancer, ServerTable } from './types.ts';

/** Below 0 when `one` has fewer requests under way for its weight than `other`: active ÷ weight, without dividing. */
const compareLoad = ({ active, weights }: ServerTable, one: number, other: number): number =>
  (active[one] as number) * (weights[other] as number) - (active[other] as number) * (weights[one] as number);

export const leastConnections: Balancer<SmoothState> = {
  name: 'least-connections',
  create: createSmoothState,
  serversChanged: smoothServersChanged,
  pick(state, servers) {
    const { eligible } = servers;
    let least = -1;
    let tied = 0;
    for (let server = 0; server < servers.count; server += 1) {
      if (eligible[server] !== 1) continue;
      const difference = least < 0 ? -1 : compareLoad(servers, server, least);
      if (difference < 0) {
        least = server;
        tied = 1;
      } else if (difference === 0) tied += 1;
    }
    if (tied < 2) return least;
    const isTied = (server: number): boolean => eligible[server] === 1 && compareLoad(servers, server, least) === 0;
    return smoothTurn(state, servers, ownWeight, isTied);
  },
};
