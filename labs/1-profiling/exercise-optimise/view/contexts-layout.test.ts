// Bars lie within their caller's, are as wide as what they cost, and leave its own work free.
import { expect, it } from 'vitest';
import { depthOf, layContexts } from './contexts-layout.ts';

const context = (parent: number, self: number, total: number) => ({
  ...{ name: 'f', line: 1, calls: 1 },
  ...{ parent, self, total },
});
const TREE = [context(-1, 10, 100), context(0, 30, 70), context(1, 40, 40), context(0, 20, 20), context(0, 0.1, 0.1)];

it('is drawn to scale', () => {
  expect(layContexts(TREE, 200, 4)).toEqual([
    { index: 0, depth: 0, x: 0, width: 200, ownWidth: 20 },
    { index: 1, depth: 1, x: 0, width: 140, ownWidth: 60 },
    { index: 2, depth: 2, x: 0, width: 80, ownWidth: 80 },
    { index: 3, depth: 1, x: 140, width: 40, ownWidth: 40 },
  ]);
});

it('has no more rows than there is room for', () => {
  expect(layContexts(TREE, 200, 2).every(({ depth }) => depth < 2)).toBe(true);
  expect(depthOf(TREE, 9)).toBe(3);
  expect(depthOf(TREE, 2)).toBe(2);
  expect(depthOf([], 2)).toBe(0);
});

it('is nothing where nothing was done', () => {
  expect(layContexts([context(-1, 0, 0)], 200, 4)).toEqual([]);
});
