// The run as a whole: it goes back as exactly as forward, loses nobody, and counts right, whatever is done to it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Balancer, balancers } from '#src/algorithms/balancing/balancer.ts';
import { anyActions, anySettings } from '#src/sim/testing/any-run.ts';
import { everythingOf, expectExactReturn } from '#src/sim/testing/lab-machines.ts';
import { ReadyBalancer } from './chooser.ts';
import { lab } from './lab.ts';
import { ALGORITHM_NAMES } from './parameters.ts';
import { PHASE } from './pool.ts';
import type { State } from './state.ts';
import { drained, machineOf, stateOf } from './testing/runs.ts';

const BUILT_IN = ALGORITHM_NAMES.filter((name) => name !== 'own-code');

const anyAction = fc.oneof(
  fc.record({ action: fc.constant('slow'), server: fc.nat(3), factor: fc.constantFrom(0.5, 4, 30) }),
  fc.record({ action: fc.constantFrom('kill', 'cut', 'restore'), server: fc.nat(3) }),
  fc.record({ action: fc.constant('weight'), server: fc.nat(3), weight: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('algorithm'), value: fc.constantFrom(...BUILT_IN) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('arrivalRatePerS'), value: fc.constantFrom(20, 90, 200) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('serviceTimeMs'), value: fc.constantFrom(10, 40, 60) }),
);
const anySetup = fc.record({
  algorithm: fc.constantFrom(...BUILT_IN),
  healthChecks: fc.constantFrom('off', 'active', 'passive'),
  healthCheckEveryMs: fc.constantFrom(500, 2000),
  timeoutMs: fc.constantFrom(0, 300, 2000),
  retries: fc.constantFrom(0, 1, 3),
  serverDelayMs: fc.constantFrom(0, 2),
  clientDelayMs: fc.constantFrom(0, 40),
  capacityPerServer: fc.constantFrom(1, 3),
  weights: fc.constantFrom([], [3, 1, 2, 1]),
  servers: fc.constant(4),
});

const isAboutServers = ({ action }: { readonly action: string }): boolean => action !== 'set';

/** What must hold of the state at every moment. */
function check(state: State): void {
  const { pool, servers } = state;
  expect(state.sent).toBe(state.answered + failedAtClients(state) + state.inSystem);
  const listed = new Set<number>();
  for (let slot = pool.freeHead; slot >= 0; slot = pool.next[slot] as number) {
    expect(listed.has(slot)).toBe(false);
    listed.add(slot);
    expect(pool.request[slot]).toBe(-1);
  }
  const active = new Int32Array(servers.count);
  const busy = new Int32Array(servers.count);
  const lost = new Int32Array(servers.count);
  let alive = 0;
  for (let slot = 0; slot < pool.used; slot += 1) {
    if (listed.has(slot)) continue;
    const phase = pool.phase[slot] as number;
    const server = pool.server[slot] as number;
    const isUnderWay = ([PHASE.toServer, PHASE.waiting, PHASE.inService, PHASE.lost, PHASE.answerLost] as number[])
      .concat(PHASE.backOk, PHASE.backRefused, PHASE.backBroken)
      .includes(phase);
    if (pool.orphan[slot] === 0) alive += 1;
    if (pool.orphan[slot] === 0 && isUnderWay) active[server] = (active[server] as number) + 1;
    if (phase === PHASE.inService) busy[server] = (busy[server] as number) + 1;
    if (phase === PHASE.lost || phase === PHASE.answerLost) lost[server] = (lost[server] as number) + 1;
  }
  // Every slot is in the free list, or a request's present attempt, or an attempt that the balancer has given up.
  expect(alive).toBe(state.inSystem);
  expect([...servers.active]).toEqual([...active]);
  expect([...servers.busy]).toEqual([...busy]);
  expect([...servers.lost]).toEqual([...lost]);
  for (let server = 0; server < servers.count; server += 1) checkQueue(state, server);
}

function checkQueue({ pool, servers }: State, server: number): void {
  let length = 0;
  let last = -1;
  for (let slot = servers.queueHead[server] as number; slot >= 0; slot = pool.next[slot] as number) {
    expect(pool.phase[slot]).toBe(PHASE.waiting);
    expect(pool.server[slot]).toBe(server);
    length += 1;
    last = slot;
  }
  expect(length).toBe(servers.queued[server]);
  expect(last).toBe(servers.queueTail[server]);
}

