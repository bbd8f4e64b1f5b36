// Batch means: the mean is that of the values, memory stays, and the interval covers the truth about as often as it says,
// for independent values and for values that resemble their neighbours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToBatches, batchInterval, createBatches } from './batches.ts';
import { RandomStream, streamWords } from './random.ts';

/** Values around 0; each keeps so much of the one before. */
function seriesOf(seed: number, kept: number, length: number) {
  const stream = new RandomStream(streamWords(seed, 'values'));
  const batches = createBatches();
  let value = stream.normal();
  for (let index = 0; index < length; index += 1) {
    addToBatches(batches, value);
    value = kept * value + Math.sqrt(1 - kept * kept) * stream.normal();
  }
  return batches;
}

const coverage = (kept: number, length: number, level: number): number => {
  let inside = 0;
  const runs = 400;
  for (let seed = 0; seed < runs; seed += 1) {
    const interval = batchInterval(seriesOf(seed, kept, length), level);
    if (interval !== undefined && interval.low <= 0 && interval.high >= 0) inside += 1;
  }
  return inside / runs;
};

describe('batch means', () => {
  it('keep the mean of all full batches, in bounded memory', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 1500 }), (values) => {
        const batches = createBatches();
        for (const value of values) addToBatches(batches, value);
        const counted = batches.full * batches.size;
        expect(counted + batches.count).toBe(values.length);
        const sum = values.slice(0, counted).reduce((total, value) => total + value, 0);
        const kept = batches.means.subarray(0, batches.full).reduce((total, value) => total + value, 0);
        expect(kept * batches.size).toBeCloseTo(sum, 6);
        expect(batches.means.length).toBe(128);
      }),
    );
  });

  // Four standard errors of 400 runs at 95 % are 4.4 points; what is left is what the method itself may lack.
  it('cover the truth when values are independent', () => {
    expect(coverage(0, 5000, 0.95)).toBeGreaterThan(0.9);
    expect(coverage(0, 5000, 0.5)).toBeLessThan(0.6);
  });
  it('cover it when neighbours resemble each other, where single values would mislead', () => {
    expect(coverage(0.95, 20_000, 0.95)).toBeGreaterThan(0.88);
  });

  it('say nothing of a run that is too short', () => {
    expect(batchInterval(createBatches(), 0.95)).toBeUndefined();
    expect(batchInterval(seriesOf(1, 0, 10), 0.95)).toBeUndefined();
    // A slope is nothing but resemblance.
    const slope = createBatches();
    for (let value = 0; value < 1000; value += 1) addToBatches(slope, value);
    expect(batchInterval(slope, 0.95)).toBeUndefined();
  });

  it('are sure of what never varies', () => {
    const same = createBatches();
    for (let index = 0; index < 100; index += 1) addToBatches(same, 7);
    expect(batchInterval(same, 0.95)).toEqual({ mean: 7, low: 7, high: 7 });
  });
});
