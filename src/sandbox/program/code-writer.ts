// Writes the instrumented program: stretches of the student's own text, copied, and our text between them. It remembers
// where each copied stretch came from, so that a position in the result leads back to the student's line.

/** Copied stretches in the order in which they stand in the result; offsets in UTF-16 units. */
export interface CodeMap {
  readonly written: readonly number[];
  readonly source: readonly number[];
  readonly length: readonly number[];
}

export class CodeWriter {
  private readonly source: string;
  private parts: string[] = [];
  private offset = 0;
  private readonly written: number[] = [];
  private readonly from: number[] = [];
  private readonly lengths: number[] = [];

  constructor(source: string) {
    this.source = source;
  }

  /** Our own text. */
  put(text: string): void {
    this.parts.push(text);
    this.offset += text.length;
  }

  /** The student's text. */
  copy(start: number, end: number): void {
    if (end <= start) return;
    this.written.push(this.offset);
    this.from.push(start);
    this.lengths.push(end - start);
    this.put(this.source.slice(start, end));
  }

  finish(): { readonly code: string; readonly map: CodeMap } {
    return { code: this.parts.join(''), map: { written: this.written, source: this.from, length: this.lengths } };
  }
}

/** Offset in the student's text of an offset in the result; undefined inside our own text. */
export function sourceOffset(map: CodeMap, written: number): number | undefined {
  let low = 0;
  let high = map.written.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((map.written[middle] ?? 0) <= written) low = middle + 1;
    else high = middle;
  }
  const index = low - 1;
  const within = written - (map.written[index] ?? 0);
  return index < 0 || within > (map.length[index] ?? 0) ? undefined : (map.source[index] ?? 0) + within;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g;

/** Offsets at which lines begin. */
export function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(LINE_BREAK), (match) => match.index + match[0].length)];
}

/** Line and column of an offset, both from 1. */
export function placeOf(starts: readonly number[], offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return { line: low, column: offset - (starts[low - 1] ?? 0) + 1 };
}