/** `failed` counts when the balancer gives up; its client hears of it a little later. */
function failedAtClients({ pool, failed }: State): number {
  let onTheirWay = 0;
  for (let slot = 0; slot < pool.used; slot += 1) {
    if (pool.request[slot] !== -1 && pool.phase[slot] === PHASE.toClientFailed) onTheirWay += 1;
  }
  return failed - onTheirWay;
}

describe('going back', () => {
  it('leads to the same log, samples, snapshot and state as going straight there', () => {
    expectExactReturn({ machineOf, setups: anySetup, actions: anyAction, horizon: 22_000 });
  });

  it('finds the algorithm of that time again, before anything else happens', () => {
    const machine = machineOf({ algorithm: 'smooth-weighted-round-robin', weights: [3, 1, 1] }, { seed: 4 });
    machine.seek(3000);
    machine.act({ action: 'set', name: 'algorithm', value: 'consistent-hash' });
    machine.seek(6000);
    machine.seek(2000);
    machine.act({ action: 'weight', server: 1, weight: 7 });
    machine.seek(4000);
    const straight = machineOf(
      { algorithm: 'smooth-weighted-round-robin', weights: [3, 1, 1] },
      { seed: 4, actions: machine.actions },
    );
    straight.advanceTo(4000);
    expect(everythingOf(machine)).toEqual(everythingOf(straight));
  });

  it('replays code whose state cannot be copied', () => {
    const policy = () => ({ create: () => ({ turn: 0, pick: turns() }) });
    function turns() {
      let turn = 0;
      return (servers: readonly unknown[]) => {
        turn += 1;
        return turn % servers.length;
      };
    }
    const machine = machineOf({ algorithm: 'own-code' }, { policy, checkpoints: false });
    machine.seek(5000);
    const there = everythingOf(machine);
    machine.seek(1500);
    machine.stepBack();
    machine.seek(5000);
    expect(everythingOf(machine)).toEqual(there);
  });
});

describe('least connections', () => {
  it('never sends to a busier healthy server, whatever happens to the servers', () => {
    const timed = fc.tuple(fc.nat(8000), anyAction).map(([at, action]) => ({ at, ...action }));
    const { name: _, ...leastConnections } = balancers['least-connections'];
    const property = fc.property(anySetup, fc.array(timed, { maxLength: 8 }), (setup, actions) => {
      let looks = 0;
      const balancer: Balancer<unknown> = {
        ...leastConnections,
        name: 'own-code',
        pick(state, servers, request, uniform) {
          const chosen = leastConnections.pick(state, servers, request, uniform);
          const load = (server: number) => (servers.active[server] ?? 0) / (servers.weights[server] ?? 1);
          for (let other = 0; other < servers.count && chosen >= 0; other += 1)
            if (servers.eligible[other] === 1) expect(load(chosen)).toBeLessThanOrEqual(load(other) + 1e-12);
          looks += 1;
          return chosen;
        },
      };
      const machine = machineOf(
        { ...setup, algorithm: 'own-code', arrivalRatePerS: 90 },
        { policy: () => new ReadyBalancer(balancer), log: false, until: 9000, actions: actions.filter(isAboutServers) },
      );
      machine.advanceTo(9000);
      expect(looks).toBeGreaterThan(500);
    });
    fc.assert(property, { numRuns: 30 });
  });
});

describe('code that counts for itself', () => {
  it('knows what is under way at each server, whatever becomes of the requests', () => {
    const timed = fc.tuple(fc.nat(8000), anyAction).map(([at, action]) => ({ at, ...action }));
    const property = fc.property(anySetup, fc.array(timed, { maxLength: 8 }), (setup, actions) => {
      const counts = [0, 0, 0, 0];
      let turn = 0;
      const policy = () => ({
        pick(servers: readonly { readonly index: number; readonly healthy: boolean }[]) {
          turn += 1;
          const healthy = servers.filter((server) => server.healthy);
          const chosen = healthy[turn % healthy.length]?.index ?? -1;
          if (chosen >= 0) counts[chosen] = (counts[chosen] ?? 0) + 1;
          return chosen;
        },
        release(server: number) {
          counts[server] = (counts[server] ?? 0) - 1;
        },
      });
      const machine = machineOf(
        { ...setup, algorithm: 'own-code', arrivalRatePerS: 90 },
        { policy, checkpoints: false, log: false, until: 9000, actions: actions.filter(isAboutServers) },
      );
      while (machine.step()) expect(counts).toEqual([...stateOf(machine).servers.active]);
    });
    fc.assert(property, { numRuns: 20 });
  });
});

