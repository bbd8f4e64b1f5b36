// The hashes against their published vectors and against Node's own.
import { createHash } from 'node:crypto';
import { crc32 as crc32OfNode } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, crc32OfText } from './crc32.ts';
import { fnv1a32, fnv1a32OfText, mix32 } from './fnv1a.ts';
import { hexadecimal, md5, md5OfText } from './md5.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('CRC-32', () => {
  it('gives the check value of the catalogue', () => {
    expect(crc32OfText('')).toBe(0);
    expect(crc32OfText('123456789')).toBe(0xcbf43926);
  });
  it('equals zlib, of bytes and of texts', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === crc32OfNode(bytes)));
    fc.assert(fc.property(anyText, (text) => crc32OfText(text) === crc32OfNode(text)));
  });
  it('takes half of a surrogate pair for U+FFFD', () => expect(crc32OfText('\ud800x')).toBe(crc32OfText('\ufffdx')));
  it('goes on where it stopped', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
        expect(crc32(other, crc32(one))).toBe(crc32([...one, ...other]));
      }),
    );
  });
});

describe('FNV-1a', () => {
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ] as const)('of %j as its authors publish it', (text, hash) => expect(fnv1a32OfText(text)).toBe(hash));
  it('reads bytes as it reads their text', () => expect(fnv1a32([0xc3, 0xa9])).toBe(fnv1a32OfText('é')));
  it('finishes as MurmurHash3 does', () => {
    expect(mix32(0)).toBe(0);
    expect(mix32(1)).toBe(0x514e28b7);
    expect(mix32(0xffffffff)).toBe(0x81f16f39);
  });
  it('fills sixteen slots evenly with keys that differ only in their number', () => {
    const counts = new Array<number>(16).fill(0);
    for (let key = 0; key < 16_000; key += 1) {
      const slot = mix32(fnv1a32OfText(`user:${key}`)) >>> 28;
      counts[slot] = (counts[slot] as number) + 1;
    }
    // Chi-square with 15 degrees of freedom: 37.7 is passed once in a thousand even spreads.
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(37.7);
  });
});

describe('MD5', () => {
  it.each([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
  ])('of %j as in RFC 1321', (text, digest) => expect(hexadecimal(md5OfText(text))).toBe(digest));
  it('equals OpenSSL at every length round a block', () => {
    for (let length = 0; length < 200; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37) & 0xff);
      expect(hexadecimal(md5(bytes)), `${length} bytes`).toBe(createHash('md5').update(bytes).digest('hex'));
    }
    fc.assert(
      fc.property(anyText, (text) => hexadecimal(md5OfText(text)) === createHash('md5').update(text).digest('hex')),
    );
  });
});
