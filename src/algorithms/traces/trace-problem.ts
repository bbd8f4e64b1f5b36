// What can be wrong with a trace file, as data for the page to translate, and in English.
import { decodeUtf8 } from '../text/utf8.ts';

export type TraceProblemCode =
  | 'empty'
  | 'blank-line'
  | 'blank-key'
  | 'mixed-forms'
  | 'too-many-fields'
  | 'bad-size'
  | 'control-character'
  | 'not-utf-8'
  | 'line-too-long'
  | 'too-many-lines';

export interface TraceProblem {
  readonly code: TraceProblemCode;
  /** Counted from 1. */
  readonly line: number;
  /** What stands there, shortened, control characters written out; empty where nothing stands there. */
  readonly given: string;
  /** The bound that was passed: bytes in a line, or lines. */
  readonly limit?: number;
  /** The whole in English: where, what is allowed, what was given. */
  readonly message: string;
}

const previewLength = 40;

function writtenOut(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? `\\x${code.toString(16).padStart(2, '0')}` : character;
}

/** The beginning of bytes[start … end), fit to be printed. */
export function preview(bytes: Uint8Array, start: number, end: number): string {
  const stop = Math.min(end, start + previewLength);
  let text = '';
  for (let at = start; at < stop; ) {
    // One character at a time, so that a broken one doesn't hide the rest.
    let length = 1;
    let character: string | undefined;
    for (; length <= 4 && at + length <= end; length += 1) {
      character = decodeUtf8(bytes, at, at + length);
      if (character !== undefined) break;
    }
    if (character === undefined) {
      text += `\\x${(bytes[at] as number).toString(16).padStart(2, '0')}`;
      at += 1;
    } else {
      text += writtenOut(character);
      at += length;
    }
  }
  return stop < end ? `${text}…` : text;
}

function explain(code: TraceProblemCode, given: string, limit: number): string {
  switch (code) {
    case 'empty':
      return 'the file holds no requests; expected one key a line, or key,size on every line';
    case 'blank-line':
      return 'the line is blank; every line up to the last must hold a key';
    case 'blank-key':
      return `the key is blank; expected key,size, got "${given}"`;
    case 'mixed-forms':
      return `expected the form of the first line (one key a line, or key,size on every line), got "${given}"`;
    case 'too-many-fields':
      return `expected one key, or key,size, so one comma at most; got "${given}"`;
    case 'bad-size':
      return `the size must be a whole number of bytes from 0 to 9007199254740991, got "${given}"`;
    case 'control-character':
      return `a trace is text, but the line holds a control character; got "${given}"`;
    case 'not-utf-8':
      return `a trace is text in UTF-8, but the line is not; got "${given}"`;
    case 'line-too-long':
      return `a line may have ${limit} bytes, this one has more; it begins "${given}"`;
    case 'too-many-lines':
      return `a trace may have ${limit} lines, this one has more`;
  }
}

export function traceProblem(code: TraceProblemCode, line: number, given: string, limit?: number): TraceProblem {
  const message = `line ${line}: ${explain(code, given, limit ?? 0)}`;
  return { code, line, given, message, ...(limit === undefined ? {} : { limit }) };
}
