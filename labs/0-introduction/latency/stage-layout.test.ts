// Whatever the size of the stage and the number of servers, nothing lies outside it or on top of something else.
import { describe, expect, it } from 'vitest';
import { type Box, layStage } from './stage-layout.ts';

const SIZES = [
  [320, 290],
  [390, 200],
  [519, 420],
  [520, 240],
  [900, 520],
  [1600, 900],
] as const;
const COUNTS = [1, 2, 3, 4, 6, 7, 50, 200];

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width - 1e-9 &&
  other.x < one.x + one.width - 1e-9 &&
  one.y < other.y + other.height - 1e-9 &&
  other.y < one.y + one.height - 1e-9;

describe.each(SIZES)('the layout at %d × %d', (width, height) => {
  it.each(COUNTS.flatMap((count) => [true, false].map((hasWire) => ({ count, hasWire }))))(
    'fits %o',
    ({ count, hasWire }) => {
      const { servers, clients, head, queueLength, axis } = layStage(width, height, count, hasWire);
      const boxes = [...servers, clients];
      expect(servers).toHaveLength(count);
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        expect(Math.min(box.width, box.height)).toBeGreaterThan(0);
      }
      const overlaps = boxes.flatMap((box, index) => boxes.slice(index + 1).filter((other) => overlap(box, other)));
      expect(overlaps).toEqual([]);
      const end = axis === 'x' ? head[0] - queueLength : head[1] - queueLength;
      const edge = axis === 'x' ? clients.x + clients.width : clients.y + clients.height;
      expect(end).toBeGreaterThan(edge);
    },
  );
});

it.each([4, 7, 50])('puts %i small servers below the queue, in its middle, on a phone', (count) => {
  const { servers, head } = layStage(390, 290, count, true);
  const middle = (Math.min(...servers.map(({ x }) => x)) + Math.max(...servers.map(({ x, width }) => x + width))) / 2;
  expect(middle).toBeCloseTo(head[0], 6);
});
