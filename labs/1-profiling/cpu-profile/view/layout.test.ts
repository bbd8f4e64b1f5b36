import { describe, expect, it } from 'vitest';
import { fitName, layStage, scrolledTo } from './layout.ts';

describe('the stage', () => {
  it.each([
    [900, 560],
    [390, 380],
    [320, 120],
  ])('of %i × %i has a bar, a graph and words, one under the other', (width, height) => {
    const { bar, flame, words } = layStage(width, height, 30);
    expect(flame.top).toBe(bar.height);
    expect(words.top).toBe(flame.top + flame.height);
    expect(flame.height).toBeGreaterThanOrEqual(40);
    if (height > 200) expect(words.top + words.height).toBe(height);
  });

  it('has rows that a finger can hit on a phone', () => {
    expect(layStage(390, 600, 90).rowHeight).toBeGreaterThan(layStage(900, 600, 90).rowHeight);
  });
});

it('few rows are high enough for a second line, and no higher than they need to be', () => {
  expect(layStage(900, 560, 5).rowHeight).toBe(58);
  expect(layStage(900, 560, 12).rowHeight).toBe(39);
  expect(layStage(900, 560, 0).rowHeight).toBe(58);
});

describe('a tall flame graph', () => {
  const tall = { rows: 100, visible: 10 };
  it('is scrolled no further than needed to see a row', () => {
    expect(scrolledTo(5, 0, tall)).toBe(0);
    expect(scrolledTo(10, 0, tall)).toBe(1);
    expect(scrolledTo(3, 40, tall)).toBe(3);
    expect(scrolledTo(45, 40, tall)).toBe(40);
    expect(scrolledTo(99, 0, tall)).toBe(90);
  });

  it('stays where it is when all of it can be seen', () => {
    expect(scrolledTo(3, 7, { rows: 6, visible: 10 })).toBe(0);
  });
});

it('a name is cut where it does not fit, and left out where nothing of it would be read', () => {
  expect(fitName('sortOrders', 200, 7)).toBe('sortOrders');
  expect(fitName('sortOrders', 50, 7)).toBe('sortO…');
  expect(fitName('sortOrders', 20, 7)).toBe('');
  expect(fitName('f', 15, 7)).toBe('f');
});
