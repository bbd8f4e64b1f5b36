// The part of Node's Buffer that programs which read files use.
import { invalidArgument, nodeError } from './node-errors.ts';

type Encoding = 'utf8' | 'utf16le' | 'hex' | 'base64' | 'base64url' | 'latin1' | 'ascii';

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  utf8: 'utf8',
  'utf-8': 'utf8',
  utf16le: 'utf16le',
  'utf-16le': 'utf16le',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  hex: 'hex',
  base64: 'base64',
  base64url: 'base64url',
  latin1: 'latin1',
  binary: 'latin1',
  ascii: 'ascii',
};

export function isEncoding(given: unknown): boolean {
  return typeof given === 'string' && Object.hasOwn(ENCODINGS, given.toLowerCase());
}

function encodingOf(given: unknown): Encoding {
  const encoding = given === undefined || given === null ? 'utf8' : ENCODINGS[String(given).toLowerCase()];
  if (encoding === undefined) throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${String(given)}`);
  return encoding;
}

export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code >= 0xd800 && code < 0xe000) bytes.push(0xef, 0xbf, 0xbd);
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

function utf8Text(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; ) {
    const first = bytes[index] ?? 0;
    const size = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    let code = size === 1 ? first : first & (0xff >> (size + 1));
    for (let at = 1; at < size; at += 1) code = (code << 6) | ((bytes[index + at] ?? 0) & 63);
    const whole = size > 0 && index + size <= bytes.length;
    text += whole ? String.fromCodePoint(Math.min(code, 0x10ffff)) : '\uFFFD';
    index += whole ? size : 1;
  }
  return text;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64Text(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const left = bytes.length - index;
    for (let at = 0; at < 4; at += 1) text += at <= left ? (BASE64[(group >> (18 - 6 * at)) & 63] ?? '') : '=';
  }
  return text;
}

function base64Bytes(text: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text.replaceAll('-', '+').replaceAll('_', '/')) {
    const value = BASE64.indexOf(character);
    if (value < 0) continue;
    bits = (bits << 6) | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 255);
    bits &= (1 << held) - 1;
  }
  return bytes;
}

function bytesOf(text: string, encoding: Encoding): number[] {
  switch (encoding) {
    case 'utf8':
      return utf8Bytes(text);
    case 'hex':
      return Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
    case 'base64':
    case 'base64url':
      return base64Bytes(text);
    case 'utf16le':
      return Array.from(
        { length: text.length * 2 },
        (_, index) => (text.charCodeAt(index >> 1) >> ((index & 1) * 8)) & 255,
      );
    case 'latin1':
    case 'ascii':
      return Array.from(text, (character) => character.charCodeAt(0) & 255);
  }
}

const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');

export interface BufferClass {
  from(value: unknown, encoding?: unknown): Uint8Array;
}

const NUMBERS =
  'Int8 Int16LE Int16BE Int32LE Int32BE IntLE IntBE UInt8 UInt16LE UInt16BE UInt32LE UInt32BE UIntLE UIntBE ' +
  'Uint8 Uint16LE Uint16BE Uint32LE Uint32BE UintLE UintBE BigInt64LE BigInt64BE BigUInt64LE BigUInt64BE BigUint64LE ' +
  'BigUint64BE FloatLE FloatBE DoubleLE DoubleBE';
/** Node's, and not here. */
const BEYOND = [
  ...NUMBERS.split(' ').flatMap((name) => [`read${name}`, `write${name}`]),
  ...'swap16 swap32 swap64 parent offset'.split(' '),
];

export function createBuffer(refuse: (name: string) => never): BufferClass {
  /** A part to look for, as bytes. */
  const part = (value: unknown, encoding: unknown): Uint8Array => {
    if (typeof value === 'number') return Uint8Array.of(value);
    if (typeof value === 'string') return Uint8Array.from(bytesOf(value, encodingOf(encoding)));
    if (value instanceof Uint8Array) return value;
    throw invalidArgument('value', 'one of type number or string or an instance of Buffer or Uint8Array', value);
  };
  const holdsAt = (bytes: Uint8Array, wanted: Uint8Array, at: number): boolean =>
    wanted.every((byte, index) => bytes[at + index] === byte);
  const compare = (one: Uint8Array, other: Uint8Array): number => {
    for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
      const difference = (one[index] ?? 0) - (other[index] ?? 0);
      if (difference !== 0) return Math.sign(difference);
    }
    return Math.sign(one.length - other.length);
  };
  class Buffer extends Uint8Array {
    static override from(value: unknown, encoding?: unknown): Buffer {
      if (typeof value === 'string') return Buffer.of(bytesOf(value, encodingOf(encoding)));
      if (value instanceof ArrayBuffer) return new Buffer(value);
      if (typeof value === 'object' && value !== null && Symbol.iterator in value) {
        return Buffer.of([...(value as Iterable<number>)]);
      }
      throw invalidArgument(
        'first argument',
        'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object',
        value,
      );
    }
    static override of(...given: readonly unknown[]): Buffer {
      const bytes = Array.isArray(given[0]) ? (given[0] as number[]) : (given as number[]);
      const buffer = new Buffer(bytes.length);
      buffer.set(bytes);
      return buffer;
    }
    static alloc(size: number, fill: unknown = 0): Buffer {
      return new Buffer(size).fill(fill);
    }
    static compare(one: Uint8Array, other: Uint8Array): number {
      return compare(one, other);
    }
    static isEncoding(name: unknown): boolean {
      return isEncoding(name);
    }
    static allocUnsafe(size: number): Buffer {
      return new Buffer(size);
    }
    static concat(list: readonly Uint8Array[]): Buffer {
      return Buffer.of(list.flatMap((one) => [...one]));
    }
    static isBuffer(value: unknown): boolean {
      return value instanceof Buffer;
    }
    static byteLength(value: unknown, encoding?: unknown): number {
      return typeof value === 'string' ? bytesOf(value, encodingOf(encoding)).length : (value as Uint8Array).byteLength;
    }
    override toString(encoding?: unknown, start = 0, end = this.length): string {
      const part = new Uint8Array(this.buffer, this.byteOffset, this.length).subarray(start, end);
      switch (encodingOf(encoding)) {
        case 'utf8':
          return utf8Text(part);
        case 'hex':
          return Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('');
        case 'base64':
          return base64Text(part);
        case 'base64url':
          return base64Text(part).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
        case 'utf16le':
          return Array.from({ length: part.length >> 1 }, (_, index) =>
            String.fromCharCode((part[index * 2] ?? 0) | ((part[index * 2 + 1] ?? 0) << 8)),
          ).join('');
        case 'latin1':
          return Array.from(part, (byte) => String.fromCharCode(byte)).join('');
        case 'ascii':
          return Array.from(part, (byte) => String.fromCharCode(byte & 127)).join('');
      }
    }
    override fill(value: unknown, start: unknown = 0, end: unknown = this.length, encoding?: unknown): this {
      // fill(value, encoding), too.
      const name = typeof start === 'string' ? start : typeof end === 'string' ? end : encoding;
      const from = typeof start === 'number' ? start : 0;
      const to = typeof end === 'number' ? end : this.length;
      const bytes = part(typeof value === 'boolean' ? Number(value) : value, name);
      for (let index = from; index < to; index += 1) this[index] = bytes[(index - from) % bytes.length] ?? 0;
      return this;
    }
    override indexOf(value: unknown, from: unknown = 0, encoding?: unknown): number {
      const wanted = part(value, typeof from === 'string' ? from : encoding);
      const start = typeof from === 'number' ? from : 0;
      for (let at = start < 0 ? Math.max(0, this.length + start) : start; at + wanted.length <= this.length; at += 1) {
        if (holdsAt(this, wanted, at)) return at;
      }
      return -1;
    }
    override lastIndexOf(value: unknown, from: unknown = this.length, encoding?: unknown): number {
      const wanted = part(value, typeof from === 'string' ? from : encoding);
      const start = typeof from === 'number' ? from : this.length;
      const last = Math.min(start < 0 ? this.length + start : start, this.length - wanted.length);
      for (let at = last; at >= 0; at -= 1) if (holdsAt(this, wanted, at)) return at;
      return -1;
    }
    override includes(value: unknown, from?: unknown, encoding?: unknown): boolean {
      return this.indexOf(value, from, encoding) >= 0;
    }
    compare(other: Uint8Array): number {
      return compare(this, other);
    }
    copy(target: Uint8Array, targetStart = 0, start = 0, end = this.length): number {
      const bytes = this.subarray(start, Math.min(end, start + target.length - targetStart));
      target.set(bytes, targetStart);
      return bytes.length;
    }
    write(text: string, offset: unknown = 0, length: unknown = this.length, encoding?: unknown): number {
      // write(text, encoding) and write(text, offset, encoding), too.
      const name = typeof offset === 'string' ? offset : typeof length === 'string' ? length : encoding;
      const at = typeof offset === 'number' ? offset : 0;
      const room = Math.min(typeof length === 'number' ? length : this.length, this.length - at);
      const bytes = bytesOf(text, encodingOf(name)).slice(0, room);
      this.set(bytes, at);
      return bytes.length;
    }
    override slice(start?: number, end?: number): Buffer {
      return this.subarray(start, end) as Buffer;
    }
    equals(other: Uint8Array): boolean {
      return this.length === other.length && this.every((byte, index) => byte === other[index]);
    }
    toJSON(): object {
      return { type: 'Buffer', data: [...this] };
    }
    [inspectSymbol](): string {
      const shown = Array.from(this.subarray(0, 50), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
      const more = this.length > 50 ? ` ... ${this.length - 50} more byte${this.length > 51 ? 's' : ''}` : '';
      return `<${this.constructor.name}${shown === '' ? '' : ` ${shown}`}${more}>`;
    }
  }
  for (const name of BEYOND) {
    Object.defineProperty(Buffer.prototype, name, { configurable: true, get: () => refuse(`Buffer.${name}`) });
  }
  return Buffer;
}