describe('nobody is lost', () => {
  it('whatever the settings and actions allow', () => {
    const settings = anySettings(lab, {
      servers: fc.integer({ min: 2, max: 6 }),
      serverNames: fc.constantFrom([], ['a', 'b']),
      arrivalRatePerS: fc.constantFrom(0.1, 60, 5000),
    });
    const property = fc.property(settings, anyActions(lab, 300), fc.nat(), (changes, actions, seed) => {
      const machine = machineOf(changes, { seed, actions, until: 300, log: false, checkpoints: false });
      machine.advanceTo(300);
      check(stateOf(machine));
      for (const name of ['requests', 'answered', 'failed', 'retried', 'throughputPerS', 'utilisation'])
        expect(machine.metrics()[name]).toBeGreaterThanOrEqual(0);
      expect(machine.metrics()['utilisation']).toBeLessThanOrEqual(1 + 1e-9);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('at any moment of any run', () => {
    const timed = fc.tuple(fc.nat(8000), anyAction).map(([at, action]) => ({ at, ...action }));
    const property = fc.property(anySetup, fc.array(timed, { maxLength: 8 }), (setup, actions) => {
      const machine = machineOf({ ...setup, arrivalRatePerS: 90 }, { seed: 3, until: 9000, actions });
      for (let count = 0; count < 4000 && machine.step(); count += 1) if (count % 41 === 0) check(stateOf(machine));
      machine.advanceTo(9000);
      check(stateOf(machine));
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('and a drained run has nothing under way', () => {
    const timed = fc.tuple(fc.nat(8000), anyAction).map(([at, action]) => ({ at, ...action }));
    const property = fc.property(anySetup, fc.array(timed, { maxLength: 6 }), (setup, actions) => {
      // Whatever was cut off comes back in the end, so that even a balancer that waits for ever hears of it.
      const healed = [0, 1, 2, 3].map((server) => ({ at: 60_000, action: 'restore', server }));
      const machine = drained({ ...setup, requests: 400 }, { actions: [...actions, ...healed] });
      const state = stateOf(machine);
      check(state);
      expect(state.inSystem).toBe(0);
      expect(state.sent).toBe(400);
      expect(state.answered + state.failed).toBe(400);
      expect([...state.servers.active]).toEqual([0, 0, 0, 0]);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it("and Little's law holds to rounding", () => {
    for (const algorithm of BUILT_IN) {
      const machine = drained({ algorithm, requests: 3000, arrivalRatePerS: 65, clientSkew: 1, timeoutMs: 0 });
      const { requests, meanResponseMs, meanInSystem } = machine.metrics();
      const ratePerMs = (requests as number) / machine.time;
      expect(meanInSystem, algorithm).toBeCloseTo(ratePerMs * (meanResponseMs as number), 9);
    }
  });
});

describe('twins', () => {
  it('serve the same requests, whatever chooses the server', () => {
    const demands = BUILT_IN.map((algorithm) => {
      const machine = machineOf({ algorithm }, { until: 4000 });
      machine.advanceTo(4000);
      const { log } = machine;
      const sent: string[] = [];
      for (let index = 0; index < log.length; index += 1) {
        if (log.kindAt(index) === 0) sent.push(`${log.timeAt(index)} ${log.subjectAt(index)} ${log.objectAt(index)}`);
      }
      return sent;
    });
    expect(demands[0]?.length).toBeGreaterThan(200);
    for (const demand of demands) expect(demand).toEqual(demands[0]);
  });

  it('under a new rate at once, with the same draws', () => {
    const actions = [{ at: 1000, action: 'set', name: 'arrivalRatePerS', value: 100 }];
    const machine = machineOf({ arrivalRatePerS: 0.1 }, { actions, until: 11_000 });
    machine.advanceTo(11_000);
    expect(machine.metrics()['requests']).toBeGreaterThan(900);
  });
});
