// Answers that differ from the solution in a few lines.

type Change = readonly [from: string, to: string];
export type Changes = readonly Change[];

/** Makes the solution with some of its lines changed; each must be there. */
export const changing =
  (solution: string) =>
  (...changes: Changes): string =>
    changes.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`the solution has no ${from}`);
      return text.replaceAll(from, to);
    }, solution);
