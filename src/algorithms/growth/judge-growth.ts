// Whether the counted operations of a student's search grow slowly enough, as a check of an exercise.
import type { Check } from '../../contract/exercise.ts';
import type { Phrase } from '../../contract/text.ts';
import type { Growth } from './graded-growth.ts';

/** n log n comes to 1.17 from 128 to 1024 elements, a sort that compares in the student's own code to a little more. */
const MOST_EXPONENT = 1.35;

export const NO_ANSWERS: Phrase = { key: 'grade.noAnswers' };

type Fitted = Extract<Growth, { readonly is: 'fitted' }>;
type Wrong = Extract<Growth, { readonly is: 'wrong' }>;

/** What an exercise says of an answer that is wrong, and of a growth that is too steep with the arguments of `grade.steep`. */
interface Verdicts {
  readonly wrong: (answered: Wrong) => Phrase;
  readonly steep: (args: NonNullable<Phrase['args']>, growth: Fitted) => Phrase;
}

/** @param id of the check: it is called by the phrase `grade.<id>` */
export function judgeGrowth(id: string, growth: Growth, { wrong, steep }: Verdicts): Check {
  const name: Phrase = { key: `grade.${id}` };
  const failed = (message: Phrase): Check => ({ name, passed: false, message });
  switch (growth.is) {
    case 'noAnswers':
      return failed(NO_ANSWERS);
    case 'stopped':
      return failed({ key: 'grade.tooMany', args: { length: growth.length, most: growth.most } });
    case 'notLooked':
      return failed({ key: 'grade.notLooked', args: { length: growth.length, operations: growth.operations } });
    case 'wrong':
      return failed(wrong(growth));
    case 'fitted': {
      const { first, last } = growth;
      const { exponent } = growth.fit;
      const args = { exponent, most: MOST_EXPONENT, from: first.n, to: last.n, few: first.cost, many: last.cost };
      return exponent <= MOST_EXPONENT
        ? { name, passed: true, message: { key: 'grade.grows', args } }
        : failed(steep(args, growth));
    }
  }
}
