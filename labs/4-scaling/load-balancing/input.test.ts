// Files of requests: what is read from good ones, and what is said of bad ones.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestTrace } from './input.ts';
import { requestReader } from './input.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

function read(content: string | Uint8Array, chunk = 7) {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const session = requestReader.open();
  session.file('requests');
  for (let start = 0; start < bytes.length; start += chunk) {
    const problem = session.push(bytes.subarray(start, start + chunk));
    if (problem !== undefined) return problem;
  }
  return session.end();
}

function traceOf(content: string): RequestTrace {
  const outcome = read(content);
  if (!('input' in outcome)) throw new Error(outcome.message);
  return outcome.input as RequestTrace;
}

const HEADER = 'timeMs,clientIp,key,serviceMs\n';
const LOG = (second: string, address = '203.0.113.9', path = '/a') =>
  `${address} - frank [10/Oct/2000:13:55:${second} -0700] "GET ${path} HTTP/1.0" 200 2326`;

describe('a CSV of requests', () => {
  it('gives times from the first request on, clients by address, keys and service times', () => {
    const trace = traceOf(`${HEADER}100,10.0.0.1,a,5\n150.5,10.0.0.2,b,\r\n\n150.5,10.0.0.1,,7`);
    expect([...trace.timeMs]).toEqual([0, 50.5, 50.5]);
    expect([...trace.client]).toEqual([0, 1, 0]);
    expect(trace.clients).toEqual(['10.0.0.1', '10.0.0.2']);
    expect(trace.key).toEqual(['a', 'b', '']);
    expect([...(trace.serviceMs ?? [])]).toEqual([5, Number.NaN, 7]);
  });

  it('takes columns by name, in any order, with a byte order mark or without', () => {
    const trace = traceOf('\ufeffclientIp,timeMs\n::1,5\n');
    expect(trace.clients).toEqual(['::1']);
    expect(trace.key).toEqual(['::1']);
    expect(trace.serviceMs).toBeUndefined();
  });

  it('reads the same whatever the chunks', () => {
    const text = `${HEADER}${Array.from({ length: 40 }, (_, index) => `${index},10.0.${index}.1,ключ-${index},1`).join('\n')}`;
    const whole = read(text, 1 << 20);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), (chunk) => {
        expect(read(text, chunk)).toEqual(whole);
      }),
    );
  });
});

describe('an access log', () => {
  it('in the common format', () => {
    const trace = traceOf([LOG('36'), LOG('36', '203.0.113.10', '/b'), LOG('38')].join('\n'));
    expect([...trace.timeMs]).toEqual([0, 500, 2000]);
    expect([...trace.client]).toEqual([0, 1, 0]);
    expect(trace.key).toEqual(['/a', '/b', '/a']);
  });

  it('in the combined format, IPv6, a request without a path, and lines a little out of order', () => {
    const more = ' "http://example.com/start.html" "Mozilla/4.08 [en] (Win98; I ;Nav)"';
    const broken = '2001:db8::1 - - [10/Oct/2000:13:55:37 -0700] "\\x16\\x03" 400 -';
    const trace = traceOf([`${LOG('38')}${more}`, broken, `${LOG('40')}${more}`].join('\n'));
    expect([...trace.timeMs]).toEqual([0, 1000, 3000]);
    expect(trace.clients).toContain('2001:db8::1');
  });

  it('across midnight, a leap day and zones', () => {
    const line = (stamp: string) => `10.0.0.1 - - [${stamp}] "GET / HTTP/1.1" 200 1`;
    const trace = traceOf(
      [line('28/Feb/2024:23:59:59 +0000'), line('29/Feb/2024:02:00:00 +0200'), line('01/Mar/2024:00:00:00 +0000')].join(
        '\n',
      ),
    );
    expect([...trace.timeMs]).toEqual([0, 1000, 86_401_000]);
  });
});

