// FNV-1a, 32 bits (Fowler, Noll and Vo; RFC 9923): small and quick. Its high bits are weak for short texts, so a
// finishing step is offered for those who take a few bits of it.
import { encodeUtf8 } from '../text/utf8.ts';

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a of bytes (0 … 255 each), an unsigned 32-bit number. */
export function fnv1a32(bytes: ArrayLike<number>): number {
  let hash = OFFSET_BASIS;
  for (let at = 0; at < bytes.length; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), PRIME);
  return hash >>> 0;
}

/** FNV-1a of a text as UTF-8. */
export const fnv1a32OfText = (text: string): number => fnv1a32(encodeUtf8(text));

/** Spreads every input bit over all 32 (the last step of MurmurHash3, Appleby 2011); a bijection of 32-bit numbers. */
export function mix32(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
