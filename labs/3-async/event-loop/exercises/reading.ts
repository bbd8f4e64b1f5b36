// Reads a trace for the graders: what was printed by whom, and which timers were asked for. The program shared a realm
// with the recorder, so the trace is checked before it is believed.
import { checkTrace } from '#src/algorithms/event-loop/check-trace.ts';
import {
  ENTRY_KINDS,
  type EntryKind,
  OPERATION_KINDS,
  type ProgramTrace,
  QUEUES,
} from '#src/algorithms/event-loop/trace.ts';
import type { Check } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';

const LONGEST_SHOWN = 200;

export interface PrintedLine {
  readonly text: string;
  readonly timeMs: number;
  /** What called the code that printed it; undefined in the program's first run. */
  readonly by: EntryKind | undefined;
  /** How late that callback was, where it is a timer. */
  readonly delayMs: number;
}

export function readTrace(given: unknown): ProgramTrace | undefined {
  try {
    return checkTrace(given);
  } catch {
    return undefined;
  }
}

/** When each timer was due, ms; NaN for what is no timer. */
function dueTimes({ operations, entries }: ProgramTrace): Float64Array {
  const dueMs = new Float64Array(entries.length).fill(Number.NaN);
  for (let index = 0; index < operations.length; index += 1)
    if (OPERATION_KINDS[operations.kind[index] ?? 0] === 'enqueue')
      dueMs[operations.entry[index] ?? 0] = operations.dueMs[index] ?? Number.NaN;
  return dueMs;
}

/** The latest due time of each entry up to a step: an interval is due again and again. */
export function printedLines(trace: ProgramTrace): readonly PrintedLine[] {
  const { operations, entries, steps } = trace;
  const dueMs = new Float64Array(entries.length).fill(Number.NaN);
  const delayMs = new Float64Array(entries.length).fill(Number.NaN);
  let operation = 0;
  return trace.output
    .filter(({ stream }) => stream === 'out')
    .map(({ step, text }) => {
      for (; operation < operations.length && (operations.step[operation] ?? 0) <= step; operation += 1) {
        const entry = operations.entry[operation] ?? 0;
        const kind = OPERATION_KINDS[operations.kind[operation] ?? 0];
        const isTimer = QUEUES[operations.queue[operation] ?? 0] === 'timers';
        if (kind === 'enqueue' && isTimer) dueMs[entry] = operations.dueMs[operation] ?? Number.NaN;
        if (kind === 'run' && isTimer)
          delayMs[entry] = (steps.timeMs[operations.step[operation] ?? 0] ?? 0) - (dueMs[entry] ?? Number.NaN);
      }
      const entry = steps.entry[step] ?? -1;
      return {
        text,
        timeMs: steps.timeMs[step] ?? 0,
        by: entry < 0 ? undefined : ENTRY_KINDS[entries.kind[entry] ?? 0],
        delayMs: entry < 0 ? Number.NaN : (delayMs[entry] ?? Number.NaN),
      };
    });
}

/** How long each timer was asked to wait, ms, longest first. */
export function timerWaits(trace: ProgramTrace): readonly number[] {
  const dueMs = dueTimes(trace);
  const { entries, steps } = trace;
  return Array.from(dueMs, (due, entry) => due - (steps.timeMs[entries.madeAt[entry] ?? 0] ?? 0))
    .filter((waitMs) => !Number.isNaN(waitMs))
    .sort((one, other) => other - one);
}

export const shownLines = (lines: readonly { readonly text: string }[]): string => {
  const all = lines.map(({ text }) => text).join(', ');
  return all.length > LONGEST_SHOWN ? `${all.slice(0, LONGEST_SHOWN)}…` : all === '' ? '–' : all;
};

export const check = (name: Phrase, passed: boolean, message: Phrase): Check => ({ name, passed, message });

export const NO_TRACE: readonly Check[] = [check({ key: 'grade.ran' }, false, { key: 'grade.noTrace' })];

/** Whether the program came to its end, by itself. */
export function checkEnd({ end }: ProgramTrace): Check {
  const passed = end.kind === 'completed' && end.exitCode === 0;
  return check({ key: 'grade.ran' }, passed, { key: passed ? 'grade.ran.yes' : 'grade.ran.no' });
}
