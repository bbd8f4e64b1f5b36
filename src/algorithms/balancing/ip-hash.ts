// IP hash, as nginx's ip_hash: the first three octets of an IPv4 address choose among the total weight, so that a /24
// stays together. A server that is out keeps its place and the hash is taken again; after 21 misses, round robin.
import { hashedAddressBytes } from './client-address.ts';
import { createSmoothState, type SmoothState, smoothServersChanged, smoothTurnOfEligible } from './smooth-weighted.ts';
import type { Balancer, ServerTable } from './types.ts';

/** nginx gives up when `++tries > 20`. */
const MOST_TRIES = 21;

/** The server at that place of a row in which each fills as many places as its weight. */
function serverAt(servers: ServerTable, place: number): number {
  let left = place;
  for (let server = 0; server < servers.count; server += 1) {
    left -= servers.weights[server] as number;
    if (left < 0) return server;
  }
  return servers.count - 1;
}

export const ipHash: Balancer<SmoothState> = {
  name: 'ip-hash',
  create: createSmoothState,
  serversChanged: smoothServersChanged,
  pick(state, servers, request) {
    const bytes = hashedAddressBytes(request.clientIp);
    let total = 0;
    for (let server = 0; server < servers.count; server += 1) total += servers.weights[server] as number;
    let hash = 89;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      for (let at = 0; at < bytes.length; at += 1) hash = (hash * 113 + (bytes[at] as number)) % 6271;
      const server = serverAt(servers, hash % total);
      if (servers.eligible[server] === 1) return server;
    }
    return smoothTurnOfEligible(state, servers);
  },
};
