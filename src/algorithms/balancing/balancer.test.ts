// The balancers against what nginx 1.22 chose, and against properties that any of them must have.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import recorded from '../../../fixtures/reference/nginx/nginx_sequences.json' with { type: 'json' };
import { type Balancer, type BalancerName, balancers, type ServerTable } from './balancer.ts';

const table = (names: readonly string[], weights: readonly number[] = []): ServerTable => ({
  count: names.length,
  names,
  weights: Int32Array.from(names, (_, index) => weights[index] ?? 1),
  active: new Int32Array(names.length),
  eligible: new Uint8Array(names.length).fill(1),
  latencyEwmaMs: new Float64Array(names.length),
  ewmaUpdatedAtMs: new Float64Array(names.length),
});
/** The recorded upstreams: A, B, C, D = 127.0.0.1:19001 … 19004. */
const upstreams = (letters: string, weights: readonly number[] = []): ServerTable =>
  table(
    Array.from(letters, (letter) => `127.0.0.1:1900${'ABCD'.indexOf(letter) + 1}`),
    weights,
  );
const request = (more: { clientIp?: string; key?: string; id?: number } = {}) => ({
  id: 0,
  timeMs: 0,
  clientIp: '10.0.0.1',
  key: 'k',
  ...more,
});
const never = () => {
  throw new Error('this balancer draws no random numbers');
};
const choose = (name: BalancerName, servers: ServerTable, count: number): string => {
  const state = balancers[name].create(servers);
  return Array.from({ length: count }, () => 'ABCD'[balancers[name].pick(state, servers, request(), never)]).join('');
};

describe('what nginx chose', () => {
  it('round robin', () =>
    expect(choose('round-robin', upstreams('ABC'), recorded.rr.length)).toBe(recorded.rr.join('')));
  it.each(Object.entries(recorded).filter(([name]) => /^w\d+$/.test(name)))('smooth weighted %s', (name, sequence) => {
    const weights = Array.from(name.slice(1), Number);
    expect(
      choose(
        'smooth-weighted-round-robin',
        upstreams('ABCD'.slice(0, weights.length), weights),
        (sequence as string[]).length,
      ),
    ).toBe((sequence as string[]).join(''));
  });
  it('least connections, idle between requests', () =>
    expect(choose('least-connections', upstreams('ABC'), recorded.lc_sequential_idle.length)).toBe(
      recorded.lc_sequential_idle.join(''),
    ));
  it('least connections, every request overlapping the others', () => {
    const servers = upstreams('ABC');
    const state = balancers['least-connections'].create(servers);
    const chosen = recorded.lc_9_overlapping_long.map(() => {
      const server = balancers['least-connections'].pick(state, servers, request(), never);
      servers.active[server] = (servers.active[server] as number) + 1;
      return 'ABC'[server];
    });
    expect(chosen).toEqual(recorded.lc_9_overlapping_long);
  });
  it('least connections, one busy', () => {
    const servers = upstreams('ABC');
    const state = balancers['least-connections'].create(servers);
    const long = balancers['least-connections'].pick(state, servers, request(), never);
    expect('ABC'[long]).toBe(recorded.lc_one_busy.long);
    servers.active[long] = 1;
    expect(
      recorded.lc_one_busy.short.map(
        () => 'ABC'[balancers['least-connections'].pick(state, servers, request(), never)],
      ),
    ).toEqual(recorded.lc_one_busy.short);
  });
  it('IP hash, all 66 addresses, with every server and with one down', () => {
    const all = upstreams('ABC');
    const without = upstreams('ABC');
    without.eligible[1] = 0;
    for (const [clientIp, three, two] of recorded.ip_hash.rows as [string, string, string][]) {
      expect(
        'ABC'[balancers['ip-hash'].pick(balancers['ip-hash'].create(all), all, request({ clientIp }), never)],
        clientIp,
      ).toBe(three);
      expect(
        'ABC'[balancers['ip-hash'].pick(balancers['ip-hash'].create(without), without, request({ clientIp }), never)],
        clientIp,
      ).toBe(two);
    }
  });
  it('consistent hash, 1000 keys on three rings', () => {
    const rings = [upstreams('ABC'), upstreams('ABCD'), upstreams('ABC', [2, 1, 1])];
    const states = rings.map((servers) => balancers['consistent-hash'].create(servers));
    for (const [key, ...expected] of recorded.hash_consistent.rows as string[][]) {
      const chosen = rings.map(
        (servers, index) =>
          'ABCD'[balancers['consistent-hash'].pick(states[index], servers, request({ key: key as string }), never)],
      );
      expect(chosen, key).toEqual(expected);
    }
  });
});

