// The answers that most pairs went into, as the stage shows them.
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
  /** Of the maps. */
  readonly pairs: number;
}

/** Most pairs first; where a reduce gave out keys of its own, the largest. */
const byRank = (one: Ranked, other: Ranked): number =>
  other.pairs - one.pairs || sizeOf(other.value) - sizeOf(one.value);

/** The first of the answers by rank, without sorting them all; of equals the first. */
export function foremostOf(answers: readonly Answer[], pairsOf: (key: string) => number): readonly Ranked[] {
  const foremost: Ranked[] = [];
  for (const [key, value] of answers) {
    const ranked = { key, value, pairs: pairsOf(key) };
    const last = foremost.at(-1);
    if (foremost.length === MOST_ANSWERS && last !== undefined && byRank(last, ranked) <= 0) continue;
    const at = foremost.findIndex((other) => byRank(other, ranked) > 0);
    foremost.splice(at < 0 ? foremost.length : at, 0, ranked);
    foremost.length = Math.min(foremost.length, MOST_ANSWERS);
  }
  return foremost;
}

/** The first answers of these reduces together. */
export function answersOf(reduces: readonly number[], { foremost }: Plan): readonly AnswerView[] {
  return reduces
    .flatMap((reduce) => foremost(reduce).map((ranked) => ({ ...ranked, reduce })))
    .sort(byRank)
    .slice(0, MOST_ANSWERS)
    .map(({ key, value, reduce }) => ({ key: cut(key), value: shownValue(value), reduce }));
}
