// The estimate and the truth lie in one bucket, whatever the observations and the bounds; and what has no answer has none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketIndex, cumulativeBuckets, histogramQuantile, placeQuantile, trueRank } from './quantile.ts';

const anyBounds = fc
  .uniqueArray(fc.double({ min: 0.001, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 })
  .map((bounds) => bounds.sort((one, other) => one - other));
const anyValues = fc.array(fc.double({ min: 1e-6, max: 300, noNaN: true }), { minLength: 1, maxLength: 200 });
const anyShare = fc.double({ min: 0.001, max: 1, noNaN: true });

const countsOf = (bounds: readonly number[], values: readonly number[]): number[] => {
  const counts = Array.from({ length: bounds.length + 1 }, () => 0);
  for (const value of values) {
    const index = bucketIndex(bounds, value);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
};
const truth = (values: readonly number[], q: number): number =>
  [...values].sort((one, other) => one - other)[trueRank(q, values.length) - 1] ?? Number.NaN;

describe('the bound of the error', () => {
  it('is the bucket: it holds the estimate and the truth', () => {
    fc.assert(
      fc.property(anyBounds, anyValues, anyShare, (bounds, values, q) => {
        const place = placeQuantile(q, cumulativeBuckets(bounds, countsOf(bounds, values)));
        const real = truth(values, q);
        expect(real).toBeGreaterThan(place.low);
        expect(real).toBeLessThanOrEqual(place.high);
        expect(place.value).toBeGreaterThanOrEqual(place.low);
        expect(place.value).toBeLessThanOrEqual(place.high);
      }),
      { numRuns: 400 },
    );
  });

  it('is reached: all observations at one end of their bucket', () => {
    const buckets = cumulativeBuckets([1, 2], [0, 100, 0]);
    expect(histogramQuantile(0.01, buckets)).toBeCloseTo(1.01, 12);
    expect(histogramQuantile(1, buckets)).toBe(2);
  });
});

it('histograms of servers add up: the sum has the bucket of all requests together', () => {
  fc.assert(
    fc.property(anyBounds, fc.array(anyValues, { minLength: 2, maxLength: 5 }), anyShare, (bounds, servers, q) => {
      const summed = servers
        .map((values) => countsOf(bounds, values))
        .reduce((sum, counts) => sum.map((count, index) => count + (counts[index] ?? 0)));
      expect(summed).toEqual(countsOf(bounds, servers.flat()));
      const place = placeQuantile(q, cumulativeBuckets(bounds, summed));
      const real = truth(servers.flat(), q);
      expect(real > place.low && real <= place.high).toBe(true);
    }),
  );
});

describe('no answer', () => {
  it.each([
    ['no buckets', []],
    ['no bucket for the rest', [{ upperBound: 1, count: 5 }]],
    ['only that bucket', [{ upperBound: Number.POSITIVE_INFINITY, count: 5 }]],
    ['no observations', cumulativeBuckets([1, 2], [0, 0, 0])],
  ])('%s', (_what, buckets) => {
    expect(placeQuantile(0.5, buckets)).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN, index: -1 });
  });
  it('below 0 and above 1', () => {
    const buckets = cumulativeBuckets([1], [1, 1]);
    expect([-0.1, 1.1, Number.NaN].map((q) => histogramQuantile(q, buckets))).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ]);
  });
});

it('beyond the last bound it answers that bound, whatever the truth', () => {
  expect(placeQuantile(0.99, cumulativeBuckets([1, 2], [1, 1, 98]))).toEqual({
    ...{ value: 2, low: 2, high: Number.POSITIVE_INFINITY, index: 2 },
  });
});
