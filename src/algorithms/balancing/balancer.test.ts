// The balancers against what nginx 1.22 chose, and against properties that any of them must have.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import recorded from '../../../fixtures/reference/nginx/nginx_sequences.json' with { type: 'json' };
import { crc32OfText } from '../hashing/crc32.ts';
import { type Balancer, type BalancerName, balancers, type ServerTable } from './balancer.ts';
import { anyServers, drawn, never, request, table, upstreams } from './testing/servers.ts';

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
    for (const [key, ...expected] of recorded.hash_consistent.rows) {
      const chosen = rings.map(
        (servers, index) =>
          'ABCD'[balancers['consistent-hash'].pick(states[index], servers, request({ key: key as string }), never)],
      );
      expect(chosen, key).toEqual(expected);
    }
  });
  it('CRC-32 of 300 keys, by its plain hash', () => {
    for (const [key, letter] of recorded.hash_plain as [string, string][]) {
      expect('ABC'[((crc32OfText(key) >>> 16) & 0x7fff) % 3], key).toBe(letter);
    }
  });
});

const names = Object.keys(balancers) as BalancerName[];
/** One request to servers whose load, health, weights and latency change as the numbers will have it. */
function live(
  balancer: Balancer<unknown>,
  { state, servers }: { readonly state: unknown; readonly servers: ServerTable },
  id: number,
  uniform: () => number,
): number {
  const touched = Math.floor(uniform() * servers.count);
  servers.eligible[touched] = uniform() < 0.7 ? 1 : 0;
  servers.weights[touched] = 1 + Math.floor(uniform() * 4);
  servers.active[touched] = Math.floor(uniform() * 5);
  balancer.serversChanged?.(state, servers);
  const timeMs = id * 300;
  const asked = request({ id, timeMs, clientIp: `10.${id % 5}.0.1`, key: `k${id % 9}` });
  const server = balancer.pick(state, servers, asked, uniform);
  if (server >= 0) balancer.observe?.(state, servers, server, uniform() * 2000, timeMs + 100);
  return server;
}

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
  it('goes on alike from a copy of its state, whatever happens to the servers', () => {
    fc.assert(
      fc.property(anyServers, fc.integer({ min: 0, max: 1e9 }), (servers, seed) => {
        const before = drawn(seed);
        const life = { state: balancer.create(servers), servers };
        for (let id = 0; id < 20; id += 1) live(balancer, life, id, before);
        const copy = structuredClone(life);
        const [one, other] = [drawn(seed + 1), drawn(seed + 1)];
        for (let id = 20; id < 60; id += 1) expect(live(balancer, copy, id, one)).toBe(live(balancer, life, id, other));
        expect(copy).toEqual(life);
      }),
      { numRuns: 25 },
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
