// Grades a search for repeated values by its answers, which are compared with our own, and by how its counted operations grow.
import {
  fieldsOf,
  type Growth,
  listOf,
  measureGrowth,
  plainValue,
  readGrowth,
} from '#src/algorithms/growth/graded-growth.ts';
import { answerOf, type OwnSearch, searchOf } from '#src/algorithms/growth/own-search.ts';
import { growingSizes } from '#src/algorithms/growth/power-fit.ts';
import {
  drawList,
  type ListValue,
  mismatchOf,
  repeatedIn,
  type ValueKind,
} from '#src/algorithms/growth/repeated-values.ts';
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import { diagnose } from './diagnose.ts';

const SEARCH = 'repeatedValues';

const dice = (name: string): RandomStream => new RandomStream(streamWords(2024, `grade-${name}`));

/** Elements of few values, so that many repeat, some often. */
function mixture(values: readonly ListValue[], length: number, name: string): readonly ListValue[] {
  const random = dice(name);
  return Array.from({ length }, () => values[random.integerBelow(values.length)]);
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index - 5);

const ANSWER_CASES = [
  { name: 'numbers', lists: [mixture(numbers(40), 60, 'numbers'), [0, -0, 2.5, 1e21, 1e21, -7]] },
  { name: 'strings', lists: [mixture(['', 'a', 'A', 'ab', 'é', '10', 'true'], 9, 'strings'), ['b', 'a', 'b', 'c']] },
  {
    name: 'types',
    lists: [
      [1, '1', true, 'true', null, 'null', 0, false, ''],
      [1, '1', 1, 'null', null, '1', null],
    ],
  },
  {
    name: 'rare',
    lists: [
      [1n, 1, '1', 1n, 2n, undefined, 'undefined', null],
      [undefined, 0n, 0, undefined, 3n, 2n ** 70n, 2n ** 70n],
    ],
  },
  {
    name: 'often',
    lists: [[7, 7, 7], mixture([3, '3', null, false], 50, 'often'), Array.from({ length: 9 }, () => 'x')],
  },
  { name: 'none', lists: [[], [5], [null], drawList('mixed', 30, 0, dice('none'))] },
  {
    name: 'nan',
    lists: [
      [Number.NaN, 4, 4],
      [Number.NaN, 1, Number.NaN, 2, 2],
    ],
  },
] as const satisfies readonly { readonly name: string; readonly lists: readonly (readonly ListValue[])[] }[];

interface GrowthCase {
  readonly name: 'distinct' | 'pairs';
  readonly kind: ValueKind;
  readonly repeatedShare: number;
}
const GROWTH_CASES: readonly GrowthCase[] = [
  { name: 'distinct', kind: 'numbers', repeatedShare: 0 },
  { name: 'pairs', kind: 'mixed', repeatedShare: 1 },
];
const SIZES = growingSizes(128, 1024, 7);
/** n log n comes to 1.17 between these sizes, a sort that compares in the student's own code to a little more. */
const MOST_EXPONENT = 1.35;

const listsOf = ({ name, kind, repeatedShare }: GrowthCase): readonly ListValue[][] =>
  SIZES.map((n) => drawList(kind, n, repeatedShare, dice(`${name}-${n}`)));

/** What an answer and the list afterwards were. */
interface Answered {
  readonly answer: readonly unknown[];
  readonly list: readonly unknown[];
}

function driveAnswers(search: OwnSearch, lists: readonly (readonly ListValue[])[]): readonly Answered[] {
  return lists.map((given) => {
    const list = [...given];
    const answer = answerOf(search(list)).map(plainValue);
    return { answer, list: list.slice(0, given.length + 1).map(plainValue) };
  });
}

const NO_ANSWERS: Phrase = { key: 'grade.noAnswers' };

