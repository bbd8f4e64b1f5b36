// UTF-8 to text and back, where no TextDecoder may be assumed.

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

/** UTF-16 units of bytes[start … end); what is malformed becomes U+FFFD, or ends it all where it may not be replaced. */
function unitsOf(bytes: Uint8Array, start: number, end: number, mayReplace: boolean): readonly number[] | undefined {
  const units: number[] = [];
  let at = start;
  while (at < end) {
    const lead = bytes[at] as number;
    at += 1;
    if (lead < 0x80) {
      units.push(lead);
      continue;
    }
    const following =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    // Narrower second bytes leave out overlong forms, halves of surrogate pairs, and what lies beyond Unicode.
    let lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    let highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    let point = lead & (0x3f >> following);
    let read = 0;
    while (read < following && at < end) {
      const byte = bytes[at] as number;
      if (byte < lowest || byte > highest) break;
      point = (point << 6) | (byte & 0x3f);
      lowest = 0x80;
      highest = 0xbf;
      at += 1;
      read += 1;
    }
    if (following === 0 || read < following) {
      if (!mayReplace) return undefined;
      units.push(0xfffd);
    } else if (point < 0x10000) {
      units.push(point);
    } else {
      units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    }
  }
  return units;
}

/** The text of bytes[start … end), or undefined when they are not valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (isAscii(bytes, start, end)) return textOf(bytes.subarray(start, end));
  const units = unitsOf(bytes, start, end, false);
  return units === undefined ? undefined : textOf(units);
}

/** The text of bytes[start … end); each malformed sequence becomes U+FFFD, as TextDecoder does it. */
export function decodeUtf8Lossy(bytes: Uint8Array, start: number, end: number): string {
  if (isAscii(bytes, start, end)) return textOf(bytes.subarray(start, end));
  return textOf(unitsOf(bytes, start, end, true) ?? []);
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
