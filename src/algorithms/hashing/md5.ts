// MD5 (RFC 1321) for hash rings that were built with it. It is broken as a signature and is used here only to spread keys.
import { encodeUtf8 } from '../text/utf8.ts';

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21] as const;
const CONSTANTS = Int32Array.from({ length: 64 }, (_, step) => Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1))));
/** How far each of the 64 steps turns, and which word of the block it reads. */
const TURNS = Uint8Array.from({ length: 64 }, (_, step) => SHIFTS[(step >>> 4) * 4 + (step & 3)] as number);
const READS = Uint8Array.from({ length: 64 }, (_, step) => {
  const [factor, offset] = [
    [1, 0],
    [5, 1],
    [3, 5],
    [7, 0],
  ][step >>> 4] as [number, number];
  return (factor * step + offset) % 16;
});

const BLOCK_BYTES = 64;
/** What a block can hold beside the one bit and the length in bits. */
const MOST_IN_ONE_BLOCK = 55;

/** Takes one block of sixteen words into the four sums. */
function compress(sums: Int32Array, words: Int32Array): void {
  let a = sums[0] as number;
  let b = sums[1] as number;
  let c = sums[2] as number;
  let d = sums[3] as number;
  for (let step = 0; step < 64; step += 1) {
    let mixed: number;
    if (step < 16) mixed = (b & c) | (~b & d);
    else if (step < 32) mixed = (d & b) | (~d & c);
    else if (step < 48) mixed = b ^ c ^ d;
    else mixed = c ^ (b | ~d);
    const sum = (a + mixed + (CONSTANTS[step] as number) + (words[READS[step] as number] as number)) | 0;
    const turn = TURNS[step] as number;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0;
  }
  sums[0] = ((sums[0] as number) + a) | 0;
  sums[1] = ((sums[1] as number) + b) | 0;
  sums[2] = ((sums[2] as number) + c) | 0;
  sums[3] = ((sums[3] as number) + d) | 0;
}

/** Puts a byte (0 … 255) into a block of little-endian words that was zero there. */
function put(words: Int32Array, at: number, byte: number): void {
  const word = at >>> 2;
  words[word] = (words[word] as number) | (byte << (8 * (at & 3)));
}

function begin(sums: Int32Array): void {
  sums[0] = 0x67452301;
  sums[1] = 0xefcdab89;
  sums[2] = 0x98badcfe;
  sums[3] = 0x10325476;
}

/** Any number of bytes: the message, a one bit, zeros up to 56 modulo 64 bytes, and the length in bits as 64 bits. */
function sumBytes(bytes: ArrayLike<number>, sums: Int32Array, words: Int32Array): void {
  const blocks = ((bytes.length + 8) >>> 6) + 1;
  begin(sums);
  for (let block = 0; block < blocks; block += 1) {
    words.fill(0);
    const from = block * BLOCK_BYTES;
    const to = Math.min(bytes.length, from + BLOCK_BYTES);
    for (let at = from; at < to; at += 1) put(words, at - from, bytes[at] as number);
    if (bytes.length >= from && bytes.length < from + BLOCK_BYTES) put(words, bytes.length - from, 0x80);
    if (block === blocks - 1) {
      words[14] = (bytes.length * 8) | 0;
      words[15] = Math.floor(bytes.length / 2 ** 29);
    }
    compress(sums, words);
  }
}

/** A short text of ASCII goes into its block without a detour through bytes. False where it is another text. */
function sumShortAscii(text: string, sums: Int32Array, words: Int32Array): boolean {
  const { length } = text;
  if (length > MOST_IN_ONE_BLOCK) return false;
  words.fill(0);
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) return false;
    put(words, at, code);
  }
  put(words, length, 0x80);
  words[14] = length * 8;
  begin(sums);
  compress(sums, words);
  return true;
}

const reversed = (word: number): number =>
  (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);

/** Hashes a text as UTF-8 and writes the digest as a number of 128 bits into four words from `at` on, the highest first. */
export type Md5Number = (text: string, into: Uint32Array, at: number) => void;

/** A hasher with scratch space of its own, for many keys in a row: it makes nothing that must be cleared away. */
export function createMd5Number(): Md5Number {
  const sums = new Int32Array(4);
  const words = new Int32Array(16);
  return (text, into, at) => {
    if (!sumShortAscii(text, sums, words)) sumBytes(encodeUtf8(text), sums, words);
    for (let word = 0; word < 4; word += 1) into[at + word] = reversed(sums[word] as number);
  };
}

/** MD5 of bytes (0 … 255 each): sixteen bytes. */
export function md5(bytes: ArrayLike<number>): Uint8Array {
  const sums = new Int32Array(4);
  sumBytes(bytes, sums, new Int32Array(16));
  const digest = new DataView(new ArrayBuffer(16));
  sums.forEach((sum, index) => {
    digest.setInt32(index * 4, sum, true);
  });
  return new Uint8Array(digest.buffer);
}

/** MD5 of a text as UTF-8. */
export const md5OfText = (text: string): Uint8Array => md5(encodeUtf8(text));

/** Bytes as lower-case hexadecimal digits. */
export const hexadecimal = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
