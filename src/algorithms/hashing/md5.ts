// MD5 (RFC 1321) for hash rings that were built with it. It is broken as a signature and is used here only to spread keys.
import { encodeUtf8 } from '../text/utf8.ts';

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21] as const;
const CONSTANTS = Int32Array.from({ length: 64 }, (_, step) => Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1))));

/** The message, a one bit, zeros up to 56 modulo 64 bytes, and the length in bits as 64 bits, little-endian. */
function padded(bytes: ArrayLike<number>): DataView {
  const whole = new Uint8Array((((bytes.length + 8) >>> 6) + 1) * 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, (bytes.length * 8) >>> 0, true);
  view.setUint32(whole.length - 4, Math.floor(bytes.length / 2 ** 29), true);
  return view;
}

/** The function of a round and the word of the block that its step reads. */
function stepOf(step: number, b: number, c: number, d: number): readonly [mixed: number, word: number] {
  if (step < 16) return [(b & c) | (~b & d), step];
  if (step < 32) return [(d & b) | (~d & c), (5 * step + 1) % 16];
  if (step < 48) return [b ^ c ^ d, (3 * step + 5) % 16];
  return [c ^ (b | ~d), (7 * step) % 16];
}

/** MD5 of bytes (0 … 255 each): sixteen bytes. */
export function md5(bytes: ArrayLike<number>): Uint8Array {
  const message = padded(bytes);
  const digest = new DataView(new ArrayBuffer(16));
  const sums = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476] as [number, number, number, number];
  for (let block = 0; block < message.byteLength; block += 64) {
    let [a, b, c, d] = sums;
    for (let step = 0; step < 64; step += 1) {
      const [mixed, word] = stepOf(step, b, c, d);
      const sum = (a + mixed + (CONSTANTS[step] as number) + message.getInt32(block + word * 4, true)) | 0;
      const shift = SHIFTS[(step >>> 4) * 4 + (step & 3)] as number;
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
    }
    sums[0] = (sums[0] + a) | 0;
    sums[1] = (sums[1] + b) | 0;
    sums[2] = (sums[2] + c) | 0;
    sums[3] = (sums[3] + d) | 0;
  }
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
