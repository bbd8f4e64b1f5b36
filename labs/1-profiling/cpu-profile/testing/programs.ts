// Programs as the input of runs, for the tests of this lab.
import { readFileSync } from 'node:fs';
import { openCountedRecorder } from '#src/sandbox/counted-program/testing/counted-recorder.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The programs that come with the lab, by name. */
export const programText = (name: string): string => read(`programs/${name}.cjs`);

export const exerciseText = (exercise: string, which: 'starter' | 'solution'): string =>
  read(`exercises/${exercise}/${which}.cjs`);

/** Records programs with one recorder for all. */
export async function openRecorder() {
  const record = await openCountedRecorder();
  const inputOf = (source: string, before?: string) => ({
    trace: record(source),
    source,
    ...(before === undefined ? {} : { beside: { trace: record(before), source: before } }),
  });
  return { record, inputOf };
}
