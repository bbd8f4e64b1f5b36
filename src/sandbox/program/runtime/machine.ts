// What all parts of the runtime share: the stack of the program's functions, the virtual clock, the trace, and how a
// run ends. A run that has ended throws RUN_ENDED at the program's next step, so that no code of its own goes on.
import type {
  EntryKind,
  Phase,
  ProgramEnd,
  ProgramLimit,
  QueueName,
  RefusalReason,
  StepKind,
} from '../../../algorithms/event-loop/trace.ts';
import type { ProgramTables } from '../tables.ts';
import { TraceRecorder } from './trace-recorder.ts';

export interface ProgramLimits {
  readonly steps: number;
  /** Steps with those that are not kept. */
  readonly metered: number;
  readonly entries: number;
  readonly lines: number;
  /** Callbacks of nextTick and microtasks in one go. */
  readonly starvation: number;
  /** Iterations of the loop. */
  readonly iterations: number;
  readonly depth: number;
}

export const DEFAULT_LIMITS: ProgramLimits = {
  steps: 200_000,
  metered: 20_000_000,
  entries: 100_000,
  lines: 5_000,
  starvation: 20_000,
  iterations: 20_000,
  depth: 7_000,
};

/** Virtual time of one step of the program: 0.1 µs, and of one look at the clock: 10 µs. */
const STEP_MS = 0.0001;
/** Steps that a call is counted for. */
const CALL_COST = 5;
/** The same of a look at the clock, so that a wait in a loop ends. */
const CLOCK_READ_COST = 10;
const CLOCK_READ_MS = 0.01;

export interface Frame {
  parent: Frame | undefined;
  readonly function: number;
  node: number;
  /** Where it stands: index of a place. */
  place: number;
  depth: number;
  /** It has returned; a `finally` may still run. */
  left: boolean;
  /** A generator that waits to be resumed. */
  paused: boolean;
}

const RUN_ENDED = Object.freeze({ toString: () => 'the run has ended' });

export class Machine {
  readonly tables: ProgramTables;
  readonly limits: ProgramLimits;
  readonly trace: TraceRecorder;
  readonly epochMs: number;
  frame: Frame | undefined;
  end: ProgramEnd | undefined;
  private timeMs = 0;
  /** Of the last step that had one. */
  private lastPlace = -1;
  private metered = 0;

  constructor(tables: ProgramTables, limits: ProgramLimits, epochMs: number) {
    this.tables = tables;
    this.limits = limits;
    this.epochMs = epochMs;
    const { steps, entries, lines } = limits;
    const allowed = { steps, queued: entries, output: lines };
    this.trace = new TraceRecorder(tables, limits, (what) => this.stopAtLimit(what, allowed[what]));
  }

  // ---- clock

  get nowMs(): number {
    return this.timeMs;
  }

  /** What the program sees: looking takes time, so that waiting in a loop comes to an end. */
  readClock(): number {
    this.timeMs += CLOCK_READ_MS;
    this.metered += CLOCK_READ_COST;
    return this.timeMs;
  }

  /** libuv's clock: whole ms. */
  get loopNowMs(): number {
    return Math.floor(this.timeMs + 1e-9);
  }

  advanceTo(timeMs: number): void {
    if (timeMs > this.timeMs) this.timeMs = timeMs;
  }

  // ---- steps

  step(kind: StepKind, frame: Frame, place: number): void {
    if (this.end !== undefined) throw RUN_ENDED;
    this.frame = frame;
    frame.place = place;
    this.lastPlace = place;
    this.timeMs += STEP_MS;
    this.metered += 1;
    if (this.metered > this.limits.metered) this.stopAtLimit('steps', this.limits.metered);
    this.trace.step(kind, place, frame.node, this.timeMs);
  }

  /** A step of the loop itself. */
  loopStep(kind: StepKind, entry = -1): void {
    this.frame = undefined;
    this.trace.entry = entry;
    this.trace.step(kind, -1, -1, this.timeMs);
  }

  enterPhase(phase: Phase): void {
    if (this.trace.phase === phase) return;
    this.trace.phase = phase;
    this.loopStep('phase');
  }

  // ---- stack

  enter(functionIndex: number): Frame {
    if (this.end !== undefined) throw RUN_ENDED;
    const parent = this.frame;
    const depth = parent === undefined ? 1 : parent.depth + 1;
    // Calls take longer than other steps, and some have no other step.
    this.metered += CALL_COST;
    if (this.metered > this.limits.metered) this.stopAtLimit('steps', this.limits.metered);
    if (depth > this.limits.depth) throw new RangeError('Maximum call stack size exceeded');
    const node = this.trace.frame(parent?.node ?? -1, functionIndex, parent?.place ?? -1);
    const frame: Frame = { parent, function: functionIndex, node, place: -1, depth, left: false, paused: false };
    this.frame = frame;
    return frame;
  }

  leave(frame: Frame): void {
    frame.left = true;
    this.frame = frame.parent;
  }

  /** A function goes on; a generator that waited, below whoever resumed it. */
  resume(frame: Frame): void {
    if (this.end !== undefined) throw RUN_ENDED;
    const parent = this.frame;
    if (parent === frame || !frame.paused) {
      this.frame = frame;
      return;
    }
    frame.paused = false;
    frame.parent = parent;
    frame.depth = parent === undefined ? 1 : parent.depth + 1;
    frame.node = this.trace.frame(parent?.node ?? -1, frame.function, parent?.place ?? -1);
    frame.left = false;
    this.frame = frame;
  }

  // ---- entries of queues

  enqueue(queue: QueueName, kind: EntryKind, name: string, place: number, dueMs?: number): number {
    // What the program did not write itself stands where it was asked for.
    const entry = this.trace.newEntry(kind, name, place < 0 ? (this.frame?.place ?? -1) : place);
    this.trace.operation('enqueue', queue, entry, dueMs);
    return entry;
  }

  /** The entry leaves its queue and its callback begins. */
  take(queue: QueueName, entry: number): void {
    this.frame = undefined;
    this.trace.entry = entry;
    this.loopStep('take', entry);
    this.trace.operation('run', queue, entry);
  }

  drop(queue: QueueName, entry: number): void {
    this.trace.operation('drop', queue, entry);
  }

  // ---- ends

  /** Ends the run; never returns. */
  stop(end: ProgramEnd): never {
    this.end ??= end;
    throw RUN_ENDED;
  }

  /** Where the program is, or was last. */
  get position(): { readonly line: number; readonly column: number } | undefined {
    const own = this.frame?.place ?? -1;
    const place = own < 0 ? this.lastPlace : own;
    const [line, column] = this.tables.places.slice(place * 4, place * 4 + 2);
    return place < 0 || line === undefined || column === undefined ? undefined : { line, column };
  }

  get line(): number | undefined {
    return this.position?.line;
  }

  private atLine(): { readonly line?: number } {
    const { line } = this;
    return line === undefined ? {} : { line };
  }

  stopAtLimit(limit: ProgramLimit, allowed: number): never {
    return this.stop({ kind: 'limit', limit, allowed, ...this.atLine() });
  }

  refuse(name: string, reason: RefusalReason): never {
    return this.stop({ kind: 'refused', name, reason, ...this.atLine() });
  }
}
