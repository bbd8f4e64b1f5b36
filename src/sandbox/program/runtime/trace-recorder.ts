// Keeps the trace of a run while it goes on: columns that grow, frames and names that are kept once.
import {
  type EitherOrder,
  ENTRY_KINDS,
  type EntryKind,
  OPERATION_KINDS,
  type OperationKind,
  type OutputLine,
  PHASES,
  type Phase,
  type ProgramEnd,
  type ProgramTrace,
  QUEUES,
  type QueueName,
  STEP_KINDS,
  type StepKind,
} from '../../../algorithms/event-loop/trace.ts';
import type { ProgramTables } from '../tables.ts';
import { GrowingColumn } from './growing-column.ts';

const codes = <Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> =>
  Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;

const STEP = codes(STEP_KINDS);
const PHASE = codes(PHASES);
const QUEUE = codes(QUEUES);
const OPERATION = codes(OPERATION_KINDS);
const ENTRY = codes(ENTRY_KINDS);

/** At one place of the program, in one callback, so many steps are kept; beyond them only what they do. */
const STEPS_AT_ONE_PLACE = 400;

/** So many lines are kept, and of text as much as lines of this length would hold. */
const CHARACTERS_A_LINE = 1_000;
const SHORTEST_CHARGE = 100;

export interface RecorderLimits {
  /** Steps, entries and lines that are kept. */
  readonly steps: number;
  readonly entries: number;
  readonly lines: number;
}

/** Called when something is full; does not return. */
export type Overflow = (what: 'steps' | 'queued' | 'output') => never;

export class TraceRecorder {
  private readonly limits: RecorderLimits;
  private readonly overflow: Overflow;
  private readonly stepKind = new GrowingColumn(Uint8Array);
  private readonly stepPlace = new GrowingColumn(Int32Array);
  private readonly stepFrame = new GrowingColumn(Int32Array);
  private readonly stepPhase = new GrowingColumn(Uint8Array);
  private readonly stepEntry = new GrowingColumn(Int32Array);
  private readonly stepTime = new GrowingColumn(Float64Array);
  private readonly frameParent = new GrowingColumn(Int32Array);
  private readonly frameFunction = new GrowingColumn(Int32Array);
  private readonly frameCall = new GrowingColumn(Int32Array);
  private readonly operationStep = new GrowingColumn(Int32Array);
  private readonly operationKind = new GrowingColumn(Uint8Array);
  private readonly operationEntry = new GrowingColumn(Int32Array);
  private readonly operationQueue = new GrowingColumn(Uint8Array);
  private readonly operationDue = new GrowingColumn(Float64Array);
  private readonly entryKind = new GrowingColumn(Uint8Array);
  private readonly entryName = new GrowingColumn(Int32Array);
  private readonly entryPlace = new GrowingColumn(Int32Array);
  private readonly entryMade = new GrowingColumn(Int32Array);
  private readonly frames = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly nameIndex = new Map<string, number>();
  private readonly output: OutputLine[] = [];
  private readonly either: EitherOrder[] = [];
  private readonly placeCount: Int32Array;
  private readonly placeEntry: Int32Array;
  private readonly places: readonly number[];
  /** A step that was not kept and is, should anything happen in it. */
  private skipped:
    | { readonly kind: StepKind; readonly place: number; readonly frame: number; timeMs: number }
    | undefined;
  private characters = 0;
  phase: Phase = 'main';
  /** Whose callback runs. */
  entry = -1;

  constructor(tables: ProgramTables, limits: RecorderLimits, overflow: Overflow) {
    this.limits = limits;
    this.overflow = overflow;
    this.places = tables.places;
    this.placeCount = new Int32Array(tables.places.length / 4);
    this.placeEntry = new Int32Array(tables.places.length / 4).fill(-2);
  }

  get stepCount(): number {
    return this.stepKind.length;
  }

  step(kind: StepKind, place: number, frame: number, timeMs: number): void {
    if (place >= 0) {
      if (this.placeEntry[place] !== this.entry) {
        this.placeEntry[place] = this.entry;
        this.placeCount[place] = 0;
      }
      const count = (this.placeCount[place] ?? 0) + 1;
      this.placeCount[place] = count;
      if (count > STEPS_AT_ONE_PLACE) {
        this.skipped = { kind, place, frame, timeMs };
        return;
      }
    }
    this.skipped = undefined;
    this.keepStep(kind, place, frame, timeMs);
  }

