// One large JSON object, read piece by piece as its bytes come: long lists of numbers straight into numbers, the items of
// other long lists one at a time, everything else whole or not at all. Nothing as large as the file is ever held.
import { decodeUtf8Lossy } from './utf8.ts';

/** What becomes of the value of a key of the outermost object. */
export type JsonUse = 'numbers' | 'items' | 'value' | 'skip';

export interface JsonTaker {
  /** Asked once for each key. */
  use(key: string): JsonUse;
  /** One of a list of numbers. */
  number(key: string, value: number): void;
  /** One item of a list, or one whole value. @returns a problem that ends the reading */
  value(key: string, value: unknown): void;
}

/** Where the text stops being JSON, or what was asked for. */
export interface JsonFault {
  readonly is: 'syntax' | 'list' | 'number' | 'long' | 'end' | 'empty' | 'object';
  /** From 1. */
  readonly line: number;
  /** Of the file, from 1. */
  readonly byte: number;
  /** The key whose value was read, where one was. */
  readonly key?: string;
}

type State =
  | 'start'
  | 'key'
  | 'first-key'
  | 'in-key'
  | 'colon'
  | 'value'
  | 'piece'
  | 'number'
  | 'after-number'
  | 'item'
  | 'after-item'
  | 'after-value'
  | 'done';

const code = (character: string): number => character.charCodeAt(0);
const [QUOTE, BACKSLASH, COLON, COMMA, MINUS] = ['"', '\\', ':', ',', '-'].map(code) as [
  number,
  number,
  number,
  number,
  number,
];
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE, ZERO, NINE] = ['[', ']', '{', '}', '0', '9'].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
];
const isBlank = (byte: number): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** Of one piece that is held as text. */
const LONGEST_PIECE = 4 * 1024 * 1024;

class Fault extends Error {
  readonly is: JsonFault['is'];
  constructor(is: JsonFault['is']) {
    super(is);
    this.is = is;
  }
}

export class JsonStream {
  private readonly taker: JsonTaker;
  private state: State = 'start';
  private key = '';
  private use: JsonUse = 'skip';
  private line = 1;
  private byte = 0;
  /** Of the piece at hand. */
  private piece = new Uint8Array(1024);
  private length = 0;
  private depth = 0;
  private inText = false;
  private escaped = false;
  /** Whether the piece ends with its own last byte, not before the next comma. */
  private isBare = false;

  constructor(taker: JsonTaker) {
    this.taker = taker;
  }

