// Everything that changes during a run: plain data. What was spent where is read off the recording at any moment.

export interface State {
  tick: number;
  /** Frames on the stack at the deepest so far. */
  deepest: number;
  /** Index of the shown functions: the one with the most cost of its own so far; −1 before any. */
  hottest: number;
  hottestName: string;
  /** The function that the student named; empty before. */
  accusedName: string;
  /** 1 for each shown function that has run. */
  readonly seen: Uint8Array;
  readonly isFile: boolean;
  /** What the program printed, the beginning of it. */
  readonly printed: string;
}

/** Longer than anything that a program of the lab prints. */
const PRINTED = 2_000;

export const createState = (functions: number, isFile: boolean, output: readonly string[]): State => ({
  ...{ tick: 0, deepest: 0, hottest: -1, hottestName: '', accusedName: '' },
  ...{ seen: new Uint8Array(functions), isFile, printed: output.join('\n').slice(0, PRINTED) },
});
