// Searches for duplicates that sort first, so that equal numbers are neighbours, with a counter in them.
import { type CountedFunction, range, type Work } from './work.ts';

/** The walk over the sorted list: each element is drawn, and a function called that has one expression. */
const neighbours = (n: number): number => 3 * n;

/** Halves, sorted and merged: the same number of operations whatever the list. */
export const mergeSort: CountedFunction = (items, { step }) => {
  const known = new Map<number, number>();
  const sort = (n: number): number => {
    if (n < 2) return 3;
    const before = known.get(n);
    if (before !== undefined) return before;
    const middle = n >> 1;
    // Nine statements and the call; each element is cut off, then merged by a turn and two statements, and put.
    const operations = 10 + 5 * n + sort(middle) + sort(n - middle);
    known.set(n, operations);
    return operations;
  };
  if (step !== undefined) showMerges(0, items.length, step);
  return { operations: 3 + sort(items.length) + neighbours(items.length), memory: Math.max(1, 2 * items.length) };
};

function showMerges(from: number, to: number, step: (places: readonly number[]) => void): void {
  if (to - from < 2) return;
  const middle = from + ((to - from) >> 1);
  showMerges(from, middle, step);
  showMerges(middle, to, step);
  step(range(from, to));
}

/** A heap in the list itself. */
export const heapsort: CountedFunction = (list, { step }) => {
  const n = list.length;
  // The call, two loops, the return.
  let operations = 4;
  const sink = (start: number, end: number): void => {
    const item = list[start] as number;
    const places = [start];
    let at = start;
    let child = 2 * at + 1;
    // The call, two variables, the loop, the last statement.
    operations += 5;
    while (child < end) {
      operations += 3;
      if (child + 1 < end && (list[child + 1] as number) > (list[child] as number)) {
        child += 1;
        operations += 1;
      }
      if ((list[child] as number) <= item) {
        operations += 1;
        break;
      }
      list[at] = list[child] as number;
      at = child;
      if (step !== undefined) places.push(at);
      child = 2 * at + 1;
      operations += 3;
    }
    list[at] = item;
    step?.(places);
  };
  for (let at = (n >> 1) - 1; at >= 0; at -= 1) {
    operations += 2;
    sink(at, n);
  }
  for (let end = n - 1; end > 0; end -= 1) {
    operations += 5;
    const last = list[end] as number;
    list[end] = list[0] as number;
    list[0] = last;
    sink(0, end);
  }
  return { operations: operations + neighbours(n), memory: 1 };
};

/** Parted by a pivot, in the list itself. A pivot at the end of what it parts leaves all the rest to one side. */
const partedBy =
  (isRandom: boolean): CountedFunction =>
  (list, { pick, step }) => {
    // The call, the sort, the return.
    let operations = 3;
    let deepest = 1;
    const sort = (from: number, to: number, depth: number): void => {
      // The call, and the question whether there is anything to sort.
      operations += 2;
      deepest = Math.max(deepest, depth);
      if (to - from < 2) {
        operations += 1;
        return;
      }
      step?.(range(from, to));
      operations += isRandom ? 9 : 7;
      const chosen = isRandom ? from + pick(to - from) : from;
      const pivot = list[chosen] as number;
      list[chosen] = list[from] as number;
      let at = from;
      operations += 2 * (to - from - 1);
      for (let i = from + 1; i < to; i += 1) {
        const item = list[i] as number;
        if (item >= pivot) continue;
        at += 1;
        operations += 4;
        list[i] = list[at] as number;
        list[at] = item;
      }
      list[from] = list[at] as number;
      list[at] = pivot;
      sort(from, at, depth + 1);
      sort(at + 1, to, depth + 1);
    };
    sort(0, list.length, 1);
    const work: Work = { operations: operations + neighbours(list.length), memory: deepest };
    return work;
  };

export const quicksort = partedBy(false);
export const randomQuicksort = partedBy(true);
