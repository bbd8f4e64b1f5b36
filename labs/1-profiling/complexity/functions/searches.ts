// Searches for duplicates that compare or look up, with a counter in them.
import { repeatedIn } from '#src/algorithms/growth/repeated-values.ts';
import { type CountedFunction, range } from './work.ts';

/** Each element against each, as the course's own function does it. */
export const allPairs: CountedFunction = (items, { step }) => {
  const n = items.length;
  const copies = new Map<number, number>();
  for (const item of items) copies.set(item, (copies.get(item) ?? 0) + 1);
  let matches = 0;
  for (const count of copies.values()) matches += count * (count - 1);
  if (step !== undefined) for (let i = 0; i < n; i += 1) step(range(0, n));
  // The call, the set, the loop, the return and the end of the walk; two for each turn of either loop, and for each match.
  return { operations: 5 + 2 * n + 2 * n * n + 2 * matches + repeatedIn(items).size, memory: 1 };
};

/** Each pair once. */
export const pairs: CountedFunction = (items, { step }) => {
  // The call, the list of duplicates, the loop's start, the return.
  let operations = 4;
  const duplicates: number[] = [];
  for (let i = 0; i < items.length; i += 1) {
    operations += 2;
    step?.(range(i + 1, items.length));
    for (let j = i + 1; j < items.length; j += 1) {
      operations += 2;
      if (items[i] !== items[j]) continue;
      const found = duplicates.indexOf(items[i] as number);
      operations += found < 0 ? duplicates.length : found + 1;
      if (found >= 0) continue;
      operations += 2;
      duplicates.push(items[i] as number);
    }
  }
  return { operations, memory: 1 };
};

/** One loop, and a walk over what was seen in each of its turns. */
export const withIncludes: CountedFunction = (items, { step }) => {
  const places = new Map<number, number>();
  const duplicates = new Set<number>();
  // The call, two variables, the loop, the return; and the ends of two walks.
  let operations = 7;
  for (const item of items) {
    const place = places.get(item);
    const looked = place === undefined ? places.size : place + 1;
    step?.(range(0, looked));
    operations += 5 + looked;
    if (place === undefined) places.set(item, places.size);
    else duplicates.add(item);
  }
  return { operations: operations + duplicates.size, memory: Math.max(1, places.size) };
};

/** One look into a set for each element. */
export const withSet: CountedFunction = (items, { step }) => {
  const repeated = repeatedIn(items).size;
  if (step !== undefined) for (let i = 0; i < items.length; i += 1) step([i]);
  return { operations: 7 + 6 * items.length + repeated, memory: Math.max(1, new Set(items).size) };
};
