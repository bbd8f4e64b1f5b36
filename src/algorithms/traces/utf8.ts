// UTF-8 to text and back, strict, where no TextDecoder may be assumed.

/** The text of bytes[start … end), or undefined when they are not valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = '';
  let at = start;
  while (at < end) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      at += 1;
      continue;
    }
    const length =
      lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (length === 0 || at + length > end) return undefined;
    let point = lead & (0x7f >> length);
    for (let offset = 1; offset < length; offset += 1) {
      const byte = bytes[at + offset] as number;
      if ((byte & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (byte & 0x3f);
    }
    // Overlong forms, halves of surrogate pairs, and what lies beyond Unicode.
    if (length === 3 && (point < 0x800 || (point >= 0xd800 && point < 0xe000))) return undefined;
    if (length === 4 && (point < 0x10000 || point > 0x10ffff)) return undefined;
    text += String.fromCodePoint(point);
    at += length;
  }
  return text;
}

/** The bytes of a text; an unpaired surrogate becomes U+FFFD, as TextEncoder does it. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    let point = text.charCodeAt(index);
    if (point < 0x80) {
      bytes[at++] = point;
      continue;
    }
    if (point >= 0xd800 && point < 0xe000) {
      const whole = text.codePointAt(index) as number;
      if (whole > 0xffff) {
        point = whole;
        index += 1;
      } else {
        point = 0xfffd;
      }
    }
    if (point >= 0x10000) {
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
    } else if (point >= 0x800) {
      bytes[at++] = 0xe0 | (point >> 12);
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
    } else {
      bytes[at++] = 0xc0 | (point >> 6);
    }
    bytes[at++] = 0x80 | (point & 0x3f);
  }
  return bytes.subarray(0, at);
}
