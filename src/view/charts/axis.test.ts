// Axes are round, thinning keeps peaks, labels keep apart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  extentOf,
  linearTicks,
  logTicks,
  placeAxisLabels,
  roundMax,
  spreadLabels,
  thin,
  valueAt,
  valueAxis,
} from './axis.ts';

describe('axes', () => {
  it('ends above the data at a round figure', () => {
    expect([0, 7, 612, 0.31, 1000, Number.NaN].map(roundMax)).toEqual([1, 8, 800, 0.4, 1000, 1]);
    expect(valueAxis(0, 612)).toEqual({ min: 0, max: 800, ticks: [0, 400, 800] });
  });
  it('never cuts the data and never wastes more than a third', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        expect(roundMax(value)).toBeGreaterThanOrEqual(value * (1 - 1e-8));
        expect(roundMax(value)).toBeLessThanOrEqual(value * 1.51);
      }),
    );
  });
  it('reaches below 0 where the data do, in round steps with 0 among them', () => {
    expect(valueAxis(-118_000, 4000)).toEqual({
      ...{ min: -150_000, max: 50_000 },
      ticks: [-150_000, -100_000, -50_000, 0, 50_000],
    });
    expect(valueAxis(-3, -1)).toEqual({ min: -3, max: 0, ticks: [-3, -2, -1, 0] });
    const figure = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(figure, figure, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const { min, max, ticks } = valueAxis(low, high);
        const slack = 1e-8 * Math.max(Math.abs(low), Math.abs(high));
        expect(min).toBeLessThanOrEqual(low < 0 ? low + slack : 0);
        expect(max).toBeGreaterThanOrEqual(high - slack);
        expect(ticks).toContain(0);
        expect([ticks[0], ticks.at(-1)]).toEqual([min, max]);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
  it('ticks powers of ten and round steps', () => {
    expect(logTicks(1, 10_000)).toEqual([1, 10, 100, 1000, 10_000]);
    expect(logTicks(20, 60)).toEqual([20, 50]);
    expect(logTicks(64, 362)).toEqual([100, 200]);
    expect(logTicks(30, 40)).toEqual([30, 35, 40]);
    expect(logTicks(128, 181.019)).toEqual([140, 160, 180]);
    expect(linearTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linearTicks(3, 3)).toEqual([3]);
  });
  it('ignores what is no number', () => {
    expect(extentOf([Number.NaN, 3, 1])).toEqual({ min: 1, max: 3 });
    expect(extentOf([Number.NaN])).toBeUndefined();
  });
});

describe('thin', () => {
  it('keeps every peak and both ends', () => {
    const points = Array.from({ length: 5000 }, (_, x) => ({ x, y: x === 1234 ? 99 : x % 7 }));
    const kept = thin(points, 200);
    expect(kept.length).toBeLessThanOrEqual(202);
    expect(Math.max(...kept.map(({ y }) => y))).toBe(99);
    expect(kept.at(-1)?.x).toBe(4999);
    expect(kept.every(({ x }, index) => index === 0 || x > (kept[index - 1]?.x ?? -1))).toBe(true);
  });
  it('leaves short series and keeps gaps', () => {
    const short = [{ x: 0, y: 1 }];
    expect(thin(short, 100)).toBe(short);
    const gap = Array.from({ length: 100 }, (_, x) => ({ x, y: x > 30 && x < 70 ? Number.NaN : 1 }));
    expect(thin(gap, 20).some(({ y }) => Number.isNaN(y))).toBe(true);
  });
});

describe('spreadLabels', () => {
  it('moves labels no more than it must', () => {
    expect(spreadLabels([10, 100], 12, 120)).toEqual([10, 100]);
    expect(spreadLabels([50, 52], 12, 120)).toEqual([50, 62]);
    expect(spreadLabels([118, 119], 12, 120)).toEqual([108, 120]);
  });
  it('keeps them apart where there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 12 }), (wanted) => {
        const placed = [...spreadLabels(wanted, 12, 200)].sort((a, b) => a - b);
        placed.forEach((y, index) => {
          expect(y >= 0 && y <= 200).toBe(true);
          if (index > 0) expect(y - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-9);
        });
      }),
    );
  });
});

describe('placeAxisLabels', () => {
  const widthOf = (words: string): number => 7 * words.length;
  const at = (...places: readonly number[]) => places.map((place) => ({ at: place, words: '1,000' }));

  it('writes each under its place and moves the outer ones inwards', () => {
    expect(placeAxisLabels(at(0, 100, 200), widthOf, 200).map(({ from }) => from)).toEqual([0, 82.5, 165]);
  });
  it('keeps the last, and of the others those that do not touch the next', () => {
    const placed = placeAxisLabels(at(20, 150, 190), widthOf, 200);
    expect(placed.map((label) => label.at)).toEqual([20, 190]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 12 }), (places) => {
        const labels = placeAxisLabels(at(...places.sort((a, b) => a - b)), widthOf, 200);
        expect(labels.at(-1)?.at).toBe(Math.max(...places));
        for (const { from, to } of labels) expect(from >= 0 && to <= 200 + 1e-9).toBe(true);
        labels.slice(1).forEach(({ from }, index) => {
          expect(from).toBeGreaterThanOrEqual((labels[index]?.to ?? 0) + 6 - 1e-9);
        });
      }),
    );
  });
});

describe('valueAt', () => {
  const points = [
    { x: 1, y: 100 },
    { x: 100, y: 50 },
    { x: 1000, y: 20 },
  ];
  it('is on the line as it is drawn, between its points and nowhere else', () => {
    expect([1, 100, 550].map((x) => valueAt(points, x))).toEqual([100, 50, 35]);
    expect(valueAt(points, 10, 'log')).toBeCloseTo(75, 9);
    expect([0.5, 1001].map((x) => valueAt(points, x))).toEqual([undefined, undefined]);
    expect(valueAt([], 1)).toBeUndefined();
  });
});
