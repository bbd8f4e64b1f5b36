// Reads a request trace: one key a line, or key,size on every line. Works on bytes and in chunks, so a large file can
// be streamed. Spaces and tabs round a field, CRLF, a byte order mark, and blank lines at the end are tolerated.
import { createLineReader } from '../text/lines.ts';
import { createNameTable, type NameTable, numberOf } from '../text/name-table.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { preview, type TraceProblem, type TraceProblemCode, traceProblem } from './trace-problem.ts';

export interface Trace {
  /** Requests in order; key k is called names[k]. */
  readonly keys: Int32Array;
  /** Bytes of each request, when the trace has sizes. */
  readonly sizes?: Float64Array;
  /** Names of the keys, in order of first appearance. */
  readonly names: readonly string[];
}

export type TraceResult =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly error: TraceProblem };

export interface TraceLimits {
  /** Default 20 million. */
  readonly maxLines?: number;
  /** Default 65536. */
  readonly maxLineBytes?: number;
}

export interface TraceReader {
  /** Takes the next bytes of the file; returns the first problem met so far. */
  push(chunk: Uint8Array): TraceProblem | undefined;
  end(): TraceResult;
}

interface ReaderState {
  readonly maxLines: number;
  readonly maxLineBytes: number;
  readonly table: NameTable;
  keys: Int32Array;
  sizes: Float64Array | undefined;
  requests: number;
  line: number;
  /** First of the blank lines that the file may be about to end with; 0 for none. */
  blankLine: number;
}

const comma = 0x2c;
const tab = 0x09;
const space = 0x20;

function isBlank(byte: number | undefined): boolean {
  return byte === space || byte === tab;
}

/** The first byte from `start` on that is neither space nor tab, or `end`. */
function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(bytes[at])) at += 1;
  return at;
}

/** The end without the spaces and tabs before it. */
function dropBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(bytes[at - 1])) at -= 1;
  return at;
}

/** The whole number in bytes[start … end), or -1. */
function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
    if (value > Number.MAX_SAFE_INTEGER) return -1;
  }
  return value;
}

function append(state: ReaderState, key: number, size: number): void {
  if (state.requests === state.keys.length) {
    const keys = new Int32Array(state.keys.length * 2);
    keys.set(state.keys);
    state.keys = keys;
    if (state.sizes !== undefined) {
      const sizes = new Float64Array(keys.length);
      sizes.set(state.sizes);
      state.sizes = sizes;
    }
  }
  state.keys[state.requests] = key;
  if (state.sizes !== undefined) state.sizes[state.requests] = size;
  state.requests += 1;
}

type Problem = TraceProblem | undefined;

function readLine(state: ReaderState, bytes: Uint8Array, start: number, end: number): Problem {
  state.line += 1;
  const refuse = (code: TraceProblemCode): Problem => traceProblem(code, state.line, preview(bytes, start, end));
  if (end - start > state.maxLineBytes) {
    return traceProblem('line-too-long', state.line, preview(bytes, start, end), state.maxLineBytes);
  }
  let commaAt = end;
  let commas = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === comma) {
      if (commas === 0) commaAt = at;
      commas += 1;
    } else if (byte < space && byte !== tab) {
      return refuse('control-character');
    }
  }
  const keyStart = skipBlanks(bytes, start, commaAt);
  const keyEnd = dropBlanks(bytes, keyStart, commaAt);
  if (commas === 0 && keyStart === keyEnd) {
    if (state.blankLine === 0) state.blankLine = state.line;
    return undefined;
  }
  if (state.blankLine !== 0) return traceProblem('blank-line', state.blankLine, '');
  if (state.requests === state.maxLines) return traceProblem('too-many-lines', state.line, '', state.maxLines);
  if (commas > 1) return refuse('too-many-fields');
  if (state.requests === 0 && commas === 1) state.sizes = new Float64Array(state.keys.length);
  if ((commas === 1) !== (state.sizes !== undefined)) return refuse('mixed-forms');
  if (keyStart === keyEnd) return refuse('blank-key');
  let size = 0;
  if (commas === 1) {
    const sizeStart = skipBlanks(bytes, commaAt + 1, end);
    const sizeEnd = dropBlanks(bytes, sizeStart, end);
    size = wholeNumber(bytes, sizeStart, sizeEnd);
    if (size < 0) return traceProblem('bad-size', state.line, preview(bytes, sizeStart, sizeEnd));
  }
  const key = numberOf(state.table, bytes, keyStart, keyEnd);
  if (key < 0) return refuse('not-utf-8');
  append(state, key, size);
  return undefined;
}

function result(state: ReaderState, met: Problem): TraceResult {
  const problem = met ?? (state.requests === 0 ? traceProblem('empty', 1, '') : undefined);
  if (problem !== undefined) return { ok: false, error: problem };
  const { requests, sizes } = state;
  const keys = state.keys.slice(0, requests);
  const names = state.table.names;
  return { ok: true, trace: sizes === undefined ? { keys, names } : { keys, names, sizes: sizes.slice(0, requests) } };
}

/** A reader to be fed with a file's bytes, in chunks cut anywhere. Throws RangeError on limits below 1. */
export function createTraceReader(limits: TraceLimits = {}): TraceReader {
  const { maxLines = 20_000_000, maxLineBytes = 65_536 } = limits;
  if (!(maxLines >= 1) || !(maxLineBytes >= 1)) throw new RangeError('limits of a trace must be at least 1');
  const state: ReaderState = {
    maxLines,
    maxLineBytes,
    table: createNameTable(),
    keys: new Int32Array(1024),
    sizes: undefined,
    requests: 0,
    line: 0,
    blankLine: 0,
  };
  const lines = createLineReader((bytes, start, end) => readLine(state, bytes, start, end), maxLineBytes);
  return {
    push: lines.push,
    end: () => result(state, lines.end()),
  };
}

/** Reads a whole trace. */
export function parseTrace(input: string | Uint8Array, limits: TraceLimits = {}): TraceResult {
  const reader = createTraceReader(limits);
  if (typeof input !== 'string') {
    reader.push(input);
    return reader.end();
  }
  // In pieces, so that the bytes of a large text never stand beside it all at once. A pair of surrogates stays whole.
  const pieceLength = 1 << 20;
  for (let at = 0; at < input.length; ) {
    let end = Math.min(input.length, at + pieceLength);
    const last = input.charCodeAt(end - 1);
    if (end < input.length && last >= 0xd800 && last < 0xdc00) end += 1;
    if (reader.push(encodeUtf8(input.slice(at, end))) !== undefined) break;
    at = end;
  }
  return reader.end();
}
