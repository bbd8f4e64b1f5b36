// Consistent hashing, as nginx's `hash $key consistent` (ketama): 160 points a unit of weight, each the CRC-32 of the
// server's name and the point before it; a key belongs to the first point at or after its own CRC-32, going round.
import { crc32, crc32OfText, utf8 } from '../hashing/crc32.ts';
import type { Balancer, ServerTable } from './types.ts';

const POINTS_PER_WEIGHT = 160;

interface Ring {
  points: Uint32Array;
  owners: Int32Array;
}

/** nginx hashes host, a zero byte and port; a name without a port has an empty one. */
function nameBytes(name: string): readonly number[] {
  const colon = name.lastIndexOf(':');
  const [host, port] = colon < 0 ? [name, ''] : [name.slice(0, colon), name.slice(colon + 1)];
  return [...utf8(host), 0, ...utf8(port)];
}

function buildRing(servers: ServerTable): Ring {
  const entries: { point: number; owner: number }[] = [];
  for (let owner = 0; owner < servers.count; owner += 1) {
    const base = crc32(nameBytes(servers.names[owner] as string));
    let previous = 0;
    for (let count = (servers.weights[owner] as number) * POINTS_PER_WEIGHT; count > 0; count -= 1) {
      const point = crc32([previous & 0xff, (previous >>> 8) & 0xff, (previous >>> 16) & 0xff, previous >>> 24], base);
      entries.push({ point, owner });
      previous = point;
    }
  }
  entries.sort((one, other) => one.point - other.point);
  // Of equal points nginx keeps the first.
  const unique = entries.filter((entry, index) => index === 0 || entry.point !== entries[index - 1]?.point);
  return { points: Uint32Array.from(unique, (entry) => entry.point), owners: Int32Array.from(unique, (entry) => entry.owner) };
}

export const consistentHash: Balancer<Ring> = {
  name: 'consistent-hash',
  create: buildRing,
  serversChanged: (state, servers) => Object.assign(state, buildRing(servers)),
  pick(state, servers, request) {
    const { points, owners } = state;
    const hash = crc32OfText(request.key);
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((points[middle] as number) < hash) low = middle + 1;
      else high = middle;
    }
    for (let offset = 0; offset < points.length; offset += 1) {
      const owner = owners[(low + offset) % points.length] as number;
      if (servers.eligible[owner] === 1) return owner;
    }
    return -1;
  },
};
