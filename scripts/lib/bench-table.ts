// One row of `npm run bench`, and how rows become a table.

export interface BenchRow {
  /** What is compared with what. */
  readonly name: string;
  /** The figure: how many times the peer's, or a figure in `unit`. NaN when skipped. */
  readonly ratio: number;
  /** '×' where absent. */
  readonly unit?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** The two absolute figures behind the ratio, with units. */
  readonly details?: string;
  /** Why it could not be measured here. */
  readonly skipped?: string;
}

/** True when the row holds what it promises; a skipped row promises nothing. */
export function isKept({ ratio, atLeast, atMost, skipped }: BenchRow): boolean {
  if (skipped !== undefined) return true;
  return ratio >= (atLeast ?? Number.NEGATIVE_INFINITY) && ratio <= (atMost ?? Number.POSITIVE_INFINITY);
}

const figure = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2);

/** 'kept', 'missed', 'skipped: why', or nothing where the row only informs. */
export function markOf(row: BenchRow): string {
  if (row.skipped !== undefined) return `skipped: ${row.skipped}`;
  if (row.atLeast === undefined && row.atMost === undefined) return '';
  return isKept(row) ? 'kept' : 'missed';
}

export function markdownTable(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => {
    const unit = row.unit ?? '×';
    const bound = (value: number): string => `${figure(value)} ${unit}`;
    const bounds = [
      ...(row.atLeast === undefined ? [] : [`at least ${bound(row.atLeast)}`]),
      ...(row.atMost === undefined ? [] : [`at most ${bound(row.atMost)}`]),
    ];
    const measured = row.skipped === undefined ? bound(row.ratio) : '–';
    return [row.name, measured, bounds.join(', '), markOf(row), row.details ?? ''];
  });
  const table = [['What', 'Measured', 'Wanted', 'Kept', 'Figures'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((line) => line[column]?.length ?? 0), 3));
  const lines = table.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return lines.join('\n');
}

const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

/** What docs/benchmarks.md begins as. */
export const EMPTY_PAGE = `# Benchmarks\n\n${START}\n${END}\n`;

/** The text with what stands between the two markers replaced. Throws where the markers are missing. */
export function replaceBetweenMarkers(text: string, table: string): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start === -1 || end < start) throw new Error(`docs/benchmarks.md needs the lines ${START} and ${END}.`);
  return `${text.slice(0, start + START.length)}\n\n${table}\n\n${text.slice(end)}`;
}