function faultInAnswer(list: readonly ListValue[], answered: unknown, allowNaN: boolean): Phrase | undefined {
  const fields = fieldsOf(answered);
  const [answer, after] = [listOf(fields['answer']), listOf(fields['list'])];
  if (answer === undefined || after === undefined) return NO_ANSWERS;
  const wanted = repeatedIn(list);
  const isFree = (value: unknown): boolean => allowNaN && Number.isNaN(value);
  const strict = new Set([...wanted].filter((value) => !isFree(value)));
  const mayBe = answer.some(isFree) ? wanted : strict;
  const mismatch = mismatchOf(mayBe, answer);
  if (mismatch !== undefined) return diagnose(list, answer, mismatch);
  const isUntouched = after.length === list.length && list.every((value, index) => Object.is(value, after[index]));
  return isUntouched ? undefined : { key: 'grade.changed', args: { length: list.length } };
}

function judgeAnswers({ name: id, lists }: (typeof ANSWER_CASES)[number], transcript: unknown): Check {
  const name = { key: `grade.${id}` } as const;
  const answers = listOf(transcript);
  if (answers?.length !== lists.length) return { name, passed: false, message: NO_ANSWERS };
  for (const [index, list] of lists.entries()) {
    const message = faultInAnswer(list, answers[index], id === 'nan');
    if (message !== undefined) return { name, passed: false, message };
  }
  return { name, passed: true, message: { key: 'grade.right', args: { lists: lists.length } } };
}

function judgeGrowth(each: GrowthCase, transcript: unknown): Check {
  const name = { key: `grade.${each.name}` } as const;
  const failed = (message: Phrase): Check => ({ name, passed: false, message });
  const growth = readGrowth(listsOf(each), transcript);
  switch (growth.is) {
    case 'noAnswers':
      return failed(NO_ANSWERS);
    case 'stopped':
      return failed({ key: 'grade.tooMany', args: { length: growth.length, most: growth.most } });
    case 'notLooked':
      return failed({ key: 'grade.notLooked', args: { length: growth.length, operations: growth.operations } });
    case 'wrong':
      return failed(diagnose(growth.list, growth.answer, growth.mismatch));
    case 'fitted': {
      const { exponent } = growth.fit;
      const { first, last } = growth;
      const args = { exponent, from: first.n, to: last.n, few: first.cost, many: last.cost };
      return exponent <= MOST_EXPONENT
        ? { name, passed: true, message: { key: 'grade.grows', args } }
        : failed(steep(growth));
    }
  }
}

/** Begun more often than this for each element, a line is in a loop within a loop. */
const OFTEN = 8;

/** What is too steep, and which line made it so: one that is begun over and over, or one whose every beginning is dear. */
function steep({ fit, last, hot }: Extract<Growth, { readonly is: 'fitted' }>): Phrase {
  const args = { exponent: fit.exponent, most: MOST_EXPONENT, to: last.n, many: last.cost };
  if (hot === undefined) return { key: 'grade.steep', args };
  const { line, hits, operations } = hot;
  const told = { ...args, line, hits, share: Math.min(100, Math.round((100 * operations) / last.cost)) };
  return hits > OFTEN * last.n
    ? { key: 'grade.steepLoop', args: told }
    : { key: 'grade.steepCall', args: { ...told, each: Math.round(operations / hits) } };
}

export const exercise: Exercise = {
  entry: [{ name: 'repeatedValues', type: 'function' }],
  drive: (instantiate, { meter } = {}) => [
    ...ANSWER_CASES.map(({ lists }) => driveAnswers(searchOf(instantiate(), SEARCH), lists)),
    ...GROWTH_CASES.map((each) => measureGrowth(searchOf(instantiate(), SEARCH), listsOf(each), meter)),
  ],
  judge: (transcript) => {
    const parts = listOf(transcript) ?? [];
    return [
      ...ANSWER_CASES.map((each, index) => judgeAnswers(each, parts[index])),
      ...GROWTH_CASES.map((each, index) => judgeGrowth(each, parts[ANSWER_CASES.length + index])),
    ];
  },
};
