// A job that really runs on many workers at once, stage by stage. Its tasks and their results are plain data, so that any
// worker can take any task, and the same task gives the same result wherever and however often it is done.
import type { Setup } from './model.ts';

/** What a model exports in `jobs`. */
export interface Job {
  /** Names of the stages, in order: all tasks of one are done before the next begins. */
  readonly stages: readonly string[];
  /**
   * The tasks of a stage, made in a worker of the page's own.
   * @param given results of the stage before, in the order of its tasks; none for the first
   */
  tasks(setup: Setup, stage: number, given: readonly unknown[]): readonly unknown[];
  /** Does one task, in any worker of the pool, beside the student's code where it takes part. */
  perform(setup: Setup, stage: number, task: unknown): unknown;
  /** What the results of the last stage come to. */
  outcome(setup: Setup, given: readonly unknown[]): unknown;
}
