// The random balancers, and peak EWMA worked out by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancers } from './balancer.ts';
import { DECAY_MS, observeLatency } from './peak-ewma.ts';
import { anyServers, drawn, request, type table, upstreams } from './testing/servers.ts';

/** Numbers to be drawn, in order; one more is an error. */
const dealt = (...numbers: readonly number[]) => {
  const left = [...numbers];
  return (): number => {
    const next = left.shift();
    if (next === undefined) throw new Error('no number is left');
    return next;
  };
};

describe('the peak-sensitive estimate', () => {
  it('jumps up at once and comes down exponentially', () => {
    const servers = upstreams('A');
    observeLatency(servers, 0, 100, 0);
    expect(servers.latencyEwmaMs[0]).toBe(100);
    observeLatency(servers, 0, 400, 5);
    expect(servers.latencyEwmaMs[0]).toBe(400);
    observeLatency(servers, 0, 100, 5 + DECAY_MS);
    expect(servers.latencyEwmaMs[0]).toBeCloseTo(100 + 300 / Math.E, 9);
    observeLatency(servers, 0, 0, 5 + 2 * DECAY_MS);
    expect(servers.latencyEwmaMs[0]).toBeCloseTo((100 + 300 / Math.E) / Math.E, 9);
    expect(servers.ewmaUpdatedAtMs[0]).toBe(5 + 2 * DECAY_MS);
  });
  it('is never above the slowest answer nor, without a break, below the quickest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.nat(20_000)), { minLength: 1 }),
        (answers) => {
          const servers = upstreams('A');
          let nowMs = 0;
          for (const [latencyMs, laterMs] of answers) {
            nowMs += laterMs;
            observeLatency(servers, 0, latencyMs, nowMs);
          }
          const latencies = answers.map(([latencyMs]) => latencyMs);
          expect(servers.latencyEwmaMs[0]).toBeLessThanOrEqual(Math.max(...latencies) + 1e-9);
          expect(servers.latencyEwmaMs[0]).toBeGreaterThanOrEqual(Math.min(...latencies) - 1e-9);
        },
      ),
    );
  });
});

describe('peak EWMA', () => {
  const pick = (servers: ReturnType<typeof table>, timeMs: number, ...numbers: readonly number[]) =>
    balancers['peak-ewma'].pick(null, servers, request({ timeMs }), dealt(...numbers));
  it('takes the cheaper of two: latency times requests under way and one more', () => {
    const servers = upstreams('AB');
    servers.latencyEwmaMs.set([100, 30]);
    servers.active.set([0, 2]);
    expect(pick(servers, 0, 0, 0)).toBe(1);
    servers.active[1] = 3;
    expect(pick(servers, 0, 0, 0)).toBe(0);
  });
  it('tries the untried once, and then waits for its answer', () => {
    const servers = upstreams('AB');
    servers.latencyEwmaMs[0] = 5000;
    servers.active[0] = 50;
    expect(pick(servers, 0, 0, 0)).toBe(1);
    servers.active[1] = 1;
    expect(pick(servers, 0, 0, 0)).toBe(0);
  });
  it('forgets a slow answer by looking at it', () => {
    const servers = upstreams('AB');
    observeLatency(servers, 0, 1000, 0);
    observeLatency(servers, 1, 50, 3.1 * DECAY_MS);
    // 1000 · exp(−3.1) is 45.
    expect(pick(servers, 3.1 * DECAY_MS, 0, 0)).toBe(0);
    expect(servers.latencyEwmaMs[0]).toBeCloseTo(1000 * Math.exp(-3.1), 9);
  });
});

describe('chance', () => {
  it('power of two choices takes the less busy of two different servers, the first on a tie', () => {
    const pick = (active: readonly number[], ...numbers: readonly number[]) => {
      const servers = upstreams('ABC');
      servers.active.set(active);
      return balancers['power-of-two-choices'].pick(null, servers, request(), dealt(...numbers));
    };
    expect(pick([5, 1, 0], 0, 0)).toBe(1);
    expect(pick([5, 1, 0], 0, 0.5)).toBe(2);
    expect(pick([1, 5, 0], 0.4, 0)).toBe(0);
    expect(pick([2, 2, 2], 0.9, 0)).toBe(2);
  });
  it('never the busiest alone', () => {
    fc.assert(
      fc.property(anyServers, fc.nat(), (servers, seed) => {
        const eligible = Array.from(servers.active.keys()).filter((server) => servers.eligible[server] === 1);
        const most = Math.max(...eligible.map((server) => servers.active[server] as number));
        const busiest = eligible.filter((server) => servers.active[server] === most);
        fc.pre(eligible.length > 1 && busiest.length === 1);
        expect(balancers['power-of-two-choices'].pick(null, servers, request(), drawn(seed))).not.toBe(busiest[0]);
      }),
    );
  });
  it('random reaches every eligible server alike', () => {
    const servers = upstreams('ABCD');
    servers.eligible[1] = 0;
    const chosen = Array.from({ length: 300 }, (_, turn) =>
      balancers.random.pick(null, servers, request(), () => turn / 300),
    );
    expect([0, 1, 2, 3].map((server) => chosen.filter((each) => each === server).length)).toEqual([100, 0, 100, 100]);
  });
});
