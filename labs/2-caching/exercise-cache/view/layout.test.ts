// Nothing lies over anything else or beyond the stage, on a desk and on a phone; rings are rings.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '#src/view/stage/box.ts';
import { arcPath, isUpright, layStage, slotsIn } from './layout.ts';

const SIZES = [
  [1000, 560],
  [700, 460],
  [560, 420],
  [378, 470],
  [340, 380],
] as const;

const apart = (one: Box, other: Box): boolean =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y;

describe.each(SIZES)('a stage of %i × %i', (width, height) => {
  it.each([1, 2, 3, 4])('holds %i instances, L2 and the service side by side', (count) => {
    const { instances, l2, service, clients, l2Cells, loads } = layStage(width, height, count);
    const boxes = [...instances.map(({ box }) => box), l2, service];
    for (const box of [...boxes, ...instances.map(({ cells }) => cells), l2Cells, loads]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    boxes.forEach((one, at) => {
      for (const other of boxes.slice(at + 1)) expect(apart(one, other)).toBe(true);
    });
    for (const [x, y] of clients) expect(isUpright(width) ? y : x).toBeLessThan(30);
  });
});

it('gives each mark a place of its own, and counts the rest', () => {
  const box = { x: 10, y: 20, width: 100, height: 45 };
  const { at, hidden } = slotsIn(box, 40, 20);
  expect(at.length + hidden).toBe(40);
  expect(new Set(at.map(String)).size).toBe(at.length);
  for (const [x, y] of at) {
    expect(x).toBeGreaterThan(10);
    expect(x).toBeLessThan(110);
    expect(y).toBeGreaterThan(20);
    expect(y).toBeLessThan(66);
  }
});

it('draws a ring that ends on its circle, and none at the end', () => {
  expect(arcPath(5, 0)).toBe('');
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (left) => {
      const [x, y] = (/ ([-\d.]+) ([-\d.]+)$/.exec(arcPath(5, left)) ?? []).slice(1).map(Number);
      expect(Math.hypot(x ?? 0, y ?? 0)).toBeCloseTo(5, 1);
    }),
  );
});
