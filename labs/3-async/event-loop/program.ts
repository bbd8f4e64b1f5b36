// The program of a run: its trace, and what can be read off it once for all steps.
import { TraceReplay } from '#src/algorithms/event-loop/replay.ts';
import { OPERATION_KINDS, type ProgramTrace, STEP_KINDS } from '#src/algorithms/event-loop/trace.ts';
import type { Setup } from '#src/contract/model.ts';

export interface Program {
  readonly trace: ProgramTrace;
  readonly source: string;
  readonly replay: TraceReplay;
  /** When each entry was due, ms; NaN where it is due at once. */
  readonly dueMs: Float64Array;
  /** Frames on the stack at each frame, itself included. */
  readonly depth: Int32Array;
}

/** @throws Error where the run has no program */
export function programOf({ input }: Setup): Program {
  if (input === undefined) throw new Error('this run has no program');
  // Recorded and checked by the platform.
  const { trace, source } = input as { readonly trace: ProgramTrace; readonly source: string };
  const { operations, frames, entries } = trace;
  const dueMs = new Float64Array(entries.length).fill(Number.NaN);
  for (let index = 0; index < operations.length; index += 1)
    if (operationAt(trace, index) === 'enqueue' && !Number.isNaN(operations.dueMs[index]))
      dueMs[operations.entry[index] ?? 0] = operations.dueMs[index] ?? Number.NaN;
  const depth = new Int32Array(frames.length);
  for (let frame = 0; frame < frames.length; frame += 1) {
    const parent = frames.parent[frame] ?? -1;
    depth[frame] = parent < 0 ? 1 : (depth[parent] ?? 0) + 1;
  }
  return { trace, source, replay: new TraceReplay(trace), dueMs, depth };
}

export const operationAt = ({ operations }: ProgramTrace, index: number) =>
  OPERATION_KINDS[operations.kind[index] ?? 0];

export const stepKindAt = ({ steps }: ProgramTrace, step: number) => STEP_KINDS[steps.kind[step] ?? 0];
