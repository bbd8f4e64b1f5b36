// Rows of a CSV file, by the names in its header: RFC 4180, quotes included. Works on the bytes of lines, so that a large
// file is never held and a cell becomes a string only where one is asked for.
import type { InputProblem } from '../../contract/model.ts';
import type { TakeLine } from './lines.ts';
import { problemAt, shownText } from './text-file.ts';
import { decodeUtf8Lossy } from './utf8.ts';

export interface CsvColumn {
  readonly name: string;
  /** May be missing from the header; its cells are then empty. */
  readonly optional?: true;
}

/** One row; what it gives is valid until the next. Columns go by their place among those that were asked for. */
export interface CsvRow {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** The cell of `column` is bytes[starts[column] … ends[column]); an absent column's is empty. */
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export interface CsvReader {
  readonly line: TakeLine<InputProblem>;
  /** Whether the header names the column. */
  has(column: number): boolean;
  /** The file is at its end: a quote that is still open is a problem. */
  end(): InputProblem | undefined;
}

/** A row that grows longer is refused: most likely a quote was not closed. */
export const MOST_ROW_BYTES = 65_536;

const COMMA = 0x2c;
const QUOTE = 0x22;
const LINE_BREAK = Uint8Array.of(0x0a);
const MINUS = 0x2d;
const ZERO = 0x30;
/** As many digits as always make an exact whole number. */
const EXACT_DIGITS = 15;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09;

export const cellText = ({ bytes, starts, ends }: CsvRow, column: number): string =>
  decodeUtf8Lossy(bytes, starts[column] as number, ends[column] as number);

/** The decimal number in a cell; NaN where none stands there. */
export function cellNumber(row: CsvRow, column: number): number {
  const { bytes } = row;
  const end = row.ends[column] as number;
  let at = row.starts[column] as number;
  const isNegative = bytes[at] === MINUS && end > at;
  if (isNegative) at += 1;
  if (at < end && end - at <= EXACT_DIGITS) {
    let value = 0;
    for (; at < end; at += 1) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at === end) return isNegative ? -value : value;
  }
  const text = cellText(row, column);
  return DECIMAL.test(text) ? Number(text) : Number.NaN;
}

/** Cells in the order of the file, in a buffer of their own or in the line's. */
interface Cells {
  bytes: Uint8Array;
  count: number;
  starts: Int32Array;
  ends: Int32Array;
}

function putCell(cells: Cells, start: number, end: number): void {
  if (cells.count === cells.starts.length) {
    const grown = [cells.starts, cells.ends].map((old) => {
      const longer = new Int32Array(old.length * 2);
      longer.set(old);
      return longer;
    });
    [cells.starts, cells.ends] = grown as [Int32Array, Int32Array];
  }
  cells.starts[cells.count] = start;
  cells.ends[cells.count] = end;
  cells.count += 1;
}

/** A cell without the blanks round it. */
function putTrimmed(cells: Cells, bytes: Uint8Array, from: number, to: number): void {
  let [start, end] = [from, to];
  while (start < end && isBlank(bytes[start])) start += 1;
  while (end > start && isBlank(bytes[end - 1])) end -= 1;
  putCell(cells, start, end);
}

function splitPlain(cells: Cells, bytes: Uint8Array, start: number, end: number): void {
  cells.bytes = bytes;
  cells.count = 0;
  let from = start;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] !== COMMA) continue;
    putTrimmed(cells, bytes, from, at);
    from = at + 1;
  }
  putTrimmed(cells, bytes, from, end);
}

/** `open`: the row ends within quotes; `astray`: something stands behind a closing quote, at `at`. */
type Split = { readonly is: 'whole' } | { readonly is: 'open' } | { readonly is: 'astray'; readonly at: number };

/** Splits a row with quotes; `own` is the reader's, and quotes that stand for one are undoubled in it. */
function splitQuoted(cells: Cells, own: Uint8Array, length: number): Split {
  cells.bytes = own;
  cells.count = 0;
  let at = 0;
  for (;;) {
    const from = at;
    while (at < length && isBlank(own[at])) at += 1;
    if (own[at] === QUOTE && at < length) {
      const start = at + 1;
      let to = start;
      at = start;
      while (at < length && (own[at] !== QUOTE || own[at + 1] === QUOTE)) {
        if (own[at] === QUOTE) at += 1;
        own[to] = own[at] as number;
        to += 1;
        at += 1;
      }
      if (at >= length) return { is: 'open' };
      at += 1;
      while (at < length && isBlank(own[at])) at += 1;
      if (at < length && own[at] !== COMMA) return { is: 'astray', at };
      putCell(cells, start, to);
    } else {
      while (at < length && own[at] !== COMMA) at += 1;
      putTrimmed(cells, own, from, at);
    }
    if (at >= length) return { is: 'whole' };
    at += 1;
  }
}

/** Bytes that a row was put together in: a quoted line break joins lines. */
interface Pending {
  bytes: Uint8Array;
  length: number;
  /** The line on which its row begins; 0 while none is under way. */
  line: number;
}

function append(pending: Pending, bytes: Uint8Array, start: number, end: number): void {
  const length = pending.length + end - start;
  if (length > pending.bytes.length) {
    const grown = new Uint8Array(Math.max(length, pending.bytes.length * 2));
    grown.set(pending.bytes.subarray(0, pending.length));
    pending.bytes = grown;
  }
  pending.bytes.set(bytes.subarray(start, end), pending.length);
  pending.length = length;
}

