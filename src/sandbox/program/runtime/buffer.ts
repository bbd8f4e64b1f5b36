// The part of Node's Buffer that programs which read files use.
import { invalidArgument } from './node-errors.ts';

type Encoding = 'utf8' | 'hex' | 'base64' | 'latin1' | 'ascii';

function encodingOf(given: unknown): Encoding {
  const name = given === undefined ? 'utf8' : String(given).toLowerCase().replace('-', '');
  if (name === 'utf8' || name === 'hex' || name === 'base64' || name === 'latin1' || name === 'ascii') return name;
  if (name === 'binary') return 'latin1';
  throw new TypeError(`Unknown encoding: ${String(given)}`);
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
      return base64Bytes(text);
    case 'latin1':
    case 'ascii':
      return Array.from(text, (character) => character.charCodeAt(0) & 255);
  }
}

const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');

export interface BufferClass {
  from(value: unknown, encoding?: unknown): Uint8Array;
}

export function createBuffer(): BufferClass {
  class Buffer extends Uint8Array {
    static override from(value: unknown, encoding?: unknown): Buffer {
      if (typeof value === 'string') return Buffer.of(bytesOf(value, encodingOf(encoding)));
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
      const buffer = new Buffer(size);
      return typeof fill === 'number' ? buffer.fill(fill) : buffer.fill(String(fill).charCodeAt(0));
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
        case 'latin1':
          return Array.from(part, (byte) => String.fromCharCode(byte)).join('');
        case 'ascii':
          return Array.from(part, (byte) => String.fromCharCode(byte & 127)).join('');
      }
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
  return Buffer;
}
