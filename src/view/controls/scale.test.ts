// Sliders: values stay on their steps, and no key press is ever swallowed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fractionOf, type SliderRange, snap, stepFrom, valueAt } from './scale.ts';

const ranges: readonly SliderRange[] = [
  { min: 0, max: 1, step: 0.1 },
  { min: 1, max: 1000, step: 1, scale: 'logarithmic' },
  { min: 0, max: 5000, step: 1, scale: 'logarithmic' },
  { min: 0.01, max: 100, step: 0.01, scale: 'logarithmic' },
  { min: 5, max: 28, step: 5 },
  { min: 0.1, max: 5000, step: 1, scale: 'logarithmic' },
  { min: 1, max: 100_000, step: 16, scale: 'logarithmic' },
];

describe('a slider', () => {
  it('snaps without the dust of binary fractions', () => {
    expect(snap(0.29, { min: 0, max: 1, step: 0.1 })).toBe(0.3);
    expect(snap(27.6, { min: 5, max: 28, step: 5 })).toBe(28);
    expect(snap(Number.NaN, { min: 2, max: 8, step: 1 })).toBe(2);
  });

  it('stands on multiples of its step, wherever it begins', () => {
    const rates = { min: 0.1, max: 100_000, step: 1, scale: 'logarithmic' } as const;
    expect(snap(94.8, rates)).toBe(95);
    expect(snap(0.3, rates)).toBe(0.1);
    expect(stepFrom(0.1, 1, rates)).toBe(1);
    expect(snap(58.4, { min: 1, max: 43_200, step: 5 })).toBe(60);
  });

  it('takes round values by the way on a logarithmic track', () => {
    const minutes = { min: 1, max: 43_200, step: 1, scale: 'logarithmic' } as const;
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (fraction) => {
        const value = valueAt(fraction, minutes);
        expect(Number(value.toPrecision(2))).toBe(value);
      }),
    );
  });

  it.each(ranges)('reaches both ends of $min … $max', (range) => {
    expect(valueAt(0, range)).toBe(range.min);
    expect(valueAt(1, range)).toBe(range.max);
    expect(fractionOf(range.max, range)).toBe(1);
    expect(fractionOf(range.min, range)).toBe(0);
  });

  it('finds the place of each value again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ranges), fc.double({ min: 0, max: 1, noNaN: true }), (range, fraction) => {
        const value = valueAt(fraction, range);
        expect(value).toBeGreaterThanOrEqual(range.min);
        expect(value).toBeLessThanOrEqual(range.max);
        // Zero and the first step share the left end of a logarithmic track.
        if (!(range.scale === 'logarithmic' && value <= range.step)) {
          expect(valueAt(fractionOf(value, range), range)).toBeCloseTo(value, 9);
        }
      }),
    );
  });

  it('moves on every key press until it stands at the end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ranges),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(1 as const, -1 as const),
        (range, fraction, direction) => {
          const value = valueAt(fraction, range);
          const next = stepFrom(value, direction, range);
          const end = direction > 0 ? range.max : range.min;
          expect(value === end ? next === end : Math.sign(next - value) === direction).toBe(true);
        },
      ),
    );
  });
});
