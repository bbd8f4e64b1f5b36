// JSON and CSV as other tools read them.
import { describe, expect, it } from 'vitest';
import { toCsvHeader, toCsvRow, toJson } from './print.ts';

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

describe('toCsv', () => {
  it('quotes what would break a row, and leaves gaps where a figure is missing', () => {
    const columns = ['a', 'b,c', 'd', 'e', 'f'];
    expect(toCsvHeader(columns)).toBe('a,"b,c",d,e,f');
    expect(toCsvRow(columns, { a: 'say "x"', 'b,c': [1, 2], d: Number.NaN, f: 'two\nlines' })).toBe(
      '"say ""x""",1;2,NaN,,"two\nlines"',
    );
  });
});
