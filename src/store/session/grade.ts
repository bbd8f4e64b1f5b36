// Grading: the student's code is driven in a fresh confined worker, and the verdict is reached in a worker of ours.
import type { Check } from '../../contract/exercise.ts';
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
  const confined = await dependencies.openConfined(code);
  signal.addEventListener('abort', () => confined.close());
  let transcript: unknown;
  let output: ConsoleTake = { lines: [], omitted: 0 };
  try {
    transcript = await confined.calls.driveExercise(lab, exercise);
    output = (await confined.calls.takeConsole()) ?? output;
  } catch (error) {
    const fault = locateFault(error, code, confined.studentFirstLine);
    if (!(error instanceof WorkerEnded)) output = (await confined.calls.takeConsole().catch(() => undefined)) ?? output;
    const stopped: Check = {
      name: { key: 'grade.runs' },
      passed: false,
      message: wordsOfFault(fault, reader),
    };
    return {
      passed: false,
      checks: [stopped],
      output,
      ...(fault.line === undefined ? {} : { line: fault.line }),
    };
  } finally {
    confined.close();
  }
  const trusted = dependencies.openTrusted();
  try {
    const checks = await trusted.calls.judgeExercise(lab, exercise, transcript);
    return { passed: checks.length > 0 && checks.every((check) => check.passed), checks, output };
  } finally {
    trusted.close();
  }
}
