// Reading traces: the two forms, what is tolerated, and every way a file can be refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceProblem } from './trace-problem.ts';
import { createTraceReader, parseTrace, type Trace, type TraceLimits } from './trace-text.ts';

function read(input: string | Uint8Array, limits?: TraceLimits): Trace {
  const parsed = parseTrace(input, limits);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.trace;
}

function problemOf(input: string | Uint8Array, limits?: TraceLimits): TraceProblem {
  const parsed = parseTrace(input, limits);
  if (parsed.ok) throw new Error('the trace was read');
  return parsed.error;
}

const utf8 = new TextEncoder();

describe('what is read', () => {
  it('one key a line: keys are numbered in order of first appearance', () => {
    expect(read('b\na\nb\nc\n')).toEqual({ keys: Int32Array.of(0, 1, 0, 2), names: ['b', 'a', 'c'] });
  });

  it('key,size on every line', () => {
    expect(read('a,10\nb,0\na,9007199254740991')).toEqual({
      keys: Int32Array.of(0, 1, 0),
      names: ['a', 'b'],
      sizes: Float64Array.of(10, 0, Number.MAX_SAFE_INTEGER),
    });
  });

  it.each([
    ['CRLF', 'a\r\nb\r\n'],
    ['no line feed at the end', 'a\nb'],
    ['blank lines at the end', 'a\nb\n\n \t\r\n'],
    ['blanks round a key', ' a\t\n\tb '],
    ['a byte order mark', '\uFEFFa\nb'],
  ])('tolerates %s', (_, text) => {
    expect(read(text)).toEqual({ keys: Int32Array.of(0, 1), names: ['a', 'b'] });
  });

  it('takes blanks round the comma', () => {
    expect(read('a , 5 \r\n').sizes).toEqual(Float64Array.of(5));
  });

  it('keeps blanks inside a key', () => {
    expect(read('GET /a b\n').names).toEqual(['GET /a b']);
  });

  it('gives the same trace however the bytes are cut', () => {
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
      .map((text) => `k${text.replace(/[\p{Cc},\s]/gu, '')}`);
    const lines = fc.array(fc.tuple(key, fc.nat(1e6)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lines, fc.boolean(), fc.boolean(), fc.array(fc.nat(400)), (rows, sized, crlf, cuts) => {
        const text = rows.map(([name, size]) => (sized ? `${name},${size}` : name)).join(crlf ? '\r\n' : '\n');
        const bytes = utf8.encode(text);
        const reader = createTraceReader();
        let at = 0;
        for (const cut of [...cuts.filter((place) => place < bytes.length).sort((a, b) => a - b), bytes.length]) {
          expect(reader.push(bytes.subarray(at, cut))).toBeUndefined();
          at = cut;
        }
        const result = reader.end();
        if (!result.ok) throw new Error(result.error.message);
        const { keys, names, sizes } = result.trace;
        expect(Array.from(keys, (number) => names[number])).toEqual(rows.map(([name]) => name));
        expect(sizes === undefined ? undefined : [...sizes]).toEqual(sized ? rows.map(([, size]) => size) : undefined);
        expect(new Set(names).size).toBe(names.length);
        expect(read(text)).toEqual(result.trace);
      }),
    );
  });

  it.each(['x'.repeat(30_000), 'ключ😀'.repeat(3000)])('keeps long names whole', (name) => {
    expect(read(`a\n${name}\n${name}`)).toEqual({ keys: Int32Array.of(0, 1, 1), names: ['a', name] });
  });

  it('tells keys apart that share their hash', () => {
    // Found by search: the two have one 32-bit hash.
    expect(read('1mnsv7x-22oq\n06yo72s-1yoa\n1mnsv7x-22oq').keys).toEqual(Int32Array.of(0, 1, 0));
  });

  it('numbers many keys', () => {
    const names = Array.from({ length: 50_000 }, (_, key) => `k${key * 7919}`);
    const trace = read([...names, ...names].join('\n'));
    expect(trace.names).toEqual(names);
    expect(trace.keys).toEqual(Int32Array.from({ length: 100_000 }, (_, index) => index % 50_000));
  });

  it('a text longer than one piece, with pairs of surrogates at the seams', () => {
    const names = ['😀', 'a😀', 'bb😀'];
    const text = Array.from({ length: 600_000 }, (_, index) => names[index % 3]).join('\n');
    const trace = read(text);
    expect(trace.names).toEqual(names);
    expect(trace.keys).toHaveLength(600_000);
  });
});

