// The lists are what they say, and the search finds what two loops find.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream, streamWords } from '../../sim/random.ts';
import { drawList, type ListValue, mismatchOf, repeatedIn } from './repeated-values.ts';

const random = () => new RandomStream(streamWords(3, 'list'));

describe('a list', () => {
  it.each(['numbers', 'strings', 'mixed'] as const)(
    'of %s has as many pairs as it should, and nothing thrice',
    (kind) => {
      for (const [n, share, pairs] of [
        [0, 1, 0],
        [1, 1, 0],
        [10, 0, 0],
        [10, 0.5, 2],
        [10, 1, 5],
        [101, 0.5, 25],
      ] as const) {
        const list = drawList(kind, n, share, random());
        expect(list.length).toBe(n);
        expect(new Set(list).size).toBe(n - pairs);
        expect(repeatedIn(list).size).toBe(pairs);
      }
    },
  );
  it('is the same from the same stream, and shuffled', () => {
    expect(drawList('numbers', 50, 0.5, random())).toEqual(drawList('numbers', 50, 0.5, random()));
    expect(drawList('numbers', 50, 0, random())).not.toEqual(Array.from({ length: 50 }, (_, index) => index));
  });
  it('that is mixed holds texts that look like its numbers', () => {
    const list = drawList('mixed', 40, 0, random());
    expect(list).toContain(3);
    expect(list).toContain('3');
  });
});

it('the search finds what two loops find', () => {
  const value: fc.Arbitrary<ListValue> = fc.constantFrom(0, -0, 1, '1', '', true, 'true', null, 'null', Number.NaN);
  fc.assert(
    fc.property(fc.array(value), (list) => {
      const same = (one: ListValue, other: ListValue): boolean => one === other || Object.is(one, other);
      const slow = list.filter((one, at) => list.some((other, index) => index !== at && same(one, other)));
      expect(repeatedIn(list)).toEqual(new Set(slow));
    }),
  );
});

it('an answer is compared in any order, and told apart by what is wrong with it', () => {
  const wanted = new Set<ListValue>([1, '1', null]);
  expect(mismatchOf(wanted, [null, '1', 1])).toBeUndefined();
  expect(mismatchOf(wanted, [1, null])).toEqual({ is: 'missing', value: '1' });
  expect(mismatchOf(wanted, [1, '1', null, 2])).toEqual({ is: 'extra', value: 2 });
  expect(mismatchOf(wanted, [1, '1', 1, null])).toEqual({ is: 'twice', value: 1 });
});
