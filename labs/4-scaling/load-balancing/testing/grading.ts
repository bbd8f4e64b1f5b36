// Picks for the tests of this lab's graders.
import type { Make } from '#src/sandbox/testing/describe-grader.ts';

export interface ShownServer {
  readonly index: number;
  readonly weight: number;
  readonly healthy: boolean;
}

/** What a pick may return that is the index of no server. */
const USELESS: readonly unknown[] = [
  undefined,
  null,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  999,
  '0',
  true,
  [0],
  { index: 0 },
  Promise.resolve(0),
];

/** Modules that every exercise of this lab stops at. */
export const useless: Readonly<Record<string, Make>> = {
  ...Object.fromEntries(
    USELESS.map((value, index) => [`a pick that returns ${typeof value} (${index})`, () => ({ pick: () => value })]),
  ),
  'nothing exported': () => ({}),
  'a pick that is no function': () => ({ pick: 3 }),
  'another name': () => ({ choose: () => 0 }),
};

/** A pick that keeps its variables in `make`'s closure. */
export const picking =
  (make: () => (servers: readonly ShownServer[]) => unknown): Make =>
  () => ({ pick: make() });

export const healthyOf = (servers: readonly ShownServer[]): readonly ShownServer[] =>
  servers.filter((server) => server.healthy);

/** The index of the healthy server with the smallest cost, the first of equals; −1 without any. */
export function cheapest(servers: readonly ShownServer[], cost: (server: ShownServer) => number): number {
  let best: ShownServer | undefined;
  for (const server of healthyOf(servers)) if (best === undefined || cost(server) < cost(best)) best = server;
  return best?.index ?? -1;
}

/** Numbers in [0, 1) that depend on nothing else. */
export function dice(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
