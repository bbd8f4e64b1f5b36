// All answers, in the order of the questions, after the longest of the waits and not after their sum.
import type { ProgramExercise } from '#src/contract/exercise.ts';
import { check, checkEnd, NO_TRACE, printedLines, readTrace, shownLines, timerWaits } from '../reading.ts';

const WANTED = ['answer to one', 'answer to two', 'answer to three'] as const;
const WAITS_MS = [30, 20, 10] as const;
const MOST_MS = 35;

export const exercise: ProgramExercise = {
  judge(given) {
    const trace = readTrace(given);
    if (trace === undefined) return NO_TRACE;
    const lines = printedLines(trace);
    const isRight = lines.length === WANTED.length && WANTED.every((text, index) => lines[index]?.text === text);
    const waits = timerWaits(trace);
    // An answer that was not waited for is no answer: the three waits must all be there.
    const isWaited = WAITS_MS.every((waitMs, index) => (waits[index] ?? 0) > waitMs - 1.5);
    const timeMs = Math.round((lines.at(-1)?.timeMs ?? 0) * 10) / 10;
    const isTogether = lines.length > 0 && timeMs <= MOST_MS;
    return [
      checkEnd(trace),
      check({ key: 'grade.answers' }, isRight, {
        ...(isRight
          ? { key: 'grade.answers.yes' }
          : { key: 'grade.answers.no', args: { wanted: WANTED.join(', '), given: shownLines(lines) } }),
      }),
      check({ key: 'grade.together' }, isTogether && isWaited, {
        ...(!isWaited
          ? { key: 'grade.together.unasked' }
          : isTogether
            ? { key: 'grade.together.yes', args: { timeMs } }
            : { key: 'grade.together.no', args: { timeMs, allowedMs: MOST_MS } }),
      }),
    ];
  },
};
