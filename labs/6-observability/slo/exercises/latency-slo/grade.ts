// Grades the check of a latency objective by what it says of answers whose times are known.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, hasFields, valueCode, wrongField } from '#src/algorithms/student-value.ts';
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';

interface Case {
  readonly name: 'fast' | 'slow' | 'edge' | 'short' | 'strict' | 'none';
  readonly thresholdMs: number;
  readonly targetPercent: number;
  /** So many answers took so long. */
  readonly times: readonly (readonly [count: number, ms: number])[];
}

const CASES: readonly Case[] = [
  {
    ...{ name: 'fast', thresholdMs: 150, targetPercent: 95 },
    times: [
      [600, 40],
      [380, 90],
      [20, 400],
    ],
  },
  {
    ...{ name: 'slow', thresholdMs: 150, targetPercent: 95 },
    times: [
      [300, 120],
      [700, 2400],
    ],
  },
  {
    ...{ name: 'edge', thresholdMs: 150, targetPercent: 95 },
    times: [
      [70, 60],
      [25, 150],
      [5, 151],
    ],
  },
  {
    // Every time is below 95 in milliseconds.
    ...{ name: 'short', thresholdMs: 50, targetPercent: 95 },
    times: [
      [970, 12],
      [30, 80],
    ],
  },
  {
    ...{ name: 'strict', thresholdMs: 300, targetPercent: 99.9 },
    times: [
      [997, 80],
      [3, 900],
    ],
  },
  { name: 'none', thresholdMs: 150, targetPercent: 95, times: [] },
];

const timesOf = ({ times }: Case): readonly number[] =>
  times.flatMap(([count, ms]) => Array.from({ length: count }, () => ms));

interface Answer {
  readonly sliPercent: number;
  readonly isCompliant: boolean;
}

function wantedOf(each: Case): Answer | null {
  const times = timesOf(each);
  if (times.length === 0) return null;
  const sliPercent = (100 * times.filter((ms) => ms <= each.thresholdMs).length) / times.length;
  return { sliPercent, isCompliant: sliPercent >= each.targetPercent };
}

const FIELDS = { sliPercent: 'number', isCompliant: 'boolean' } as const;

const isAnswer = (given: unknown): given is Answer => hasFields(given, FIELDS);

function driveCase(instantiate: () => StudentExports, each: Case): Answer | null {
  const { checkLatency } = instantiate();
  if (typeof checkLatency !== 'function')
    throw new PolicyFault(
      { key: 'fault.latency.notExported', args: { given: valueCode(checkLatency) } },
      `Your code must export a function checkLatency(latenciesMs, objective); checkLatency is ${describeValue(checkLatency)}.`,
    );
  const { thresholdMs, targetPercent } = each;
  const call = checkLatency as (latenciesMs: unknown, objective: unknown) => unknown;
  const answer = call(timesOf(each), { thresholdMs, targetPercent });
  if (answer === undefined || answer === null) return null;
  if (isAnswer(answer)) return { sliPercent: answer.sliPercent, isCompliant: answer.isCompliant };
  throw shapeFault(answer);
}

function shapeFault(answer: unknown): PolicyFault {
  const wanted =
    'checkLatency must return an object with the number sliPercent and the boolean isCompliant, or undefined without answers';
  const wrong = wrongField(answer, FIELDS);
  return wrong === undefined
    ? new PolicyFault(
        { key: 'fault.latency.shape', args: { given: valueCode(answer) } },
        `${wanted}; it returned ${describeValue(answer)}.`,
      )
    : new PolicyFault(
        { key: 'fault.latency.field', args: { field: wrong.field, given: valueCode(wrong.given) } },
        `${wanted}; its ${wrong.field} is ${describeValue(wrong.given)}.`,
      );
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.latency.${each.name}` };
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  const isWhole = Array.isArray(transcript) && transcript.length === CASES.length;
  if (!isWhole || !(given === null || isAnswer(given)))
    return { name, passed: false, message: { key: 'grade.noAnswer' } };
  const wanted = wantedOf(each);
  if (wanted === null) {
    const passed = given === null;
    return { name, passed, message: { key: passed ? 'grade.good.noData' : 'grade.latency.none.wrong' } };
  }
  if (given === null) return { name, passed: false, message: { key: 'grade.noAnswer' } };
  const { sliPercent, isCompliant } = given;
  const args = { wanted: wanted.sliPercent, given: Number.isFinite(sliPercent) ? sliPercent : String(sliPercent) };
  if (!(Math.abs(sliPercent - wanted.sliPercent) < 1e-6)) {
    const isShare = sliPercent <= 100;
    return { name, passed: false, message: { key: isShare ? 'grade.latency.sli' : 'grade.latency.noPercent', args } };
  }
  if (isCompliant !== wanted.isCompliant)
    return {
      ...{ name, passed: false },
      message: {
        key: wanted.isCompliant ? 'grade.latency.isKept' : 'grade.latency.isMissed',
        args: { sli: wanted.sliPercent, target: each.targetPercent },
      },
    };
  return { name, passed: true, message: { key: 'grade.good.fine', args: { percent: wanted.sliPercent } } };
}

export const exercise: Exercise = {
  entry: [{ name: 'checkLatency', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveCase(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
