// A run as data: everything that is needed to make the same log again, and the frames that a page draws.
import type { Metrics, ParameterValue, ParameterValues } from './model.ts';

/** What a student did on the stage, at a moment of simulated time. `set` changes a live parameter. */
export interface Action {
  readonly at: number;
  readonly action: string;
  readonly [field: string]: ParameterValue;
}

/** Names an opened file by content, so that a link can say which file it needs. */
export interface InputReference {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface RunSpec {
  readonly lab: string;
  readonly params: ParameterValues;
  readonly seed: number;
  readonly actions: readonly Action[];
  /** The student's source, where it takes part in the run. */
  readonly code?: string;
  readonly input?: InputReference;
}

/** Samples of every series of the manifest: row i is at time (first + i) × sampleEvery; row-major. */
export interface SampleBlock {
  readonly first: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/** A goal that was watched: whether it holds, and since when. */
export interface GoalState {
  readonly met: boolean;
  /** Simulated time at which it was first met. */
  readonly at?: number;
}

/** One moment of a run, as it crosses from the worker to the page. */
export interface Frame<Snapshot = unknown> {
  readonly time: number;
  /** Machine events handled so far: the step counter. */
  readonly events: number;
  /** Furthest time this run has been computed to; the past of it may be scrubbed without new work. */
  readonly frontier: number;
  readonly ended: boolean;
  /** Where the run is over by now, later than was asked for: work was left. */
  readonly postponedTo?: number;
  /** Time of the last record where the log is full: the run goes on, and nothing of it is recorded any more. */
  readonly logFullAt?: number;
  readonly snapshot: Snapshot;
  readonly metrics: Metrics;
  readonly theory: Metrics;
  /** New samples since `sinceSample` of the request. */
  readonly samples: SampleBlock;
  readonly goals: Readonly<Record<string, GoalState>>;
}
