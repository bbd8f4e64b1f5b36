// Bytes to lines of UTF-8 text, chunk by chunk. A pure room has no TextDecoder.

export interface LineDecoder {
  push(chunk: Uint8Array): void;
  end(): void;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Calls `take` with each line, without its ending; a last line needs none. */
export function decodeLines(take: (line: string) => void): LineDecoder {
  let pending: Uint8Array = new Uint8Array(0);
  const emit = (bytes: Uint8Array): void =>
    take(textOf(bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes));
  return {
    push(chunk) {
      let start = 0;
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
        const line = chunk.subarray(start, end);
        if (pending.length === 0) emit(line);
        else {
          const whole = new Uint8Array(pending.length + line.length);
          whole.set(pending);
          whole.set(line, pending.length);
          pending = new Uint8Array(0);
          emit(whole);
        }
        start = end + 1;
      }
      if (start < chunk.length) {
        const rest = new Uint8Array(pending.length + chunk.length - start);
        rest.set(pending);
        rest.set(chunk.subarray(start), pending.length);
        pending = rest;
      }
    },
    end() {
      if (pending.length > 0) emit(pending);
      pending = new Uint8Array(0);
    },
  };
}

/** UTF-8 to text; malformed sequences become U+FFFD. */
function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; ) {
    const first = bytes[index] as number;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
    if (length === 0 || index + length > bytes.length) {
      text += '\ufffd';
      index += 1;
      continue;
    }
    let point = length === 1 ? first : first & (0x7f >> length);
    for (let offset = 1; offset < length; offset += 1) point = (point << 6) | ((bytes[index + offset] as number) & 63);
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
    index += length;
  }
  return text;
}
