// CRC-32 (IEEE 802.3, reflected, polynomial 0xEDB88320), the hash behind nginx's `hash` directive.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let word = byte;
  for (let bit = 0; bit < 8; bit += 1) word = word & 1 ? (word >>> 1) ^ 0xedb88320 : word >>> 1;
  return word;
});

/** Continues a CRC over more bytes; start with 0. */
export function crc32(bytes: Iterable<number>, before = 0): number {
  let word = ~before >>> 0;
  for (const byte of bytes) word = (word >>> 8) ^ (TABLE[(word ^ byte) & 0xff] as number);
  return ~word >>> 0;
}

/** Text as UTF-8 bytes. Written out, because pure rooms know no TextEncoder. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return bytes;
}

export const crc32OfText = (text: string): number => crc32(utf8(text));
