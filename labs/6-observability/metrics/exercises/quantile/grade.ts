// Grades histogramQuantile by its answers for known buckets: ours, which agree with Prometheus's own, decide.
import { type Bucket, cumulativeBuckets, histogramQuantile } from '#src/algorithms/metrics/quantile.ts';
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { shownText } from '#src/algorithms/text/text-file.ts';
import type { Check, Exercise } from '#src/contract/exercise.ts';
import { createOwnEstimate } from '../../own-estimate.ts';

interface Case {
  readonly name: 'inside' | 'lowest' | 'negative' | 'beyond' | 'nothing' | 'shares' | 'order' | 'falling';
  readonly questions: readonly (readonly [q: number, buckets: readonly Bucket[]])[];
}

const INFINITE = Number.POSITIVE_INFINITY;
const USUAL = cumulativeBuckets([0.1, 0.25, 0.5, 1], [40, 30, 20, 8, 2]);
const BELOW_ZERO = cumulativeBuckets([-2, -1, 3], [4, 6, 0, 10]);

const CASES: readonly Case[] = [
  { name: 'inside', questions: [0.5, 0.7, 0.75, 0.9, 0.95, 0.98].map((q) => [q, USUAL] as const) },
  { name: 'lowest', questions: [0.01, 0.2, 0.4].map((q) => [q, USUAL] as const) },
  { name: 'negative', questions: [0.1, 0.2, 0.35, 0.5].map((q) => [q, BELOW_ZERO] as const) },
  {
    name: 'beyond',
    questions: [
      [0.99, USUAL],
      [1, USUAL],
      [0.5, cumulativeBuckets([2], [0, 7])],
    ],
  },
  {
    name: 'nothing',
    questions: [
      [0.5, []],
      [0.5, USUAL.slice(0, -1)],
      [0.5, USUAL.slice(-1)],
      [0.5, cumulativeBuckets([1, 2], [0, 0, 0])],
    ],
  },
  {
    name: 'shares',
    questions: [
      [-0.1, USUAL],
      [1.01, USUAL],
      [Number.NaN, USUAL],
    ],
  },
  { name: 'order', questions: [0.3, 0.6, 0.9].map((q) => [q, [...USUAL].reverse()] as const) },
  {
    name: 'falling',
    questions: [0.01, 0.5, 0.99].map((q) => {
      const counts = [2, 1, 5, 4, 9, 8];
      const buckets = counts.map((count, index) => ({ upperBound: index === 5 ? INFINITE : 0.1 * 10 ** index, count }));
      return [q, buckets] as const;
    }),
  },
];

const close = (given: number, wanted: number): boolean =>
  Number.isFinite(wanted) ? Math.abs(given - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)) : Object.is(given, wanted);

/** As code has it: four digits, and no rounding to hundredths. */
const shown = (value: number): string => String(Number(value.toPrecision(4)));

/** A number, or what was thrown instead. */
const isAnswer = (value: unknown): value is number | string => typeof value === 'number' || typeof value === 'string';

const LONGEST_ERROR = 200;

/** The answer; what the code throws is one too, so that it is told which question it did not stand. */
function answerTo(ask: () => number): number | string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof PolicyFault) throw error;
    return String(error instanceof Error ? error.message : error).slice(0, LONGEST_ERROR);
  }
}

function judgeCase({ name: what, questions }: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.quantile.${what}` };
  const given: unknown =
    Array.isArray(transcript) && transcript.length === CASES.length ? transcript[index] : undefined;
  if (!Array.isArray(given) || given.length !== questions.length || !given.every(isAnswer))
    return { name, passed: false, message: { key: 'grade.noAnswer' } };
  const thrown = given.findIndex((value) => typeof value === 'string');
  if (thrown >= 0) {
    const [q, buckets] = questions[thrown] ?? [0, []];
    const args = { q: shown(q), buckets: buckets.length, error: shownText(String(given[thrown])) };
    return { name, passed: false, message: { key: 'grade.quantile.threw', args } };
  }
  const wanted = questions.map(([q, buckets]) => histogramQuantile(q, buckets));
  const answers = given.map(Number);
  const wrong = wanted.findIndex((value, place) => !close(answers[place] ?? Number.NaN, value));
  if (wrong < 0)
    return { name, passed: true, message: { key: 'grade.quantile.fine', args: { answers: wanted.length } } };
  const [q] = questions[wrong] ?? [0];
  const args = { q: shown(q), wanted: shown(wanted[wrong] ?? 0), given: shown(answers[wrong] ?? 0) };
  return { name, passed: false, message: { key: `grade.quantile.${what}.wrong`, args } };
}

export const exercise: Exercise = {
  entry: [{ name: 'histogramQuantile', type: 'function' }],
  drive: (instantiate) =>
    CASES.map(({ questions }) => {
      const estimate = createOwnEstimate(instantiate());
      return questions.map(([q, buckets]) => answerTo(() => estimate(q, buckets)));
    }),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
