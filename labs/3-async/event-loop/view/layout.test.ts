import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chipsThatFit, firstLine, layStage, shownQueues } from './layout.ts';

describe('the stage', () => {
  it('keeps its parts apart and inside, at any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 320, max: 1600 }), fc.integer({ min: 290, max: 1000 }), (width, height) => {
        const { narrow, source, nowY, phases, queues, stack, output } = layStage(width, height, 7);
        for (const area of [source, phases, queues, output]) {
          expect(area.x).toBeGreaterThanOrEqual(0);
          expect(area.x + area.width).toBeLessThanOrEqual(width);
          expect(area.y).toBeGreaterThanOrEqual(0);
          expect(area.y + area.height).toBeLessThanOrEqual(height);
        }
        expect(nowY).toBeGreaterThan(source.y + source.height);
        expect(queues.y).toBeGreaterThanOrEqual(phases.y + phases.height);
        if (narrow) expect(output.y).toBeGreaterThanOrEqual(queues.y + queues.height);
        else {
          expect(output.y).toBeGreaterThan(nowY);
          expect(stack.y).toBeGreaterThanOrEqual(queues.y + queues.height);
        }
      }),
    );
  });
});

describe('the queues', () => {
  it('that have somebody waiting come first where there is no room for all, in their order', () => {
    const names = ['a', 'b', 'c', 'd'];
    const lengths: Readonly<Record<string, number>> = { a: 0, b: 0, c: 2, d: 1 };
    expect(shownQueues(names, (name) => lengths[name] ?? 0, 4)).toEqual(names);
    expect(shownQueues(names, (name) => lengths[name] ?? 0, 3)).toEqual(['a', 'c', 'd']);
    expect(shownQueues(names, (name) => lengths[name] ?? 0, 1)).toEqual(['c']);
  });
});

describe('the window of the program', () => {
  it('shows the present line, and moves no more than it must', () => {
    expect(firstLine(5, 40, 20, 1)).toBe(1);
    expect(firstLine(30, 40, 20, 1)).toBe(14);
    expect(firstLine(0, 40, 20, 14)).toBe(14);
    expect(firstLine(2, 40, 20, 14)).toBe(1);
    fc.assert(
      fc.property(fc.nat(99), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 100 }), (at, rows, before) => {
        const present = at + 1;
        const first = firstLine(present, 100, rows, before);
        expect(first).toBeLessThanOrEqual(present);
        expect(first + rows - 1).toBeGreaterThanOrEqual(present);
        expect(first).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('chips', () => {
  it('leave room for the count of those that do not fit', () => {
    expect(chipsThatFit([50, 50, 50], 160, 5, 30)).toBe(3);
    expect(chipsThatFit([50, 50, 50], 159, 5, 30)).toBe(2);
    expect(chipsThatFit([50, 50, 50], 100, 5, 30)).toBe(1);
    expect(chipsThatFit([], 100, 5, 30)).toBe(0);
  });
});
