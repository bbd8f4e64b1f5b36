// Bytes to lines, chunk by chunk, so that a large file is never held whole. A line ends with LF or CRLF, the last one may
// have no ending, and a byte order mark before the first is no part of it.

/** Takes the line bytes[start … end), which are valid during the call; what it returns ends the reading. */
export type TakeLine<Problem> = (bytes: Uint8Array, start: number, end: number) => Problem | undefined;

export interface LineReader<Problem> {
  /** Takes the next bytes, cut anywhere; returns the first problem met so far. */
  push(chunk: Uint8Array): Problem | undefined;
  /** The bytes have come to their end: a last line without an ending is taken. */
  end(): Problem | undefined;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** A byte order mark and a carriage return do not count as part of a line. */
const UNCOUNTED_BYTES = 4;

/**
 * Splits bytes into lines.
 * @param mostBytes a line that grows longer is taken before its end has come, so that it can be refused in time
 */
export function createLineReader<Problem>(
  take: TakeLine<Problem>,
  mostBytes = Number.POSITIVE_INFINITY,
): LineReader<Problem> {
  /** The beginning of a line whose end has not come yet. */
  let pending = new Uint8Array(256);
  let pendingLength = 0;
  let isFirst = true;
  let problem: Problem | undefined;

  const takeLine = (bytes: Uint8Array, from: number, to: number): Problem | undefined => {
    const hasMark = isFirst && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf;
    isFirst = false;
    const start = hasMark && to - from >= 3 ? from + 3 : from;
    return take(bytes, start, to > start && bytes[to - 1] === CARRIAGE_RETURN ? to - 1 : to);
  };
  const takePending = (): Problem | undefined => {
    const length = pendingLength;
    pendingLength = 0;
    return takeLine(pending, 0, length);
  };
  const keep = (bytes: Uint8Array, start: number, end: number): Problem | undefined => {
    const length = pendingLength + end - start;
    if (length > pending.length) {
      const grown = new Uint8Array(Math.max(length, pending.length * 2));
      grown.set(pending.subarray(0, pendingLength));
      pending = grown;
    }
    pending.set(bytes.subarray(start, end), pendingLength);
    pendingLength = length;
    return length > mostBytes + UNCOUNTED_BYTES ? takePending() : undefined;
  };
  const readChunk = (chunk: Uint8Array): Problem | undefined => {
    let at = 0;
    while (at < chunk.length) {
      const found = chunk.indexOf(LINE_FEED, at);
      if (found < 0) return keep(chunk, at, chunk.length);
      const met = pendingLength > 0 ? (keep(chunk, at, found) ?? takePending()) : takeLine(chunk, at, found);
      if (met !== undefined) return met;
      at = found + 1;
    }
    return undefined;
  };

  return {
    push(chunk) {
      problem ??= readChunk(chunk);
      return problem;
    },
    end() {
      if (pendingLength > 0) problem ??= takePending();
      return problem;
    },
  };
}
