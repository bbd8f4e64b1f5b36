// A student's own search for repeated values, asked and counted: in live runs and in exercises alike.

import { type Measured, type Meter, TooManyOperations } from '../../contract/meter.ts';
import { PolicyFault } from '../policy-fault.ts';
import { describeValue, valueCode } from '../student-value.ts';
import type { ListValue } from './repeated-values.ts';

export type OwnSearch = (list: ListValue[]) => unknown;

/** Operations after which a search is stopped. */
export const MOST_OPERATIONS = 10_000_000;

/** An answer may be wrong, but not so long that it fills the memory. */
const LONGEST_ANSWER = 100_000;

/** @throws PolicyFault where the exports of a student's module have no function of that name */
export function searchOf(policy: unknown, name: string): OwnSearch {
  const search: unknown = typeof policy === 'object' && policy !== null ? Reflect.get(policy, name) : undefined;
  if (typeof search === 'function') return search as OwnSearch;
  throw new PolicyFault(
    { key: 'fault.search.notExported', args: { name, given: valueCode(search) } },
    `Your code must export a function ${name}(list); ${name} is ${describeValue(search)}.`,
  );
}

/** @throws PolicyFault where the answer is no array */
export function answerOf(given: unknown): readonly unknown[] {
  if (!Array.isArray(given))
    throw new PolicyFault(
      { key: 'fault.search.noArray', args: { given: valueCode(given) } },
      `The answer must be an array; your code returned ${describeValue(given)}. A Set becomes one with [...set].`,
    );
  return Array.from({ length: Math.min(given.length, LONGEST_ANSWER) }, (_, index): unknown => given[index]);
}

export interface Asked extends Omit<Measured<unknown>, 'value'> {
  readonly answer: readonly unknown[];
}

/**
 * @param list is given over: the search may do with it what it likes
 * @returns undefined where the search was stopped after `MOST_OPERATIONS`
 */
export function ask(search: OwnSearch, list: ListValue[], meter: Meter): Asked | undefined {
  try {
    const { value, operations, profile } = meter.measure(() => search(list), MOST_OPERATIONS);
    return { answer: answerOf(value), operations, profile };
  } catch (error) {
    if (error instanceof TooManyOperations) return undefined;
    throw error;
  }
}
