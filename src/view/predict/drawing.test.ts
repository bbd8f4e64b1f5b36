// Drawing a prediction.
import { describe, expect, it } from 'vitest';
import { drawingPoints, drawStroke, flatDrawing, movePlace, PLACES } from './drawing.ts';

describe('a drawing', () => {
  it('begins flat across the time', () => {
    const points = drawingPoints(flatDrawing(40), 30_000);
    expect(points).toHaveLength(PLACES);
    expect([points[0]?.x, points.at(-1)?.x, points[5]?.y]).toEqual([0, 30_000, 40]);
  });
  it('moves one place within the axis', () => {
    expect(movePlace([1, 2, 3], 1, 99, 50)).toEqual([1, 50, 3]);
    expect(movePlace([1, 2, 3], 0, -5, 50)).toEqual([0, 2, 3]);
  });
  it('follows a stroke over all that it passed', () => {
    expect(drawStroke([0, 0, 0, 0, 0], { place: 1, value: 10 }, { place: 3, value: 30 }, 100, false)).toEqual([
      0, 10, 20, 30, 0,
    ]);
    expect(drawStroke([0, 0, 0, 0, 0], { place: 3, value: 30 }, { place: 1, value: 10 }, 100, false)).toEqual([
      0, 10, 20, 30, 0,
    ]);
    expect(drawStroke([0, 0, 0, 0, 0], { place: 1, value: 10 }, { place: 2.2, value: 40 }, 100, true)[2]).toBe(40);
  });
  it('carries the line on while it is first drawn', () => {
    expect(drawStroke([0, 0, 0, 0], { place: 0, value: 5 }, { place: 1, value: 20 }, 100, true)).toEqual([
      5, 20, 20, 20,
    ]);
  });
});
