// Functions that make something longer, or take something apart, element by element, with a counter in them.
import { type CountedFunction, range } from './work.ts';

/** A new array for each element. */
export const withSpread: CountedFunction = ({ length: n }, { step }) => {
  if (step !== undefined) for (let size = 0; size < n; size += 1) step(range(0, size));
  // The call, the variable, the loop, the return, the end of the walk. A turn draws the element, begins a statement, and
  // draws all that there is and the end of it.
  return { operations: 5 + 4 * n + (n * (n - 1)) / 2, memory: Math.max(1, n - 1) };
};

/** An array that moves to a larger one when it is full. */
const growingBy =
  (first: number, larger: (size: number) => number): CountedFunction =>
  ({ length: n }, { step }) => {
    // The call, two variables, the loop, the return, the end of the walk.
    let operations = 6 + 5 * n;
    let capacity = first;
    let held = first;
    for (let size = 0; size < n; size += 1) {
      const isFull = size === capacity;
      step?.(isFull ? range(0, size + 1) : [size]);
      if (!isFull) continue;
      operations += 3 + 2 * size;
      capacity = larger(size);
      held = size + capacity;
    }
    return { operations, memory: Math.max(1, held - n) };
  };

export const inBlocks = growingBy(64, (size) => size + 64);
export const byDoubling = growingBy(1, (size) => 2 * size);

/** A queue whose first element leaves, and all others move up. */
export const withShift: CountedFunction = ({ length: n }, { step }) => {
  if (step !== undefined) for (let left = n; left > 0; left -= 1) step(range(0, left));
  return { operations: 6 + 3 * n + (n * (n - 1)) / 2, memory: Math.max(1, n) };
};

/** A text that is written anew with each character. */
export const withConcat: CountedFunction = ({ length: n }, { step }) => {
  if (step !== undefined) for (let size = 1; size <= n; size += 1) step(range(0, size));
  return { operations: 5 + 3 * n + (n * (n + 1)) / 2, memory: Math.max(1, n - 1) };
};
