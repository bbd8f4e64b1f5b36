// The share of events that are too late for the first result, as theory has it, against whole runs. Seeds are fixed, and all
// checks together hold at 99 %.
import { describe, expect, it } from 'vitest';
import { levelOfEach, meanConfidence } from '#src/sim/confidence.ts';
import { drained, machineOf } from './testing/runs.ts';

const SEEDS = Array.from({ length: 10 }, (_, index) => 300 + index);
const EVENTS = 20_000;
const FAMILY_LEVEL = 0.99;
/** An interval so wide that anything lies in it would prove nothing. */
const WIDEST = 0.15;

const CHECKS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['no delay', { watermarkDelayMs: 0 }],
  ['half a second', { watermarkDelayMs: 500 }],
  ['two seconds, many stragglers', { watermarkDelayMs: 2000, stragglerPercent: 10 }],
  ['heavy tails', { watermarkDelayMs: 1000, delayVariation: 2.5, stragglerPercent: 0 }],
  ['dense traffic', { watermarkDelayMs: 500, eventsPerS: 200 }],
  ['thin traffic', { watermarkDelayMs: 0, eventsPerS: 0.5 }],
  ['short windows', { watermarkDelayMs: 500, sizeMs: 1000 }],
  ['windows that overlap', { watermarkDelayMs: 500, window: 'sliding', slideMs: 2500 }],
];

const level = levelOfEach(FAMILY_LEVEL, CHECKS.length);

describe('late events in the steady state', () => {
  it.each(CHECKS)('%s', (_name, settings) => {
    const expected = machineOf({ ...settings }).theory()['latePercent'];
    const found = SEEDS.map((seed) => {
      const { completeness } = drained({ ...settings, events: EVENTS }, { seed }).metrics();
      return 100 * (1 - Number(completeness));
    });
    const { mean, low, high } = meanConfidence(found, level);
    expect(expected).toBeGreaterThanOrEqual(low);
    expect(expected).toBeLessThanOrEqual(high);
    expect(high - low).toBeLessThan(2 * WIDEST * mean);
  });
});

describe('theory', () => {
  it('says nothing where it knows nothing', () => {
    for (const settings of [
      { window: 'session' },
      { traffic: 'bursts' },
      { filter: 'positive' },
      { window: 'sliding', slideMs: 20_000 },
    ])
      expect(machineOf(settings).theory()).toEqual({});
  });

  it('follows the delay when it is changed during the run', () => {
    const machine = machineOf({});
    machine.seek(100);
    const before = machine.theory()['latePercent'];
    machine.act({ action: 'set', name: 'watermarkDelayMs', value: 0 });
    expect(machine.theory()['latePercent']).toBeGreaterThan(2 * Number(before));
  });
});
