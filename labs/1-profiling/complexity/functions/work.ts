// What a built-in function leaves of its work: how many operations, how much room, and, where somebody watches, which elements
// each of its steps looks at. What an operation is, is what the counter of the student's code says (src/contract/meter.ts).

export interface Work {
  readonly operations: number;
  /** Elements held at once, at most, beside the given list and the answer; at least 1. */
  readonly memory: number;
}

export interface Tools {
  /** A whole number from 0 below the bound, drawn from the seed. */
  pick(below: number): number;
  /** Is told the places that one step looks at; absent where nobody watches. */
  readonly step?: (places: readonly number[]) => void;
}

/** The list is given over: the function may sort it. */
export type CountedFunction = (items: number[], tools: Tools) => Work;

/** Places from `from` to below `to`. */
export const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
