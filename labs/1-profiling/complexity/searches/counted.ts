// Both searches with a counter in them. What an operation is, is what the counter of the student's code says
// (src/contract/meter.ts): a statement, a turn of a loop, a call, and each element that a function of the language looks at.
// counted.test.ts holds them against that counter over their sources.
import { repeatedIn } from '#src/algorithms/growth/repeated-values.ts';

type Items = readonly unknown[];

/** Operations of the slow search. */
export function countSlow(items: Items): number {
  // The call, the list of duplicates, the loop's start, the return.
  let operations = 4;
  const duplicates: unknown[] = [];
  for (let i = 0; i < items.length; i += 1) {
    operations += 2;
    for (let j = i + 1; j < items.length; j += 1) {
      operations += 2;
      if (items[i] !== items[j]) continue;
      const found = duplicates.indexOf(items[i]);
      operations += found < 0 ? duplicates.length : found + 1;
      if (found >= 0) continue;
      operations += 2;
      duplicates.push(items[i]);
    }
  }
  return operations;
}

/** Operations of the fast search over numbers. */
export function countFast(items: readonly number[]): number {
  // The call, two sets, the loop, the return; and the ends of two walks.
  return 7 + 6 * items.length + repeatedIn(items).size;
}