/** Servers in any condition, and a source of numbers for the random ones. */
const anyServers = fc
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
const names = Object.keys(balancers) as BalancerName[];
const drawn = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
};

describe.each(names)('%s', (name) => {
  const balancer: Balancer<unknown> = balancers[name];
  it('chooses an eligible server, or −1 exactly when there is none', () => {
    fc.assert(
      fc.property(anyServers, fc.integer({ min: 0, max: 1e9 }), (servers, seed) => {
        const state = balancer.create(servers);
        const uniform = drawn(seed);
        for (let id = 0; id < 20; id += 1) {
          const server = balancer.pick(
            state,
            servers,
            request({ id, clientIp: `10.${id}.0.1`, key: `k${id}` }),
            uniform,
          );
          if (servers.eligible.includes(1)) expect(servers.eligible[server]).toBe(1);
          else expect(server).toBe(-1);
        }
      }),
    );
  });
  it('goes on alike from a copy of its state', () => {
    fc.assert(
      fc.property(anyServers, fc.integer({ min: 0, max: 1e9 }), (servers, seed) => {
        const state = balancer.create(servers);
        const turn = (each: unknown, uniform: () => number, id: number) =>
          balancer.pick(each, servers, request({ id, key: `k${id}` }), uniform);
        const before = drawn(seed);
        for (let id = 0; id < 7; id += 1) turn(state, before, id);
        const copy = structuredClone(state);
        const [one, other] = [drawn(seed + 1), drawn(seed + 1)];
        for (let id = 0; id < 15; id += 1) expect(turn(copy, one, id)).toBe(turn(state, other, id));
      }),
    );
  });
});

it('least connections never sends to a server that is busier for its weight', () => {
  fc.assert(
    fc.property(anyServers, (servers) => {
      const server = balancers['least-connections'].pick(
        balancers['least-connections'].create(servers),
        servers,
        request(),
        never,
      );
      if (server < 0) return;
      const load = (index: number) => (servers.active[index] as number) / (servers.weights[index] as number);
      for (let other = 0; other < servers.count; other += 1)
        if (servers.eligible[other] === 1) expect(load(server)).toBeLessThanOrEqual(load(other) + 1e-12);
    }),
  );
});

it.each(['weighted-round-robin', 'smooth-weighted-round-robin'] as const)(
  '%s gives each its weight over a cycle',
  (name) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }), (weights) => {
        const servers = table(
          weights.map((_, index) => `s${index}`),
          weights,
        );
        const state = balancers[name].create(servers);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const counts = new Array<number>(weights.length).fill(0);
        for (let turn = 0; turn < 2 * total; turn += 1) {
          const server = balancers[name].pick(state, servers, request(), never);
          counts[server] = (counts[server] as number) + 1;
        }
        expect(counts).toEqual(weights.map((weight) => 2 * weight));
      }),
    );
  },
);

it('consistent hash moves only the keys of a server that leaves', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(), (count, pick) => {
      const servers = table(Array.from({ length: count }, (_, index) => `node-${index}`));
      const state = balancers['consistent-hash'].create(servers);
      const owners = () =>
        Array.from({ length: 200 }, (_, index) =>
          balancers['consistent-hash'].pick(state, servers, request({ key: `user:${index}` }), never),
        );
      const before = owners();
      const leaver = pick % count;
      servers.eligible[leaver] = 0;
      owners().forEach((owner, index) => {
        if (before[index] !== leaver) expect(owner).toBe(before[index]);
        else expect(owner).not.toBe(leaver);
      });
    }),
    { numRuns: 30 },
  );
});
