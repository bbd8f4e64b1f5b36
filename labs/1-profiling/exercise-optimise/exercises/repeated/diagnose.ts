// Puts a wrong answer into words that help: not only what is wrong with it, but what is likely to have caused it.
import { codeOfPlain } from '#src/algorithms/growth/graded-growth.ts';
import { type ListValue, type Mismatch, repeatedIn } from '#src/algorithms/growth/repeated-values.ts';
import type { Phrase } from '#src/contract/text.ts';

/** @param mismatch the first way in which the answer is wrong */
export function diagnose(list: readonly ListValue[], answer: readonly unknown[], mismatch: Mismatch): Phrase {
  const { length } = list;
  const wanted = repeatedIn(list);
  const args = { value: codeOfPlain(mismatch.value), length, wanted: wanted.size, given: answer.length };
  switch (mismatch.is) {
    case 'twice':
      return { key: 'grade.twice', args };
    case 'extra':
      return extra(list, wanted, mismatch.value, args);
    case 'missing':
      if (answer.length === 0) return { key: 'grade.empty', args };
      if (isFalsy(mismatch.value) && [...wanted].every((value) => isFalsy(value) || answer.includes(value)))
        return { key: 'grade.falsy', args };
      // One of several, and that a right one: whoever returns at the first find.
      if (answer.length === 1 && wanted.size > 1) return { key: 'grade.early', args };
      return { key: 'grade.missing', args };
  }
}

const isFalsy = (value: unknown): boolean =>
  value === 0 || value === '' || value === false || value === null || value === 0n || value === undefined;

type Args = Readonly<Record<string, string | number>>;

function extra(list: readonly ListValue[], wanted: ReadonlySet<ListValue>, value: unknown, args: Args): Phrase {
  const isInList = (list as readonly unknown[]).some((one) => one === value || Object.is(one, value));
  const twins = list.filter((one) => one !== value && !Object.is(one, value) && String(one) === String(value));
  // 3 came back as "3".
  if (!isInList && twins.some((one) => wanted.has(one)) && typeof value === 'string')
    return { key: 'grade.turned', args: { ...args, original: codeOfPlain(twins[0]) } };
  if (!isInList) return { key: 'grade.invented', args };
  if (twins.length > 0) return { key: 'grade.mixedUp', args: { ...args, other: codeOfPlain(twins[0]) } };
  return { key: 'grade.single', args };
}
