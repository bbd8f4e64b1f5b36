// CSV rows: what RFC 4180 means by them comes out whatever the chunks, and what is wrong is told with its line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputProblem } from '../../contract/model.ts';
import { problems as en } from '../../sim/problems.en.ts';
import { problems as ru } from '../../sim/problems.ru.ts';
import { createText } from '../../view/text/text.ts';
import { cellNumber, cellText, createCsvReader, MOST_ROW_BYTES } from './csv.ts';
import { openTextFile } from './text-file.ts';
import { encodeUtf8 } from './utf8.ts';

const COLUMNS = [{ name: 'key' }, { name: 'value' }, { name: 'note', optional: true }] as const;

type Row = readonly [line: number, ...cells: string[]];

function read(text: string, chunk = 1 << 20): { readonly rows: readonly Row[]; readonly problem?: InputProblem } {
  const rows: Row[] = [];
  const csv = createCsvReader(COLUMNS, (row) => {
    rows.push([row.line, ...COLUMNS.map((_, column) => cellText(row, column))]);
    return undefined;
  });
  const session = openTextFile({
    line: csv.line,
    end: () => csv.end() ?? { input: undefined, summary: { key: 'x' } },
    mostLineBytes: MOST_ROW_BYTES,
  });
  session.file('rows.csv');
  const bytes = encodeUtf8(text);
  for (let at = 0; at < bytes.length; at += chunk) {
    const problem = session.push(bytes.subarray(at, at + chunk));
    if (problem !== undefined) return { rows, problem };
  }
  const end = session.end();
  return 'message' in end ? { rows, problem: end } : { rows };
}

const rowsOf = (text: string): readonly Row[] => {
  const { rows, problem } = read(text);
  if (problem !== undefined) throw new Error(problem.message);
  return rows;
};

describe('rows', () => {
  it.each<readonly [string, string, readonly Row[]]>([
    ['columns in any order', 'value,key\n1,a\n', [[2, 'a', '1', '']]],
    ['an optional column', 'key,note,value\na,n,1', [[2, 'a', '1', 'n']]],
    ['blanks round a cell', ' key , value\n  a b\t,  1 \r\n', [[2, 'a b', '1', '']]],
    ['blank rows', '\n\nkey,value\n\n  \na,1\n\n', [[6, 'a', '1', '']]],
    ['empty cells', 'key,value\n,\n', [[2, '', '', '']]],
    ['a byte order mark', '\ufeffkey,value\nа,1\n', [[2, 'а', '1', '']]],
    ['a comma in quotes', 'key,value\n"a,b",1\n', [[2, 'a,b', '1', '']]],
    ['blanks in quotes', 'key,value\n " a " ,1\n', [[2, ' a ', '1', '']]],
    ['doubled quotes', 'key,value\n"say ""hi""",""""\n', [[2, 'say "hi"', '"', '']]],
    ['an empty cell in quotes', 'key,value\n"","1"\n', [[2, '', '1', '']]],
    ['a quote within a cell without quotes', 'key,value\n5" pipe,1\n', [[2, '5" pipe', '1', '']]],
    [
      'a line break in quotes',
      'key,value\n"a\n\nb",1\nc,2\n',
      [
        [2, 'a\n\nb', '1', ''],
        [5, 'c', '2', ''],
      ],
    ],
    ['a header in quotes', '"key","value"\na,1\n', [[2, 'a', '1', '']]],
  ])('%s', (_what, text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it('are what was written, wherever the bytes are cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ж', '1', ',', '"', '\n', ' ', '\u{1f600}'), maxLength: 6 });
    const table = fc.array(fc.tuple(cell, cell), { maxLength: 12 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), fc.boolean(), (given, chunk, crlf) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const lines = ['key,value', ...given.map((row) => row.map(quoted).join(','))];
        const { rows, problem } = read(lines.join(crlf ? '\r\n' : '\n'), chunk);
        expect(problem).toBeUndefined();
        expect(rows.map(([, key, value]) => [key, value])).toEqual(given);
      }),
    );
  });
});

describe('numbers', () => {
  const numberIn = (text: string): number => {
    let found = Number.NaN;
    const csv = createCsvReader([{ name: 'x' }, { name: 'y' }], (row) => {
      found = cellNumber(row, 0);
      return undefined;
    });
    for (const line of ['x,y', `${text},1`]) csv.line(encodeUtf8(line), 0, encodeUtf8(line).length);
    return found;
  };

  it('are read as JavaScript reads decimals', () => {
    const anyNumber = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());
    fc.assert(
      fc.property(anyNumber, (value) => {
        expect(numberIn(String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it.each(['', '-', '+', '.', '1,', '0x10', '1_000', 'Infinity', 'NaN', '1 2', '١'])('%j is none', (text) => {
    expect(numberIn(`"${text}"`)).toBeNaN();
  });
  it.each([
    ['-0', -0],
    ['+5', 5],
    ['.5', 0.5],
    ['1.', 1],
    ['1e3', 1000],
    ['9007199254740993', 9007199254740992],
  ])('%s', (text, value) => {
    expect(numberIn(text)).toBe(value);
  });
});

describe('what is wrong', () => {
  const long = 'x'.repeat(MOST_ROW_BYTES);
  const texts = [createText('en', [en], { strict: true }), createText('ru', [ru], { strict: true })];
  it.each([
    ['no header', 'a,1\n', 1, 'input.header', /^line 1: the header must name the columns key, value, note, not a,1$/],
    ['a stray column', 'key,value,colour\n', 1, 'input.column', /unknown column colour; allowed are key, value, note/],
    ['a column twice', '\nkey,value,key\n', 2, 'input.twice', /^line 2: the column key stands there twice/],
    ['a missing column', 'note,key\n', 1, 'input.missing', /the column value is missing/],
    ['too few values', 'key,value\na,1\nb\n', 3, 'input.cells', /^line 3: 2 values are wanted, there are 1$/],
    ['too many values', 'key,value\na,1,2\n', 2, 'input.cells', /2 values are wanted, there are 3/],
    ['text behind a quote', 'key,value\n"a"b,1\n', 2, 'input.afterQuote', /behind a closing quote .*, not b,1$/],
    ['an open quote', 'key,value\na,1\n"b,2\nc,3\n', 3, 'input.quote', /^line 3: a quote is opened and never closed/],
    ['an endless row', `key,value\n${long},1\n`, 2, 'input.long', /^line 2: a row may have 65536 bytes/],
    ['an endless quote', `key,value\n"${'ab\n'.repeat(30_000)}`, 2, 'input.long', /is a quote left open\?/],
  ])('%s', (_what, text, line, key, sentence) => {
    const { problem } = read(text, 4096);
    expect(problem).toMatchObject({ line, phrase: { key } });
    expect(problem?.message).toMatch(sentence);
    for (const words of texts) expect(words.say(problem?.phrase ?? '')).not.toMatch(/[{}]|undefined/);
  });

  it('stops at the first problem a row has', () => {
    const csv = createCsvReader(COLUMNS, ({ line }) => ({ message: `line ${line}`, phrase: { key: 'mine' } }));
    const lines = ['key,value', 'a,1'].map(encodeUtf8);
    expect(lines.map((line) => csv.line(line, 0, line.length))).toEqual([
      undefined,
      { message: 'line 2', phrase: { key: 'mine' } },
    ]);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'k', ' ') }), (text) => {
        expect(() => read(`key,value\n${text}`, 3)).not.toThrow();
      }),
    );
  });
});
