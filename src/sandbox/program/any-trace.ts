// What the two kinds of recorded programs have in common once they are compiled.
import { checkTrace } from '../../algorithms/event-loop/check-trace.ts';
import type { ProgramTrace } from '../../algorithms/event-loop/trace.ts';
import { type CallTrace, checkCallTrace } from '../../algorithms/profiles/call-trace.ts';
import { ticksOf } from '../../algorithms/profiles/recording.ts';
import type { CountedProgram } from '../counted-program/compile.ts';
import type { InstrumentedProgram } from './instrument.ts';

export type AnyProgram = InstrumentedProgram | CountedProgram;
export type AnyTrace = ProgramTrace | CallTrace;

/** A program that was run, as a run's input. */
export interface RecordedProgram {
  readonly trace: AnyTrace;
  readonly source: string;
  /** The one that it is compared with, where the lab's manifest names a parameter for it. */
  readonly beside?: RecordedProgram;
}

export const sourceOf = (program: AnyProgram): string =>
  program.kind === 'counted' ? program.source : program.tables.source;

/** @throws TypeError where what the realm handed over is no trace of that program */
export const checkAnyTrace = ({ kind }: AnyProgram, given: unknown): AnyTrace =>
  kind === 'counted' ? checkCallTrace(given) : checkTrace(given);

/** How long the run is that walks along a trace, in steps. */
export const stepsOf = (trace: AnyTrace): number =>
  'kind' in trace
    ? ticksOf(trace.slices.operations.reduce((sum, each) => sum + each, 0)).count
    : Math.max(1, trace.steps.length - 1);
