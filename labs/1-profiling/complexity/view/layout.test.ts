// Whatever the size of the stage, nothing lies outside it, and the steps stay clear of one another and of the chart.
import { expect, it } from 'vitest';
import { layStage, MAP_HEAD } from './layout.ts';

it.each([
  [320, 260, false],
  [390, 270, false],
  [390, 520, true],
  [559, 500, true],
  [560, 420, true],
  [620, 140, false],
  [760, 210, true],
  [1000, 380, true],
  [1600, 900, true],
])('fits %d × %d', (width, height, hasMaps) => {
  for (const rows of [
    [15, 16],
    [16, 16],
    [13, 15],
    [8, 16],
  ] as const) {
    const { chart, maps, caption } = layStage(width, height, 16, rows);
    expect(maps !== undefined).toBe(hasMaps);
    const boxes = (maps ?? []).map(({ x, y, cell }, index) => ({
      left: x,
      top: y,
      right: x + 16 * cell,
      bottom: y + MAP_HEAD + (rows[index] ?? 0) * cell,
    }));
    for (const { left, top, right, bottom } of boxes) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThan(20);
      expect(right).toBeLessThanOrEqual(width);
      expect(bottom).toBeLessThanOrEqual(caption.y - 10);
      expect(right <= chart.x || top >= chart.y + chart.height).toBe(true);
    }
    const [first, second] = boxes;
    if (first !== undefined && second !== undefined)
      expect(first.bottom <= second.top || first.right <= second.left).toBe(true);
    expect(chart.height).toBeGreaterThan(60);
    expect(chart.x + chart.width).toBeLessThanOrEqual(width);
    expect(chart.y + chart.height).toBeLessThanOrEqual(height);
  }
});
