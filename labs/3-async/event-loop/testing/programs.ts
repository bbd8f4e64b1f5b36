// Programs as the input of runs, for the tests of this lab.
import { readFileSync } from 'node:fs';
import { bundleRecorder, recordInVm } from '#src/sandbox/program/testing/recorder.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The programs that come with the lab, by name. */
export const programText = (name: string): string => read(`programs/${name}.${name === 'module' ? 'mjs' : 'cjs'}`);

export const exerciseText = (exercise: string, which: 'starter' | 'solution'): string =>
  read(`exercises/${exercise}/${which}.cjs`);

/** Records programs with one recorder for all. */
export async function openRecorder() {
  const recorder = await bundleRecorder();
  const record = (source: string, fileName = 'program.js') => recordInVm(recorder, source, fileName);
  return { record, inputOf: (source: string, fileName?: string) => ({ trace: record(source, fileName), source }) };
}
