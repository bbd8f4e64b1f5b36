// The bars follow the last two seconds: they add up, forget what is older, and do not jump with single requests.
import { describe, expect, it } from 'vitest';
import { lab } from './lab.ts';
import { RECENT_SAMPLES } from './state.ts';
import { machineOf } from './testing/runs.ts';

const EVERY_MS = lab.clock.sampleEvery;

const loadsOf = (settings: Parameters<typeof machineOf>[0], fromMs: number, toMs: number) => {
  const machine = machineOf(settings);
  return Array.from({ length: (toMs - fromMs) / EVERY_MS }, (_, index) => {
    machine.advanceTo(fromMs + index * EVERY_MS);
    return machine.snapshot().servers;
  });
};

describe('the load of late', () => {
  it('spans the two seconds that the page speaks of', () => {
    expect(RECENT_SAMPLES * lab.clock.sampleEvery).toBe(2000);
  });

  it('is that of the whole run while the run is young', () => {
    const machine = machineOf({});
    machine.advanceTo(RECENT_SAMPLES * EVERY_MS);
    const { servers } = machine.snapshot();
    const mean = servers.reduce((sum, { utilisation }) => sum + utilisation, 0) / servers.length;
    expect(mean).toBeCloseTo(Number(machine.metrics()['utilisation']), 9);
    expect(servers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('moves by no more than a sample’s share from one sample to the next', () => {
    const loads = loadsOf({}, 3000, 20_000);
    for (const [index, servers] of loads.entries())
      for (const [server, { utilisation }] of servers.entries()) {
        const before = loads[index - 1]?.[server]?.utilisation ?? utilisation;
        expect(Math.abs(utilisation - before)).toBeLessThanOrEqual(1 / RECENT_SAMPLES + 1e-9);
      }
  });

  it('forgets what is older: a server that is dead for two seconds has been idle', () => {
    const machine = machineOf({}, { actions: [{ at: 5000, action: 'kill', server: 0 }] });
    machine.advanceTo(5000 + (RECENT_SAMPLES + 1) * EVERY_MS);
    expect(machine.snapshot().servers[0]?.utilisation).toBe(0);
  });
});
