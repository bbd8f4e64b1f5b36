// Grades the average by key: over texts and splits of several kinds, without a combiner, with one, and with one that is
// applied twice, the answers must be those of a plain count.
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import { driveJob, type JobCase, type JobTranscript, readJob } from '../job.ts';

interface Case {
  readonly name: 'plain' | 'combined' | 'uneven' | 'twice' | 'one';
  readonly splits: number;
  /** How many times the combiner is applied to the output of each map. */
  readonly combinings: number;
  /** The first split holds short words only: means of splits differ. */
  readonly isUneven: boolean;
}

const CASES: readonly Case[] = [
  { name: 'plain', splits: 5, combinings: 0, isUneven: false },
  { name: 'combined', splits: 5, combinings: 1, isUneven: false },
  { name: 'uneven', splits: 8, combinings: 1, isUneven: true },
  { name: 'twice', splits: 6, combinings: 2, isUneven: true },
  { name: 'one', splits: 1, combinings: 1, isUneven: true },
];

const LINES_A_SPLIT = 12;
const LETTERS = 'abcde';

/** Lines of a split, made of letters by chance. */
function linesOf({ name, isUneven }: Case, split: number): readonly string[] {
  const random = new RandomStream(streamWords(split, `mean-${name}`));
  const longest = isUneven && split === 0 ? 2 : 9;
  return Array.from({ length: isUneven && split > 0 ? 3 : LINES_A_SPLIT }, () =>
    Array.from({ length: 6 }, () => {
      const letter = LETTERS.charAt(random.integerBelow(LETTERS.length));
      return letter + 'x'.repeat(random.integerBelow(longest));
    }).join(' '),
  );
}

const jobOf = (each: Case): JobCase => ({
  ...{ name: each.name, combinings: each.combinings },
  splits: Array.from({ length: each.splits }, (_, split) => ({ file: 'words.txt', lines: linesOf(each, split) })),
});

function expected(each: Case): ReadonlyMap<string, number> {
  const sums = new Map<string, readonly [number, number]>();
  const lines = jobOf(each).splits.flatMap((split) => split.lines);
  for (const word of lines.join(' ').split(' ')) {
    const [sum, count] = sums.get(word.charAt(0)) ?? [0, 0];
    sums.set(word.charAt(0), [sum + word.length, count + 1]);
  }
  return new Map([...sums].map(([key, [sum, count]]) => [key, sum / count]));
}

const NEAR = 1e-9;

function faultOf(each: Case, { answers, emitted, sent }: JobTranscript): Phrase | undefined {
  const right = expected(each);
  for (const [key, mean] of right) {
    const found = answers.find(([given]) => given === key)?.[1];
    if (found === undefined) return { key: 'grade.mean.absent', args: { key } };
    if (typeof found !== 'number') return { key: 'grade.mean.notNumber', args: { key } };
    if (!(Math.abs(found - mean) <= NEAR * mean)) return { key: 'grade.mean.wrong', args: { key, found, mean } };
  }
  const stray = answers.find(([key]) => !right.has(key))?.[0];
  if (stray !== undefined) return { key: 'grade.mean.stray', args: { key: stray.slice(0, 20) } };
  if (each.combinings > 0 && !(sent < emitted)) return { key: 'grade.notLess', args: { emitted, sent } };
  return undefined;
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name: Phrase = { key: `grade.mean.case.${each.name}` };
  const read = readJob(transcript, index, CASES.length);
  if (read === undefined) return { name, passed: false, message: { key: 'grade.noAnswers' } };
  const fault = faultOf(each, read);
  if (fault !== undefined) return { name, passed: false, message: fault };
  return {
    name,
    passed: true,
    message: { key: 'grade.mean.fine', args: { keys: read.answers.length, sent: read.sent } },
  };
}

export const exercise: Exercise = {
  entry: [
    { name: 'map', type: 'function' },
    { name: 'reduce', type: 'function' },
  ],
  drive: (instantiate) => CASES.map((each) => driveJob(jobOf(each), instantiate)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
