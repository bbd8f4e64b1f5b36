// The fit finds the exponent that is there, says how straight the points lie, and tells n log n from n and n².
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CostPoint, fitPower, growingSizes } from './power-fit.ts';

const SIZES = growingSizes(64, 4096, 19);
const pointsOf = (cost: (n: number) => number): readonly CostPoint[] => SIZES.map((n) => ({ n, cost: cost(n) }));
const exponentOf = (cost: (n: number) => number): number => fitPower(pointsOf(cost))?.exponent ?? Number.NaN;

describe('a power law', () => {
  it('comes back exactly (random factors and exponents)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 4, noNaN: true }),
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        (exponent, factor) => {
          const fit = fitPower(pointsOf((n) => factor * n ** exponent));
          expect(fit?.exponent).toBeCloseTo(exponent, 9);
          expect((fit?.factor ?? 0) / factor).toBeCloseTo(1, 6);
          expect(fit?.standardError).toBeLessThan(1e-6);
        },
      ),
    );
  });

  it('agrees with a line worked out by hand', () => {
    // log₂ of the costs: 1, 2, 4 over 0, 1, 2: slope 1.5, residuals 1/6, −1/3, 1/6.
    const fit = fitPower([
      { n: 1, cost: 2 },
      { n: 2, cost: 4 },
      { n: 4, cost: 16 },
    ]);
    expect(fit?.exponent).toBeCloseTo(1.5, 12);
    expect(Math.log2(fit?.factor ?? 0)).toBeCloseTo(5 / 6, 12);
    expect(fit?.standardError).toBeCloseTo(Math.sqrt(1 / 6 / 2), 12);
  });
});

describe('what is no power law', () => {
  it('puts n log n between linear and quadratic, nearer to linear', () => {
    const exponent = exponentOf((n) => n * Math.log2(n));
    // 1 + 1/ln n in the middle of the sizes.
    expect(exponent).toBeGreaterThan(1.14);
    expect(exponent).toBeLessThan(1.18);
  });

  it('sees a quadratic part behind a long linear one, and says that the points bend', () => {
    const fit = fitPower(pointsOf((n) => 40 * n + (n * n) / 16));
    expect(fit?.exponent).toBeGreaterThan(1.4);
    expect(fit?.standardError).toBeGreaterThan(0.01);
  });

  it('is not disturbed by what does not grow', () => {
    expect(exponentOf((n) => 5 * n + 20)).toBeCloseTo(1, 1);
    expect(exponentOf(() => 7)).toBeCloseTo(0, 9);
  });
});

describe('too little to fit', () => {
  it.each([
    [[]],
    [[{ n: 10, cost: 3 }]],
    [
      [
        { n: 10, cost: 3 },
        { n: 10, cost: 4 },
      ],
    ],
    [
      [
        { n: 10, cost: 0 },
        { n: 20, cost: Number.NaN },
      ],
    ],
  ])('gives nothing: %j', (points) => {
    expect(fitPower(points)).toBeUndefined();
  });
});

describe('sizes', () => {
  it('rise by the same ratio, whole, from end to end', () => {
    expect(growingSizes(16, 1024, 7)).toEqual([16, 32, 64, 128, 256, 512, 1024]);
    const close = growingSizes(2, 40, 25);
    expect(close.every((size, index) => index === 0 || size > (close[index - 1] ?? 0))).toBe(true);
  });
});
