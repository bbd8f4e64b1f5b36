// The order of the table of functions: pure.
import type { FunctionRow, Snapshot } from '../snapshot.ts';

export type Column = 'function' | 'ncalls' | 'samples' | 'tottime' | 'percall' | 'cumtime' | 'cumpercall' | 'measured';

/** Samples know how often a function was found, not how often it was called: no cost a call, and no time of one. */
export const columnsOf = ({ countsCalls }: Pick<Snapshot, 'countsCalls'>): readonly Column[] =>
  countsCalls
    ? ['ncalls', 'tottime', 'percall', 'cumtime', 'cumpercall', 'measured']
    : ['samples', 'tottime', 'cumtime'];

function valueIn(row: FunctionRow, column: Column): number | string {
  switch (column) {
    case 'function':
      return row.name;
    case 'ncalls':
    case 'samples':
      return row.calls;
    case 'tottime':
      return row.self;
    case 'percall':
      return row.self / Math.max(1, row.calls);
    case 'cumtime':
      return row.total;
    case 'cumpercall':
      return row.total / Math.max(1, row.primitiveCalls);
    case 'measured':
      return Number.isNaN(row.selfTimeMs) ? -1 : row.selfTimeMs;
  }
}

/** Rows by a column; what is equal there stays as it was: by own cost. */
export function sortRows(rows: readonly FunctionRow[], by: Column, rises: boolean): readonly FunctionRow[] {
  const sign = rises ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [a, b] = [valueIn(one, by), valueIn(other, by)];
    return a < b ? -sign : a > b ? sign : 0;
  });
}
