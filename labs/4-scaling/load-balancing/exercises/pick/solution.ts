// Least connections: the healthy server with the fewest requests under way for its weight.

export function pick(servers: readonly StudentServer[], _request: StudentRequest): number {
  let best = -1;
  let bestLoad = Number.POSITIVE_INFINITY;
  for (const server of servers) {
    if (!server.healthy) continue;
    const load = (server.activeConnections + 1) / server.weight;
    if (load < bestLoad) {
      best = server.index;
      bestLoad = load;
    }
  }
  return best;
}