  push(chunk: Uint8Array): JsonFault | undefined {
    return this.guarded(() => {
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at] as number;
        this.byte += 1;
        if (byte === 10) this.line += 1;
        this.take(byte);
      }
    });
  }

  end(): JsonFault | undefined {
    return this.guarded(() => {
      if (this.state === 'start') throw new Fault('empty');
      if (this.state !== 'done') throw new Fault('end');
    });
  }

  private guarded(read: () => void): JsonFault | undefined {
    try {
      read();
      return undefined;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const isInside = this.state !== 'start' && this.state !== 'first-key' && this.state !== 'key' && this.key !== '';
      return { is: error.is, line: this.line, byte: this.byte, ...(isInside ? { key: this.key } : {}) };
    }
  }

  private take(byte: number): void {
    switch (this.state) {
      case 'number':
        this.inNumber(byte);
        return;
      case 'piece':
        this.inPiece(byte);
        return;
      case 'in-key':
        this.inKey(byte);
        return;
      default:
        if (!isBlank(byte)) this.between(byte);
    }
  }

  private between(byte: number): void {
    switch (this.state) {
      case 'start':
        if (this.byte <= 3 && byte === BYTE_ORDER_MARK[this.byte - 1]) return;
        if (byte !== OPEN) throw new Fault('object');
        this.state = 'first-key';
        return;
      case 'first-key':
      case 'key':
        if (byte === CLOSE && this.state === 'first-key') this.state = 'done';
        else if (byte === QUOTE) {
          this.state = 'in-key';
          this.length = 0;
          this.escaped = false;
        } else throw new Fault('syntax');
        return;
      case 'colon':
        if (byte !== COLON) throw new Fault('syntax');
        this.use = this.taker.use(this.key);
        this.state = 'value';
        return;
      case 'value':
        this.beginValue(byte);
        return;
      case 'item':
        // An empty list is over at once.
        if (byte === CLOSE_LIST && this.length < 0) this.state = 'after-value';
        else if (this.use === 'numbers') this.beginNumber(byte);
        else this.beginPiece(byte);
        return;
      case 'after-item':
      case 'after-number':
        this.afterItem(byte);
        return;
      case 'after-value':
        if (byte === COMMA) this.state = 'key';
        else if (byte === CLOSE) this.state = 'done';
        else throw new Fault('syntax');
        return;
      default:
        throw new Fault('syntax');
    }
  }

  private inKey(byte: number): void {
    if (byte === QUOTE && !this.escaped) {
      this.key = this.parsed('"', '"') as string;
      this.state = 'colon';
      return;
    }
    this.escaped = byte === BACKSLASH && !this.escaped;
    this.keep(byte);
  }

  private beginValue(byte: number): void {
    if (this.use === 'numbers' || this.use === 'items') {
      if (byte !== OPEN_LIST) throw new Fault('list');
      this.state = 'item';
      this.length = -1;
      return;
    }
    this.beginPiece(byte);
  }

  private beginNumber(byte: number): void {
    if (byte !== MINUS && (byte < ZERO || byte > NINE)) throw new Fault('number');
    this.state = 'number';
    this.length = 0;
    this.keep(byte);
  }

  private inNumber(byte: number): void {
    if (byte !== COMMA && byte !== CLOSE_LIST && !isBlank(byte)) {
      this.keep(byte);
      return;
    }
    this.taker.number(this.key, this.numberOfPiece());
    this.length = 0;
    this.state = 'after-number';
    if (!isBlank(byte)) this.afterItem(byte);
  }

  /** Whole numbers of some digits are most of a profile: put together without a text between. */
  private numberOfPiece(): number {
    const { piece, length } = this;
    const isNegative = piece[0] === MINUS;
    const start = isNegative ? 1 : 0;
    let value = 0;
    for (let at = start; at < length; at += 1) {
      const byte = piece[at] as number;
      if (byte < ZERO || byte > NINE || length > 15) return this.parsed('', '') as number;
      value = value * 10 + byte - ZERO;
    }
    if (length === start || (piece[start] === ZERO && length > start + 1)) throw new Fault('number');
    return isNegative ? -value : value;
  }

  private beginPiece(byte: number): void {
    this.length = 0;
    this.depth = 0;
    this.inText = false;
    this.escaped = false;
    this.isBare = byte !== OPEN && byte !== OPEN_LIST && byte !== QUOTE;
    if (byte === COMMA || byte === CLOSE || byte === CLOSE_LIST || byte === COLON) throw new Fault('syntax');
    this.state = 'piece';
    this.inPiece(byte);
  }

  private inPiece(byte: number): void {
    if (this.isBare && (byte === COMMA || byte === CLOSE || byte === CLOSE_LIST || isBlank(byte))) {
      this.endPiece();
      if (!isBlank(byte)) this.between(byte);
      return;
    }
    this.keep(byte);
    if (this.isBare) return;
    if (this.inText) {
      if (byte === QUOTE && !this.escaped) this.inText = false;
      this.escaped = byte === BACKSLASH && !this.escaped;
    } else if (byte === QUOTE) this.inText = true;
    else if (byte === OPEN || byte === OPEN_LIST) this.depth += 1;
    else if (byte === CLOSE || byte === CLOSE_LIST) this.depth -= 1;
    if (!this.inText && this.depth === 0) this.endPiece();
  }

  private endPiece(): void {
    if (this.use !== 'skip') this.taker.value(this.key, this.parsed('', ''));
    this.length = 0;
    this.state = this.use === 'items' ? 'after-item' : 'after-value';
  }

  private afterItem(byte: number): void {
    if (byte === COMMA) {
      this.state = 'item';
      this.length = 0;
    } else if (byte === CLOSE_LIST) this.state = 'after-value';
    else throw new Fault('syntax');
  }

  private keep(byte: number): void {
    if (this.use === 'skip' && this.state === 'piece') return;
    if (this.length >= this.piece.length) {
      if (this.length >= LONGEST_PIECE) throw new Fault('long');
      const larger = new Uint8Array(this.piece.length * 2);
      larger.set(this.piece);
      this.piece = larger;
    }
    this.piece[this.length] = byte;
    this.length += 1;
  }

  private parsed(before: string, after: string): unknown {
    try {
      return JSON.parse(before + decodeUtf8Lossy(this.piece, 0, this.length) + after);
    } catch {
      throw new Fault('syntax');
    }
  }
}
