// Grades the assignment of sliding windows by the starts it gives, against the lab's own.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';
import { earliestStart } from '#src/algorithms/windows/assign.ts';
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';
import { dice } from '../events.ts';

interface Case {
  readonly name: 'overlap' | 'end-to-end' | 'gaps' | 'uneven' | 'before';
  readonly sizeMs: number;
  readonly slideMs: number;
  /** Timestamps are drawn from here on, and the edges of windows are among them. */
  readonly fromMs: number;
}

const CASES: readonly Case[] = [
  { name: 'overlap', sizeMs: 300_000, slideMs: 60_000, fromMs: 0 },
  { name: 'end-to-end', sizeMs: 5000, slideMs: 5000, fromMs: 1_790_000_000_000 },
  { name: 'gaps', sizeMs: 3, slideMs: 10, fromMs: 0 },
  { name: 'uneven', sizeMs: 12, slideMs: 5, fromMs: 0 },
  { name: 'before', sizeMs: 5000, slideMs: 1000, fromMs: -40_000 },
];

const DRAWN = 30;

function timestampsOf({ name, sizeMs, slideMs, fromMs }: Case): readonly number[] {
  const random = dice(`slide-${name}`);
  const drawn = Array.from({ length: DRAWN }, () => fromMs + random.integerBelow(20 * Math.max(sizeMs, slideMs)));
  const edge = fromMs + 4 * slideMs;
  return [edge, edge - 1, edge + sizeMs - 1, edge + sizeMs, ...drawn];
}

function startsOf(timestampMs: number, { sizeMs, slideMs }: Case): readonly number[] {
  const starts: number[] = [];
  const first = earliestStart(timestampMs, { sizeMs, slideMs });
  for (let start = first; start <= timestampMs; start += slideMs) starts.push(start);
  return starts;
}

const isStarts = (given: unknown): given is readonly number[] =>
  Array.isArray(given) && given.every((start) => Number.isFinite(start));

function driveCase(instantiate: () => StudentExports, each: Case): readonly (readonly number[])[] {
  const { windowsOf } = instantiate();
  if (typeof windowsOf !== 'function')
    throw new PolicyFault(
      { key: 'fault.windowsOf.notExported', args: { given: valueCode(windowsOf) } },
      `Your code must export a function windowsOf(timestampMs, sizeMs, slideMs); windowsOf is ${describeValue(windowsOf)}.`,
    );
  return timestampsOf(each).map((timestampMs) => {
    const answer: unknown = (windowsOf as (...args: readonly number[]) => unknown)(
      timestampMs,
      each.sizeMs,
      each.slideMs,
    );
    if (isStarts(answer)) return [...answer];
    const odd: unknown = Array.isArray(answer) ? answer.find((start) => !Number.isFinite(start)) : undefined;
    if (Array.isArray(answer))
      throw new PolicyFault(
        { key: 'fault.windowsOf.notANumber', args: { given: valueCode(odd) } },
        `windowsOf must return an array of numbers, the starts of windows; in the array it returned is ${describeValue(odd)}.`,
      );
    throw new PolicyFault(
      { key: 'fault.windowsOf.notStarts', args: { given: valueCode(answer) } },
      `windowsOf must return an array of numbers, the starts of windows; it returned ${describeValue(answer)}.`,
    );
  });
}

/** A figure as code has it, ungrouped, but with the minus of a sentence. */
const written = (figure: number): string => String(figure).replace('-', '−');

const MOST_LISTED = 8;
const startsWords = (starts: readonly number[]): string =>
  `[${starts.slice(0, MOST_LISTED).map(written).join(', ')}${starts.length > MOST_LISTED ? ', …' : ''}]`;

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.slide.${each.name}` };
  const timestamps = timestampsOf(each);
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!Array.isArray(given) || given.length !== timestamps.length || !given.every(isStarts))
    return { name, passed: false, message: { key: 'grade.noAnswers' } };
  const { sizeMs, slideMs } = each;
  for (const [at, timestampMs] of timestamps.entries()) {
    const wanted = startsOf(timestampMs, each);
    const found = [...(given[at] as readonly number[])].sort((one, other) => one - other);
    if (found.length === wanted.length && found.every((start, place) => start === wanted[place])) continue;
    const args = {
      ...{ timestamp: written(timestampMs), size: written(sizeMs), slide: written(slideMs) },
      ...{ wanted: startsWords(wanted), given: startsWords(found) },
    };
    return { name, passed: false, message: { key: `grade.slide.${wanted.length === 0 ? 'outside' : 'wrong'}`, args } };
  }
  return { name, passed: true, message: { key: 'grade.slide.fine', args: { count: timestamps.length } } };
}

export const exercise: Exercise = {
  entry: [{ name: 'windowsOf', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveCase(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
