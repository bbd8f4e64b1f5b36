// What goes to standard output: JSON with words for the numbers that JSON lacks, and CSV.

const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value))
    return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>);
  return value;
};

export const toJson = (value: unknown): string => JSON.stringify(value, plain);

const cell = (value: unknown): string => {
  const text =
    typeof value === 'number'
      ? String(plain('', value))
      : Array.isArray(value)
        ? value.join(';')
        : typeof value === 'string' || typeof value === 'boolean'
          ? String(value)
          : value === undefined
            ? ''
            : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A line of CSV, columns by name; a figure that the row lacks is an empty cell. */
export const toCsvRow = (columns: readonly string[], row: Readonly<Record<string, unknown>>): string =>
  columns.map((column) => cell(row[column])).join(',');

export const toCsvHeader = (columns: readonly string[]): string => columns.map(cell).join(',');
