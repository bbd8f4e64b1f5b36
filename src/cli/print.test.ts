// JSON and CSV as other tools read them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces, toCsvHeader, toCsvRow, toJson } from './print.ts';

describe('toJson', () => {
  it('has words for the numbers that JSON lacks, and lists for typed arrays', () => {
    expect(
      toJson({
        a: Number.NaN,
        b: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
        c: Float64Array.of(1, Number.NaN),
        d: -0.5,
      }),
    ).toBe('{"a":"NaN","b":["+Inf","-Inf"],"c":[1,"NaN"],"d":-0.5}');
  });
});

describe('jsonPieces', () => {
  it('is the same JSON, whatever it is of', () => {
    const anyValue = fc.jsonValue().filter((value) => typeof value === 'object' && value !== null);
    fc.assert(
      fc.property(anyValue, (value) => {
        expect([...jsonPieces(value)].join('')).toBe(toJson(value));
      }),
    );
    const odd = { none: undefined, nan: Number.NaN, list: Int8Array.of(1, 2), empty: {}, nothing: [] };
    expect([...jsonPieces(odd)].join('')).toBe(toJson(odd));
  });

  it('parts long lists, and objects of many fields', () => {
    const windows = Array.from({ length: 50_000 }, (_, index) => ({ key: `k${index}`, value: index / 0 }));
    const assignments = Object.fromEntries(windows.map(({ key }, index) => [key, index]));
    const value = { lab: 'any', result: { windows, assignments, counts: Float64Array.from({ length: 9000 }) } };
    const pieces = [...jsonPieces(value)];
    expect(pieces.join('')).toBe(toJson(value));
    expect(pieces.length).toBeGreaterThan(50);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(300_000);
  });
});

describe('toCsv', () => {
  it('quotes what would break a row, and leaves gaps where a figure is missing', () => {
    const columns = ['a', 'b,c', 'd', 'e', 'f'];
    expect(toCsvHeader(columns)).toBe('a,"b,c",d,e,f');
    expect(toCsvRow(columns, { a: 'say "x"', 'b,c': [1, 2], d: Number.NaN, f: 'two\nlines' })).toBe(
      '"say ""x""",1;2,NaN,,"two\nlines"',
    );
  });
});
