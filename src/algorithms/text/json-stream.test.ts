import { array, assert, dictionary, integer, jsonValue, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonFault, JsonStream } from './json-stream.ts';
import { encodeUtf8 } from './utf8.ts';

interface Read {
  readonly fault: JsonFault | undefined;
  readonly numbers: readonly number[];
  readonly items: readonly unknown[];
  readonly values: Readonly<Record<string, unknown>>;
}

function read(text: string, chunkBytes = 7): Read {
  const numbers: number[] = [];
  const items: unknown[] = [];
  const values: Record<string, unknown> = {};
  const stream = new JsonStream({
    use: (key) =>
      key === 'numbers' ? 'numbers' : key === 'items' ? 'items' : key.startsWith('skip') ? 'skip' : 'value',
    number: (_, value) => numbers.push(value),
    value: (key, value) => {
      if (key === 'items') items.push(value);
      else values[key] = value;
    },
  });
  const bytes = encodeUtf8(text);
  let fault: JsonFault | undefined;
  for (let at = 0; at < bytes.length && fault === undefined; at += chunkBytes)
    fault = stream.push(bytes.subarray(at, at + chunkBytes));
  return { fault: fault ?? stream.end(), numbers, items, values };
}

describe('one JSON object, piece by piece', () => {
  it('reads what JSON.parse reads, however it is cut and set', () => {
    assert(
      property(
        array(integer()),
        array(jsonValue()),
        dictionary(string({ maxLength: 5 }), jsonValue()),
        integer({ min: 1, max: 40 }),
        integer({ min: 0, max: 3 }),
        (numbers, items, rest, chunkBytes, indent) => {
          const others = Object.fromEntries(Object.entries(rest).map(([key, value]) => [`v${key}`, value]));
          const text = JSON.stringify({ numbers, skipped: others, items, ...others }, undefined, indent);
          const parsed = JSON.parse(text) as { numbers: number[]; items: unknown[]; skipped: unknown };
          const { numbers: _n, items: _i, skipped: _s, ...values } = parsed;
          expect(read(text, chunkBytes)).toEqual({
            fault: undefined,
            numbers: parsed.numbers,
            items: parsed.items,
            values,
          });
        },
      ),
    );
  });

  it('reads numbers in every form that JSON has', () => {
    expect(read('{"numbers":[0, -1,2.5,1e3,-0.25E-2,123456789012345678]}').numbers).toEqual([
      0, -1, 2.5, 1000, -0.0025, 123456789012345680,
    ]);
    expect(read('\ufeff{"numbers":[ ]}')).toMatchObject({ fault: undefined, numbers: [] });
  });

  it.each<[string, string, Partial<JsonFault>]>([
    ['nothing', '', { is: 'empty' }],
    ['blanks alone', ' \n ', { is: 'empty' }],
    ['a list', '[1]', { is: 'object' }],
    ['binary', '\u0001\u0002', { is: 'object' }],
    ['a cut file', '{"numbers":[1,2', { is: 'end' }],
    ['a cut piece', '{"items":[{"a":1', { is: 'end' }],
    ['a comma too many', '{"numbers":[1,]}', { is: 'number', key: 'numbers' }],
    ['a text among numbers', '{"numbers":[1,\n"2"]}', { is: 'number', line: 2, key: 'numbers' }],
    ['a number that is none', '{"numbers":[01]}', { is: 'number' }],
    ['a value where a list is', '{"numbers":3}', { is: 'list', key: 'numbers' }],
    ['no colon', '{"a" 1}', { is: 'syntax' }],
    ['a piece that is no JSON', '{"items":[{"a":}]}', { is: 'syntax' }],
    ['something after its end', '{"a":1} x', { is: 'syntax' }],
    ['an empty item', '{"items":[,1]}', { is: 'syntax' }],
  ])('says where %s stops being what it should', (_, text, fault) => {
    expect(read(text).fault).toMatchObject(fault);
  });

  it('holds no piece beyond a bound, and skips any', () => {
    const long = `"${'x'.repeat(5 * 1024 * 1024)}"`;
    expect(read(`{"value":${long}}`, 1 << 20).fault).toMatchObject({ is: 'long' });
    expect(read(`{"skip":${long},"a":1}`, 1 << 20)).toMatchObject({ fault: undefined, values: { a: 1 } });
  });
});
