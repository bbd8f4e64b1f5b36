// Grades a search for duplicates by its answers and by how its counted operations grow.
import {
  codeOfPlain,
  fieldsOf,
  listOf,
  measureGrowth,
  plainValue,
  readGrowth,
} from '#src/algorithms/growth/graded-growth.ts';
import { answerOf, searchOf } from '#src/algorithms/growth/own-search.ts';
import { growingSizes } from '#src/algorithms/growth/power-fit.ts';
import { drawList, type Mismatch, mismatchOf, repeatedIn } from '#src/algorithms/growth/repeated-values.ts';
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';

const SEARCH = 'findDuplicates';
const MOST_EXPONENT = 1.35;

const dice = new RandomStream(streamWords(2024, 'grade-find'));
const few = Array.from({ length: 80 }, () => dice.integerBelow(30) - 10);
const ANSWER_LISTS: readonly (readonly number[])[] = [
  [],
  [4],
  [3, 3, 3],
  [10, 9, 1, 10, 2, 9],
  [0.5, -0.5, 0.5, 0],
  few,
];

const GROWTH = [
  { name: 'distinct', lists: growingSizes(128, 1024, 7).map((n) => drawList('numbers', n, 0, dice)) },
  { name: 'pairs', lists: growingSizes(128, 1024, 7).map((n) => drawList('numbers', n, 1, dice)) },
] as const;

const NO_ANSWERS: Phrase = { key: 'grade.noAnswers' };
const wrong = ({ is, value }: Mismatch, length: number): Phrase => ({
  key: `grade.${is}`,
  args: { value: codeOfPlain(value), length },
});

function judgeAnswers(transcript: unknown): Check {
  const name = { key: 'grade.answers' };
  const answers = listOf(transcript);
  for (const [index, list] of ANSWER_LISTS.entries()) {
    const answer = listOf(fieldsOf(answers?.[index])['answer']);
    if (answer === undefined) return { name, passed: false, message: NO_ANSWERS };
    const mismatch = mismatchOf(repeatedIn(list), answer);
    if (mismatch !== undefined) return { name, passed: false, message: wrong(mismatch, list.length) };
  }
  return { name, passed: true, message: { key: 'grade.right', args: { lists: ANSWER_LISTS.length } } };
}

function judgeGrowth({ name: id, lists }: (typeof GROWTH)[number], transcript: unknown): Check {
  const name = { key: `grade.${id}` } as const;
  const failed = (message: Phrase): Check => ({ name, passed: false, message });
  const growth = readGrowth(lists, transcript);
  switch (growth.is) {
    case 'noAnswers':
      return failed(NO_ANSWERS);
    case 'stopped':
      return failed({ key: 'grade.tooMany', args: { length: growth.length, most: growth.most } });
    case 'notLooked':
      return failed({ key: 'grade.notLooked', args: { length: growth.length, operations: growth.operations } });
    case 'wrong':
      return failed(wrong(growth.mismatch, growth.length));
    case 'fitted': {
      const { exponent } = growth.fit;
      const args = { exponent, most: MOST_EXPONENT, to: growth.last.n, many: growth.last.cost };
      return exponent <= MOST_EXPONENT
        ? { name, passed: true, message: { key: 'grade.grows', args } }
        : failed({ key: 'grade.steep', args });
    }
  }
}

export const exercise: Exercise = {
  entry: [{ name: SEARCH, type: 'function' }],
  drive(instantiate, { meter } = {}) {
    const search = searchOf(instantiate(), SEARCH);
    const answers = ANSWER_LISTS.map((list) => ({ answer: answerOf(search([...list])).map(plainValue) }));
    return [answers, ...GROWTH.map(({ lists }) => measureGrowth(searchOf(instantiate(), SEARCH), lists, meter))];
  },
  judge(transcript) {
    const [answers, ...growth] = listOf(transcript) ?? [];
    return [judgeAnswers(answers), ...GROWTH.map((each, index) => judgeGrowth(each, growth[index]))];
  },
};
