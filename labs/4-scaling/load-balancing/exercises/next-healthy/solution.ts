// Round robin over the healthy servers: the turn is remembered by server, which no change of health can move.

/** The server that had the last turn, as its index among all. */
let last = -1;

export function pick(servers: readonly CheckedServer[]): number {
  for (let step = 1; step <= servers.length; step += 1) {
    const server = servers[(last + step) % servers.length];
    if (server?.healthy === true) {
      last = server.index;
      return last;
    }
  }
  return -1;
}
