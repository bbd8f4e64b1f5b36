// Grades an alert by what it did minute by minute over six stretches of time. The judge knows when it had to act; it believes
// of the transcript only which answer was given at which minute.
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { ANSWERS, alertOf, askAlert } from '../../own-alert.ts';

const BUDGET_SHARE = 0.001;
const REQUESTS_A_MINUTE = 6000;

/** Percent of requests that fail from one minute to another, the later one excluded. */
interface Errors {
  readonly from: number;
  readonly to: number;
  readonly percent: number;
}

interface Case {
  readonly name: 'outage' | 'hours' | 'creep' | 'deploys' | 'burst' | 'again';
  readonly minutes: number;
  readonly errors: readonly Errors[];
}

const DEPLOYS: readonly Errors[] = Array.from({ length: 12 }, (_, index) => ({
  ...{ from: 60 + 240 * index, to: 65 + 240 * index, percent: 1 },
}));

const CASES: readonly Case[] = [
  { name: 'outage', minutes: 300, errors: [{ from: 30, to: 90, percent: 10 }] },
  { name: 'hours', minutes: 700, errors: [{ from: 60, to: 480, percent: 0.9 }] },
  { name: 'creep', minutes: 2880, errors: [{ from: 0, to: 2880, percent: 0.2 }] },
  { name: 'deploys', minutes: 2880, errors: DEPLOYS },
  { name: 'burst', minutes: 400, errors: [{ from: 100, to: 101, percent: 40 }] },
  {
    ...{ name: 'again', minutes: 400 },
    errors: [
      { from: 30, to: 60, percent: 30 },
      { from: 110, to: 140, percent: 30 },
    ],
  },
];

/** Bad requests up to the end of each minute. */
function sumsOf({ minutes, errors }: Case): readonly number[] {
  const sums = [0];
  for (let minute = 0; minute < minutes; minute += 1) {
    const percent = errors.find(({ from, to }) => minute >= from && minute < to)?.percent ?? 0;
    sums.push((sums[minute] ?? 0) + (percent / 100) * REQUESTS_A_MINUTE);
  }
  return sums;
}

function driveCase(instantiate: () => StudentExports, each: Case): readonly number[] {
  const alert = alertOf(instantiate());
  const sums = sumsOf(each);
  return Array.from({ length: each.minutes }, (_, index) => {
    const minute = index + 1;
    const answer = askAlert(alert, minute, BUDGET_SHARE, (length) => ({
      bad: (sums[minute] ?? 0) - (sums[Math.max(0, minute - length)] ?? 0),
      total: length * REQUESTS_A_MINUTE,
    }));
    return ANSWERS.indexOf(answer);
  });
}

const PAGE = ANSWERS.indexOf('page');
const TICKET = ANSWERS.indexOf('ticket');

/** The first minute from `from` on at which that was asked for; undefined where it never was. */
function firstAt(answers: readonly number[], wanted: number, from: number): number | undefined {
  const index = answers.findIndex((answer, at) => at + 1 >= from && answer === wanted);
  return index < 0 ? undefined : index + 1;
}

/** What is wrong with the answers; undefined where nothing is. */
function problemOf({ name }: Case, answers: readonly number[]): Phrase | undefined {
  const page = firstAt(answers, PAGE, 1);
  const ticket = firstAt(answers, TICKET, 1);
  switch (name) {
    case 'outage': {
      if (page === undefined || page > 45) return { key: 'grade.alert.outage.late', args: { page: page ?? 0 } };
      const last = answers.lastIndexOf(PAGE) + 1;
      return last > 120 ? { key: 'grade.alert.outage.stays', args: { minutes: last - 90 } } : undefined;
    }
    case 'hours': {
      // 0.9 % burns at 9: 6 % of 43,200 minutes is gone after 288.
      if (page === undefined || page > 60 + 288) return { key: 'grade.alert.hours.late', args: { page: page ?? 0 } };
      return page <= 60 + 20 ? { key: 'grade.alert.hours.hasty', args: { minutes: page - 60 } } : undefined;
    }
    case 'creep':
      if (page !== undefined) return { key: 'grade.alert.creep.page', args: { page } };
      return ticket === undefined ? { key: 'grade.alert.creep.none' } : undefined;
    case 'deploys':
    case 'burst': {
      const first = page ?? ticket;
      return first === undefined ? undefined : { key: `grade.alert.${name}.alarm`, args: { minute: first } };
    }
    case 'again': {
      const second = firstAt(answers, PAGE, 111);
      if (page === undefined || page > 60) return { key: 'grade.alert.again.first' };
      const isSilentBetween = answers.slice(60, 110).some((answer) => answer !== PAGE);
      if (!isSilentBetween) return { key: 'grade.alert.again.hidden' };
      return second === undefined || second > 140 ? { key: 'grade.alert.again.second' } : undefined;
    }
  }
}

const isAnswers = (given: unknown, length: number): given is readonly number[] =>
  Array.isArray(given) &&
  given.length === length &&
  given.every((answer) => Number.isInteger(answer) && answer >= 0 && answer < ANSWERS.length);

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.alert.${each.name}` };
  const answers: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!isAnswers(answers, each.minutes)) return { name, passed: false, message: { key: 'grade.noAnswers' } };
  const problem = problemOf(each, answers);
  if (problem !== undefined) return { name, passed: false, message: problem };
  const alerts = firstAt(answers, PAGE, 1) ?? firstAt(answers, TICKET, 1);
  return {
    ...{ name, passed: true },
    message:
      alerts === undefined ? { key: 'grade.alert.silent' } : { key: 'grade.alert.fine', args: { minute: alerts } },
  };
}

export const exercise: Exercise = {
  entry: [{ name: 'alert', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveCase(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
