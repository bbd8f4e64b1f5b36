// Lines come out the same wherever the bytes are cut.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineReader } from './lines.ts';
import { decodeUtf8Lossy, encodeUtf8 } from './utf8.ts';

/** The lines of the bytes, pushed in pieces of these lengths, then whole. */
function linesOf(bytes: Uint8Array, pieces: readonly number[] = []): readonly string[] {
  const lines: string[] = [];
  const reader = createLineReader<never>((chunk, start, end) => {
    lines.push(decodeUtf8Lossy(chunk, start, end));
    return undefined;
  });
  let at = 0;
  for (const length of pieces) {
    reader.push(bytes.subarray(at, at + length));
    at += length;
  }
  reader.push(bytes.subarray(at));
  reader.end();
  return lines;
}

describe('lines of text', () => {
  it.each([
    ['', []],
    ['one', ['one']],
    ['one\ntwo\n', ['one', 'two']],
    ['one\r\n\r\ntwo', ['one', '', 'two']],
    ['\ufeffone\n\ufefftwo\n', ['one', '\ufefftwo']],
    ['\ufeff\r\n', ['']],
    ['a\rb\n', ['a\rb']],
    ['ключ\n\u{1f600}\n', ['ключ', '\u{1f600}']],
  ])('%j', (text, lines) => {
    expect(linesOf(encodeUtf8(text))).toEqual(lines);
  });

  it('do not depend on where the bytes are cut', () => {
    const character = fc.constantFrom('a', 'ж', '\u{1f600}', '\r', '\n', '\n', '\ufeff');
    fc.assert(
      fc.property(
        fc.string({ unit: character, maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 20 }),
        (text, pieces) => {
          const bytes = encodeUtf8(text);
          expect(linesOf(bytes, pieces)).toEqual(linesOf(bytes));
        },
      ),
    );
  });
});

describe('a line reader', () => {
  it('stops at the first problem and keeps telling it', () => {
    const taken: number[] = [];
    const reader = createLineReader((_, start, end) => {
      taken.push(end - start);
      return end - start === 2 ? 'two' : undefined;
    });
    expect(reader.push(encodeUtf8('a\nbb\nccc\n'))).toBe('two');
    expect(reader.push(encodeUtf8('d\n'))).toBe('two');
    expect(reader.end()).toBe('two');
    expect(taken).toEqual([1, 2]);
  });

  it('hands over a line that is too long before its end comes, and no shorter one', () => {
    const most = 10;
    const reader = createLineReader((_, start, end) => (end - start > most ? end - start : undefined), most);
    expect(reader.push(encodeUtf8(`${'x'.repeat(most)}\n`))).toBeUndefined();
    expect(reader.push(encodeUtf8('x'.repeat(most)))).toBeUndefined();
    expect(reader.push(encodeUtf8('x'.repeat(5)))).toBe(most + 5);
  });
});
