// Streams of events for the exercises on `onEvent`: they are handed to a student's code one by one, and what it let pass is
// walked through by the judges.
import type { StudentExports } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import { askStudent, type ChainEvent, onEventOf, type Passed } from '../chain.ts';

/** Numbers that a case always draws alike. */
export const dice = (name: string): RandomStream => new RandomStream(streamWords(2024, `grade-${name}`));

/** What became of each event: what was passed on, or null. */
export function driveOnEvent(
  instantiate: () => StudentExports,
  events: readonly ChainEvent[],
): readonly (Passed | null)[] {
  const onEvent = onEventOf(instantiate());
  return events.map((event, index) => askStudent(onEvent, event, index + 1) ?? null);
}

const isPassed = (given: unknown): given is Passed => {
  if (typeof given !== 'object' || given === null) return false;
  const { key, value, timestampMs } = given as Readonly<Record<string, unknown>>;
  return typeof key === 'string' && Number.isFinite(value) && Number.isInteger(timestampMs);
};

/** One case's whole list, or undefined: the transcript comes from the student's realm. */
export function passedOf(
  transcript: unknown,
  index: number,
  events: readonly ChainEvent[],
): readonly (Passed | null)[] | undefined {
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!Array.isArray(given) || given.length !== events.length) return undefined;
  const list = given as readonly unknown[];
  return list.every((each): each is Passed | null => each === null || isPassed(each)) ? list : undefined;
}

/** What is wrong with an event that was passed on under another key. */
export function otherKey(event: ChainEvent, passed: Passed, number: number): Phrase | undefined {
  if (passed.key === event.key) return undefined;
  return { key: 'grade.event.key', args: { event: number, wanted: event.key, given: passed.key } };
}
