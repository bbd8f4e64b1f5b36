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

/** What a trace printed to standard output, or to standard error. */
export function outputOf(trace: ProgramTrace, stream: ProgramTrace['output'][number]['stream'] = 'out'): string {
  return trace.output
    .filter((line) => line.stream === stream)
    .map((line) => `${line.text}\n`)
    .join('');
}

/** What standard error says of a program, whoever ran it: its file has one name, and the calls of a stack are left out. */
export function withoutStacks(errors: string): string {
  return errors
    .replace(/(?:file:\/\/)?\/\S*\/[\w.]+\.m?c?js(?=[:)])/g, 'program')
    .replace(/\(node:\d+\)/g, '(node)')
    .split('\n')
    .filter((line) => !/^\s+(?:at .*:\d+\)?(?: \{|,)?|\.\.\. \d+ lines matching .*)$/.test(line))
    .join('\n');
}
