// Recharts wants one row for each x; lines that were sampled at other moments have gaps there, which it bridges. In a line with
// holes of its own it must bridge none: there the gaps of the rows are filled here.
import type { BandPoint, ChartLine, ChartPoint } from '../types.ts';

export interface Row {
  readonly x: number;
  readonly [key: string]: number | null | readonly [number, number];
}

export interface RowSources {
  readonly lines: readonly ChartLine[];
  readonly band?: readonly BandPoint[] | undefined;
  readonly theory?: readonly ChartPoint[] | undefined;
  readonly prediction?: readonly ChartPoint[] | undefined;
}

/** Values by key: `line0` …, `band` as [low, high], `theory`, `prediction`; rows in order of x. */
export function chartRows(sources: RowSources): readonly Row[] {
  const rows = new Map<number, Record<string, number | null | readonly [number, number]>>();
  const put = (x: number, key: string, value: number | readonly [number, number]): void => {
    const row = rows.get(x) ?? {};
    // What is no number is left out of the line.
    row[key] = typeof value === 'number' && !Number.isFinite(value) ? null : value;
    rows.set(x, row);
  };
  sources.lines.forEach((line, index) => {
    for (const { x, y } of line.points) put(x, `line${index}`, y);
  });
  for (const { x, low, high } of sources.band ?? []) put(x, 'band', [low, high]);
  for (const { x, y } of sources.theory ?? []) put(x, 'theory', y);
  for (const { x, y } of sources.prediction ?? []) put(x, 'prediction', y);
  const sorted = [...rows].sort(([a], [b]) => a - b);
  sources.lines.forEach((line, index) => {
    if (line.hasHoles === true) fillBetween(sorted, line.points, `line${index}`);
  });
  return sorted.map(([x, row]) => ({ ...row, x }));
}

/** Where other lines have a row, a line's value on the straight way from its point before to its point after. */
function fillBetween(
  rows: readonly (readonly [x: number, row: Record<string, Row[string]>])[],
  points: readonly ChartPoint[],
  key: string,
): void {
  let next = 0;
  for (const [x, row] of rows) {
    while (next < points.length && (points[next]?.x ?? 0) < x) next += 1;
    const [before, after] = [points[next - 1], points[next]];
    if (before === undefined || after === undefined || after.x === x) continue;
    const value = before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x);
    if (Number.isFinite(value)) row[key] = value;
  }
}
