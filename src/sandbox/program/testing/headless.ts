// The recorder, bundled once for a test file, and a way to run programs with it.
import type { ProgramTrace } from '../../../algorithms/event-loop/trace.ts';
import type { ProgramKind } from '../tables.ts';
import { bundleRecorder, recordInVm } from './recorder.ts';

export type Record = (source: string, kind?: ProgramKind) => ProgramTrace;

/** Programs that cannot be run at all fail the test. */
export async function openRecorder(): Promise<Record> {
  const recorder = await bundleRecorder();
  return (source, kind = 'commonjs') => recordInVm(recorder, source, kind === 'module' ? 'a.mjs' : 'a.cjs');
}

/** What a trace printed to standard output. */
export function outputOf(trace: ProgramTrace): string {
  return trace.output
    .filter((line) => line.stream === 'out')
    .map((line) => `${line.text}\n`)
    .join('');
}
