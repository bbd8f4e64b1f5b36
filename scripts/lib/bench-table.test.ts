// The bench table: marks and markers.
import { expect, test } from 'vitest';
import { isKept, markdownTable, markOf, replaceBetweenMarkers } from './bench-table.ts';

test('a bound is kept at its edge and missed beyond it', () => {
  expect(isKept({ name: 'a', ratio: 3, atLeast: 3 })).toBe(true);
  expect(isKept({ name: 'a', ratio: 2.99, atLeast: 3 })).toBe(false);
  expect(isKept({ name: 'a', ratio: 2.01, atMost: 2 })).toBe(false);
  expect(isKept({ name: 'a', ratio: Number.NaN, atLeast: 3 })).toBe(false);
});

test('a skipped row says why and fails nothing', () => {
  const row = { name: 'a', ratio: Number.NaN, atLeast: 20, skipped: 'no SimPy here' };
  expect(isKept(row)).toBe(true);
  expect(markOf(row)).toBe('skipped: no SimPy here');
});

test('the table has a line for each row', () => {
  const lines = markdownTable([
    { name: 'LRU against lru-cache', ratio: 5.246, atLeast: 3, details: '30 against 6 M operations/s' },
    { name: 'script a frame', ratio: 4.2, unit: 'ms', atMost: 6 },
  ]).split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[2]).toMatch(/^\| LRU against lru-cache +\| 5\.25 × +\| at least 3\.00 × \| kept/);
  expect(lines[3]).toContain('at most 6.00 ms');
});

test('only what stands between the markers is replaced', () => {
  const text = 'before\n<!-- bench:start -->\nold\n<!-- bench:end -->\nafter\n';
  expect(replaceBetweenMarkers(text, 'new')).toBe('before\n<!-- bench:start -->\n\nnew\n\n<!-- bench:end -->\nafter\n');
  expect(() => replaceBetweenMarkers('no markers', 'new')).toThrow('bench:start');
});
