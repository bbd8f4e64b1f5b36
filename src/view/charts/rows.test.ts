// Rows of a chart: what is bridged, and which holes stay.
import { describe, expect, it } from 'vitest';
import { chartRows } from './recharts/rows.ts';

const points = (...pairs: readonly (readonly [x: number, y: number])[]) => pairs.map(([x, y]) => ({ x, y }));
const line = (given: ReturnType<typeof points>, hasHoles?: true) =>
  ({ id: 'line', label: 'line', points: given, hasHoles }) as const;

describe('a row for each x', () => {
  it('leaves to the drawing what a line has no point for', () => {
    expect(chartRows({ lines: [line(points([0, 1], [2, 3])), line(points([1, 5]))] })).toEqual([
      { x: 0, line0: 1 },
      { x: 1, line1: 5 },
      { x: 2, line0: 3 },
    ]);
  });
  it('fills a line with holes where only other lines have points', () => {
    expect(chartRows({ lines: [line(points([0, 1], [4, 3]), true), line(points([1, 5]))] })[1]).toEqual({
      ...{ x: 1, line0: 1.5, line1: 5 },
    });
  });
  it('keeps its holes, on its own moments and on those of others beside them', () => {
    const rows = chartRows({
      lines: [line(points([0, 1], [2, Number.NaN], [4, 3]), true), line(points([1, 5], [3, 5], [9, 5]))],
    });
    expect(rows.map(({ line0 }) => line0 ?? null)).toEqual([1, null, null, null, 3, null]);
  });
});
