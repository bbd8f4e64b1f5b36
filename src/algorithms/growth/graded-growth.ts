// How the counted operations of a student's search grow: measured inside their realm, read outside it. Answers are compared
// with our own, and no count is believed that is too small to have looked at each element once.
import type { Meter } from '../../contract/meter.ts';
import { valueCode } from '../student-value.ts';
import { ask, MOST_OPERATIONS, type OwnSearch } from './own-search.ts';
import { type CostPoint, fitPower, type PowerFit } from './power-fit.ts';
import { type ListValue, type Mismatch, mismatchOf, repeatedIn } from './repeated-values.ts';

type Lists = readonly (readonly ListValue[])[];

/** What a list may hold stays; anything else becomes its name, so that it can leave the realm. */
export const plainValue = (value: unknown): unknown => (isListValue(value) ? value : { other: valueCode(value) });

const isListValue = (value: unknown): value is ListValue =>
  value === null || ['number', 'string', 'boolean', 'bigint', 'undefined'].includes(typeof value);

type Fields = Readonly<Record<string, unknown>>;
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
export const listOf = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? (value as readonly unknown[]) : undefined;

/** The code of a plain value for a phrase. */
export function codeOfPlain(value: unknown): string {
  const { other } = fieldsOf(value);
  return typeof other === 'string' ? other : valueCode(value);
}

/** The line that did the most. */
interface HotLine {
  readonly line: number;
  /** How often it was begun. */
  readonly hits: number;
  readonly operations: number;
}

interface MeasuredSize {
  /** −1: stopped. */
  readonly operations: number;
  readonly answer: readonly unknown[];
  readonly hot?: HotLine | undefined;
}

/** Sizes larger than one at which the search was stopped are left out. */
export function measureGrowth(search: OwnSearch, lists: Lists, meter: Meter | undefined) {
  const measured: MeasuredSize[] = [];
  if (meter === undefined) return measured;
  for (const list of lists) {
    const asked = ask(search, [...list], meter);
    const hot = asked?.profile.lines.reduce<HotLine | undefined>(
      (hottest, one) => (hottest === undefined || one.operations > hottest.operations ? one : hottest),
      undefined,
    );
    measured.push({ operations: asked?.operations ?? -1, answer: (asked?.answer ?? []).map(plainValue), hot });
    if (asked === undefined) break;
  }
  return measured;
}

export type Growth =
  | { readonly is: 'noAnswers' }
  | { readonly is: 'stopped'; readonly length: number; readonly most: number }
  | { readonly is: 'notLooked'; readonly length: number; readonly operations: number }
  | {
      readonly is: 'wrong';
      readonly length: number;
      readonly mismatch: Mismatch;
      readonly list: readonly ListValue[];
      readonly answer: readonly unknown[];
    }
  | {
      readonly is: 'fitted';
      readonly fit: PowerFit;
      readonly first: CostPoint;
      readonly last: CostPoint;
      /** At the largest size, as the student's realm tells it: to be shown, and to decide nothing. */
      readonly hot: HotLine | undefined;
    };

function hotLineOf(value: unknown): HotLine | undefined {
  const { line, hits, operations } = fieldsOf(value);
  const isCount = (one: unknown): one is number => typeof one === 'number' && Number.isSafeInteger(one) && one > 0;
  return isCount(line) && isCount(hits) && isCount(operations) ? { line, hits, operations } : undefined;
}

/** @param measured what `measureGrowth` left, or whatever else came out of the student's realm */
export function readGrowth(lists: Lists, measured: unknown): Growth {
  const rows = listOf(measured)?.map(fieldsOf) ?? [];
  const points: CostPoint[] = [];
  for (const [index, list] of lists.entries()) {
    const { operations, answer } = rows[index] ?? {};
    const { length } = list;
    if (operations === -1) return { is: 'stopped', length, most: MOST_OPERATIONS };
    const given = listOf(answer);
    if (given === undefined || typeof operations !== 'number' || !(operations > 0)) return { is: 'noAnswers' };
    // Nobody can know what repeats without looking at each element.
    if (operations < length) return { is: 'notLooked', length, operations };
    const mismatch = mismatchOf(repeatedIn(list), given);
    if (mismatch !== undefined) return { is: 'wrong', length, mismatch, list, answer: given };
    points.push({ n: length, cost: operations });
  }
  const fit = fitPower(points);
  const [first, last] = [points[0], points.at(-1)];
  if (fit === undefined || first === undefined || last === undefined) return { is: 'noAnswers' };
  return { is: 'fitted', fit, first, last, hot: hotLineOf(rows[lists.length - 1]?.['hot']) };
}
