// What a program's run under virtual time leaves behind: plain data in typed columns, so that it crosses any bridge and
// a model can replay it. Written by src/sandbox/program, read by replay.ts.

/** Where the loop stands. `main` is the program's own first run, before the loop begins. */
export const PHASES = ['main', 'timers', 'pending', 'poll', 'check', 'close', 'exit'] as const;
export type Phase = (typeof PHASES)[number];

/** Where callbacks wait. `inFlight` is not a queue of the loop: work that the system does meanwhile. */
export const QUEUES = ['nextTick', 'microtask', 'timers', 'check', 'poll', 'inFlight', 'close', 'rejections'] as const;
export type QueueName = (typeof QUEUES)[number];

/**
 * What one step of the trace is. `statement`: the program is about to run the line; `turn`: a loop begins its next turn;
 * `resume`: a suspended function goes on; `take`: a callback was taken from its queue; `phase`: the loop enters a phase;
 * `wait`: nothing to do, time passes; `end`: the run is over.
 */
export const STEP_KINDS = ['statement', 'turn', 'resume', 'take', 'phase', 'wait', 'end'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** `enqueue` puts an entry into its queue, `run` takes it out to be called, `drop` takes it out uncalled. */
export const OPERATION_KINDS = ['enqueue', 'run', 'drop'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** What waits in a queue, for the words that name it. */
export const ENTRY_KINDS = [
  'nextTick',
  'queueMicrotask',
  /** A `then`, `catch` or `finally` whose promise is settled. */
  'reaction',
  /** The rest of an async function after an `await`. */
  'await',
  /** The rest of an async generator. */
  'yield',
  /** The job that calls a thenable's `then`. */
  'thenable',
  'timeout',
  'interval',
  'immediate',
  'file',
  'network',
  'close',
  /** A rejected promise without a handler. */
  'rejection',
  /** What the runtime does on its own behalf, such as `Promise.all`. */
  'internal',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Lines and columns from 1; the end is exclusive. Four numbers a place: line, column, endLine, endColumn. */
export type Places = Int32Array;

export interface StepColumns {
  readonly length: number;
  /** Index into STEP_KINDS. */
  readonly kind: Uint8Array;
  /** Index of a place, −1 where the step has none. */
  readonly place: Int32Array;
  /** Index of a frame, −1 for an empty stack. */
  readonly frame: Int32Array;
  /** Index into PHASES. */
  readonly phase: Uint8Array;
  /** The entry whose callback runs, −1 for the main program and the loop itself. */
  readonly entry: Int32Array;
  /** Virtual ms since the program began. */
  readonly timeMs: Float64Array;
}

/** Call stacks as a tree: a frame knows its caller. */
export interface FrameColumns {
  readonly length: number;
  /** −1 for the outermost. */
  readonly parent: Int32Array;
  /** Index into `functions`. */
  readonly function: Int32Array;
  /** Where the caller stood: index of a place, −1 where the loop called. */
  readonly callPlace: Int32Array;
}

export interface OperationColumns {
  readonly length: number;
  /** The operation was done during this step. */
  readonly step: Int32Array;
  /** Index into OPERATION_KINDS. */
  readonly kind: Uint8Array;
  readonly entry: Int32Array;
  /** Index into QUEUES. */
  readonly queue: Uint8Array;
  /** Timers and work in flight: when they are due, ms; else NaN. */
  readonly dueMs: Float64Array;
}

export interface EntryColumns {
  readonly length: number;
  /** Index into ENTRY_KINDS. */
  readonly kind: Uint8Array;
  /** Index into `names`. */
  readonly name: Int32Array;
  /** Where its function stands, or where it was asked for; −1 unknown. */
  readonly place: Int32Array;
  /** The step that made it. */
  readonly madeAt: Int32Array;
}

export interface ProgramFunction {
  /** As Node's stack shows it; empty for an anonymous one. */
  readonly name: string;
  readonly place: number;
}

export interface OutputLine {
  /** Printed during this step. */
  readonly step: number;
  readonly stream: 'out' | 'error';
  /** One call of console; may hold line breaks. */
  readonly text: string;
}

/** A moment at which real Node may take either order, so that ours is one of two. */
export interface EitherOrder {
  readonly step: number;
  /** Entry ids. */
  readonly taken: number;
  readonly other: number;
}

/** Why a run ended. Words for them are the lab's; `line` from 1. */
export type ProgramEnd =
  | { readonly kind: 'completed'; readonly exitCode: number }
  | { readonly kind: 'exit'; readonly exitCode: number }
  | { readonly kind: 'uncaught'; readonly exitCode: number; readonly message: string; readonly line?: number }
  /** Node would have waited for ever, or run for ever. */
  | { readonly kind: 'limit'; readonly limit: ProgramLimit; readonly allowed: number; readonly line?: number }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: RefusalReason; readonly line?: number };

export type ProgramLimit =
  | 'steps'
  | 'output'
  | 'queued'
  | 'time'
  /** One callback after another from nextTick or microtasks: the loop never comes on. */
  | 'starvation';

export type RefusalReason =
  /** Node 20 has it and the lab does not. */
  | 'unsupported'
  /** Node 20 does not have it. */
  | 'newer-than-node-20'
  /** Code from text. */
  | 'text'
  /** A module that the lab does not have. */
  | 'module';

export interface ProgramTrace {
  readonly version: 1;
  readonly places: Places;
  readonly functions: readonly ProgramFunction[];
  readonly names: readonly string[];
  readonly steps: StepColumns;
  readonly frames: FrameColumns;
  readonly operations: OperationColumns;
  readonly entries: EntryColumns;
  readonly output: readonly OutputLine[];
  readonly eitherOrder: readonly EitherOrder[];
  readonly end: ProgramEnd;
}
