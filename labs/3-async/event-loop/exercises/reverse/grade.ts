// The four lines in the other order, each printed by what it is named for, in an order that Node keeps every time.
import type { EntryKind } from '#src/algorithms/event-loop/trace.ts';
import type { Check, ProgramExercise } from '#src/contract/exercise.ts';
import { check, checkEnd, NO_TRACE, type PrintedLine, printedLines, readTrace, shownLines } from '../reading.ts';

const WANTED = ['timer', 'immediate', 'promise', 'tick'] as const;
const BY: Readonly<Record<(typeof WANTED)[number], readonly EntryKind[]>> = {
  timer: ['timeout', 'interval'],
  immediate: ['immediate'],
  promise: ['reaction', 'await'],
  tick: ['nextTick'],
};

function checkSource(name: (typeof WANTED)[number], lines: readonly PrintedLine[]): Check {
  const line = lines.find(({ text }) => text === name);
  const passed = line?.by !== undefined && BY[name].includes(line.by);
  const answer = line === undefined ? 'absent' : passed ? 'yes' : 'no';
  return check({ key: `grade.from.${name}` }, passed, { key: `grade.from.${answer}` });
}

export const exercise: ProgramExercise = {
  judge(given) {
    const trace = readTrace(given);
    if (trace === undefined) return NO_TRACE;
    const lines = printedLines(trace);
    const shown = shownLines(lines);
    const isRight = lines.length === WANTED.length && WANTED.every((text, index) => lines[index]?.text === text);
    const isCertain = trace.eitherOrder.length === 0;
    return [
      checkEnd(trace),
      check({ key: 'grade.order' }, isRight && isCertain, {
        ...(isRight && !isCertain
          ? { key: 'grade.order.either' }
          : isRight
            ? { key: 'grade.order.yes', args: { given: shown } }
            : { key: 'grade.order.no', args: { wanted: WANTED.join(', '), given: shown } }),
      }),
      ...WANTED.map((name) => checkSource(name, lines)),
    ];
  },
};
