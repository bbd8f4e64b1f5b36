// Weighted round robin: a server's weight is its turns a cycle.

let turn = 0;

export function pick(servers: readonly WeightedServer[]): number {
  // A server of weight 5 stands in the list five times.
  const cycle = servers
    .filter((server) => server.healthy)
    .flatMap((server) => Array.from({ length: server.weight }, () => server.index));
  if (cycle.length === 0) return -1;
  const chosen = cycle[turn % cycle.length] ?? -1;
  turn += 1;
  return chosen;
}
