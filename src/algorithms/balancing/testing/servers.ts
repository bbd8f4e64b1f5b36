// Servers, requests and random numbers for the tests of balancers.
import fc from 'fast-check';
import { type BalancedRequest, type ServerTable, createServerTable as table } from '../types.ts';

export { createServerTable as table } from '../types.ts';

/** The upstreams of nginx's recordings: A, B, C, D = 127.0.0.1:19001 … 19004. */
export const upstreams = (letters: string, weights: readonly number[] = []): ServerTable =>
  table(
    Array.from(letters, (letter) => `127.0.0.1:1900${'ABCD'.indexOf(letter) + 1}`),
    weights,
  );

export const request = (more: Partial<BalancedRequest> = {}): BalancedRequest => ({
  id: 0,
  timeMs: 0,
  clientIp: '10.0.0.1',
  key: 'k',
  ...more,
});

export const never = (): never => {
  throw new Error('this balancer draws no random numbers');
};

/** Numbers in [0, 1) that depend on the seed alone. */
export const drawn = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
};

/** One to twelve servers in any condition. */
export const anyServers = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 9 }),
      active: fc.integer({ min: 0, max: 20 }),
      eligible: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) => {
    const servers = table(
      rows.map((_, index) => `s${index}`),
      rows.map((row) => row.weight),
    );
    rows.forEach((row, index) => {
      servers.active[index] = row.active;
      servers.eligible[index] = row.eligible ? 1 : 0;
    });
    return servers;
  });
