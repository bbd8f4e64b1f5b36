// Whatever the size of the stage and the number of tasks, nothing lies outside it or on top of something else.
import { describe, expect, it } from 'vitest';
import type { Box } from '#src/view/stage/box.ts';
import { layGrid, layStage, nodeRow, shownUntilMs, slotBar, timeTicks } from './layout.ts';

const inside = (box: Box, width: number, height: number): void => {
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.width).toBeGreaterThan(0);
  expect(box.height).toBeGreaterThan(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01);
  expect(box.y + box.height).toBeLessThanOrEqual(height + 0.01);
};

describe.each([
  [340, 290],
  [390, 320],
  [640, 420],
  [900, 640],
])('the stage of %i × %i', (width, height) => {
  const layout = layStage(width, height, { maps: 12, reduces: 4, nodes: 4, slotsPerNode: 2 });

  it('puts its parts side by side and below each other', () => {
    const { maps, reduces, answers, time } = layout;
    for (const box of [maps, reduces, answers, time]) inside(box, width, height);
    expect(maps.x + maps.width).toBeLessThan(reduces.x);
    expect(reduces.x + reduces.width).toBeLessThan(answers.x);
    expect(maps.y + maps.height).toBeLessThan(time.y);
    expect(time.y + time.height).toBeLessThan(height - 10);
  });

  it.each([1, 4, 12, 40, 200])('has a place for each of %i tasks', (count) => {
    const boxes = layGrid(layout.maps, count);
    expect(boxes).toHaveLength(count);
    for (const box of boxes) inside(box, layout.maps.x + layout.maps.width, layout.maps.y + layout.maps.height);
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1)) {
        const apart = one.x + one.width <= other.x + 0.01 || one.y + one.height <= other.y + 0.01;
        expect(apart || other.x + other.width <= one.x || other.y + other.height <= one.y).toBe(true);
      }
  });

  it.each([1, 4, 16])('has a row for each of %i nodes, and a bar for each slot', (nodes) => {
    for (let node = 0; node < nodes; node += 1) {
      const row = nodeRow(layout, node, nodes);
      inside(row, width, layout.time.y + layout.time.height);
      const bars = (['map', 'reduce'] as const).flatMap((kind) => [0, 1, 2].map((slot) => slotBar(row, kind, slot, 3)));
      for (const [at, bar] of bars.entries()) {
        expect(bar.y + bar.height).toBeLessThanOrEqual((bars[at + 1]?.y ?? row.y + row.height) + 0.01);
      }
    }
  });
});

it('shows time in steps that hold the present', () => {
  expect(shownUntilMs({ nowMs: 0, finishedMs: Number.NaN })).toBe(10_000);
  for (const nowMs of [9000, 12_345, 40_000, 900_000])
    expect(shownUntilMs({ nowMs, finishedMs: Number.NaN })).toBeGreaterThan(nowMs);
  // A job that is done keeps its scale.
  expect(shownUntilMs({ nowMs: 40_000, finishedMs: 9000 })).toBe(10_000);
  expect(timeTicks(10_000, 500, 60)).toEqual([0, 2000, 4000, 6000, 8000, 10_000]);
});
