// The order of the table of functions: pure.
import type { FunctionRow, Snapshot } from '../snapshot.ts';

export type Column = 'function' | 'ncalls' | 'tottime' | 'percall' | 'cumtime' | 'cumpercall' | 'measured';

export const columnsOf = ({ isFile }: Pick<Snapshot, 'isFile'>): readonly Column[] =>
  isFile ? ['ncalls', 'tottime', 'cumtime'] : ['ncalls', 'tottime', 'percall', 'cumtime', 'cumpercall', 'measured'];

function valueIn(row: FunctionRow, column: Column): number | string {
  switch (column) {
    case 'function':
      return row.name;
    case 'ncalls':
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
