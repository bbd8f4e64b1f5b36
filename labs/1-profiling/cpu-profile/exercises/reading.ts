// What the graders of this lab read off a program's trace, which they treat as hostile.
import { type CallTrace, checkCallTrace, recordingOf } from '#src/algorithms/profiles/call-trace.ts';
import { totalOf } from '#src/algorithms/profiles/recording.ts';
import { wholeOf } from '#src/algorithms/profiles/replay.ts';
import { functionCosts, recursiveContexts } from '#src/algorithms/profiles/totals.ts';
import { shownText } from '#src/algorithms/text/text-file.ts';
import type { Check } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';

export interface Bounds {
  /** What is to be printed. */
  readonly output: string;
  /** Whoever looks at the data needs so many operations at least. */
  readonly leastOperations: number;
  readonly mostOperations: number;
}

const NO_TRACE: readonly Check[] = [
  { name: { key: 'grade.trace' }, passed: false, message: { key: 'grade.trace.no' } },
];

function checkEnd({ end }: CallTrace): Check {
  const name = { key: 'grade.end' } as const;
  switch (end.kind) {
    case 'completed':
      return { name, passed: true, message: { key: 'grade.end.yes' } };
    case 'uncaught':
      return {
        name,
        passed: false,
        message: { key: 'grade.end.uncaught', args: { message: end.message, line: end.line ?? 0 } },
      };
    case 'limit':
      return {
        name,
        passed: false,
        message: { key: 'grade.end.limit', args: { allowed: end.allowed, what: end.limit } },
      };
    default:
      return end satisfies never;
  }
}

/** Blanks that would not be seen, or seen as one, stand out. */
const withBlanks = (line: string): string =>
  shownText(line.replaceAll(/^ +| {2,}| +$/g, (blanks) => '␣'.repeat(blanks.length)));

function checkOutput({ output }: CallTrace, wanted: string): Check {
  const given = output.join('\n').trim();
  const name = { key: 'grade.output' } as const;
  if (given === wanted)
    return {
      name,
      passed: true,
      message: { key: 'grade.output.yes', args: { given: shownText(given.replaceAll('\n', ' ⏎ ')) } },
    };
  const [wantedLines, givenLines] = [wanted.split('\n'), given.split('\n')];
  const at = wantedLines.findIndex((line, index) => line !== givenLines[index]);
  const expected = wantedLines[at] ?? '';
  const args = { line: at + 1, wanted: withBlanks(expected), given: withBlanks(givenLines[at] ?? '') };
  const message: Phrase =
    given === ''
      ? { key: 'grade.output.nothing', args: { wanted: args.wanted } }
      : at < 0
        ? { key: 'grade.output.more', args: { lines: wantedLines.length, given: givenLines.length } }
        : at >= givenLines.length
          ? { key: 'grade.output.fewer', args: { lines: givenLines.length, wanted: args.wanted } }
          : { key: 'grade.output.no', args };
  return { name, passed: false, message };
}

/** Same output, by looking at the data, with little work. */
export function judgeProgram(given: unknown, { output, leastOperations, mostOperations }: Bounds): readonly Check[] {
  let trace: CallTrace;
  try {
    trace = checkCallTrace(given);
  } catch {
    return NO_TRACE;
  }
  const recording = recordingOf(trace, '');
  const operations = totalOf(recording);
  const [hot] = functionCosts(recording.contexts, wholeOf(recording), recursiveContexts(recording.contexts));
  // Who never came to an end has not read the data by turning long enough.
  const isRead = operations >= leastOperations && trace.end.kind !== 'limit';
  const isLean = operations <= mostOperations;
  return [
    checkEnd(trace),
    checkOutput(trace, output),
    {
      name: { key: 'grade.work' },
      passed: isRead,
      message: isRead
        ? { key: 'grade.work.yes', args: { operations } }
        : trace.end.kind === 'limit'
          ? { key: 'grade.work.unended' }
          : { key: 'grade.work.no', args: { operations, least: leastOperations } },
    },
    {
      name: { key: 'grade.cost' },
      passed: isLean,
      message: isLean
        ? { key: 'grade.cost.yes', args: { operations, most: mostOperations } }
        : {
            key: 'grade.cost.no',
            args: {
              ...{ operations, most: mostOperations },
              hot: recording.functions[hot?.function ?? 0]?.name ?? '',
              percent: Math.round((100 * (hot?.self ?? 0)) / operations),
              calls: hot?.calls ?? 0,
            },
          },
    },
  ];
}
