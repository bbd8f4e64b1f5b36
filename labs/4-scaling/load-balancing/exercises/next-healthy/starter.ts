// Round robin over the healthy servers: each has its turn.

/** Whose turn it was, as a place among the healthy servers. */
let place = -1;

export function pick(servers: readonly CheckedServer[]): number {
  const healthy = servers.filter((server) => server.healthy);
  if (healthy.length === 0) return -1;
  place = (place + 1) % healthy.length;
  return healthy[place]?.index ?? -1;
}
