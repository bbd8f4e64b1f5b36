// Counts by the inverse of their distribution, against sums of the exact probabilities.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalBelow, normalQuantile } from '../normal.ts';
import { binomialQuantile, poissonQuantile } from './chance.ts';

const STEPS = 20_000;
/** Mean and variance of what a quantile function gives over evenly spread shares. */
function momentsOf(quantile: (u: number) => number) {
  let sum = 0;
  let squares = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const count = quantile((step + 0.5) / STEPS);
    sum += count;
    squares += count * count;
  }
  const mean = sum / STEPS;
  return { mean, variance: squares / STEPS - mean * mean };
}

describe('counts', () => {
  it.each([0.02, 0.7, 5, 39, 41, 300, 6000])('Poisson of mean %d', (mean) => {
    const found = momentsOf((u) => poissonQuantile(mean, u));
    expect(Math.abs(found.mean / mean - 1)).toBeLessThan(0.01);
    expect(Math.abs(found.variance / mean - 1)).toBeLessThan(0.03);
  });

  it.each([
    [10, 0.5],
    [6000, 0.0002],
    [6000, 0.02],
    [6000, 0.995],
    [3, 0.01],
    [100_000, 0.3],
  ])('binomial of %d trials at %d', (trials, probability) => {
    const found = momentsOf((u) => binomialQuantile(trials, probability, u));
    const mean = trials * probability;
    expect(Math.abs(found.mean / mean - 1)).toBeLessThan(0.01);
    expect(Math.abs(found.variance / (mean * (1 - probability)) - 1)).toBeLessThan(0.03);
  });

  it('stay within the trials and rise with the share and with the probability', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.89, noNaN: true }),
        (trials, probability, u) => {
          const count = binomialQuantile(trials, probability, u);
          expect(Number.isInteger(count) && count >= 0 && count <= trials).toBe(true);
          expect(binomialQuantile(trials, probability, u + 0.1)).toBeGreaterThanOrEqual(count);
          expect(binomialQuantile(trials, 1, u)).toBe(trials);
          expect(binomialQuantile(trials, 0, u)).toBe(0);
        },
      ),
    );
  });
});

it('the normal quantile undoes the distribution function', () => {
  for (const share of [1e-6, 0.01, 0.02425, 0.1, 0.5, 0.9, 0.99, 0.999999])
    expect(Math.abs(normalBelow(normalQuantile(share)) - share)).toBeLessThan(1e-7);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
});
