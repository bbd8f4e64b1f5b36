// Whatever the size of the stage, nothing lies outside it, and the pairs stay clear of the chart.
import { expect, it } from 'vitest';
import { layStage } from './layout.ts';

it.each([
  [320, 300],
  [390, 520],
  [699, 500],
  [700, 420],
  [1600, 900],
])('fits %d × %d', (width, height) => {
  const { chart, pairs, looks } = layStage(width, height, 16);
  const right = pairs.x + 16 * pairs.cell;
  const bottom = looks.y + looks.cell;
  expect(pairs.x).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(width);
  expect(bottom).toBeLessThanOrEqual(height);
  expect(right <= chart.x || bottom <= chart.y + 1).toBe(true);
  expect(chart.height).toBeGreaterThan(100);
  expect(chart.x + chart.width).toBeLessThanOrEqual(width);
  expect(chart.y + chart.height).toBeLessThanOrEqual(height);
});
