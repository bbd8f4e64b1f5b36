// CRC-32 (IEEE 802.3, reflected, polynomial 0xEDB88320), the hash behind nginx's `hash` directive.
import { encodeUtf8 } from '../text/utf8.ts';

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let word = byte;
  for (let bit = 0; bit < 8; bit += 1) word = word & 1 ? (word >>> 1) ^ 0xedb88320 : word >>> 1;
  return word;
});

/**
 * Continues a CRC over more bytes (0 … 255 each).
 * @param before the CRC of the bytes that came before; 0 to begin
 * @returns an unsigned 32-bit number
 */
export function crc32(bytes: ArrayLike<number>, before = 0): number {
  let word = ~before;
  for (let at = 0; at < bytes.length; at += 1) {
    word = (word >>> 8) ^ (TABLE[(word ^ (bytes[at] as number)) & 0xff] as number);
  }
  return ~word >>> 0;
}

/** CRC of a text as UTF-8. */
export const crc32OfText = (text: string): number => crc32(encodeUtf8(text));
