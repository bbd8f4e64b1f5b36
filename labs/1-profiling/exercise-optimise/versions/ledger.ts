// Keeps the books of a built-in version: what each of its lines did, and each of its functions.
import type { ListValue } from '#src/algorithms/growth/repeated-values.ts';
import type { ProfiledLine } from '#src/contract/meter.ts';

/** One calling context: a function, called from where its parent is. */
export interface Context {
  /** Empty for a function without a name. */
  readonly name: string;
  readonly line: number;
  /** Index of a context before it; −1 for the first, which is the function itself. */
  readonly parent: number;
  readonly calls: number;
  /** Operations in the function itself. */
  readonly self: number;
}

export interface Counted {
  readonly operations: number;
  readonly lines: readonly ProfiledLine[];
  readonly contexts: readonly Context[];
  /** What the version answers. */
  readonly answer: readonly ListValue[];
}

export const line = (number: number, hits: number, beyond = 0): ProfiledLine => ({
  line: number,
  hits,
  operations: hits + beyond,
});

/** Lines that did not run are left out. The call of the function itself is one operation, in no line. */
export function counted(
  lines: readonly ProfiledLine[],
  contexts: readonly Context[],
  answer: readonly ListValue[],
): Counted {
  const ran = lines.filter(({ operations }) => operations > 0);
  return { lines: ran, contexts, answer, operations: 1 + ran.reduce((sum, { operations }) => sum + operations, 0) };
}

/** Of a version that is one function. */
export const whole = (lines: readonly ProfiledLine[], answer: readonly ListValue[]): Counted =>
  counted(
    lines,
    [
      {
        ...{ name: 'repeatedValues', line: 1, parent: -1, calls: 1 },
        self: lines.reduce((sum, { operations }) => sum + operations, 0),
      },
    ],
    answer,
  );

/** `[...new Set(values)]`: each value is drawn and added, and each distinct one drawn again; both walks have an end. */
export const distinctCost = (values: number, distinct: number): number => 2 * values + 1 + distinct + 1;
