// Plays a lab as a student would, for its tests: a task must not be met by the untouched scenario, and must be met by the
// student who does what its hint says; of a prediction's answers exactly one must come true.
import type { StudentExports } from '../../contract/exercise.ts';
import type { Goal } from '../../contract/goal.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { Meter } from '../../contract/meter.ts';
import type { Metrics, Model, ParameterValues } from '../../contract/model.ts';
import type { PromiseJobs } from '../../contract/promise-jobs.ts';
import type { Action, GoalState } from '../../contract/run.ts';
import { defaultsOf } from '../../sim/parameters.ts';
import { Host } from '../host.ts';
import type { StudentRealm } from '../room.ts';

export interface Play {
  /** What the student sets before the run. */
  readonly set?: ParameterValues;
  /** What the student does during it, beside what the scenario does. */
  readonly actions?: readonly Action[];
  /** The exports of the student's code, or what makes them anew (`freshModule`), of the promises of the run. */
  readonly code?: StudentExports | ((jobs?: PromiseJobs) => StudentExports);
  /** Counts what that code does, where the lab asks for it. */
  readonly meter?: Meter;
  /** What the lab's reader, or the recorder of programs, made of the student's files. */
  readonly input?: unknown;
  /** Where the run stops; where the scenario does by default. */
  readonly until?: number;
}

interface Played {
  readonly goals: Readonly<Record<string, GoalState>>;
  readonly metrics: Metrics;
}

const realm = (code: NonNullable<Play['code']>, meter: Meter | undefined): StudentRealm => ({
  instantiate: (jobs) => (typeof code === 'function' ? code(jobs) : code),
  ...(meter === undefined ? {} : { meter }),
  enter: () => undefined,
  takeConsole: () => ({ lines: [], omitted: 0 }),
});

/** The tasks, predictions and challenges of a lab, each to be played in the scenario that it is set in. */
export function labGoals<State, Snapshot>(manifest: Manifest, model: Model<State, Snapshot>) {
  const loaded = Promise.resolve({ manifest, model: model as Model, exercises: {}, programs: {} });
  const { steps } = manifest;

  async function play(goals: Readonly<Record<string, Goal>>, scenarioId: string, given: Play = {}): Promise<Played> {
    const { set, actions = [], code, meter, input } = given;
    const scenario = manifest.scenarios.find((candidate) => candidate.id === scenarioId);
    if (scenario === undefined) throw new Error(`there is no scenario ${scenarioId}`);
    const until = given.until ?? scenario.until ?? manifest.clock.until;
    const host = new Host({
      loadLab: () => loaded,
      nowMs: () => 0,
      ...(code === undefined ? {} : { student: realm(code, meter) }),
    });
    const spec = {
      lab: manifest.id,
      params: { ...defaultsOf(manifest.parameters), ...scenario.params, ...set } as ParameterValues,
      seed: scenario.seed ?? 1,
      actions: [...(scenario.actions ?? []), ...actions],
      ...(code === undefined ? {} : { code: '' }),
    };
    await host.open('run', spec, { until, ...(input === undefined ? {} : { input: host.addInput(input) }) });
    host.watch('run', goals);
    const frame = host.frame('run', { target: { to: until }, budgetMs: Number.POSITIVE_INFINITY, sinceSample: 0 });
    return { goals: frame.goals, metrics: frame.metrics };
  }

  const tasks = steps.flatMap((step) => (step.tasks ?? []).map((task) => ({ ...task, scenario: step.scenario ?? '' })));

  return {
    taskIds: tasks.map((task) => task.id),
    /** Whether the student who does that meets the task at any moment. */
    async meets(id: string, given: Play = {}): Promise<boolean> {
      const task = tasks.find((candidate) => candidate.id === id);
      if (task === undefined) throw new Error(`there is no task ${id}`);
      return (await play({ [id]: task.goal }, task.scenario, given)).goals[id]?.at !== undefined;
    },
    /** What a challenge's score comes to; NaN where its objective is not met. */
    async score(id: string, given: Play = {}): Promise<number> {
      const challenge = manifest.challenges.find((candidate) => candidate.id === id);
      if (challenge === undefined) throw new Error(`there is no challenge ${id}`);
      const { goals, metrics } = await play({ [id]: challenge.goal }, challenge.scenario, given);
      return goals[id]?.met === true ? (metrics[challenge.score.metric] ?? Number.NaN) : Number.NaN;
    },
    /** The answers of a prediction by choice that come true in its scenario. */
    async rightAnswers(id: string, given: Play = {}): Promise<readonly string[]> {
      for (const { prediction, scenario = '' } of steps) {
        if (prediction?.kind !== 'choice' || prediction.id !== id) continue;
        // As the page asks: a run that ends before, or is not the one in question, would leave the student waiting for ever.
        const { at, given: asked } = prediction;
        const reached: readonly Goal[] = [{ is: 'after', at }, ...(asked === undefined ? [] : [asked])];
        const answers = prediction.answers.map(({ id: answer, right }): [string, Goal] => [
          answer,
          { is: 'and', goals: [...reached, right] },
        ]);
        const { goals } = await play(Object.fromEntries(answers), scenario, { ...given, until: at });
        return answers.map(([answer]) => answer).filter((answer) => goals[answer]?.met === true);
      }
      throw new Error(`there is no prediction by choice ${id}`);
    },
  };
}
