// Grades the average over the last minute by its value after each reading, against one that looks at all readings anew.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';
import { dice } from '../events.ts';

interface Case {
  readonly name: 'order' | 'late' | 'offline' | 'ancient' | 'edge' | 'two';
  readonly sizeMs: number;
  /** From each reading to the next, by the clock of whoever receives them. */
  stepMs(index: number, uniform: () => number): number;
  /** How late each reading comes, in milliseconds. */
  delayMs(index: number, uniform: () => number): number;
}

const MINUTE_MS = 60_000;
const usual = {
  sizeMs: MINUTE_MS,
  stepMs: (_index: number, uniform: () => number) => 1000 + Math.floor(uniform() * 9000),
};

const CASES: readonly Case[] = [
  { ...usual, name: 'order', delayMs: () => 0 },
  { ...usual, name: 'late', delayMs: (_index, uniform) => (uniform() < 0.3 ? Math.floor(uniform() * 30_000) : 0) },
  { ...usual, name: 'offline', delayMs: (index) => (index % 3 === 0 && index % 40 < 20 ? 45_000 : 0) },
  { ...usual, name: 'ancient', delayMs: (index) => (index % 13 === 5 ? 200_000 : 0) },
  // Two readings each ten seconds: after three of them the oldest are exactly as old as the size.
  { name: 'edge', sizeMs: MINUTE_MS / 2, stepMs: (index) => (index % 2) * 10_000, delayMs: () => 0 },
  { ...usual, name: 'two', delayMs: () => 0 },
];

const READINGS = 80;
const TOLERANCE = 1e-9;

interface GivenReading {
  readonly timestampMs: number;
  readonly value: number;
}

function readingsOf({ name, stepMs, delayMs }: Case): readonly GivenReading[] {
  const random = dice(`minute-${name}`);
  let nowMs = 500_000;
  return Array.from({ length: READINGS }, (_, index) => {
    const uniform = (): number => random.uniform();
    nowMs += stepMs(index, uniform);
    return { timestampMs: nowMs - delayMs(index, uniform), value: random.integerBelow(100) };
  });
}

/** The right average after each reading. */
function averagesOf(each: Case): readonly number[] {
  const readings = readingsOf(each);
  return readings.map((_, last) => {
    const sofar = readings.slice(0, last + 1);
    const newestMs = Math.max(...sofar.map(({ timestampMs }) => timestampMs));
    const inside = sofar.filter(({ timestampMs }) => timestampMs > newestMs - each.sizeMs);
    return inside.reduce((sum, { value }) => sum + value, 0) / inside.length;
  });
}

interface Made {
  readonly add: (reading: GivenReading) => unknown;
  readonly average: () => unknown;
}

function make({ create }: StudentExports, sizeMs: number): Made {
  const made: unknown = typeof create === 'function' ? (create as (sizeMs: number) => unknown)(sizeMs) : undefined;
  const parts = (typeof made === 'object' && made !== null ? made : {}) as Readonly<Record<string, unknown>>;
  if (typeof parts['add'] === 'function' && typeof parts['average'] === 'function') return made as Made;
  throw new PolicyFault(
    { key: 'fault.lastMinute.notMade', args: { given: valueCode(typeof create === 'function' ? made : create) } },
    `Your code must export a function create(sizeMs) that returns an object with add(reading) and average(); what came is ${describeValue(typeof create === 'function' ? made : create)}.`,
  );
}

function driveCase(instantiate: () => StudentExports, each: Case): readonly number[] {
  const student = instantiate();
  const made = make(student, each.sizeMs);
  const other = each.name === 'two' ? make(student, each.sizeMs) : undefined;
  return readingsOf(each).map((reading) => {
    other?.add({ timestampMs: reading.timestampMs + 500, value: 100 + reading.value });
    made.add({ ...reading });
    const average = made.average();
    if (typeof average === 'number') return average;
    throw new PolicyFault(
      { key: 'fault.lastMinute.notANumber', args: { given: valueCode(average) } },
      `average() must return a number; it returned ${describeValue(average)}.`,
    );
  });
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.minute.${each.name}` };
  const wanted = averagesOf(each);
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!Array.isArray(given) || given.length !== wanted.length || !given.every((value) => typeof value === 'number'))
    return { name, passed: false, message: { key: 'grade.noAnswers' } };
  const averages = given as readonly number[];
  const at = wanted.findIndex(
    (right, place) => !(Math.abs((averages[place] ?? Number.NaN) - right) <= TOLERANCE * 100),
  );
  if (at < 0) return { name, passed: true, message: { key: 'grade.minute.fine', args: { count: wanted.length } } };
  const args = { reading: at + 1, wanted: wanted[at] ?? 0, given: averages[at] ?? 0 };
  return { name, passed: false, message: { key: `grade.minute.wrong.${each.name}`, args } };
}

export const exercise: Exercise = {
  entry: [{ name: 'create', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveCase(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
