// Random choice, and the better of two random ones: fewer requests under way wins (Mitzenmacher 2001; Azar et al. 1994).
import type { Balancer, ServerTable } from './types.ts';

function eligibleCount(servers: ServerTable): number {
  let count = 0;
  for (let server = 0; server < servers.count; server += 1) count += servers.eligible[server] as number;
  return count;
}

/** The eligible server of that rank, from 0. */
function eligibleAt(servers: ServerTable, rank: number, count: number): number {
  if (count === servers.count) return rank;
  let left = rank;
  for (let server = 0; server < servers.count; server += 1) {
    if (servers.eligible[server] !== 1) continue;
    if (left === 0) return server;
    left -= 1;
  }
  return -1;
}

export const random: Balancer<null> = {
  name: 'random',
  create: () => null,
  pick(_state, servers, _request, uniform) {
    const count = eligibleCount(servers);
    return count === 0 ? -1 : eligibleAt(servers, Math.floor(uniform() * count), count);
  },
};

/** Draws two different eligible servers and takes the one of less load, the first drawn on a tie; −1 when there is none. */
export function betterOfTwo(servers: ServerTable, uniform: () => number, loadOf: (server: number) => number): number {
  const count = eligibleCount(servers);
  if (count === 0) return -1;
  const firstRank = Math.floor(uniform() * count);
  const first = eligibleAt(servers, firstRank, count);
  if (count === 1) return first;
  const drawn = Math.floor(uniform() * (count - 1));
  const second = eligibleAt(servers, drawn < firstRank ? drawn : drawn + 1, count);
  return loadOf(second) < loadOf(first) ? second : first;
}

export const powerOfTwoChoices: Balancer<null> = {
  name: 'power-of-two-choices',
  create: () => null,
  pick: (_state, servers, _request, uniform) =>
    betterOfTwo(servers, uniform, (server) => servers.active[server] as number),
};
