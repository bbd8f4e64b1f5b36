// Times in sentences.
import { expect, it } from 'vitest';
import { spanLabel, timeLabel } from './labels.ts';

it.each([
  [0, '0:00'],
  [41_300, '0:41.300'],
  [12, '0:00.012'],
  [60_000, '1:00'],
  [48_007_000, '13:20:07'],
  [-4000, '−0:04'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NEGATIVE_INFINITY, '−∞'],
])('%s is %s', (ms, label) => {
  expect(timeLabel(ms)).toBe(label);
});

it('a span', () => {
  expect(spanLabel(40_000, 50_000)).toBe('0:40–0:50');
});
