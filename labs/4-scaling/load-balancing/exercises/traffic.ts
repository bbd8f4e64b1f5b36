// Whole runs of this lab's model for graders: once under the student's code in their realm, and once more outside it,
// under the choices that were recorded there.
import type { Balancer } from '#src/algorithms/balancing/balancer.ts';
import { createStudentBalancer } from '#src/algorithms/balancing/student-balancer.ts';
import type { StudentExports } from '#src/contract/exercise.ts';
import type { Metrics } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { defaultsOf } from '#src/sim/parameters.ts';
import { runWhole } from '#src/sim/whole-run.ts';
import { ReadyBalancer } from '../chooser.ts';
import { lab } from '../lab.ts';
import { model } from '../model.ts';

export interface Traffic {
  readonly seed: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly actions: readonly Action[];
}

const UNTIL_MS = 30_000;
const MOST_CHOICES = 1_000_000;

/** One run of half a minute; its figures. */
export function runTraffic<S>(traffic: Traffic, algorithm: string, balancer?: Balancer<S>): Metrics {
  const params = { ...defaultsOf(lab.parameters), ...traffic.params, algorithm } as ReturnType<typeof defaultsOf>;
  const policy = balancer === undefined ? undefined : new ReadyBalancer(balancer);
  return runWhole(lab, model, () => (policy === undefined ? { params } : { params, policy }), {
    seed: traffic.seed,
    actions: traffic.actions,
    until: UNTIL_MS,
  }).metrics();
}

/** Sends the requests to a fresh instance of the student's code; its choices in order. */
export function driveTraffic(instantiate: () => StudentExports, traffic: Traffic): readonly number[] {
  const balancer = createStudentBalancer(instantiate());
  runTraffic(traffic, 'own-code', balancer);
  return Array.from(balancer.choices());
}

/** One run's choices, whole numbers and nothing else, or undefined: the transcript comes from the student's realm. */
export function choicesOf(transcript: unknown, index: number): readonly number[] | undefined {
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!Array.isArray(given) || given.length > MOST_CHOICES) return undefined;
  return given.every((choice): choice is number => Number.isInteger(choice)) ? given : undefined;
}
