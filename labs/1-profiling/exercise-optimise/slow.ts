// The slow function with a counter in it: the same two loops, and each line says what it did. What an operation is, is what
// the counter of the student's code says (src/contract/meter.ts), so that both curves mean the same; model.test.ts holds
// them together, line by line.
import type { ListValue } from '#src/algorithms/growth/repeated-values.ts';
import type { ProfiledLine } from '#src/contract/meter.ts';

export interface Counted {
  readonly operations: number;
  readonly lines: readonly ProfiledLine[];
}

/** Lines of the starter, from 1. */
export const LINE = { result: 4, outer: 5, inner: 6, compare: 7, push: 8, answer: 12 } as const;

export function countSlow(list: readonly ListValue[]): Counted & { readonly values: readonly ListValue[] } {
  const result: ListValue[] = [];
  // Variables of their own: a field of an object would make the many million turns three times as slow.
  let outer = 1;
  let inner = 0;
  let compare = 0;
  for (let i = 0; i < list.length; i += 1) {
    outer += 1;
    inner += 1;
    for (let j = 0; j < list.length; j += 1) {
      inner += 1;
      compare += 1;
      if (i !== j && list[i] === list[j]) result.push(list[i] as ListValue);
    }
  }
  const hits = { result: 1, outer, inner, compare, push: result.length, answer: 1 };
  const values = [...new Set(result)];
  // A push is one element put; the set draws each element and one end from the list, and adds it; then it is drawn itself.
  const beyond = { push: result.length, answer: 2 * result.length + 1 + values.length + 1 };
  const lines = (Object.keys(LINE) as (keyof typeof LINE)[])
    .filter((name) => hits[name] > 0)
    .map((name) => {
      const more = name === 'push' || name === 'answer' ? beyond[name] : 0;
      return { line: LINE[name], hits: hits[name], operations: hits[name] + more };
    });
  // One more for the call.
  return { values, lines, operations: 1 + lines.reduce((sum, { operations }) => sum + operations, 0) };
}
