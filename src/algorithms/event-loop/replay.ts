// The state of a program at any step of its trace: what the stage draws. Pure; going back is as cheap as going forward.
import {
  ENTRY_KINDS,
  type EntryKind,
  OPERATION_KINDS,
  type OutputLine,
  PHASES,
  type Phase,
  type ProgramTrace,
  QUEUES,
  type QueueName,
  STEP_KINDS,
  type StepKind,
} from './trace.ts';

export interface PlaceRange {
  /** From 1; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface QueueEntry {
  readonly id: number;
  readonly kind: EntryKind;
  readonly name: string;
  readonly place?: PlaceRange;
  readonly dueMs?: number;
}

export interface StackFrame {
  readonly functionName: string;
  /** Where it stands now; absent for a frame that has not begun. */
  readonly place?: PlaceRange;
}

export interface ProgramState {
  readonly step: number;
  readonly kind: StepKind;
  readonly phase: Phase;
  readonly timeMs: number;
  readonly place?: PlaceRange;
  /** Innermost first. */
  readonly stack: readonly StackFrame[];
  /** The entry whose callback runs. */
  readonly running?: QueueEntry;
  readonly queues: Readonly<Record<QueueName, readonly QueueEntry[]>>;
  /** Lines printed so far. */
  readonly output: readonly OutputLine[];
}

/** Operations between two checkpoints. */
const CHECKPOINT_DISTANCE = 512;

interface Waiting {
  readonly entry: number;
  readonly dueMs: number;
}
type Queues = readonly (readonly Waiting[])[];

function placeAt(trace: ProgramTrace, place: number): PlaceRange | undefined {
  if (place < 0) return undefined;
  const [line, column, endLine, endColumn] = trace.places.subarray(place * 4, place * 4 + 4);
  if (line === undefined || column === undefined || endLine === undefined || endColumn === undefined) return undefined;
  return { line, column, endLine, endColumn };
}

function stackAt(trace: ProgramTrace, step: number): readonly StackFrame[] {
  const stack: StackFrame[] = [];
  let place = trace.steps.place[step] ?? -1;
  for (let frame = trace.steps.frame[step] ?? -1; frame >= 0; frame = trace.frames.parent[frame] ?? -1) {
    const range = placeAt(trace, place);
    const functionName = trace.functions[trace.frames.function[frame] ?? -1]?.name ?? '';
    stack.push({ functionName, ...(range === undefined ? {} : { place: range }) });
    place = trace.frames.callPlace[frame] ?? -1;
  }
  return stack;
}

/** Index of the first item whose step is greater than `step`, where steps rise. */
function countUpTo(length: number, stepOf: (index: number) => number, step: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stepOf(middle) <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Timers stand by the time they are due, all others in the order they came. */
function withEntry(queue: readonly Waiting[], added: Waiting): readonly Waiting[] {
  if (Number.isNaN(added.dueMs)) return [...queue, added];
  const at = queue.findIndex((one) => one.dueMs > added.dueMs);
  return at < 0 ? [...queue, added] : [...queue.slice(0, at), added, ...queue.slice(at)];
}

function applyOperation(trace: ProgramTrace, queues: Queues, index: number): Queues {
  const { operations } = trace;
  const queue = operations.queue[index] ?? 0;
  const entry = operations.entry[index] ?? -1;
  const present = queues[queue] ?? [];
  const next =
    OPERATION_KINDS[operations.kind[index] ?? 0] === 'enqueue'
      ? withEntry(present, { entry, dueMs: operations.dueMs[index] ?? Number.NaN })
      : present.filter((one) => one.entry !== entry);
  return queues.map((one, place) => (place === queue ? next : one));
}

/** Reads a trace at any step. Keeps checkpoints of the queues, made as they are first passed. */
export class TraceReplay {
  readonly trace: ProgramTrace;
  private readonly checkpoints: Queues[];

  constructor(trace: ProgramTrace) {
    this.trace = trace;
    this.checkpoints = [QUEUES.map(() => [])];
  }

  get stepCount(): number {
    return this.trace.steps.length;
  }

  /** @param step from 0; what is beyond the trace is its last step. */
  stateAt(step: number): ProgramState {
    const { trace } = this;
    const at = Math.max(0, Math.min(Math.trunc(step), trace.steps.length - 1));
    const { operations, steps } = trace;
    const done = countUpTo(operations.length, (index) => operations.step[index] ?? 0, at);
    const queues = this.queuesAfter(done);
    const printed = countUpTo(trace.output.length, (index) => trace.output[index]?.step ?? 0, at);
    const place = placeAt(trace, steps.place[at] ?? -1);
    const running = steps.entry[at] ?? -1;
    return {
      step: at,
      kind: STEP_KINDS[steps.kind[at] ?? 0] ?? 'statement',
      phase: PHASES[steps.phase[at] ?? 0] ?? 'main',
      timeMs: steps.timeMs[at] ?? 0,
      ...(place === undefined ? {} : { place }),
      stack: stackAt(trace, at),
      ...(running < 0 ? {} : { running: this.entry({ entry: running, dueMs: Number.NaN }) }),
      queues: this.named(queues),
      output: trace.output.slice(0, printed),
    };
  }

  private queuesAfter(count: number): Queues {
    let queues = this.checkpoints[0] ?? [];
    let index = 0;
    const nearest = Math.min(Math.floor(count / CHECKPOINT_DISTANCE), this.checkpoints.length - 1);
    if (nearest > 0) {
      queues = this.checkpoints[nearest] ?? queues;
      index = nearest * CHECKPOINT_DISTANCE;
    }
    while (index < count) {
      queues = applyOperation(this.trace, queues, index);
      index += 1;
      if (index % CHECKPOINT_DISTANCE === 0) this.checkpoints[index / CHECKPOINT_DISTANCE] ??= queues;
    }
    return queues;
  }

  private named(queues: Queues): Readonly<Record<QueueName, readonly QueueEntry[]>> {
    const entriesOf = (name: QueueName) => (queues[QUEUES.indexOf(name)] ?? []).map((one) => this.entry(one));
    return {
      nextTick: entriesOf('nextTick'),
      microtask: entriesOf('microtask'),
      timers: entriesOf('timers'),
      check: entriesOf('check'),
      poll: entriesOf('poll'),
      inFlight: entriesOf('inFlight'),
      close: entriesOf('close'),
      rejections: entriesOf('rejections'),
    };
  }

  private entry({ entry, dueMs }: Waiting): QueueEntry {
    const { entries, names } = this.trace;
    const place = placeAt(this.trace, entries.place[entry] ?? -1);
    return {
      id: entry,
      kind: ENTRY_KINDS[entries.kind[entry] ?? 0] ?? 'internal',
      name: names[entries.name[entry] ?? -1] ?? '',
      ...(place === undefined ? {} : { place }),
      ...(Number.isNaN(dueMs) ? {} : { dueMs }),
    };
  }
}
