// UTF-8 against the platform's own decoder and encoder.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeUtf8, decodeUtf8Lossy, encodeUtf8 } from './utf8.ts';

/** Bytes that often form, and often just miss, a sequence of more than one byte. */
const nearlyUtf8 = fc
  .array(
    fc.oneof(
      fc.constantFrom(0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5),
      fc.integer({ min: 0, max: 255 }),
    ),
    { maxLength: 12 },
  )
  .map((bytes) => Uint8Array.from(bytes));

it('replaces what is malformed as TextDecoder does', () => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  fc.assert(
    fc.property(nearlyUtf8, (bytes) => {
      expect(decodeUtf8Lossy(bytes, 0, bytes.length)).toBe(decoder.decode(bytes));
    }),
    { numRuns: 5000 },
  );
});

it('refuses what TextDecoder refuses, and only that', () => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  const strictly = (bytes: Uint8Array): string | undefined => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
  fc.assert(
    fc.property(nearlyUtf8, (bytes) => {
      expect(decodeUtf8(bytes, 0, bytes.length)).toBe(strictly(bytes));
    }),
    { numRuns: 5000 },
  );
});

it('gives back any text, within other bytes too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const bytes = encodeUtf8(text);
      expect(bytes).toEqual(new TextEncoder().encode(text));
      const framed = Uint8Array.of(0xff, ...bytes, 0xff);
      expect(decodeUtf8(framed, 1, framed.length - 1)).toBe(text);
    }),
  );
});
