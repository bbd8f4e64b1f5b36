// Grades an availability indicator by the percentages that it gives for runs of requests whose outcome is known.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';

/** How many requests ended with each status. */
type Mix = Readonly<Record<number, number>>;

interface Case {
  readonly name: 'ordinary' | 'outage' | 'clients' | 'silence' | 'mixed' | 'none';
  readonly mix: Mix;
}

const CASES: readonly Case[] = [
  { name: 'ordinary', mix: { 200: 1990, 500: 10 } },
  { name: 'outage', mix: { 503: 300 } },
  { name: 'clients', mix: { 200: 60, 301: 10, 304: 10, 400: 5, 404: 14, 499: 1 } },
  { name: 'silence', mix: { 200: 180, 0: 20 } },
  { name: 'mixed', mix: { 200: 700, 204: 100, 302: 50, 429: 50, 500: 25, 502: 25, 504: 25, 0: 25 } },
  { name: 'none', mix: {} },
];

const requestsOf = ({ mix }: Case): readonly { readonly status: number }[] =>
  Object.entries(mix).flatMap(([status, count]) => Array.from({ length: count }, () => ({ status: Number(status) })));

const isBad = (status: number): boolean => status === 0 || status >= 500;

function percentOf(each: Case): number | null {
  const requests = requestsOf(each);
  if (requests.length === 0) return null;
  return (100 * requests.filter(({ status }) => !isBad(status)).length) / requests.length;
}

function driveCase(instantiate: () => StudentExports, each: Case): number | null {
  const { availabilityPercent } = instantiate();
  if (typeof availabilityPercent !== 'function')
    throw new PolicyFault(
      { key: 'fault.availability.notExported', args: { given: valueCode(availabilityPercent) } },
      `Your code must export a function availabilityPercent(requests); availabilityPercent is ${describeValue(availabilityPercent)}.`,
    );
  const answer: unknown = (availabilityPercent as (requests: unknown) => unknown)(requestsOf(each));
  if (answer === undefined || answer === null) return null;
  if (typeof answer === 'number') return answer;
  throw new PolicyFault(
    { key: 'fault.availability.notANumber', args: { given: valueCode(answer) } },
    `availabilityPercent must return a number, or undefined without requests; it returned ${describeValue(answer)}.`,
  );
}

const isAnswer = (given: unknown): given is number | null => given === null || typeof given === 'number';

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.good.${each.name}` };
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!Array.isArray(transcript) || transcript.length !== CASES.length || !isAnswer(given))
    return { name, passed: false, message: { key: 'grade.noAnswer' } };
  const wanted = percentOf(each);
  if (wanted === null) {
    const passed = given === null;
    return { name, passed, message: passed ? { key: 'grade.good.noData' } : { key: 'grade.good.none.wrong' } };
  }
  if (given === null) return { name, passed: false, message: { key: 'grade.noAnswer' } };
  if (Math.abs(given - wanted) < 1e-6)
    return { name, passed: true, message: { key: 'grade.good.fine', args: { percent: wanted } } };
  return {
    ...{ name, passed: false },
    message: { key: `grade.good.${each.name}.wrong`, args: { wanted, given: Number.isNaN(given) ? 'NaN' : given } },
  };
}

export const exercise: Exercise = {
  entry: [{ name: 'availabilityPercent', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveCase(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
