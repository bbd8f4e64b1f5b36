// Histograms: area stands for count, on both axes.
import { describe, expect, it } from 'vitest';
import { layDistribution } from './distribution.ts';

const bins = [
  { from: 0, to: 10, count: 10 },
  { from: 10, to: 30, count: 20 },
  { from: 30, to: 40, count: 0 },
];

describe('layDistribution', () => {
  it('gives equal heights to equal densities', () => {
    const plane = layDistribution(bins, 300, 100, false);
    expect(plane?.total).toBe(30);
    expect(plane?.bars.map(({ height }) => Math.round(height * 1e6) / 1e6)).toEqual([100, 100]);
    expect(plane?.toX(15)).toBe(150);
    expect(plane?.toX(99)).toBe(300);
  });
  it('lays the same density of theory at the same height', () => {
    const plane = layDistribution(bins, 300, 100, false);
    expect(plane?.heightOf(5, 1 / 30)).toBeCloseTo(100);
  });
  it('keeps area on a logarithmic axis, and places zero', () => {
    const plane = layDistribution(
      [
        { from: 1, to: 10, count: 5 },
        { from: 10, to: 100, count: 5 },
      ],
      200,
      50,
      true,
    );
    expect(plane?.bars.map(({ height }) => height)).toEqual([50, 50]);
    expect(plane?.toX(10)).toBeCloseTo(100);
    expect(layDistribution(bins, 200, 50, true)?.min).toBe(5);
  });
  it('says when there is nothing', () => {
    expect(layDistribution([], 300, 100, false)).toBeUndefined();
    expect(layDistribution([{ from: 1, to: 2, count: 0 }], 300, 100, true)).toBeUndefined();
  });
});
