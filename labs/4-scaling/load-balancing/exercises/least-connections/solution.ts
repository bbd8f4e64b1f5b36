// Least connections: counted up when a request is sent, and down when it is over, however it ended.

/** Connections to each server, by its index. */
const connections: number[] = [];

const connectionsTo = (server: number): number => connections[server] ?? 0;

export function pick(servers: readonly CountedServer[]): number {
  let best = -1;
  for (const server of servers) {
    if (!server.healthy) continue;
    if (best < 0 || connectionsTo(server.index) < connectionsTo(best)) best = server.index;
  }
  if (best >= 0) connections[best] = connectionsTo(best) + 1;
  return best;
}

/** Called when a request is over there: answered, refused, broken off, or given up. */
export function release(server: number): void {
  connections[server] = connectionsTo(server) - 1;
}
