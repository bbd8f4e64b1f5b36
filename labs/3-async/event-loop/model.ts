// One program under Node's event loop, step by step. The program was run before, under virtual time, and left a trace;
// the run walks along it. What is assumed and how it was checked stands in the lesson under "What this models".
import type { ProgramState } from '#src/algorithms/event-loop/replay.ts';
import { type ProgramEnd, QUEUES } from '#src/algorithms/event-loop/trace.ts';
import type { Model, ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import { operationAt, type Program, programOf, stepKindAt } from './program.ts';
import { RECORD, RECORDS } from './records.ts';
import { describeRecord, explain } from './why.ts';

/** Lines that the stage shows, and that probes look at. */
const SHOWN_LINES = 60;

/** Everything that changes during a run. */
export interface State {
  step: number;
  /** Operations and lines done up to this step. */
  operations: number;
  lines: number;
  callbacks: number;
  turns: number;
  worstDelayMs: number;
  /** Time in which code of the program ran. */
  busyMs: number;
  /** Length of each queue, in the order of QUEUES. */
  readonly lengths: Int32Array;
  /** The first lines that were printed. */
  readonly printed: string[];
}

/** What the stage draws of one moment. */
export interface Snapshot extends Omit<ProgramState, 'output'> {
  readonly source: string;
  readonly steps: number;
  /** The latest lines, and how many there are. */
  readonly output: ProgramState['output'];
  readonly lines: number;
  /** Set at the last step. */
  readonly end?: ProgramEnd;
  /** What stopped the program before its end, from the first step on. */
  readonly stop?: ProgramEnd;
  /** Real Node may also take the other of these two here. */
  readonly eitherOrder: boolean;
}

const PAUSE = 0;

function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const program: Program = programOf(setup);
  const { trace, replay } = program;
  const { steps, operations } = trace;
  const last = steps.length - 1;
  const microtask = QUEUES.indexOf('microtask');
  const nextTick = QUEUES.indexOf('nextTick');
  const either = new Set(trace.eitherOrder.map(({ step }) => step));

  const doOperation = (state: State, index: number): void => {
    const entry = operations.entry[index] ?? 0;
    const queue = operations.queue[index] ?? 0;
    const kind = operationAt(trace, index);
    state.lengths[queue] = (state.lengths[queue] ?? 0) + (kind === 'enqueue' ? 1 : -1);
    if (kind === 'run') {
      state.callbacks += 1;
      const delayMs = (steps.timeMs[state.step] ?? 0) - (program.dueMs[entry] ?? Number.NaN);
      if (QUEUES[queue] === 'timers' && delayMs > state.worstDelayMs) state.worstDelayMs = delayMs;
    }
    const record = { enqueue: RECORD.queued, run: RECORD.called, drop: RECORD.dropped }[kind ?? 'drop'];
    simulation.record(record, entry, queue);
  };

  /** All that the trace says of the present step. */
  const take = (state: State): void => {
    const { step } = state;
    if (stepKindAt(trace, step) === 'phase') {
      const phase = steps.phase[step] ?? 0;
      if (phase === 1) state.turns += 1;
      simulation.record(RECORD.entered, phase);
    }
    for (; state.operations < operations.length && (operations.step[state.operations] ?? 0) <= step; )
      doOperation(state, state.operations++);
    for (; state.lines < trace.output.length && (trace.output[state.lines]?.step ?? 0) <= step; state.lines += 1) {
      if (state.printed.length < SHOWN_LINES) state.printed.push(trace.output[state.lines]?.text ?? '');
      simulation.record(RECORD.printed, state.lines);
    }
  };

  const next = (state: State): void => {
    if (state.step < last) simulation.schedule(1, PAUSE);
    else simulation.end();
  };

  return {
    start() {
      const state: State = {
        ...{ step: 0, operations: 0, lines: 0, callbacks: 0, turns: 0, worstDelayMs: 0, busyMs: 0 },
        lengths: new Int32Array(QUEUES.length),
        printed: [],
      };
      take(state);
      next(state);
      return state;
    },
    handle(state) {
      const { step } = state;
      if ((steps.frame[step] ?? -1) >= 0) state.busyMs += (steps.timeMs[step + 1] ?? 0) - (steps.timeMs[step] ?? 0);
      state.step += 1;
      take(state);
      next(state);
    },
    act() {
      // Nothing can be done to a program that has run: it is edited and run anew.
    },
    snapshot({ step, lines }) {
      const { output, ...rest } = replay.stateAt(step);
      return {
        ...rest,
        output: output.slice(-SHOWN_LINES),
        lines,
        source: program.source,
        steps: steps.length,
        eitherOrder: either.has(step),
        ...(step === last ? { end: trace.end } : {}),
        ...(trace.end.kind === 'limit' || trace.end.kind === 'refused' ? { stop: trace.end } : {}),
      };
    },
    metrics: (state) => ({
      steps: state.step + 1,
      elapsedMs: steps.timeMs[state.step] ?? 0,
      callbacks: state.callbacks,
      linesPrinted: state.lines,
      loopTurns: state.turns,
      worstTimerDelayMs: state.worstDelayMs,
      busyMs: state.busyMs,
    }),
    sample({ step, lengths }, into) {
      into[0] = (lengths[microtask] ?? 0) + (lengths[nextTick] ?? 0);
      into[1] = lengths.reduce((sum, one, queue) => (queue === microtask || queue === nextTick ? sum : sum + one), 0);
      into[2] = program.depth[steps.frame[step] ?? -1] ?? 0;
    },
    result: ({ lines }) => ({
      output: linesOf(program, lines, 'out'),
      errors: linesOf(program, lines, 'error'),
      end: trace.end,
    }),
    why: (state, _log, subject) => explain(program, state.step, subject),
    describe: (_state, log, index) => describeRecord(program, log, index),
  };
}

