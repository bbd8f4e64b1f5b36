// Two ways to multiply numbers of n digits (without carrying), with a counter in them: the same operations whatever the digits.
import { type CountedFunction, range } from './work.ts';

/** Each digit by each. */
export const schoolbook: CountedFunction = ({ length: n }, { step }) => {
  if (step !== undefined) for (let i = 0; i < n; i += 1) step(range(0, n));
  return { operations: 3 + 2 * n + 2 * n + 2 * n * n, memory: 1 };
};

/** Parts below this are not shown: there are too many. */
const SMALLEST_SHOWN = 4;

/** Three products of halves instead of four: Karatsuba and Ofman, 1962. */
export const karatsuba: CountedFunction = ({ length }, { step }) => {
  const known = new Map<number, { operations: number; memory: number }>();
  const multiply = (n: number): { operations: number; memory: number } => {
    if (n < 2) return { operations: 4, memory: 1 };
    const before = known.get(n);
    if (before !== undefined) return before;
    const half = (n + 1) >> 1;
    const rest = n - half;
    const [low, high] = [multiply(half), multiply(rest)];
    const folding = 2 * (4 + half + 2 * rest);
    const putting = 3 * (2 * half - 1) + 3 * (2 * rest - 1);
    const operations =
      11 + 2 * half + 2 * rest + folding + (2 * n - 1) + putting + 2 * low.operations + high.operations;
    // Four halves, two sums and two products wait while the third is made.
    const made = { operations, memory: 2 * n + 2 * half + 2 * n - 2 + low.memory };
    known.set(n, made);
    return made;
  };
  if (step !== undefined) showCalls([[0, length]], step);
  return multiply(length);
};

/** The calls level by level: the low half, the high half, and the sum of both, which is as long as the low one. */
function showCalls(level: readonly (readonly [number, number])[], step: (places: readonly number[]) => void): void {
  for (const [from, to] of level) step(range(from, to));
  const next = level.flatMap(([from, to]) => {
    const middle = from + ((to - from + 1) >> 1);
    return [[from, middle] as const, [middle, to] as const, [from, middle] as const];
  });
  if (next.every(([from, to]) => to - from >= SMALLEST_SHOWN)) showCalls(next, step);
}
