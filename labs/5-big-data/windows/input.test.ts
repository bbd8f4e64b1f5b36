// Files of events: what is read from good ones, and what is said of bad ones, in both languages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#src/algorithms/text/utf8.ts';
import { problems as problemsEn } from '#src/sim/problems.en.ts';
import { problems as problemsRu } from '#src/sim/problems.ru.ts';
import { createText } from '#src/view/text/text.ts';
import { createEventReader, type EventTable } from './input.ts';
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';

const texts = [
  createText('en', [en, problemsEn], { strict: true }),
  createText('ru', [ru, problemsRu], { strict: true }),
];

function read(content: string | Uint8Array, { chunk = 7, mostEvents = 100 } = {}) {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
  const session = createEventReader(mostEvents).open();
  session.file('events.csv');
  for (let at = 0; at < bytes.length; at += chunk) {
    const problem = session.push(bytes.subarray(at, at + chunk));
    if (problem !== undefined) return problem;
  }
  return session.end();
}

function tableOf(content: string): EventTable {
  const outcome = read(content);
  if (!('input' in outcome)) throw new Error(outcome.message);
  return outcome.input as EventTable;
}

const HEADER = 'key,value,timestampMs\n';

describe('a CSV of events', () => {
  it('gives keys by name, values and timestamps, in order of arrival', () => {
    const table = tableOf(`${HEADER}a,1,2000\n"b, c",-2.5,1000\r\na,0,-5\n`);
    expect(table.names).toEqual(['a', 'b, c']);
    expect([...table.key]).toEqual([0, 1, 0]);
    expect([...table.value]).toEqual([1, -2.5, 0]);
    expect([...table.timestampMs]).toEqual([2000, 1000, -5]);
  });

  it('takes columns by name, and says how much it read', () => {
    const outcome = read('timestampMs,key,value\n5,ключ,1e3\n');
    expect(outcome).toMatchObject({ summary: { args: { events: 1, keys: 1 } }, until: 1 });
    expect(tableOf('timestampMs,key,value\n5,ключ,1e3\n')).toMatchObject({ names: ['ключ'] });
  });

  it('grows as needed, and reads the same whatever the chunks', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `k${index % 7},${index},${index * 10}`);
    const text = HEADER + rows.join('\n');
    const whole = read(text, { chunk: 1 << 20, mostEvents: 5000 });
    expect(whole).toMatchObject({ until: 3000 });
    expect(read(text, { chunk: 113, mostEvents: 5000 })).toEqual(whole);
  });
});

describe('what cannot be used', () => {
  it.each([
    ['no header', 'a,1,2\n', 1, 'input.header', /the header must name the columns key, value, timestampMs/],
    ['a stray column', 'key,value,timestampMs,colour\n', 1, 'input.column', /unknown column colour/],
    ['a missing column', 'key,value\n', 1, 'input.missing', /timestampMs is missing/],
    ['too few values', `${HEADER}a,1,2\nb,1\n`, 3, 'input.cells', /^line 3: 3 values are wanted, there are 2$/],
    ['no key', `${HEADER},1,2\n`, 2, 'input.key', /^line 2: key is empty$/],
    ['no value', `${HEADER}a,,2\n`, 2, 'input.noValue', /value takes a number, not nothing/],
    ['a value that is none', `${HEADER}a,high,2\n`, 2, 'input.value', /value takes a number, not high/],
    ['an endless value', `${HEADER}a,1e999,2\n`, 2, 'input.value', /not 1e999/],
    ['no timestamp', `${HEADER}a,1,\n`, 2, 'input.noTimestamp', /timestampMs takes a whole number .*, not nothing/],
    ['a date', `${HEADER}a,1,2026-01-01T00:00:00Z\n`, 2, 'input.timestamp', /not 2026-01-01T00:00:00Z/],
    ['half a millisecond', `${HEADER}a,1,0.5\n`, 2, 'input.timestamp', /whole number of milliseconds/],
    ['a time beyond the calendar', `${HEADER}a,1,9e15\n`, 2, 'input.timestamp', /not 9e15/],
    ['an open quote', `${HEADER}"a,1,2\n`, 2, 'input.quote', /never closed/],
    ['too many', HEADER + 'a,1,2\n'.repeat(101), 102, 'input.many', /at most|may have 100 events/],
    ['an empty file', '', undefined, 'input.empty', /holds no events/],
    ['a header alone', HEADER, undefined, 'input.empty', /holds no events/],
  ])('%s', (_what, content, line, key, sentence) => {
    const outcome = read(content);
    if ('input' in outcome) throw new Error('it was read');
    expect(outcome.phrase.key).toBe(key);
    expect(outcome.line).toBe(line);
    expect(outcome.message).toMatch(sentence);
    for (const text of texts) expect(text.say(outcome.phrase)).not.toMatch(/[{}]|undefined/);
  });

  it('a key that is no text', () => {
    const bytes = Uint8Array.from([...encodeUtf8(HEADER), 0xc0, 0xaf, ...encodeUtf8(',1,2\n')]);
    expect(read(bytes)).toMatchObject({ line: 2, phrase: { key: 'input.utf8' } });
  });
  it('a binary file', () => {
    expect(read(Uint8Array.of(0x1f, 0x8b, 8, 0))).toMatchObject({ phrase: { key: 'input.binary' } });
  });
  it('a second file', () => {
    const session = createEventReader().open();
    session.file('one.csv');
    session.push(encodeUtf8(`${HEADER}a,1,2\n`));
    session.file('two.csv');
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
