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
    setups: fc.record({
      repeatedShare: fc.constantFrom(0, 0.5, 1),
      largestSize: fc.constantFrom(64, 200),
      slowFunction: fc.constantFrom('pairs', 'quicksort', 'random-quicksort', 'karatsuba'),
      fastFunction: fc.constantFrom('set', 'heapsort', 'doubling'),
      order: fc.constantFrom('shuffled', 'rising', 'falling'),
      timeNoise: fc.constantFrom(0, 0.3),
    }),
    actions: fc.record({
      action: fc.constant('set'),
      name: fc.constant('measure'),
      value: fc.constantFrom('time', 'operations', 'memory'),
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

describe('noise', () => {
  it('changes times and no counts', () => {
    const [quiet, noisy] = [atEnd({ timeNoise: 0 }), atEnd({ timeNoise: 0.3 })];
    expect(noisy['slowOperations']).toBe(quiet['slowOperations']);
    expect(noisy['slowMs']).not.toBe(quiet['slowMs']);
  });
  it('is covered by the interval in about 95 of 100 runs', () => {
    const runs = 300;
    let held = 0;
    for (let seed = 1; seed <= runs; seed += 1) {
      const machine = machineOf({ timeNoise: 0.3, largestSize: 1024, slowFunction: 'schoolbook' }, { seed });
      machine.advanceTo(25);
      const { slowTimeExponent = 0, slowTimeHalfWidth = 0, slowExponent = 0 } = machine.metrics();
      if (Math.abs(slowTimeExponent - slowExponent) <= slowTimeHalfWidth) held += 1;
    }
    // 285 expected; four standard deviations are 15.
    expect(held).toBeGreaterThanOrEqual(270);
    expect(held).toBeLessThanOrEqual(299);
  });
});

it('takes half of the longest list where the shortest would be longer', () => {
  const machine = machineOf({ smallestSize: 2048, largestSize: 100 });
  machine.advanceTo(25);
  const { sizes } = machine.result() as { readonly sizes: readonly number[] };
  expect([sizes[0], sizes.at(-1)]).toEqual([50, 100]);
});

it('gives twins the same lists, whichever functions they run', () => {
  const [one, other] = [atEnd({ fastFunction: 'random-quicksort' }), atEnd({ fastFunction: 'heapsort' })];
  expect(one['slowOperations']).toBe(other['slowOperations']);
});
