// Turns: bursts, smoothness, and what a change of health does to them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BalancerName, balancers, type ServerTable } from './balancer.ts';
import { never, request, table, upstreams } from './testing/servers.ts';

/** Picks of one balancer as letters, going on where the last call stopped. */
function turnsOf(name: BalancerName, servers: ServerTable) {
  const balancer = balancers[name];
  const state = balancer.create(servers);
  return {
    state,
    next: (count: number) =>
      Array.from({ length: count }, () => 'ABCD'[balancer.pick(state, servers, request(), never)] ?? '-').join(''),
    changed: () => balancer.serversChanged?.(state, servers),
  };
}

const anyWeights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });

describe('weights', () => {
  it('come in bursts where they are taken as they are listed', () =>
    expect(turnsOf('weighted-round-robin', upstreams('ABC', [3, 2, 1])).next(13)).toBe('AAABBCAAABBCA'));
  it('are not read by plain round robin', () =>
    expect(turnsOf('round-robin', upstreams('ABC', [5, 1, 1])).next(7)).toBe('ABCABCA'));
  it.each(['weighted-round-robin', 'smooth-weighted-round-robin'] as const)(
    '%s: shares are exact over a cycle',
    (name) => {
      fc.assert(
        fc.property(anyWeights, (weights) => {
          const servers = table(weights.map(String), weights);
          const state = balancers[name].create(servers);
          const counts = new Array<number>(weights.length).fill(0);
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          for (let turn = 0; turn < 2 * total; turn += 1) {
            const server = balancers[name].pick(state, servers, request(), never);
            counts[server] = (counts[server] as number) + 1;
          }
          expect(counts).toEqual(weights.map((weight) => 2 * weight));
        }),
      );
    },
  );
  it('smooth: nobody is ever a whole turn ahead of their share', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const servers = table(weights.map(String), weights);
        const state = balancers['smooth-weighted-round-robin'].create(servers);
        const counts = new Array<number>(weights.length).fill(0);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        for (let turn = 1; turn <= 2 * total; turn += 1) {
          const server = balancers['smooth-weighted-round-robin'].pick(state, servers, request(), never);
          counts[server] = (counts[server] as number) + 1;
          const share = (turn * (weights[server] as number)) / total;
          expect(counts[server]).toBeLessThan(share + 1);
        }
      }),
    );
  });
});

describe('a change of health', () => {
  const all = ['round-robin', 'weighted-round-robin', 'smooth-weighted-round-robin'] as const;
  it.each(all)('%s: leaving and coming back between two requests changes nothing', (name) => {
    const [one, other] = [upstreams('ABCD', [4, 3, 1, 2]), upstreams('ABCD', [4, 3, 1, 2])];
    const [calm, shaken] = [turnsOf(name, one), turnsOf(name, other)];
    for (let step = 0; step < 40; step += 1) {
      other.eligible[step % 4] = 0;
      shaken.changed();
      other.eligible[step % 4] = 1;
      shaken.changed();
      expect(shaken.next(1)).toBe(calm.next(1));
    }
  });
  it('round robin goes on with the server whose turn it was', () => {
    const servers = upstreams('ABCD');
    const turns = turnsOf('round-robin', servers);
    expect(turns.next(2)).toBe('AB');
    servers.eligible[0] = 0;
    // An index over the healthy ones (B, C, D) would jump to D here. Worked out by nginx's rule from the current weights
    // -2, -2, 2, 2: A is absent with a debt, so B, which has one too, waits a round.
    expect(turns.next(5)).toBe('CDCDB');
    const later = turns.next(30);
    for (const letter of 'BCD') expect(later.split(letter).length - 1).toBe(10);
  });
  it('a burst ends when its server leaves, and the next server has a whole one', () => {
    const servers = upstreams('ABC', [3, 2, 1]);
    const turns = turnsOf('weighted-round-robin', servers);
    expect(turns.next(1)).toBe('A');
    servers.eligible[0] = 0;
    expect(turns.next(4)).toBe('BBCB');
    servers.eligible[0] = 1;
    expect(turns.next(6)).toBe('BCAAAB');
  });
  it('with nobody eligible no turn is lost', () => {
    for (const name of all) {
      const servers = upstreams('ABC', [3, 2, 1]);
      const turns = turnsOf(name, servers);
      const calm = turnsOf(name, upstreams('ABC', [3, 2, 1]));
      expect(turns.next(4)).toBe(calm.next(4));
      servers.eligible.fill(0);
      expect(turns.next(3)).toBe('---');
      servers.eligible.fill(1);
      expect(turns.next(9)).toBe(calm.next(9));
    }
  });
  it('a smaller weight cuts the burst that is under way', () => {
    const servers = upstreams('AB', [5, 1]);
    const turns = turnsOf('weighted-round-robin', servers);
    expect(turns.next(1)).toBe('A');
    servers.weights[0] = 2;
    turns.changed();
    expect(turns.next(6)).toBe('AABAAB');
  });
});

describe('least connections', () => {
  const pick = (servers: ServerTable, state: unknown) =>
    balancers['least-connections'].pick(state, servers, request(), never);
  it('compares active with weight', () => {
    const servers = upstreams('ABC', [3, 1, 2]);
    servers.active.set([5, 2, 3]);
    // 5/3, 2/1, 3/2.
    expect(pick(servers, balancers['least-connections'].create(servers))).toBe(2);
  });
  it('changes nobody’s turn when one wins alone, and shares ties by weight', () => {
    const servers = upstreams('ABC', [2, 1, 1]);
    const state = balancers['least-connections'].create(servers);
    const fresh = structuredClone(state);
    servers.active.set([2, 0, 1]);
    for (let turn = 0; turn < 5; turn += 1) expect(pick(servers, state)).toBe(1);
    expect(state).toEqual(fresh);
    servers.active.set([2, 1, 9]);
    expect(Array.from({ length: 6 }, () => 'ABC'[pick(servers, state)]).join('')).toBe('ABAABA');
  });
});
