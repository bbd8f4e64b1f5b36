// CRC-32 of a row, so that a flipped byte is noticed even where it still makes a lawful value.

const POLYNOMIAL = 0xedb88320;

const TABLE: Readonly<Uint32Array> = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest;
});

/** CRC-32 (ISO 3309) of UTF-16 code units, low byte first, as eight hexadecimal digits. */
function checksum(text: string): string {
  let rest = 0xffffffff;
  const feed = (byte: number): void => {
    rest = (TABLE[(rest ^ byte) & 0xff] as number) ^ (rest >>> 8);
  };
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    feed(unit & 0xff);
    feed(unit >>> 8);
  }
  return ((rest ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

/** The checksum of a row as it is saved: of its key and of its value's fields in the order of their names. */
export function rowChecksum(key: string, value: Readonly<Record<string, unknown>>): string {
  const fields = Object.keys(value)
    .sort()
    .map((field) => [field, value[field]]);
  return checksum(JSON.stringify([key, fields]));
}