/** Whether a quote stands in bytes[start … end). A row is short, so that looking beyond its end would cost more. */
function hasQuote(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === QUOTE) return true;
  return false;
}

/** The place in the file of each column that is wanted, −1 where it has none; or what is wrong with the header. */
function readHeader(
  names: readonly string[],
  line: number,
  columns: readonly CsvColumn[],
): { readonly places: readonly number[] } | InputProblem {
  const allowed = columns.map(({ name }) => name).join(', ');
  const known = (name: string): boolean => columns.some((column) => column.name === name);
  if (!names.some(known)) {
    const given = shownText(names.join(','));
    return problemAt(line, `the header must name the columns ${allowed}, not ${given}`, {
      key: 'input.header',
      args: { line, allowed, given },
    });
  }
  const stray = names.find((name) => !known(name));
  if (stray !== undefined) {
    const given = shownText(stray);
    return problemAt(line, `unknown column ${given}; allowed are ${allowed}`, {
      key: 'input.column',
      args: { line, given, allowed },
    });
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    return problemAt(line, `the column ${twice} stands there twice`, {
      key: 'input.twice',
      args: { line, given: twice },
    });
  const missing = columns.find(({ name, optional }) => optional !== true && !names.includes(name));
  if (missing !== undefined)
    return problemAt(line, `the column ${missing.name} is missing`, {
      key: 'input.missing',
      args: { line, column: missing.name },
    });
  return { places: columns.map(({ name }) => names.indexOf(name)) };
}

/**
 * Reads lines into rows. The first row that is not blank is the header; columns may come in any order; blank rows are
 * skipped; blanks round a cell do not count, those inside quotes do.
 */
export function createCsvReader(
  columns: readonly CsvColumn[],
  take: (row: CsvRow) => InputProblem | undefined,
): CsvReader {
  const cells: Cells = { bytes: new Uint8Array(0), count: 0, starts: new Int32Array(16), ends: new Int32Array(16) };
  const pending: Pending = { bytes: new Uint8Array(256), length: 0, line: 0 };
  const row = {
    line: 0,
    bytes: cells.bytes,
    starts: new Int32Array(columns.length),
    ends: new Int32Array(columns.length),
  };
  let places: readonly number[] | undefined;
  let cellsInHeader = 0;
  let line = 0;

  const takeCells = (first: number): InputProblem | undefined => {
    const { bytes, count, starts, ends } = cells;
    if (count === 1 && starts[0] === ends[0]) return undefined;
    if (places === undefined) {
      const names = Array.from({ length: count }, (_, cell) =>
        decodeUtf8Lossy(bytes, starts[cell] as number, ends[cell] as number),
      );
      const header = readHeader(names, first, columns);
      if (!('places' in header)) return header;
      places = header.places;
      cellsInHeader = count;
      return undefined;
    }
    if (count !== cellsInHeader) {
      const args = { line: first, wanted: cellsInHeader, given: count };
      return problemAt(first, `${args.wanted} values are wanted, there are ${count}`, { key: 'input.cells', args });
    }
    row.line = first;
    row.bytes = bytes;
    for (let column = 0; column < places.length; column += 1) {
      const place = places[column] as number;
      row.starts[column] = place < 0 ? 0 : (starts[place] as number);
      row.ends[column] = place < 0 ? 0 : (ends[place] as number);
    }
    return take(row);
  };

  const takeQuoted = (): InputProblem | undefined => {
    const { length, line: first } = pending;
    // Undoubling quotes changes the bytes, and an open row is split anew when its next line has come.
    const split = splitQuoted(cells, pending.bytes.slice(0, length), length);
    if (split.is === 'open') {
      append(pending, LINE_BREAK, 0, 1);
      return undefined;
    }
    pending.length = 0;
    pending.line = 0;
    if (split.is === 'whole') return takeCells(first);
    const given = shownText(decodeUtf8Lossy(cells.bytes, split.at, Math.min(length, split.at + 80)));
    return problemAt(first, `behind a closing quote a comma or the end of the line is wanted, not ${given}`, {
      key: 'input.afterQuote',
      args: { line: first, given },
    });
  };

  return {
    line(bytes, start, end) {
      line += 1;
      const first = pending.line === 0 ? line : pending.line;
      if (pending.length + end - start > MOST_ROW_BYTES) {
        const args = { line: first, most: MOST_ROW_BYTES };
        return problemAt(first, `a row may have ${MOST_ROW_BYTES} bytes; is a quote left open?`, {
          key: 'input.long',
          args,
        });
      }
      const quoted = hasQuote(bytes, start, end);
      if (pending.line === 0 && !quoted) {
        splitPlain(cells, bytes, start, end);
        return takeCells(line);
      }
      pending.line = first;
      append(pending, bytes, start, end);
      // Within quotes only another quote can bring the row to its end.
      if (!quoted) append(pending, LINE_BREAK, 0, 1);
      return quoted ? takeQuoted() : undefined;
    },
    has: (column) => (places?.[column] ?? -1) >= 0,
    end() {
      if (pending.line === 0) return undefined;
      return problemAt(pending.line, 'a quote is opened and never closed', {
        key: 'input.quote',
        args: { line: pending.line },
      });
    },
  };
}
