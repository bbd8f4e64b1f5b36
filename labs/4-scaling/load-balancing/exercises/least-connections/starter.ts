// Least connections: the healthy server with the fewest has it.

/** Connections to each server, by its index. */
const connections: number[] = [];

const connectionsTo = (server: CountedServer): number => connections[server.index] ?? 0;

export function pick(servers: readonly CountedServer[]): number {
  let best: CountedServer | undefined;
  for (const server of servers) {
    if (!server.healthy) continue;
    if (best === undefined || connectionsTo(server) < connectionsTo(best)) best = server;
  }
  return best?.index ?? -1;
}
