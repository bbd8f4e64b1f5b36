// The run as a whole: it goes back as exactly as forward, its exponents are those of theory, and time follows the counts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectExactReturn, labMachines } from '#src/sim/testing/lab-machines.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

const { machineOf } = labMachines(lab, model);
function atEnd(changes: Readonly<Record<string, unknown>>) {
  const machine = machineOf(changes);
  machine.advanceTo(25);
  return machine.metrics();
}

it('goes back to the same log, samples, snapshot and state as going straight there', () => {
  expectExactReturn({
    machineOf,
    setups: fc.record({ repeatedShare: fc.constantFrom(0, 0.5, 1), largestSize: fc.constantFrom(64, 200) }),
    actions: fc.record({
      action: fc.constant('set'),
      name: fc.constant('measure'),
      value: fc.constantFrom('time', 'operations'),
    }),
    horizon: 24,
  });
});

it.each([0, 0.25, 1])('fits 2 ± 0.05 and 1 ± 0.05, %f repeated', (repeatedShare) => {
  for (const largestSize of [512, 1024, 4096]) {
    const { slowExponent = 0, fastExponent = 0 } = atEnd({ repeatedShare, largestSize });
    expect(Math.abs(slowExponent - 2)).toBeLessThan(0.05);
    expect(Math.abs(fastExponent - 1)).toBeLessThan(0.05);
  }
});

describe('time', () => {
  it('is what the operations take, and the cures of the slow search are factors', () => {
    const { slowOperations = 0, slowMs = 0, microMs = 0, parallelMs = 0 } = atEnd({ operationNs: 4, startMs: 1 });
    expect(slowMs).toBeCloseTo((slowOperations * 4) / 1e6, 9);
    expect(microMs).toBeCloseTo(slowMs / 2, 9);
    expect(parallelMs).toBeCloseTo(slowMs / 8 + 1, 9);
  });
  it('lets the slow search win on short lists where a step of the fast one is dear', () => {
    // n² + … against 6 n × the factor.
    expect(atEnd({ hashFactor: 20, largestSize: 4096 })['crossingSize']).toBeGreaterThan(100);
    expect(atEnd({ hashFactor: 1 })['crossingSize']).toBe(16);
  });
});
