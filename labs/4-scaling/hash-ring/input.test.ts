// Files of keys: what is read from good ones, and what is said of bad ones, in both languages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#src/algorithms/text/utf8.ts';
import { problems as problemsEn } from '#src/sim/problems.en.ts';
import { problems as problemsRu } from '#src/sim/problems.ru.ts';
import { createText } from '#src/view/text/text.ts';
import { createKeyReader } from './input.ts';
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';
import { drained } from './testing/runs.ts';
import type { KeyFile } from './workload.ts';

const texts = [
  createText('en', [en, problemsEn], { strict: true }),
  createText('ru', [ru, problemsRu], { strict: true }),
];

function read(content: string | Uint8Array, { chunk = 7, mostLines = 100, mostKeys = 50 } = {}) {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
  const session = createKeyReader({ mostLines, mostKeys }).open();
  session.file('keys.txt');
  for (let at = 0; at < bytes.length; at += chunk) {
    const problem = session.push(bytes.subarray(at, at + chunk));
    if (problem !== undefined) return problem;
  }
  return session.end();
}

function keysOf(content: string, limits: Parameters<typeof read>[1] = {}): KeyFile {
  const outcome = read(content, limits);
  if (!('input' in outcome)) throw new Error(outcome.message);
  return outcome.input as KeyFile;
}

describe('a file of keys', () => {
  it('gives each key once by name, and the lookups in order', () => {
    const file = keysOf('a\r\nb c\nключ\na\n');
    expect(file.names).toEqual(['a', 'b c', 'ключ']);
    expect([...file.lookups]).toEqual([0, 1, 2, 0]);
  });

  it('says how much it read, and lets the run end there', () => {
    const outcome = read('a\nb\na');
    expect(outcome).toMatchObject({ summary: { args: { lookups: 3, keys: 2 } }, until: 3 });
    if (!('input' in outcome)) throw new Error(outcome.message);
    for (const text of texts) expect(text.say(outcome.summary)).toMatch(/3.*2/);
  });

  it('forgives blank lines at the end and a byte order mark, and takes tabs and commas for part of a key', () => {
    expect(keysOf('\ufeffa,1\tb\n\n\n').names).toEqual(['a,1\tb']);
  });

  it('grows as needed, and reads the same whatever the chunks', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `k${index % 1700}`).join('\n');
    const limits = { mostLines: 6000, mostKeys: 2000 };
    const whole = read(text, { ...limits, chunk: 1 << 20 });
    expect(whole).toMatchObject({ until: 5000 });
    const { lookups } = keysOf(text, limits);
    expect([...lookups]).toEqual(Array.from({ length: 5000 }, (_, index) => index % 1700));
    expect(read(text, { ...limits, chunk: 113 })).toEqual(whole);
  });

  it('is what the run looks up, and what its result names', () => {
    const run = drained({}, { input: keysOf('12345\nconstructor\n__proto__\n12345\n') });
    expect(run.metrics()).toMatchObject({ requests: 4, hits: 4 });
    const { assignments } = run.result() as { readonly assignments: Readonly<Record<string, string>> };
    expect(Object.keys(assignments)).toEqual(['12345', 'constructor', '__proto__']);
    expect(assignments['12345']).toBe('shard_2');
  });
});

describe('what cannot be used', () => {
  it.each([
    ['an empty file', '', undefined, 'input.empty', /holds no key/],
    ['blank lines alone', '\n\n', undefined, 'input.empty', /holds no key/],
    ['a blank line among keys', 'a\n\nb\n', 2, 'input.blank', /^line 2: the line is blank/],
    ['a blank first line', '\na\n', 1, 'input.blank', /^line 1/],
    ['a key that is too long', `a\n${'x'.repeat(1025)}\n`, 2, 'input.longKey', /may have 1024 bytes/],
    ['a line without an end', 'x'.repeat(5000), 1, 'input.longKey', /may have 1024 bytes/],
    ['too many lines', 'a\n'.repeat(101), 101, 'input.manyLines', /may have 100 lines/],
    [
      'too many keys',
      Array.from({ length: 51 }, (_, key) => `k${key}\n`).join(''),
      51,
      'input.manyKeys',
      /may have 50 different keys/,
    ],
  ])('%s', (_what, content, line, key, sentence) => {
    const outcome = read(content);
    if ('input' in outcome) throw new Error('it was read');
    expect(outcome.phrase.key).toBe(key);
    expect(outcome.line).toBe(line);
    expect(outcome.message).toMatch(sentence);
    for (const text of texts) expect(text.say(outcome.phrase)).not.toMatch(/[{}]|undefined/);
  });

  it('bytes that are no text', () => {
    const outcome = read(Uint8Array.from([...encodeUtf8('a\n'), 0xc0, 0xaf, 0x0a]));
    expect(outcome).toMatchObject({ line: 2, phrase: { key: 'input.utf8' } });
  });
  it('a binary file', () => {
    expect(read(Uint8Array.of(0x1f, 0x8b, 8, 0))).toMatchObject({ phrase: { key: 'input.binary' } });
  });
  it('a second file', () => {
    const session = createKeyReader().open();
    session.file('one.txt');
    session.push(encodeUtf8('a\n'));
    session.file('two.txt');
    expect(session.end()).toMatchObject({ phrase: { key: 'input.one' } });
  });
  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        expect(() => read(bytes)).not.toThrow();
      }),
    );
  });
});
