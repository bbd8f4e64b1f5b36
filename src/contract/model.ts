// What a simulation is: a seeded machine that handles events and writes a log. Pure: no DOM, no timer, no clock of its own.
import type { StudentExports, StudentTools } from './exercise.ts';
import type { Job } from './job.ts';
import type { Action, RunSpec } from './run.ts';
import type { Phrase } from './text.ts';

export type ParameterValue = number | string | boolean | readonly string[] | readonly number[];
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** A named source of random numbers; its draws never change those of another stream. */
export interface RandomSource {
  /** In [0, 1). */
  uniform(): number;
  /** An integer in [0, bound). */
  integerBelow(bound: number): number;
  exponential(mean: number): number;
  normal(): number;
  lognormal(mean: number, coefficientOfVariation: number): number;
  bernoulli(probability: number): boolean;
}

/** What the machine offers to a model. Time is in the manifest's clock unit: milliseconds or requests. */
export interface Simulation {
  readonly time: number;
  /** Schedules event `kind` `delay` from now; equal times keep the order in which they were scheduled. */
  schedule(delay: number, kind: number, a?: number, b?: number): void;
  /** Writes one record at the current time. `kind` indexes the model's `records`. */
  record(kind: number, subject: number, object?: number, value?: number): void;
  /** The stream of that name; the model must list it in `streams`. */
  random(stream: string): RandomSource;
  /** Nothing happens after this: the run is over. */
  end(): void;
}

/** Everything a run is made of besides its seed and actions; none of it changes during the run. */
export interface Setup extends StudentTools {
  readonly params: ParameterValues;
  /** What the model's `input` made of the opened files; undefined without files. */
  readonly input?: unknown;
  /** The student's exports where their code takes part, or a replay of its decisions. */
  readonly policy?: unknown;
  /** Runs the student's module anew, as another process would: nothing of an earlier instance is left in it. */
  readonly instantiate?: () => StudentExports;
  /** The student's code as they wrote it, where it takes part. */
  readonly source?: string;
  /** The student's code as a CommonJS script, where it is handed over to a real tool. */
  readonly script?: string;
}

/** How a record reads: its name, and which kind of object subject and object number. */
export interface RecordKind {
  readonly name: string;
  /** Kind of object whose id stands in `subject` ('request', 'key', 'server' …). */
  readonly subject?: string;
  readonly object?: string;
  /** Unit of `value`, in words ('ms', 'position' …). */
  readonly value?: string;
}

/** Reading access to the log up to the present moment. Indices run from 0 to length − 1. */
export interface LogReader {
  readonly length: number;
  timeAt(index: number): number;
  kindAt(index: number): number;
  subjectAt(index: number): number;
  objectAt(index: number): number;
  valueAt(index: number): number;
}

/** An object on the stage: what a click selects and "why?" asks about. */
export interface Subject {
  readonly kind: string;
  readonly id: number;
}

/** One link of a causal chain. */
export interface Cause {
  readonly time: number;
  /** How long this link took, in the clock's unit; absent for a moment. */
  readonly took?: number;
  readonly phrase: Phrase;
}

export interface Explanation {
  readonly title: Phrase;
  readonly causes: readonly Cause[];
}

export type Metrics = Readonly<Record<string, number>>;

/** One run of a model over one setup. The state it makes is plain data that survives `structuredClone`. */
export interface ModelRun<State, Snapshot> {
  start(): State;
  handle(state: State, kind: number, a: number, b: number): void;
  /** A student's action, already validated against the manifest; `set` of a live parameter comes here too. */
  act(state: State, action: Action): void;
  /** What the stage draws: fresh plain data; bulk numbers in fresh typed arrays, which are transferred. */
  snapshot(state: State): Snapshot;
  metrics(state: State): Metrics;
  /** One number for each of the manifest's `series`, in their order, for the interval since the last sample. */
  sample(state: State, into: Float64Array): void;
  /** The lab's `result` on the command line: plain data. */
  result(state: State): Readonly<Record<string, unknown>>;
  why?(state: State, log: LogReader, subject: Subject): Explanation | undefined;
  /** A record in words, for the first difference of two runs and for the list of events. */
  describe?(state: State, log: LogReader, index: number): Phrase;
  /** Work is left that will be done: whoever watches the run need not stop where the clock says. */
  isUnfinished?(state: State): boolean;
  /** Where theory exists: the value of a series in the steady state of these parameters, by series name. */
  theory?(state: State): Metrics;
}

export type ProbeFacts<State> = { readonly state: State; readonly time: number; readonly log: LogReader };

/** What `labs/<lab>/model.ts` exports as `model`. */
export interface Model<State = unknown, Snapshot = unknown> {
  /** Raised whenever the same seed and actions no longer give the same log. A link carries it. */
  readonly version: number;
  readonly streams: readonly string[];
  /** Its state cannot be copied (promises wait in it): going back replays the run from its start. */
  readonly replays?: boolean;
  readonly records: readonly RecordKind[];
  create(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot>;
  /** Where the lab opens files: their bytes to the run's input, or a problem in words. Streams: called chunk by chunk. */
  readonly input?: InputReader;
  /** Conditions that the goal algebra cannot say, by name. */
  readonly probes?: Readonly<Record<string, (facts: ProbeFacts<State>) => boolean>>;
  /** Hand-overs by target name ('nginx'): files as text. `run`: for what is made by running it anew. */
  readonly exports?: Readonly<
    Record<string, (setup: Setup, run: Pick<RunSpec, 'seed' | 'actions'>) => readonly ExportedFile[]>
  >;
  /** Whole-input analyses that are no run (miss-ratio curves): plain numbers in, plain data out. */
  readonly analyses?: Readonly<Record<string, (setup: Setup, options: ParameterValues) => unknown>>;
  /** The work that the run plans, to be really done on a pool of workers; the manifest's `job` offers it. */
  readonly job?: Job;
}

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
  /** It is a program: written so that it can be run. */
  readonly executable?: true;
}

/** A file that cannot be used: where, what is allowed, what was given. `message` is English; pages translate the phrase. */
export interface InputProblem {
  readonly message: string;
  readonly phrase: Phrase;
  readonly line?: number;
}

export interface InputReader {
  /** Starts reading one set of files. */
  open(): InputSession;
}

/** Reads files as chunks of bytes so that a large one need not be held as one string. */
export interface InputSession {
  file(name: string): void;
  push(chunk: Uint8Array): InputProblem | undefined;
  /**
   * `until`: where a page's run with this input should end; absent: as the manifest says. Headless runs go to their own end.
   * `openAt`: the moment that a page shows first, where there is more to be read than to be watched; absent: the start.
   */
  end():
    | { readonly input: unknown; readonly summary: Phrase; readonly until?: number; readonly openAt?: number }
    | InputProblem;
}
