// What goes to standard output: JSON with words for the numbers that JSON lacks, and CSV.

const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value))
    return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>);
  return value;
};

export const toJson = (value: unknown): string => JSON.stringify(value, plain);

/** Entries of a list that are put into words at once. */
const PIECE = 4096;

/** The same JSON in pieces that follow on each other: a run of millions of results is longer than a string may be. */
export function* jsonPieces(value: unknown): Generator<string> {
  const shown = plain('', value);
  if (Array.isArray(shown) && shown.length > PIECE) {
    for (let from = 0; from < shown.length; from += PIECE)
      yield `${from === 0 ? '[' : ','}${toJson(shown.slice(from, from + PIECE)).slice(1, -1)}`;
    yield ']';
  } else if (typeof shown === 'object' && shown !== null && !Array.isArray(shown)) {
    let piece = '';
    let before = '{';
    for (const [name, field] of Object.entries(shown)) {
      if (field === undefined) continue;
      piece += `${before}${JSON.stringify(name)}:`;
      before = ',';
      for (const part of jsonPieces(field)) {
        piece += part;
        if (piece.length < PIECE) continue;
        yield piece;
        piece = '';
      }
    }
    yield `${piece}${before === '{' ? '{' : ''}}`;
  } else yield toJson(shown);
}

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
