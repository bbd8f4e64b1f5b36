// Files as documents: what is read, and what is refused with which words. Splits hold every line once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#src/algorithms/text/utf8.ts';
import { createText } from '#src/view/text/text.ts';
import { createTextReader } from './input.ts';
import { lab } from './lab.ts';
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';
import { machineOf } from './testing/runs.ts';
import { cutSplits, type Document, eachLine, type TextInput } from './text.ts';

const texts = [createText('en', [en]), createText('ru', [ru])];
type File = readonly [name: string, bytes: Uint8Array | string];

function read(files: readonly File[], most?: { readonly bytes: number; readonly files: number }) {
  const session = createTextReader(most).open();
  for (const [name, content] of files) {
    session.file(name);
    const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
    for (let at = 0; at < bytes.length; at += 7) {
      const problem = session.push(bytes.subarray(at, at + 7));
      if (problem !== undefined) return problem;
    }
  }
  return session.end();
}

const linesIn = (documents: readonly Document[]): readonly string[] =>
  documents.flatMap(({ bytes }) => {
    const lines: string[] = [];
    eachLine(bytes, 0, bytes.length, (line) => lines.push(line));
    return lines;
  });

describe('files', () => {
  it('become documents by their own names, without marks and empty ones', () => {
    const reply = read([
      ['texts/a.txt', '\uFEFFone\r\ntwo'],
      ['other\\a.txt', 'три\n'],
      ['empty.txt', ''],
    ]);
    if (!('input' in reply)) throw new Error(reply.message);
    const { documents } = reply.input as TextInput;
    expect(documents.map(({ name }) => name)).toEqual(['a.txt', 'a.txt (2)']);
    expect(linesIn(documents)).toEqual(['one', 'two', 'три']);
    for (const text of texts) expect(text.say(reply.summary)).toMatch(/^2\s.*3\s.*\d/);
  });

  it.each([1, 2, 3, 5, 8, 40, 400])('of few lines leave their run the time to come to its end: %i', (lines) => {
    const text = Array.from({ length: lines }, (_, line) => `a few words in line ${line}`).join('\n');
    const reply = read([['a.txt', text]]);
    if (!('input' in reply)) throw new Error(reply.message);
    const until = reply.until ?? lab.clock.until;
    for (const job of ['word-count', 'inverted-index']) {
      const machine = machineOf({ job }, { until, log: false, checkpoints: false, input: reply.input });
      machine.advanceTo(until);
      expect(machine.metrics()['makespanMs']).toBeGreaterThan(0);
    }
  });

  it.each<readonly [string, readonly File[], string]>([
    ['none', [], 'there is no text in it'],
    ['an empty one', [['a.txt', '']], 'there is no text in it'],
    ['a binary one', [['a.txt', Uint8Array.of(65, 0, 66)]], 'this is a binary file, not text'],
    ['another encoding', [['a.txt', Uint8Array.of(65, 10, 0xe9, 10)]], 'a.txt, line 2: not text in UTF-8'],
    ['too many', Array.from({ length: 4 }, (_, at): File => [`${at}`, 'x']), 'a job reads 3 files at most'],
    ['too much', [['a.txt', 'x'.repeat(101)]], 'a job reads 100 bytes at most'],
  ])('are refused in words: %s', (_name, files, words) => {
    const reply = read(files, { bytes: 100, files: 3 });
    if ('input' in reply) throw new Error('this was taken');
    expect(reply.message).toContain(words);
  });
});

describe('splits', () => {
  it('hold every line once, whole, and lines of one document each', () => {
    const anyLine = fc.string({ unit: fc.constantFrom('a', ' ', 'ж', '\r'), maxLength: 30 });
    const anyDocument = fc.array(anyLine, { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(
        fc.array(anyDocument, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 30 }),
        (all, wanted) => {
          const documents = all
            .map((lines, at) => ({ name: `${at}`, bytes: encodeUtf8(lines.join('\n')) }))
            .filter(({ bytes }) => bytes.length > 0);
          const splits = cutSplits(documents, wanted);
          const lines: string[] = [];
          for (const { document, start, end } of splits) {
            expect(end).toBeGreaterThan(start);
            eachLine(documents[document]?.bytes ?? new Uint8Array(0), start, end, (line) => lines.push(line));
          }
          expect(lines).toEqual(linesIn(documents));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are about as many as wanted, and about equal', () => {
    const bytes = encodeUtf8('some words of a line\n'.repeat(5000));
    for (const wanted of [1, 2, 7, 64]) {
      const splits = cutSplits([{ name: 'a', bytes }], wanted);
      expect(splits).toHaveLength(wanted);
      for (const { start, end } of splits) expect(Math.abs(end - start - bytes.length / wanted)).toBeLessThan(50);
    }
  });
});
