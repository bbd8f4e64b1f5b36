// Recharts wants one row for each x; lines that were sampled at other moments have gaps there, which it bridges.
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
  return [...rows].sort(([a], [b]) => a - b).map(([x, row]) => ({ ...row, x }));
}
