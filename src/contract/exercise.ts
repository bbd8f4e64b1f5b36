// Grading by behaviour. The student's code is driven inside its confined realm and leaves a transcript of plain data;
// the verdict is reached outside that realm, from the transcript alone, which it treats as hostile.

import type { Meter } from './meter.ts';
import type { PromiseJobs } from './promise-jobs.ts';
import type { Phrase } from './text.ts';

export interface Check {
  readonly name: Phrase;
  readonly passed: boolean;
  /** What was seen, and what helps. */
  readonly message: Phrase;
}

/** What a student's module exports. */
export type StudentExports = Readonly<Record<string, unknown>>;

/** What stands beside a student's code where the manifest asks for it. */
export interface StudentTools {
  /** `countsOperations`. */
  readonly meter?: Meter;
  /** `simulatesPromises`. */
  readonly jobs?: PromiseJobs;
}

/** What `exercises/<name>/grade.ts` exports as `exercise` where the student's code is a program. */
export interface ProgramExercise {
  /** From the trace of the program, which it treats as hostile: the program shared a realm with the recorder. */
  judge(trace: unknown): readonly Check[];
}

/** What `exercises/<name>/grade.ts` exports as `exercise`. */
export interface Exercise extends ProgramExercise {
  /** Names that the student's module must export, with what they are. */
  readonly entry: readonly { readonly name: string; readonly type: 'function' }[];
  /**
   * Inside the student's realm: calls the student's exports and returns plain data. It may throw what the student's
   * code throws. `instantiate` runs the student's module anew: each case begins without what an earlier one left behind.
   */
  drive(instantiate: () => StudentExports, tools?: StudentTools): unknown;
  /** Outside it: never trusts the transcript's shape or claims, re-runs decisions in its own model. */
  judge(transcript: unknown): readonly Check[];
}
