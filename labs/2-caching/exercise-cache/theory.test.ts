// The calls to the service against what theory says of caches with a lifetime, in the steady state: sixteen runs, 99% for all
// checks together. The figures stand in the lesson.
import { describe, expect, it } from 'vitest';
import { levelOfEach, meanConfidence } from '#src/sim/confidence.ts';
import { resolveParameters } from '#src/sim/parameters.ts';
import { lab } from './lab.ts';
import type { Params } from './parameters.ts';
import { machineOf } from './testing/runs.ts';
import { loadsPerMs, serviceCallsPerS, stampedeSize } from './theory.ts';

const RUNS = 16;
const WARM_UP_MS = 10_000;
const MEASURED_MS = 100_000;
const LEVEL = levelOfEach(0.99, 3);
const seeds = Array.from({ length: RUNS }, (_, index) => 100 + index);

const STILL = {
  ...{ arrivalRatePerS: 100, updateShare: 0, instances: 1, users: 20, skew: 1, friendsShare: 0 },
  ...{ l1TtlMs: 0, l2TtlMs: 2000, serviceDistribution: 'constant', servicePlaces: 200 },
} as const;

const paramsOf = (changes: Readonly<Record<string, unknown>>): Params => {
  const resolved = resolveParameters(lab.parameters, changes);
  if (!resolved.ok) throw new Error('a bad parameter');
  return resolved.value as Params;
};

function measured(changes: Readonly<Record<string, unknown>>): readonly number[] {
  return seeds.map((seed) => {
    const machine = machineOf(changes, { seed, until: WARM_UP_MS + MEASURED_MS, log: false });
    machine.advanceTo(WARM_UP_MS);
    const before = machine.metrics()['serviceCalls'] ?? 0;
    machine.advanceTo(WARM_UP_MS + MEASURED_MS);
    return ((machine.metrics()['serviceCalls'] ?? 0) - before) / (MEASURED_MS / 1000);
  });
}

describe('calls to the service', () => {
  it.each([
    ['ttl', STILL],
    ['single-flight', STILL],
  ])('of %s are those of the closed form', (cache, settings) => {
    const changes = { ...settings, cache };
    const expected = serviceCallsPerS(paramsOf(changes), settings.arrivalRatePerS);
    const { low, high } = meanConfidence(measured(changes), LEVEL);
    expect(low).toBeLessThan(expected);
    expect(high).toBeGreaterThan(expected);
    expect((high - low) / expected).toBeLessThan(0.05);
  });

  it('without a window are λT / (1 + λT) of hits', () => {
    const [ratePerMs, ttlMs] = [0.02, 300];
    for (const isSingleFlight of [true, false]) {
      const loads = loadsPerMs({ ratePerMs, windowMs: 1e-9, ttlMs, isSingleFlight });
      expect(1 - loads / ratePerMs).toBeCloseTo((ratePerMs * ttlMs) / (1 + ratePerMs * ttlMs), 6);
    }
  });
});

it('a stampede is as large as what comes in the window', () => {
  const settings = { ...STILL, users: 1, cache: 'ttl', l2TtlMs: 600_000 };
  const expected = stampedeSize(0.1, 104);
  const sizes = Array.from({ length: 300 }, (_, seed) => {
    const machine = machineOf(settings, { seed, until: 4000, log: false });
    machine.advanceTo(2000);
    const before = machine.metrics()['serviceCalls'] ?? 0;
    machine.act({ action: 'flush', l2: 0 });
    machine.advanceTo(4000);
    return (machine.metrics()['serviceCalls'] ?? 0) - before;
  });
  const { low, high } = meanConfidence(sizes, LEVEL);
  expect(low).toBeLessThan(expected);
  expect(high).toBeGreaterThan(expected);
});
