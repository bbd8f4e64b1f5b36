// What any trace must hold, whatever the program: it passes its check, leads back to the source, and replays to the same
// state from either side; one that was tampered with is refused, or replays without harm.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTrace } from '../../algorithms/event-loop/check-trace.ts';
import { TraceReplay } from '../../algorithms/event-loop/replay.ts';
import { OPERATION_KINDS, type ProgramTrace, QUEUES, type QueueName } from '../../algorithms/event-loop/trace.ts';
import { generateProgram } from './testing/generated-programs.ts';
import { openRecorder, type Record } from './testing/headless.ts';
import { ownPrograms, ownTopics } from './testing/own-programs.ts';

const GENERATED = 30;

let record: Record;
const traces: { readonly source: string; readonly trace: ProgramTrace }[] = [];
beforeAll(async () => {
  record = await openRecorder();
  const own = ownTopics().flatMap((topic) => ownPrograms(topic).slice(0, 12));
  for (const { source, kind } of own) traces.push({ source, trace: record(source, kind) });
  for (let seed = 1; seed <= GENERATED; seed += 1) {
    const source = generateProgram(seed);
    traces.push({ source, trace: record(source) });
  }
}, 60_000);

/** Queues after all operations up to a step, one after another: entry and due time. */
function naiveQueues(
  { operations }: ProgramTrace,
  step: number,
): Map<QueueName, readonly (readonly [number, number])[]> {
  const queues = new Map<QueueName, (readonly [number, number])[]>(QUEUES.map((name) => [name, []]));
  for (let index = 0; index < operations.length && (operations.step[index] ?? 0) <= step; index += 1) {
    const queue = queues.get(QUEUES[operations.queue[index] ?? 0] ?? 'nextTick') ?? [];
    const entry = operations.entry[index] ?? -1;
    const due = operations.dueMs[index] ?? Number.NaN;
    if (OPERATION_KINDS[operations.kind[index] ?? 0] === 'enqueue') {
      let at = queue.length;
      if (!Number.isNaN(due)) while (at > 0 && (queue[at - 1]?.[1] ?? Number.NaN) > due) at -= 1;
      queue.splice(at, 0, [entry, due]);
    } else {
      const found = queue.findIndex(([one]) => one === entry);
      if (found >= 0) queue.splice(found, 1);
    }
  }
  return queues;
}

describe('every trace', () => {
  it('passes its own check', () => {
    for (const { trace } of traces) expect(checkTrace(trace)).toBe(trace);
  });

  it('stands, at every step, on lines and columns of the source', () => {
    for (const { source, trace } of traces) {
      const lines = source.split('\n');
      for (let at = 0; at < trace.places.length; at += 4) {
        const [line = 0, column = 0, endLine = 0, endColumn = 0] = trace.places.subarray(at, at + 4);
        expect(line).toBeGreaterThanOrEqual(1);
        expect(endLine).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1] ?? '').length + 1);
      }
    }
  });

  it('holds steps, operations and lines in the order of time', () => {
    for (const { trace } of traces) {
      const rises = (of: ArrayLike<number>): boolean =>
        Array.from(of).every((one, at) => at === 0 || one >= (of[at - 1] ?? 0));
      expect(rises(trace.steps.timeMs)).toBe(true);
      expect(rises(trace.operations.step)).toBe(true);
      expect(rises(trace.output.map(({ step }) => step))).toBe(true);
    }
  });

  it('replays to the state that a plain count gives, wherever one jumps', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (which, jumps) => {
        const trace = traces[which % traces.length]?.trace;
        if (trace === undefined) return;
        const replay = new TraceReplay(trace);
        for (const jump of jumps) {
          const step = jump % replay.stepCount;
          const state = replay.stateAt(step);
          for (const [name, entries] of naiveQueues(trace, step)) {
            expect(state.queues[name].map(({ id }) => id)).toEqual(entries.map(([entry]) => entry));
          }
          expect(state.output).toEqual(trace.output.filter((line) => line.step <= step));
        }
      }),
      { numRuns: 800 },
    );
  });

  it('is refused, or replays without harm, where numbers of it were changed', () => {
    const columns = ['steps', 'frames', 'operations', 'entries'] as const;
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom(...columns),
        fc.nat(),
        fc.nat(),
        fc.oneof(fc.integer(), fc.integer({ min: -3, max: 40 }), fc.constant(Number.NaN), fc.constant(Infinity)),
        (which, table, columnAt, at, value) => {
          const trace = structuredClone(traces[which % traces.length]?.trace);
          if (trace === undefined) return;
          const held = Object.values(trace[table]).filter((one) =>
            ArrayBuffer.isView(one),
          ) as unknown as Float64Array[];
          const column = held[columnAt % held.length];
          if (column === undefined || column.length === 0) return;
          column[at % column.length] = value;
          let checked: ProgramTrace;
          try {
            checked = checkTrace(trace);
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError);
            return;
          }
          const replay = new TraceReplay(checked);
          for (let step = 0; step < replay.stepCount; step += 1 + (replay.stepCount >> 4)) replay.stateAt(step);
          replay.stateAt(replay.stepCount);
        },
      ),
      { numRuns: 400 },
    );
  });
});
