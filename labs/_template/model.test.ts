// The run as a whole: it goes back as exactly as forward, serves the same requests in any order, and agrees with theory.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mm1, mm1ResponseQuantile } from '#src/algorithms/queueing/closed-forms.ts';
import { levelOfEach, meanConfidence } from '#src/sim/confidence.ts';
import { everythingOf, expectExactReturn, labMachines } from '#src/sim/testing/lab-machines.ts';
import { lab } from './lab.ts';
import { model, WORK_MS } from './model.ts';

const { machineOf } = labMachines(lab, model);

const anySetup = fc.record({
  order: fc.constantFrom('first-come', 'last-come'),
  arrivalRatePerS: fc.constantFrom(20, 80, 130),
});
const anyAction = fc.oneof(
  fc.record({ action: fc.constant('slow'), server: fc.constant(0), factor: fc.constantFrom(0.5, 2, 5) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('arrivalRatePerS'), value: fc.constantFrom(1, 60, 190) }),
);

describe('going back', () => {
  it('leads to the same log, samples, snapshot and state as going straight there', () => {
    expectExactReturn({ machineOf, setups: anySetup, actions: anyAction, horizon: 12_000 });
  });

  it('replays code whose state cannot be copied', () => {
    const policy = () => {
      let turn = 0;
      return {
        next: (waiting: readonly unknown[]) => {
          turn += 1;
          return turn % waiting.length;
        },
      };
    };
    const machine = machineOf({ order: 'own-code', arrivalRatePerS: 95 }, { policy, checkpoints: false });
    machine.seek(9000);
    const there = everythingOf(machine);
    machine.seek(2000);
    machine.stepBack();
    machine.seek(9000);
    expect(everythingOf(machine)).toEqual(there);
  });
});

describe('twins', () => {
  it('serve the same requests, whatever the order', () => {
    const arrivals = ['first-come', 'last-come'].map((order) => {
      const machine = machineOf({ order }, { until: 5000 });
      machine.advanceTo(5000);
      const { log } = machine;
      return Array.from({ length: log.length }, (_, index) => index)
        .filter((index) => log.kindAt(index) === 0)
        .map((index) => log.timeAt(index));
    });
    expect(arrivals[0]?.length).toBeGreaterThan(200);
    expect(arrivals[1]).toEqual(arrivals[0]);
  });
});

describe('queueing theory', () => {
  const SEEDS = Array.from({ length: 16 }, (_, index) => 100 + index);
  const CHECKS = [30, 60, 80].flatMap((ratePerS) => [
    {
      ratePerS,
      metric: 'meanWaitMs',
      expected: mm1(ratePerS / 1000, 1 / WORK_MS).meanWait,
      rounding: 0,
    },
    {
      ratePerS,
      metric: 'p99ResponseMs',
      expected: mm1ResponseQuantile(ratePerS / 1000, 1 / WORK_MS, 0.99),
      // Histograms tell values apart to 1 %.
      rounding: 0.01,
    },
  ]);

  it.each(CHECKS)('M/M/1 at $ratePerS/s: $metric', ({ ratePerS, metric, expected, rounding }) => {
    const values = SEEDS.map((seed) => {
      const options = { seed, until: 300_000, log: false, checkpoints: false };
      const machine = machineOf({ arrivalRatePerS: ratePerS }, options);
      machine.advanceTo(300_000);
      return machine.metrics()[metric] as number;
    });
    const { low, high } = meanConfidence(values, levelOfEach(0.99, CHECKS.length));
    // An interval so wide that anything lies in it would prove nothing.
    expect(high - low).toBeLessThan(0.25 * expected);
    expect(expected).toBeGreaterThanOrEqual(low * (1 - rounding));
    expect(expected).toBeLessThanOrEqual(high * (1 + rounding));
  });
});
