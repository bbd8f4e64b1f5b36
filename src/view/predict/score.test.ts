// The score of a drawn prediction: the run itself is 100, and every error costs its size.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveAt, scoreCurve } from './score.ts';

const line = (from: number, to: number) => [
  { x: 0, y: from },
  { x: 100, y: to },
];

describe('curveAt', () => {
  it('is straight between points and level beyond', () => {
    const curve = [
      { x: 0, y: 0 },
      { x: 10, y: 100 },
      { x: 20, y: 100 },
    ];
    expect([-5, 0, 5, 15, 99].map((x) => curveAt(curve, x))).toEqual([0, 0, 50, 100, 100]);
    expect(curveAt([], 1)).toBeNaN();
  });
});

describe('scoreCurve', () => {
  it('gives the run itself 100 and the opposite 0', () => {
    expect(scoreCurve(line(10, 700), line(10, 700), 800)).toEqual({ points: 100, word: 'exact' });
    expect(scoreCurve(line(0, 0), line(800, 800), 800)).toEqual({ points: 0, word: 'shape' });
  });
  it('takes the mean error relative to the range', () => {
    expect(scoreCurve(line(100, 100), line(180, 180), 800).points).toBe(90);
    expect(scoreCurve(line(0, 0), line(0, 800), 800).points).toBe(50);
  });
  it('tells a right direction from a wrong one', () => {
    expect(scoreCurve(line(0, 300), line(0, 800), 800).word).toBe('shape');
    expect(scoreCurve(line(600, 0), line(0, 600), 800).word).toBe('far');
    expect(scoreCurve(line(100, 100), line(0, 800), 800).word).toBe('far');
  });
  it('counts what leaves the axis as its end', () => {
    expect(scoreCurve(line(800, 800), line(5000, 90_000), 800).points).toBe(100);
  });
  it('skips moments without a value, and compares only as far as the run came', () => {
    const partial = [
      { x: 0, y: 100 },
      { x: 25, y: Number.NaN },
      { x: 50, y: 100 },
    ];
    expect(
      scoreCurve(
        [
          { x: 0, y: 100 },
          { x: 50, y: 100 },
          { x: 51, y: 800 },
          { x: 100, y: 800 },
        ],
        partial,
        800,
      ).points,
    ).toBe(100);
    expect(scoreCurve(line(1, 1), [], 800).points).toBe(0);
    expect(scoreCurve(line(1, 1), line(Number.NaN, Number.NaN), 800).points).toBe(0);
  });
  it('stays within 0 and 100', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 100 }), y: fc.double({ min: -1e6, max: 1e6 }) });
    const curve = fc.array(point, { minLength: 1, maxLength: 10 }).map((points) => points.sort((a, b) => a.x - b.x));
    fc.assert(
      fc.property(curve, curve, fc.integer({ min: 1, max: 1000 }), (drawn, actual, max) => {
        const { points } = scoreCurve(
          drawn.map(({ x, y }) => ({ x, y: Number.isFinite(y) ? y : 0 })),
          actual,
          max,
        );
        expect(points >= 0 && points <= 100).toBe(true);
      }),
    );
  });
});
