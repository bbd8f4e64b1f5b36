// Grades next(waiting) by what it does to waiting. The student's choices are recorded in their realm; here the same
// requests are served again with those choices, in our own model, and our own figures decide.
import { phraseOfFault } from '#src/algorithms/policy-fault.ts';
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Action } from '#src/contract/run.ts';
import { defaultsOf } from '#src/sim/parameters.ts';
import { runWhole } from '#src/sim/whole-run.ts';
import { lab } from '../../lab.ts';
import { model } from '../../model.ts';
import { createOrder, type Waiting } from '../../order.ts';

interface Case {
  readonly name: 'busy' | 'slow';
  readonly seed: number;
  readonly arrivalRatePerS: number;
  readonly actions: readonly Action[];
}

const CASES: readonly Case[] = [
  { name: 'busy', seed: 11, arrivalRatePerS: 90, actions: [] },
  {
    name: 'slow',
    seed: 12,
    arrivalRatePerS: 60,
    actions: [{ at: 10_000, action: 'slow', server: 0, factor: 1.5 }],
  },
];

const UNTIL_MS = 60_000;
/** The mean wait may be this share of that of first come, first served. */
const ALLOWED = 0.7;

function meanWaitMs({ seed, arrivalRatePerS, actions }: Case, order: string, policy?: unknown): number {
  const params = { ...defaultsOf(lab.parameters), arrivalRatePerS, order };
  const run = runWhole(lab, model, () => ({ params, policy }), { seed, actions, until: UNTIL_MS });
  return run.metrics()['meanWaitMs'] ?? Number.NaN;
}

/** Serves with the student's code and returns what it chose. */
function recordChoices(each: Case, student: Readonly<Record<string, unknown>>): readonly number[] {
  const order = createOrder('own-code', student);
  const choices: number[] = [];
  const next = (waiting: readonly Waiting[]): number => {
    const choice = order(waiting);
    choices.push(choice);
    return choice;
  };
  meanWaitMs(each, 'own-code', { next });
  return choices;
}

function judgeCase(each: Case, choices: unknown): Check {
  const name = { key: `grade.next.${each.name}` };
  if (!Array.isArray(choices)) return { name, passed: false, message: { key: 'grade.next.noChoices' } };
  const recorded = choices[Symbol.iterator]();
  let waitMs: number;
  try {
    waitMs = meanWaitMs(each, 'own-code', { next: (): unknown => recorded.next().value });
  } catch (error) {
    return { name, passed: false, message: phraseOfFault(error) };
  }
  const allowedMs = ALLOWED * meanWaitMs(each, 'first-come');
  const passed = waitMs <= allowedMs;
  const args = { waitMs: Math.round(waitMs), allowedMs: Math.round(allowedMs) };
  return { name, passed, message: { key: passed ? 'grade.next.good' : 'grade.next.long', args } };
}

export const exercise: Exercise = {
  entry: [{ name: 'next', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => recordChoices(each, instantiate())),
  judge: (transcript) =>
    CASES.map((each, index) => judgeCase(each, Array.isArray(transcript) ? transcript[index] : undefined)),
};
