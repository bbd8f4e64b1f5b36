// What counts as a number when a person writes one.
import { expect, it } from 'vitest';
import { readPlainNumber } from './plain-number.ts';

it.each([
  ['12', 12],
  [' 2.50 ', 2.5],
  ['-.5', -0.5],
  ['+3.', 3],
  ['1e3', 1000],
  ['2.5E-3', 0.0025],
])('reads %j', (text, value) => {
  expect(readPlainNumber(text)).toBe(value);
});

it.each(['', ' ', '0x10', '0b11', '0o7', '1_000', '1,5', 'Infinity', 'NaN', '.', 'e3', '1e', '1 2'])(
  'finds no number in %j',
  (text) => {
    expect(readPlainNumber(text)).toBeNaN();
  },
);
