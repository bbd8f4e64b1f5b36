// The largest of the answers, as the stage shows them.
import type { Plan } from './plan.ts';
import type { State } from './state.ts';
import type { Answer } from './work.ts';

export interface AnswerView {
  readonly key: string;
  readonly value: string;
  readonly reduce: number;
}

const MOST_ANSWERS = 16;
const LONGEST = 24;

export const doneReduces = ({ reduces }: State): readonly number[] =>
  reduces.flatMap(({ status }, reduce) => (status === 'done' ? [reduce] : []));

/** What can be compared: a count by its size, a list by its length. */
const sizeOf = (value: unknown): number =>
  typeof value === 'number' ? value : Array.isArray(value) ? value.length : 0;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

export function shownValue(value: unknown): string {
  if (typeof value === 'string') return cut(value);
  // A list is cut before it is joined: it may be as long as the text.
  const isPlainList = Array.isArray(value) && value.every((each) => typeof each !== 'object');
  return cut(isPlainList ? value.slice(0, LONGEST).join(', ') : JSON.stringify(value));
}

interface Ranked {
  readonly key: string;
  readonly value: unknown;
}

/** The largest answers, without sorting them all; of equals the first. */
export function largestOf(answers: readonly Answer[]): readonly Ranked[] {
  const largest: Ranked[] = [];
  for (const [key, value] of answers) {
    const last = largest.at(-1);
    if (largest.length === MOST_ANSWERS && last !== undefined && sizeOf(value) <= sizeOf(last.value)) continue;
    const at = largest.findIndex((other) => sizeOf(other.value) < sizeOf(value));
    largest.splice(at < 0 ? largest.length : at, 0, { key, value });
    largest.length = Math.min(largest.length, MOST_ANSWERS);
  }
  return largest;
}

/** The largest answers of these reduces. */
export function answersOf(reduces: readonly number[], { largest }: Plan): readonly AnswerView[] {
  return reduces
    .flatMap((reduce) => largest(reduce).map((ranked) => ({ ...ranked, reduce })))
    .sort((one, other) => sizeOf(other.value) - sizeOf(one.value))
    .slice(0, MOST_ANSWERS)
    .map(({ key, value, reduce }) => ({ key: cut(key), value: shownValue(value), reduce }));
}
