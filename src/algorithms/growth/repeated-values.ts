// Lists in which some values occur twice, and what a search for repeated values has to find in them.
import type { RandomSource } from '../../contract/model.ts';

/** What such a list may hold; `1`, `'1'` and `1n` are three values. */
export type ListValue = number | string | boolean | bigint | null | undefined;

export type ValueKind = 'numbers' | 'strings' | 'mixed';

/** A value of its own for each number. Mixed: `3` and `'3'`, in turns. */
function nthValue(kind: ValueKind, id: number): ListValue {
  switch (kind) {
    case 'numbers':
      return id;
    case 'strings':
      return `user-${id}`;
    case 'mixed':
      return id % 2 === 0 ? id / 2 : String((id - 1) / 2);
  }
}

/**
 * A shuffled list of `n` values.
 * @param repeatedShare share of its elements that have a twin in it, 0 … 1
 */
export function drawList(kind: ValueKind, n: number, repeatedShare: number, random: RandomSource): ListValue[] {
  const pairs = Math.floor((n * repeatedShare) / 2);
  const list = Array.from({ length: n }, (_, index) =>
    nthValue(kind, index < 2 * pairs ? Math.floor(index / 2) : index - pairs),
  );
  for (let index = n - 1; index > 0; index -= 1) {
    const other = random.integerBelow(index + 1);
    [list[index], list[other]] = [list[other], list[index]];
  }
  return list;
}

/** The values that occur more than once, as a Set tells values apart: 0 and −0 are one, NaN is itself. */
export function repeatedIn(list: readonly ListValue[]): ReadonlySet<ListValue> {
  const seen = new Set<ListValue>();
  const repeated = new Set<ListValue>();
  for (const value of list) (seen.has(value) ? repeated : seen).add(value);
  return repeated;
}

export interface Mismatch {
  readonly is: 'missing' | 'extra' | 'twice';
  readonly value: unknown;
}

/** The first way in which an answer is not these values, each once, in any order; undefined where it is. */
export function mismatchOf(wanted: ReadonlySet<ListValue>, answer: readonly unknown[]): Mismatch | undefined {
  const given = new Set<unknown>();
  for (const value of answer) {
    if (given.has(value)) return { is: 'twice', value };
    if (!(wanted as ReadonlySet<unknown>).has(value)) return { is: 'extra', value };
    given.add(value);
  }
  for (const value of wanted) if (!given.has(value)) return { is: 'missing', value };
  return undefined;
}