/** What real Node would have written, line by line. */
const linesOf = ({ trace }: Program, count: number, stream: 'out' | 'error'): readonly string[] =>
  trace.output
    .slice(0, count)
    .filter((line) => line.stream === stream)
    .flatMap(({ text }) => text.split('\n'));

/** Whether `earlier` was printed, and before `later`, which was printed too. */
const isBefore = (printed: readonly string[], earlier: string, later: string): boolean => {
  const [first, second] = [printed.indexOf(earlier), printed.indexOf(later)];
  return first >= 0 && second > first;
};

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: [],
  records: RECORDS,
  create: createRun,
  probes: {
    tickThird: ({ state }) => state.printed[2] === 'nextTick',
    promiseThird: ({ state }) => state.printed[2] === 'promise',
    timeoutThird: ({ state }) => state.printed[2] === 'timeout',
    checkedFirst: ({ state }) => isBefore(state.printed, 'order: checked', 'then 1'),
    thenFirst: ({ state }) => isBefore(state.printed, 'then 1', 'order: checked'),
    promiseBeforeTick: ({ state }) => isBefore(state.printed, 'promise', 'nextTick'),
    immediateFirst: ({ state }) => isBefore(state.printed, 'immediate', 'timeout'),
    timeoutFirst: ({ state }) =>
      isBefore(state.printed, 'file', 'timeout') && isBefore(state.printed, 'timeout', 'immediate'),
    immediateBeforeTicks: ({ state }) => isBefore(state.printed, 'immediate', 'ticks: 60'),
    workAndBeats: ({ state }) =>
      state.printed.includes('work is done') && state.printed.some((line) => line.startsWith('beat 4')),
    nothingUnhandled: ({ state }) =>
      state.printed.includes('immediate') && !state.printed.some((line) => line.startsWith('unhandled')),
    promiseSecond: ({ state }) => state.printed[1] === 'promise',
    tickSecond: ({ state }) => state.printed[1] === 'nextTick',
  },
};
