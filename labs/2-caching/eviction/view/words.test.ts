// What a policy counts of a key is said as what it is.
import { describe, expect, it } from 'vitest';
import { noteOf } from './words.ts';

const text = { number: (value: number) => String(value) };
const run = { traceLength: 2000, position: 500 };

describe('noteOf', () => {
  it.each([
    ['buckets', 12, '12'],
    ['window', 0, '0'],
    ['probation', 3, '3'],
    ['protected', 15, '15'],
    ['small', 2, ''],
    ['main', 2, ''],
    ['farthest-first', 500, '+1'],
    ['farthest-first', 2000, '∞'],
  ] as const)('in %s, %d is %j', (name, count, note) => {
    expect(noteOf(run, { name, frequency: Int32Array.of(count) }, 0, text)).toBe(note);
  });

  it('is nothing where the policy counts nothing', () => {
    expect(noteOf(run, { name: 'queue', frequency: new Int32Array(0) }, 0, text)).toBe('');
  });
});
