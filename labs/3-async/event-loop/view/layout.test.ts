import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chipsThatFit, firstLine, layStage, shownQueues, wrapWords } from './layout.ts';

describe('the stage', () => {
  it('keeps its parts apart and inside, at any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 1600 }),
        fc.integer({ min: 240, max: 1000 }),
        fc.integer({ min: 1, max: 3 }),
        (width, height, wordLines) => {
          const { narrow, now, source, phases, queues, stack, output, rowHeight } = layStage(
            ...([width, Math.max(height, width < 640 ? 330 : 240), 7, wordLines] as const),
          );
          for (const area of [now, source, phases, queues, stack, output]) {
            expect(area.x).toBeGreaterThanOrEqual(0);
            expect(area.x + area.width).toBeLessThanOrEqual(width);
            expect(area.y).toBeGreaterThanOrEqual(0);
            expect(area.y + area.height).toBeLessThanOrEqual(Math.max(height, narrow ? 330 : 240));
          }
          expect(source.y).toBeGreaterThanOrEqual(now.y + now.height);
          expect(phases.y).toBeGreaterThanOrEqual(narrow ? source.y + source.height : now.y + now.height);
          expect(queues.y).toBeGreaterThanOrEqual(phases.y + phases.height);
          expect(stack.y).toBeGreaterThanOrEqual(queues.y + queues.height);
          expect(stack.height).toBeGreaterThanOrEqual(rowHeight);
          expect(output.y).toBeGreaterThanOrEqual(narrow ? stack.y + stack.height : source.y + source.height);
        },
      ),
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
    expect(shownQueues(names, (name) => (name === 'a' ? 1 : 0), 3)).toEqual(['a', 'b', 'c']);
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

describe('words', () => {
  it('are cut between them, and none is lost', () => {
    expect(wrapWords('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapWords('a longword b', 4)).toEqual(['a', 'longword', 'b']);
    expect(wrapWords('', 9)).toEqual(['']);
  });
});