  private keepStep(kind: StepKind, place: number, frame: number, timeMs: number): void {
    if (this.stepKind.length >= this.limits.steps && kind !== 'end') this.overflow('steps');
    this.stepKind.add(STEP[kind]);
    this.stepPlace.add(place);
    this.stepFrame.add(frame);
    this.stepPhase.add(PHASE[this.phase]);
    this.stepEntry.add(this.entry);
    this.stepTime.add(timeMs);
  }

  /** The step during which something happens; a skipped one is kept after all. */
  private presentStep(): number {
    if (this.skipped !== undefined) {
      const { kind, place, frame, timeMs } = this.skipped;
      this.skipped = undefined;
      this.keepStep(kind, place, frame, timeMs);
    }
    return Math.max(0, this.stepKind.length - 1);
  }

  /** The frame of a function called from `callPlace` in `parent`; the same for the same call. */
  frame(parent: number, functionIndex: number, callPlace: number): number {
    const key = `${parent} ${functionIndex} ${callPlace}`;
    const known = this.frames.get(key);
    if (known !== undefined) return known;
    const id = this.frameParent.length;
    this.frames.set(key, id);
    this.frameParent.add(parent);
    this.frameFunction.add(functionIndex);
    this.frameCall.add(callPlace);
    return id;
  }

  newEntry(kind: EntryKind, name: string, place: number): number {
    if (this.entryKind.length >= this.limits.entries) this.overflow('queued');
    let index = this.nameIndex.get(name);
    if (index === undefined) {
      index = this.names.length;
      this.names[index] = name;
      this.nameIndex.set(name, index);
    }
    this.entryKind.add(ENTRY[kind]);
    this.entryName.add(index);
    this.entryPlace.add(place);
    return this.entryMade.add(this.presentStep());
  }

  operation(kind: OperationKind, queue: QueueName, entry: number, dueMs = Number.NaN): void {
    this.operationStep.add(this.presentStep());
    this.operationKind.add(OPERATION[kind]);
    this.operationEntry.add(entry);
    this.operationQueue.add(QUEUE[queue]);
    this.operationDue.add(dueMs);
  }

  /** Text of a length is about to be printed. A short one counts, too: there may be many. */
  charge(length: number): void {
    this.characters += Math.max(SHORTEST_CHARGE, length);
    if (this.characters > this.limits.lines * CHARACTERS_A_LINE) this.overflow('output');
  }

  print(stream: 'out' | 'error', text: string): void {
    if (this.output.length >= this.limits.lines) this.overflow('output');
    this.output[this.output.length] = { step: this.presentStep(), stream, text };
  }

  eitherOrder(taken: number, other: number): void {
    this.either[this.either.length] = { step: this.presentStep(), taken, other };
  }

  finish(tables: ProgramTables, end: ProgramEnd): ProgramTrace {
    return {
      version: 1,
      places: Int32Array.from(this.places),
      functions: tables.functions.map(({ name, place }) => ({ name, place })),
      names: this.names,
      steps: {
        length: this.stepKind.length,
        kind: this.stepKind.finish(),
        place: this.stepPlace.finish(),
        frame: this.stepFrame.finish(),
        phase: this.stepPhase.finish(),
        entry: this.stepEntry.finish(),
        timeMs: this.stepTime.finish(),
      },
      frames: {
        length: this.frameParent.length,
        parent: this.frameParent.finish(),
        function: this.frameFunction.finish(),
        callPlace: this.frameCall.finish(),
      },
      operations: {
        length: this.operationStep.length,
        step: this.operationStep.finish(),
        kind: this.operationKind.finish(),
        entry: this.operationEntry.finish(),
        queue: this.operationQueue.finish(),
        dueMs: this.operationDue.finish(),
      },
      entries: {
        length: this.entryKind.length,
        kind: this.entryKind.finish(),
        name: this.entryName.finish(),
        place: this.entryPlace.finish(),
        madeAt: this.entryMade.finish(),
      },
      output: this.output,
      eitherOrder: this.either,
      end,
    };
  }
}
