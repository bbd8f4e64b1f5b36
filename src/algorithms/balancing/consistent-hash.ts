// Consistent hashing, as nginx's `hash $key consistent` (ketama): 160 points a unit of weight, each the CRC-32 of the
// server's name and the point before it; a key belongs to the first point at or after its own CRC-32, going round.
import { crc32, crc32OfText } from '../hashing/crc32.ts';
import { firstPointFrom } from '../hashing/sorted-points.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { createSmoothState, type SmoothState, smoothTurnOfEligible } from './smooth-weighted.ts';
import type { Balancer, ServerTable } from './types.ts';

const POINTS_PER_WEIGHT = 160;
/** nginx leaves the ring for round robin when the points of servers that are out number more than 20 in a row. */
const MOST_TRIES = 21;
/** 3.2 million points; a ring of more would hold up the run, and every checkpoint of it. */
const LARGEST_TOTAL_WEIGHT = 20_000;

interface RingState extends SmoothState {
  points: Uint32Array;
  /** Server of each point. */
  owners: Int32Array;
  /** What the ring was built of; a change of health alone builds no new one. */
  readonly names: string[];
  weights: Int32Array;
}

/** The CRC-32 of host, a zero byte and port, as nginx parts a name: only digits after the last colon are a port. */
function nameHash(name: string): number {
  const isSocket = /^unix:/i.test(name);
  const port = isSocket ? undefined : /:(\d*)$/.exec(name);
  const host = isSocket ? name.slice(5) : name.slice(0, port?.index);
  return crc32(encodeUtf8(port?.[1] ?? ''), crc32([0], crc32(encodeUtf8(host))));
}

function buildRing(state: RingState, servers: ServerTable): void {
  const total = servers.weights.reduce((sum, weight) => sum + weight, 0);
  if (total > LARGEST_TOTAL_WEIGHT) {
    throw new RangeError(
      `consistent-hash puts ${POINTS_PER_WEIGHT} points on its ring for each unit of weight: the weights may add up to ${LARGEST_TOTAL_WEIGHT} at most, not ${total}`,
    );
  }
  // Point and server in one exact number: sorts as nginx's points do, and of equal points the first server stays first.
  const entries = new Float64Array(total * POINTS_PER_WEIGHT);
  const bytes = new Uint8Array(4);
  let filled = 0;
  for (let server = 0; server < servers.count; server += 1) {
    const base = nameHash(servers.names[server] as string);
    let previous = 0;
    for (let left = (servers.weights[server] as number) * POINTS_PER_WEIGHT; left > 0; left -= 1) {
      for (let byte = 0; byte < 4; byte += 1) bytes[byte] = previous >>> (8 * byte);
      previous = crc32(bytes, base);
      entries[filled] = previous * servers.count + server;
      filled += 1;
    }
  }
  entries.sort();
  const pointOf = (entry: number): number => Math.floor(entry / servers.count);
  // Of equal points nginx keeps the first.
  const unique = entries.filter(
    (entry, index) => index === 0 || pointOf(entry) !== pointOf(entries[index - 1] as number),
  );
  state.points = Uint32Array.from(unique, pointOf);
  state.owners = Int32Array.from(unique, (entry) => entry % servers.count);
}

const isOf = (state: RingState, servers: ServerTable): boolean =>
  state.names.length === servers.count &&
  state.names.every((name, server) => name === servers.names[server]) &&
  state.weights.every((weight, server) => weight === servers.weights[server]);

function remember(state: RingState, servers: ServerTable): void {
  state.currentWeights = createSmoothState(servers).currentWeights;
  buildRing(state, servers);
  state.names.splice(0, state.names.length, ...servers.names);
  state.weights = servers.weights.slice();
}

/** `create` and `serversChanged` throw RangeError when the weights add up to more than a ring can hold. */
export const consistentHash: Balancer<RingState> = {
  name: 'consistent-hash',
  create(servers) {
    const state: RingState = {
      currentWeights: new Float64Array(),
      points: new Uint32Array(),
      owners: new Int32Array(),
      names: [],
      weights: new Int32Array(),
    };
    remember(state, servers);
    return state;
  },
  serversChanged(state, servers) {
    if (!isOf(state, servers)) remember(state, servers);
  },
  pick(state, servers, request) {
    const { points, owners } = state;
    // nginx has no place on the ring for an empty key.
    const tries = request.key === '' ? 0 : MOST_TRIES;
    const first = tries === 0 ? 0 : firstPointFrom(points, crc32OfText(request.key));
    for (let offset = 0; offset < tries; offset += 1) {
      const owner = owners[(first + offset) % points.length] as number;
      if (servers.eligible[owner] === 1) return owner;
    }
    return smoothTurnOfEligible(state, servers);
  },
};
