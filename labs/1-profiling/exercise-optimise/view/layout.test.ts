// Whatever the size of the stage, nothing lies outside it, and the hot line is among those shown.
import { describe, expect, it } from 'vitest';
import { layStage, shownLines } from './layout.ts';

describe('the layout', () => {
  it.each([
    [320, 420],
    [390, 520],
    [699, 500],
    [700, 420],
    [1600, 900],
  ])('fits %d × %d', (width, height) => {
    for (const lines of [1, 9, 60]) {
      const { chart, listing, contexts, rowHeight, rows } = layStage(width, height, lines, 88);
      expect(contexts.y).toBeGreaterThanOrEqual(listing.y + listing.height);
      for (const box of [chart, listing, contexts]) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
      }
      expect(rows * rowHeight).toBeLessThanOrEqual(listing.height);
      expect(
        listing.x >= chart.x + chart.width ||
          chart.x >= listing.x + listing.width ||
          listing.y >= chart.y + chart.height,
      ).toBe(true);
    }
  });
});

it('keeps room on a phone for three functions that call one another', () => {
  // A head and three bars, over a stage as high as a phone leaves it.
  const { contexts, listing } = layStage(390, 290, 22, 97);
  expect(contexts.height).toBe(97);
  expect(listing.height).toBeGreaterThan(40);
});

describe('the lines that are shown', () => {
  it('are all that ran where they fit, with one before and two after', () => {
    expect(shownLines(20, [4, 5, 9], 5, 30)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
  it('hold the hot one where they do not', () => {
    for (const hot of [2, 50, 99]) {
      const shown = shownLines(100, [2, 50, 99], hot, 10);
      expect(shown.length).toBe(10);
      expect(shown).toContain(hot);
    }
  });
  it('begin at the top before anything ran', () => {
    expect(shownLines(13, [], undefined, 30)).toEqual(Array.from({ length: 3 }, (_, index) => index + 1));
  });
});
