// UTF-8 to text and back, strict, where no TextDecoder may be assumed.

/** Joins code units many at a time: long texts added up one by one would stay a rope, ten times the size. */
function textOf(units: ArrayLike<number>): string {
  let text = '';
  if (units.length <= 12) {
    for (let at = 0; at < units.length; at += 1) text += String.fromCharCode(units[at] as number);
    return text;
  }
  const most = 4096;
  if (units.length <= most) return String(Reflect.apply(String.fromCharCode, null, units));
  for (let at = 0; at < units.length; at += most) text += textOf(Array.prototype.slice.call(units, at, at + most));
  return text;
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((bytes[at] as number) >= 0x80) return false;
  return true;
}

/** The text of bytes[start … end), or undefined when they are not valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (isAscii(bytes, start, end)) return textOf(bytes.subarray(start, end));
  const units: number[] = [];
  let at = start;
  while (at < end) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      units.push(lead);
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
    if (point < 0x10000) units.push(point);
    else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    at += length;
  }
  return textOf(units);
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
