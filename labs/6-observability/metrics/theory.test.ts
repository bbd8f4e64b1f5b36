// Runs against the distributions they are drawn from, and the distributions against their own draws.
import { describe, expect, it } from 'vitest';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import { machineOf } from './testing/runs.ts';
import { drawSeconds, shareBelow, TRAFFIC_KINDS } from './traffic.ts';

describe.each([...TRAFFIC_KINDS])('%s', (traffic) => {
  it('is drawn as its distribution function says', () => {
    const random = new RandomStream(streamWords(7, traffic));
    const draws = Array.from({ length: 40_000 }, () => drawSeconds(traffic, random)).sort((one, other) => one - other);
    // Kolmogorov and Smirnov: further away than this in one of a thousand samples.
    const allowed = 1.95 / Math.sqrt(draws.length);
    for (const [index, value] of draws.entries())
      expect(Math.abs(shareBelow(traffic, value) - (index + 0.5) / draws.length)).toBeLessThan(allowed);
  });

  it('both figures of a run lie within their interval', () => {
    // Six checks of 99 % each, and the seed was not chosen.
    const machine = machineOf(
      { traffic, quantile: 0.9, bucketCount: 14, buckets: 'exponential' },
      { seed: 1, until: 300_000 },
    );
    machine.advanceTo(300_000);
    const { checks } = machine.snapshot();
    expect(checks.map(({ of }) => of)).toEqual(['truth', 'estimate']);
    for (const { expected, interval } of checks) {
      expect(expected).toBeGreaterThanOrEqual(interval?.low ?? Number.NaN);
      expect(expected).toBeLessThanOrEqual(interval?.high ?? Number.NaN);
    }
  });
});

it('knows a server that was slow from the start', () => {
  const actions = [{ at: 0, action: 'slow', server: 0, factor: 10 }];
  const machine = machineOf({}, { until: 300_000, actions });
  machine.advanceTo(300_000);
  const { checks } = machine.snapshot();
  expect(checks).toHaveLength(2);
  for (const { expected, interval } of checks) {
    expect(expected).toBeGreaterThanOrEqual(interval?.low ?? Number.NaN);
    expect(expected).toBeLessThanOrEqual(interval?.high ?? Number.NaN);
  }
});

it('says nothing once the counters hold more than one kind of traffic', () => {
  const machine = machineOf({}, { until: 30_000, actions: [{ at: 9000, action: 'slow', server: 0, factor: 2 }] });
  machine.advanceTo(8000);
  expect(machine.snapshot().checks).toHaveLength(2);
  machine.advanceTo(20_000);
  expect(machine.snapshot().checks).toEqual([]);
});
