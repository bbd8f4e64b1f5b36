// Grading: the student's code is driven in a fresh confined worker, and the verdict is reached in a worker of ours.
import type { Check } from '../../contract/exercise.ts';
import type { Phrase } from '../../contract/text.ts';
import type { ConsoleTake } from '../../sandbox/console-capture.ts';
import { WorkerEnded } from '../../worker/bridge.ts';
import { locateFault, type Reader, wordsOfFault } from './faults.ts';
import type { StudentCode } from './state.ts';
import type { WorkerOpeners } from './workers.ts';

export interface Grade {
  readonly passed: boolean;
  readonly checks: readonly Check[];
  readonly output: ConsoleTake;
  /** The student's line where their code threw. */
  readonly line?: number;
}

/** Grades code; whatever stops it is a check that did not pass. Aborting ends the worker. */
export async function gradeCode(
  dependencies: WorkerOpeners,
  lab: string,
  exercise: string,
  code: StudentCode,
  reader: Reader,
  signal: AbortSignal,
): Promise<Grade> {
  if (code.program !== undefined) {
    try {
      return await judge(dependencies, lab, exercise, await dependencies.recordProgram(code.program, signal));
    } catch (error) {
      return stopped(wordsOfFault(locateFault(error, undefined, undefined), reader));
    }
  }
  const confined = await dependencies.openConfined(code);
  signal.addEventListener('abort', () => confined.close());
  let transcript: unknown;
  let output = NOTHING_PRINTED;
  try {
    transcript = await confined.calls.driveExercise(lab, exercise);
    output = (await confined.calls.takeConsole()) ?? output;
  } catch (error) {
    const fault = locateFault(error, code, confined.studentFirstLine);
    if (!(error instanceof WorkerEnded)) output = (await confined.calls.takeConsole().catch(() => undefined)) ?? output;
    return {
      ...stopped(wordsOfFault(fault, reader)),
      output,
      ...(fault.line === undefined ? {} : { line: fault.line }),
    };
  } finally {
    confined.close();
  }
  return { ...(await judge(dependencies, lab, exercise, transcript)), output };
}

const NOTHING_PRINTED: ConsoleTake = { lines: [], omitted: 0 };

const stopped = (message: Phrase): Grade => ({
  passed: false,
  checks: [{ name: { key: 'grade.runs' }, passed: false, message }],
  output: NOTHING_PRINTED,
});

async function judge(
  { openTrusted }: Pick<WorkerOpeners, 'openTrusted'>,
  lab: string,
  exercise: string,
  transcript: unknown,
): Promise<Grade> {
  const trusted = openTrusted();
  try {
    const checks = await trusted.calls.judgeExercise(lab, exercise, transcript);
    return { passed: checks.length > 0 && checks.every((check) => check.passed), checks, output: NOTHING_PRINTED };
  } finally {
    trusted.close();
  }
}
