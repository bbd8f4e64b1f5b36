// The sum is right, the work was done, and the heart beat on time while it was.
import type { ProgramExercise } from '#src/contract/exercise.ts';
import { check, checkEnd, NO_TRACE, printedLines, readTrace, shownLines } from '../reading.ts';

/** 1² + 2² + … + 12². */
const SUM = 'sum 650';
/** Twelve pieces of 5 ms each. */
const WORK_MS = 60;
const LEAST_BEATS = 4;
/** One piece may be under way, and a little more. */
const MOST_DELAY_MS = 6.5;

export const exercise: ProgramExercise = {
  judge(given) {
    const trace = readTrace(given);
    if (trace === undefined) return NO_TRACE;
    const lines = printedLines(trace);
    const sumAt = lines.findIndex(({ text }) => text.startsWith('sum'));
    const sum = lines[sumAt];
    const isSum = sum?.text === SUM && sum.timeMs >= WORK_MS;
    const beats = lines
      .slice(0, Math.max(0, sumAt))
      .filter(({ text, by }) => text === 'beat' && (by === 'interval' || by === 'timeout'));
    const worstMs = Math.round(Math.max(0, ...beats.map(({ delayMs }) => delayMs)) * 10) / 10;
    const enough = beats.length >= LEAST_BEATS;
    const onTime = worstMs <= MOST_DELAY_MS;
    return [
      checkEnd(trace),
      check({ key: 'grade.total' }, isSum, {
        ...(isSum
          ? { key: 'grade.total.yes', args: { given: sum.text } }
          : sum?.text === SUM
            ? { key: 'grade.total.early', args: { wanted: WORK_MS } }
            : { key: 'grade.total.no', args: { wanted: SUM, given: shownLines(sum === undefined ? lines : [sum]) } }),
      }),
      check({ key: 'grade.beats' }, enough && onTime, {
        ...(!enough
          ? { key: 'grade.beats.few', args: { count: beats.length, wanted: LEAST_BEATS } }
          : onTime
            ? { key: 'grade.beats.yes', args: { worstMs, count: beats.length } }
            : { key: 'grade.beats.late', args: { worstMs, allowedMs: MOST_DELAY_MS } }),
      }),
    ];
  },
};
