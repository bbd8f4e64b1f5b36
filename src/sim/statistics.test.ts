// Streaming figures against the same figures computed at leisure.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToHistogram,
  addToTally,
  bucketsOf,
  createHistogram,
  createTally,
  meanOf,
  mergeTallies,
  quantileOf,
  selectQuantile,
  type Tally,
  varianceOf,
} from './statistics.ts';

// Without −0: which of two zeros is the smaller one is nothing that a tally promises.
const values = fc.array(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
  { maxLength: 60 },
);

function tallyOf(all: readonly number[]): Tally {
  const tally = createTally();
  for (const value of all) addToTally(tally, value);
  return tally;
}

function expectClose(left: number, right: number, scale: number): void {
  if (Number.isNaN(right)) expect(left).toBeNaN();
  else expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-9 * Math.max(1, scale));
}

describe('a tally', () => {
  it('is the two-pass mean, variance and range', () => {
    fc.assert(
      fc.property(values, (all) => {
        const tally = tallyOf(all);
        const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
        const variance =
          all.length < 2 ? Number.NaN : all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (all.length - 1);
        expectClose(meanOf(tally), mean, 1e6);
        expectClose(varianceOf(tally), variance, 1e12);
        expect([tally.count, tally.min, tally.max]).toEqual([all.length, Math.min(...all), Math.max(...all)]);
      }),
    );
  });

  it('merges as if all values had been added to one', () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        const merged = mergeTallies(tallyOf(one), tallyOf(other));
        const whole = tallyOf([...one, ...other]);
        expect([merged.count, merged.min, merged.max]).toEqual([whole.count, whole.min, whole.max]);
        expectClose(meanOf(merged), meanOf(whole), 1e6);
        expectClose(varianceOf(merged), varianceOf(whole), 1e12);
      }),
    );
  });
});

describe('a histogram', () => {
  const relativeErrors = fc.constantFrom(0.001, 0.01, 0.05, 0.3);
  const samples = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 9e8, noNaN: true })), {
    minLength: 1,
    maxLength: 80,
  });

  it('gives every quantile within the stated relative error of the sample of that rank', () => {
    fc.assert(
      fc.property(samples, relativeErrors, fc.integer({ min: 0, max: 1000 }), (all, relativeError, thousandths) => {
        const histogram = createHistogram(relativeError);
        for (const value of all) addToHistogram(histogram, value);
        const sorted = all.toSorted((one, other) => one - other);
        const rank = Math.max(1, Math.ceil((thousandths * all.length) / 1000));
        const exact = sorted[rank - 1] as number;
        expect(Math.abs(quantileOf(histogram, thousandths / 1000) - exact)).toBeLessThanOrEqual(
          exact * relativeError * (1 + 1e-9),
        );
      }),
    );
  });

  it('never falls as the quantile grows', () => {
    fc.assert(
      fc.property(samples, (all) => {
        const histogram = createHistogram();
        for (const value of all) addToHistogram(histogram, value);
        const quantiles = Array.from({ length: 21 }, (_, index) => quantileOf(histogram, index / 20));
        expect(quantiles).toEqual(quantiles.toSorted((one, other) => one - other));
      }),
    );
  });

  it('counts every value in the bucket that holds it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 9e8, noNaN: true }), (value) => {
        const histogram = createHistogram();
        addToHistogram(histogram, value);
        const [bucket, ...others] = bucketsOf(histogram);
        expect(others).toEqual([]);
        expect(bucket?.count).toBe(1);
        expect(value).toBeGreaterThan((bucket?.from ?? Number.NaN) * (1 - 1e-9));
        expect(value).toBeLessThanOrEqual((bucket?.to ?? Number.NaN) * (1 + 1e-9));
      }),
    );
  });

  it('knows no quantile of nothing, and takes only values from 0', () => {
    expect(quantileOf(createHistogram(), 0.5)).toBeNaN();
    for (const value of [-1, Number.NaN]) expect(() => addToHistogram(createHistogram(), value)).toThrow(RangeError);
    for (const error of [0, 0.5, Number.NaN]) expect(() => createHistogram(error)).toThrow(RangeError);
  });

  it('keeps what is larger than its range in its last bucket', () => {
    const histogram = createHistogram();
    addToHistogram(histogram, Number.POSITIVE_INFINITY);
    expect(quantileOf(histogram, 1)).toBeGreaterThan(9e8);
  });
});

describe('the quantile of a list', () => {
  it('is the value of nearest rank, wherever it stood', () => {
    const lists = fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ noNaN: true })), { minLength: 1 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 100 }), (all, percent) => {
        const sorted = Float64Array.from(all).sort();
        const rank = Math.max(1, Math.ceil((percent * all.length) / 100));
        // Zeros of either sign are one value.
        expect(selectQuantile(Float64Array.from(all), percent / 100) + 0).toBe((sorted[rank - 1] as number) + 0);
      }),
    );
  });

  it('of nothing is no number', () => {
    expect(selectQuantile(new Float64Array(0), 0.5)).toBeNaN();
  });
});