describe('what cannot be used', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => `${index * 10},10.0.0.1,k,1`).join('\n');
  it.each([
    [
      'a malformed line 17',
      `${HEADER}${rows(15)}\nnonsense\n${rows(3)}`,
      17,
      /^line 17: 4 values are wanted, there are 1/,
      'input.cells',
    ],
    [
      'a time that is none',
      `${HEADER}${rows(3)}\nsoon,10.0.0.1,k,1`,
      5,
      /^line 5: timeMs takes a number from 0, not soon/,
      'input.time',
    ],
    ['a negative time', `${HEADER}-1,10.0.0.1,k,1`, 2, /timeMs takes a number from 0, not -1/, 'input.time'],
    ['an endless time', `${HEADER}1e999,10.0.0.1,k,1`, 2, /not 1e999/, 'input.time'],
    [
      'a service time that is none',
      `${HEADER}1,10.0.0.1,k,fast`,
      2,
      /serviceMs takes a number from 0 to 86400000, not fast/,
      'input.service',
    ],
    ['no client', `${HEADER}1,,k,1`, 2, /clientIp is empty/, 'input.client'],
    ['rows out of order', `${HEADER}${rows(4)}\n5,10.0.0.1,k,1`, 6, /^line 6: timeMs 5 comes after 30/, 'input.order'],
    ['a stray column', 'timeMs,clientIp,colour\n1,10.0.0.1,red', 1, /unknown column colour/, 'input.column'],
    ['a column twice', 'timeMs,clientIp,timeMs\n1,10.0.0.1,2', 1, /column timeMs stands there twice/, 'input.twice'],
    ['a missing column', 'timeMs,key\n1,a', 1, /column clientIp is missing/, 'input.missing'],
    ['no header', '1,10.0.0.1\n2,10.0.0.1', 1, /neither the header/, 'input.format'],
    [
      'a log with a foreign line',
      `${LOG('36')}\nhello`,
      2,
      /^line 2: not a line of the common or combined format: hello/,
      'input.log',
    ],
    ['a month that is none', LOG('36').replace('Oct', 'Okt'), 1, /unknown month Okt/, 'input.month'],
  ])('%s', (_name, content, line, sentence, key) => {
    const outcome = read(content);
    expect(outcome).toMatchObject({ line, phrase: { key } });
    expect('message' in outcome ? outcome.message : '').toMatch(sentence);
  });

  it('a binary file', () =>
    expect(read(Uint8Array.from([31, 139, 8, 0, 0, 0]))).toMatchObject({ phrase: { key: 'input.binary' } }));
  it('an empty file', () => expect(read('')).toMatchObject({ phrase: { key: 'input.empty' } }));
  it('a header alone', () => expect(read(HEADER)).toMatchObject({ phrase: { key: 'input.empty' } }));
  it('a second file', () => {
    const session = requestReader.open();
    session.file('one.csv');
    session.push(bytesOf(`${HEADER}1,10.0.0.1,k,1\n`));
    session.file('two.csv');
    expect(session.end()).toMatchObject({ phrase: { key: 'input.one' } });
  });
  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => read(bytes)).not.toThrow();
      }),
    );
  });
});

describe('what no run could come to the end of, or no calendar knows', () => {
  it.each([
    ['day', LOG('36').replace('10/Oct', '31/Feb'), /^line 2: there is no such moment: 31\/Feb\/2000:13:55:36$/],
    ['day of no month', LOG('36').replace('10/Oct', '00/Oct'), /no such moment/],
    ['hour', LOG('36').replace(':13:', ':24:'), /no such moment/],
    ['second', LOG('61'), /no such moment/],
    ['week later', LOG('36').replace('10/Oct', '18/Oct'), /^line 2: more than 7 days lie between/],
    ['week earlier', LOG('36').replace('10/Oct', '01/Oct'), /^line 2: more than 7 days lie between/],
  ])('a %s of a log', (_what, line, sentence) => {
    expect(read(`${LOG('35')}\n${line}\n`)).toMatchObject({
      message: expect.stringMatching(sentence) as string,
      line: 2,
    });
  });
  it('a leap day and a leap second are moments', () => {
    const leap = LOG('60').replace('10/Oct/2000', '29/Feb/2000');
    expect(traceOf(leap).timeMs.length).toBe(1);
  });
  it.each([
    ['1e300,10.0.0.1,a,5', /^line 3: more than 7 days/],
    ['10,10.0.0.1,a,0x10', /^line 3: serviceMs takes a number from 0 to 86400000, not 0x10$/],
    ['10,10.0.0.1,a,1e308', /^line 3: serviceMs takes a number from 0 to 86400000, not 1e308$/],
  ])('a CSV with %s', (row, sentence) => {
    const outcome = read(`${HEADER}5,10.0.0.1,a,5\n${row}\n`);
    expect(outcome).toMatchObject({ message: expect.stringMatching(sentence) as string, line: 3 });
  });
  it('times of the epoch count from the first of them', () => {
    expect([...traceOf('timeMs,clientIp\n1790000000000,a\n1790000000250,b\n').timeMs]).toEqual([0, 250]);
  });
});

it('tells bytes that no text has, with or without a zero among them', () => {
  expect(read(Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 1, 1]))).toMatchObject({
    message: 'this is a binary file, not text',
  });
});

it('repeats nothing of a file that a terminal would obey', () => {
  const outcome = read('\u001b[2J nonsense\n');
  expect('message' in outcome && outcome.message).toMatch(/access log: \ufffd\[2J nonsense$/);
});
