// IP hash, as nginx's ip_hash: the first three octets of an IPv4 address choose among the total weight, so that a /24
// stays together. A server that is out keeps its place and the hash is taken again, at most twenty times; then round robin.
import { type SmoothState, smoothTurn } from './smooth-weighted.ts';
import type { Balancer, ServerTable } from './types.ts';

const MOST_TRIES = 20;

/** Bytes that nginx hashes: three octets of an IPv4 address; of anything else all characters. */
const hashedBytes = (address: string): readonly number[] => {
  const octets = address.split('.').map(Number);
  if (octets.length === 4 && octets.every((octet) => Number.isInteger(octet) && octet >= 0 && octet <= 255)) return octets.slice(0, 3);
  return Array.from(address, (character) => character.charCodeAt(0) & 0xff);
};

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
  create: (servers) => ({ currentWeights: new Float64Array(servers.count) }),
  pick(state, servers, request) {
    const bytes = hashedBytes(request.clientIp);
    const total = servers.weights.reduce((sum, weight) => sum + weight, 0);
    let hash = 89;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      for (const byte of bytes) hash = (hash * 113 + byte) % 6271;
      const server = serverAt(servers, hash % total);
      if (servers.eligible[server] === 1) return server;
    }
    return smoothTurn(
      state.currentWeights,
      servers,
      (server) => servers.weights[server] as number,
      (server) => servers.eligible[server] === 1,
    );
  },
};
