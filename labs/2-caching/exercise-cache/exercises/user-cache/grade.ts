// Grades a two-level cache by what it does. In the student's realm each turn of the code is written down; outside of it the
// turns are done again in our own world, and only what that world saw is judged.
import type { Check, Exercise, StudentTools } from '#src/contract/exercise.ts';
import type { Setup } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import { defaultsOf } from '#src/sim/parameters.ts';
import { runWhole } from '#src/sim/whole-run.ts';
import { type Decision, Replay } from '../../decisions.ts';
import { lab } from '../../lab.ts';
import { model } from '../../model.ts';
import type { Script } from '../../script.ts';
import type { Outcome } from '../../state.ts';
import { CASE_NAMES, CASES, type Case } from './cases.ts';
import { faultIn } from './verdicts.ts';

export interface Seen {
  readonly each: Case;
  /** In the order in which requests ended; each has the number of its place in the script. */
  readonly outcomes: readonly Outcome[];
  readonly metrics: Readonly<Record<string, number>>;
  /** What the first rejection was that nobody handled. */
  readonly unhandled: string;
}

const machineOf = ({ params, actions, untilMs }: Case, input: Script, rest: Partial<Setup>) =>
  runWhole(lab, model, () => ({ ...rest, input, params: { ...defaultsOf(lab.parameters), ...params } }), {
    ...{ seed: 1, actions, until: untilMs },
  });

function drive(each: Case, instantiate: () => unknown, { jobs }: StudentTools): readonly (readonly Decision[])[] {
  const decisions: Decision[][] = [];
  machineOf(
    each,
    // In the first run nothing is the matter: a slip there is told with its line, later by what it does to clients.
    { requests: each.requests, decisions, endsAtSlip: each === CASES[0] },
    {
      ...(jobs === undefined ? {} : { jobs }),
      policy: instantiate(),
      instantiate: instantiate as () => Readonly<Record<string, unknown>>,
    },
  );
  return decisions;
}

/** Undefined where no code can have left that transcript. */
function see(each: Case, turns: unknown): Seen | undefined {
  try {
    const machine = machineOf(each, { requests: each.requests }, { policy: new Replay(turns) });
    const { outcomes, firstUnhandled } = machine.result() as {
      readonly outcomes: readonly Outcome[];
      readonly firstUnhandled: string;
    };
    return { each, metrics: machine.metrics(), outcomes, unhandled: firstUnhandled };
  } catch {
    return undefined;
  }
}

function judgeCase(each: Case, turns: unknown): Phrase | undefined {
  const seen = see(each, turns);
  return seen === undefined ? { key: 'grade.noAnswers' } : faultIn(seen);
}

export const exercise: Exercise = {
  entry: [{ name: 'create', type: 'function' }],
  drive: (instantiate, tools = {}) => CASES.map((each) => drive(each, instantiate, tools)),
  judge: (transcript) => {
    const parts: readonly unknown[] = Array.isArray(transcript) ? transcript : [];
    return CASE_NAMES.map((name): Check => {
      const ofIt = [...CASES.entries()].filter(([, each]) => each.name === name);
      const requests = ofIt.reduce((sum, [, each]) => sum + each.requests.length, 0);
      const fault = ofIt.map(([index, each]) => judgeCase(each, parts[index])).find((one) => one !== undefined);
      const message = fault ?? { key: 'grade.right', args: { requests } };
      return { name: { key: `grade.${name}` }, passed: fault === undefined, message };
    });
  },
};