describe('what is refused', () => {
  it.each([
    ['empty', '', 1, ''],
    ['empty', '\n\r\n  \n', 1, ''],
    ['blank-line', 'a\n\nb\n', 2, ''],
    ['blank-line', '\na\n', 1, ''],
    ['blank-line', 'a\n\n\n \nb\n', 2, ''],
    ['blank-key', 'a,1\n ,5\n', 2, ' ,5'],
    ['mixed-forms', 'a\nb,5\n', 2, 'b,5'],
    ['mixed-forms', 'a,5\nb\n', 2, 'b'],
    ['too-many-fields', 'a,5,6\n', 1, 'a,5,6'],
    ['bad-size', 'key,size\n', 1, 'size'],
    ['bad-size', 'a,5\nb,\n', 2, ''],
    ['bad-size', 'a,-5\n', 1, '-5'],
    ['bad-size', 'a,1.5\n', 1, '1.5'],
    ['bad-size', 'a,1e3\n', 1, '1e3'],
    ['bad-size', 'a,9007199254740992\n', 1, '9007199254740992'],
    ['control-character', 'a\nb\0c\n', 2, 'b\\x00c'],
    ['control-character', 'a\rb\n', 1, 'a\\x0db'],
  ])('%s: %j', (code, text, line, given) => {
    const problem = problemOf(text);
    expect({ code: problem.code, line: problem.line, given: problem.given }).toEqual({ code, line, given });
    expect(problem.message).toContain(`line ${line}: `);
    expect(problem.message).toContain(given);
  });

  it.each([
    ['a lone continuation', [0x61, 0x80]],
    ['an overlong form', [0xc0, 0xaf]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['a cut character', [0xf0, 0x9f, 0x98]],
    ['more than Unicode holds', [0xf4, 0x90, 0x80, 0x80]],
  ])('not-utf-8: %s', (_, bytes) => {
    const problem = problemOf(Uint8Array.from([0x61, 0x0a, ...bytes]));
    expect({ code: problem.code, line: problem.line }).toEqual({ code: 'not-utf-8', line: 2 });
    expect(problem.given).toMatch(/\\x[0-9a-f]{2}/);
  });

  it('agrees with TextDecoder on which bytes are UTF-8', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const byte = fc.oneof(
      fc.integer({ min: 0x80, max: 0xff }),
      fc.constantFrom(0x61, 0xc3, 0xe2, 0xed, 0xf0, 0xf4, 0xa0, 0x9f),
    );
    fc.assert(
      fc.property(
        fc
          .uint8Array({ maxLength: 5 })
          .chain((raw) => fc.array(byte, { maxLength: 5 }).map((more) => [...raw, ...more])),
        (bytes) => {
          const line = Uint8Array.from([0x61, 0x0a, 0x61, ...bytes.filter((value) => value > 0x20 && value !== 0x2c)]);
          let expected: string | undefined;
          try {
            expected = strict.decode(line.subarray(2));
          } catch {
            expected = undefined;
          }
          const parsed = parseTrace(line);
          if (expected === undefined) expect(parsed.ok ? undefined : parsed.error.code).toBe('not-utf-8');
          else expect(parsed.ok && parsed.trace.names[parsed.trace.keys[1] as number]).toBe(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('too-many-lines, and no sooner', () => {
    expect(read('a\nb\n', { maxLines: 2 }).keys).toHaveLength(2);
    expect(problemOf('a\nb\nc\n', { maxLines: 2 })).toMatchObject({ code: 'too-many-lines', line: 3, limit: 2 });
  });

  it('line-too-long, without waiting for its end', () => {
    expect(read('abcd\r\n', { maxLineBytes: 4 }).names).toEqual(['abcd']);
    expect(problemOf('abcd\nabcde\n', { maxLineBytes: 4 })).toMatchObject({ code: 'line-too-long', line: 2, limit: 4 });
    const reader = createTraceReader();
    const megabyte = new Uint8Array(1 << 20).fill(0x61);
    expect(reader.push(megabyte)).toMatchObject({ code: 'line-too-long', line: 1, limit: 65_536 });
    expect(reader.push(megabyte)).toMatchObject({ code: 'line-too-long', line: 1 });
    expect(reader.end()).toMatchObject({ ok: false, error: { code: 'line-too-long' } });
  });

  it('shortens what it quotes', () => {
    const problem = problemOf(`${'x'.repeat(500)},y,z`);
    expect(problem.given).toBe(`${'x'.repeat(40)}…`);
  });

  it('limits below 1', () => {
    expect(() => createTraceReader({ maxLines: 0 })).toThrow(RangeError);
  });
});
