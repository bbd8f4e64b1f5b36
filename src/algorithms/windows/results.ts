// The results that went out, each window as it last fired. They grow with the windows, since all of them are to be listed.
import type { OpenWindow } from './types.ts';

export interface Results {
  rows: number;
  /** Of each row: key, start, end, count and value. A row with a count of 0 was taken over by a merged session. */
  columns: Float64Array;
}

const WIDTH = 5;

export const createResults = (): Results => ({ rows: 0, columns: new Float64Array(64 * WIDTH) });

/** A window has fired: its row is written, or written over. */
export function keepResult(results: Results, window: OpenWindow, value: number): void {
  if (window.row < 0) {
    window.row = results.rows;
    results.rows += 1;
    if (results.rows * WIDTH > results.columns.length) {
      const grown = new Float64Array(results.columns.length * 2);
      grown.set(results.columns);
      results.columns = grown;
    }
  }
  const at = window.row * WIDTH;
  results.columns[at] = window.key;
  results.columns[at + 1] = window.startMs;
  results.columns[at + 2] = window.endMs;
  results.columns[at + 3] = window.count;
  results.columns[at + 4] = value;
}

/** The row of a session that was merged into another stands until that one fires, and is then one of its parts. */
export function mergeResults(results: Results, into: OpenWindow, absorbed: OpenWindow): void {
  if (absorbed.row < 0) return;
  if (into.row < 0) into.row = absorbed.row;
  else results.columns[absorbed.row * WIDTH + 3] = 0;
}

export interface WindowResult {
  readonly key: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly count: number;
  readonly value: number;
}

/** All rows that stand, by start, then end, then key. */
export function listResults({ rows, columns }: Results): readonly WindowResult[] {
  const list: WindowResult[] = [];
  for (let row = 0; row < rows; row += 1) {
    const [key, startMs, endMs, count, value] = columns.subarray(
      row * WIDTH,
      (row + 1) * WIDTH,
    ) as unknown as readonly [number, number, number, number, number];
    if (count > 0) list.push({ key, startMs, endMs, count, value });
  }
  return list.sort((one, other) => one.startMs - other.startMs || one.endMs - other.endMs || one.key - other.key);
}
