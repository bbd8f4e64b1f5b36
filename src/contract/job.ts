// A job that really runs on many workers at once, stage by stage, beside the model that plans it. Tasks and results are
// plain data, so that any worker can take any task, and the same task gives the same result wherever and however often it
// is done.
import type { ParameterValues, RandomSource, Setup } from './model.ts';
import type { Action } from './run.ts';

/** What is to go wrong in the real run, as it does in the planned one. Places are numbered from 0. */
export interface JobTrouble {
  /** Workers that are ended in the midst of their first task. */
  readonly deaths: readonly number[];
  /** How many times over the worker in a place does each task. */
  readonly timesOver: Readonly<Record<number, number>>;
  /** Idle workers do copies of what others are still at. */
  readonly speculative: boolean;
}

/** What a model exports as `job`; all of it pure. */
export interface Job {
  /**
   * The tasks of a stage, made in a worker of the page's own; the student's code is not there.
   * @param random the run's streams, as at its start
   * @param stage index of the manifest's `job.stages`; all tasks of one are done before the next begins
   * @param given results of the stage before, in the order of its tasks; none for the first
   */
  tasks(
    setup: Setup,
    random: (stream: string) => RandomSource,
    stage: number,
    given: readonly unknown[],
  ): readonly unknown[];
  /** Does one task, in any worker of the pool, beside the student's code where it takes part. */
  perform(setup: Setup, stage: number, task: unknown): unknown;
  /** What the results of the last stage come to: the answers by name. */
  outcome(given: readonly unknown[]): Readonly<Record<string, unknown>>;
  /** The answers of a planned run, from its `result`; undefined where it has not come to its end. */
  planned(result: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined;
  trouble(params: ParameterValues, actions: readonly Action[]): JobTrouble;
}
