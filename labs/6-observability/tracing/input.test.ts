// Files of traces: what is read from good ones, what stands on the stage then, and what is said of bad ones.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createText } from '#src/view/text/text.ts';
import { createOtlpReader, otlpReader } from './input.ts';
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';
import { machineOf } from './testing/runs.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const id = (digit: string, digits: number): string => digit.repeat(digits);

function read(content: string | Uint8Array, chunk = 1000, reader = otlpReader) {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const session = reader.open();
  session.file('traces.json');
  for (let start = 0; start < bytes.length; start += chunk) {
    const problem = session.push(bytes.subarray(start, start + chunk));
    if (problem !== undefined) return problem;
  }
  return session.end();
}

interface Given {
  readonly span: string;
  readonly parent?: string;
  readonly service: string;
  readonly from: number;
  readonly to: number;
  readonly trace?: string;
  readonly kind?: number;
}

const fileOf = (spans: readonly Given[]): string =>
  JSON.stringify({
    resourceSpans: spans.map(({ span, parent, service, from, to, trace = 'a', kind = 2 }) => ({
      resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
      scopeSpans: [
        {
          spans: [
            {
              ...{ traceId: id(trace, 32), spanId: id(span, 16), name: `do ${span}`, kind },
              ...(parent === undefined ? {} : { parentSpanId: id(parent, 16) }),
              startTimeUnixNano: `${1_700_000_000_000_000_000n + BigInt(from * 1e6)}`,
              endTimeUnixNano: `${1_700_000_000_000_000_000n + BigInt(to * 1e6)}`,
            },
          ],
        },
      ],
    })),
  });

const SHOP: readonly Given[] = [
  { span: '1', service: 'web', from: 0, to: 100 },
  { span: '2', parent: '1', service: 'auth', from: 5, to: 20 },
  { span: '3', parent: '1', service: 'cart', from: 22, to: 60 },
  { span: '4', parent: '1', service: 'stock', from: 22, to: 95 },
  { span: '5', parent: '4', service: 'db', from: 30, to: 90 },
  { span: '6', parent: '1', service: 'mail', from: 90, to: 400, kind: 5 },
  { span: '7', service: 'web', from: 0, to: 3, trace: 'b' },
];

function opened(content: string) {
  const outcome = read(content);
  if (!('input' in outcome)) throw new Error(outcome.message);
  const machine = machineOf(
    {},
    { input: outcome.input, ...(outcome.until === undefined ? {} : { until: outcome.until }) },
  );
  machine.advanceTo(1000);
  return { machine, summary: outcome.summary };
}

describe('an opened file', () => {
  it('gives spans, critical path and duration of its longest trace', () => {
    const { machine } = opened(fileOf(SHOP));
    expect(machine.ended).toBe(true);
    expect(machine.result()).toMatchObject({
      ...{ traceId: id('a', 32), durationMs: 400 },
      criticalPath: ['1', '2', '4', '5'].map((span) => id(span, 16)),
      amiss: { orphan: 0, duplicate: 0, circle: 0, negative: 0 },
    });
    expect((machine.result()['spans'] as readonly unknown[]).length).toBe(7);
    expect((machine.result()['traces'] as readonly unknown[]).length).toBe(2);
  });
  it('stands on the stage: services, calls, rows in order and the path through them', () => {
    const { traces, services, edges, featured } = opened(fileOf(SHOP)).machine.snapshot();
    expect(services.map(({ name }) => name)).toEqual(['web', 'auth', 'cart', 'stock', 'db', 'mail']);
    expect(edges.map(({ from, to }) => `${services[from]?.name ?? ''} ${services[to]?.name ?? ''}`)).toEqual([
      ...['web auth', 'web cart', 'web stock', 'stock db', 'web mail'],
    ]);
    const trace = traces[featured];
    expect(trace?.rows.map(({ service, depth }) => `${service} ${depth}`)).toEqual([
      ...['web 0', 'auth 1', 'cart 1', 'stock 1', 'db 2', 'mail 1'],
    ]);
    expect(trace?.critical.map(({ row, fromMs, toMs }) => `${row} ${fromMs}-${toMs}`)).toEqual([
      ...['0 0-5', '1 5-20', '0 20-22', '3 22-30', '4 30-90', '3 90-95', '0 95-100'],
    ]);
  });
  it('answers why, and stands still', () => {
    const { machine } = opened(fileOf(SHOP));
    expect(machine.why({ kind: 'request', id: 0 })?.causes).toHaveLength(4);
    expect(machine.why({ kind: 'span', id: 2 })?.causes[0]?.phrase.key).toBe('why.offPath');
    expect(() => machineOf({}, { input: { spans: [] } }).act({ action: 'slow', service: 0, factor: 2 })).toThrow(
      /stands still/,
    );
  });
  it('says what is amiss, in both languages', () => {
    const { summary } = opened(
      fileOf([
        ...SHOP.slice(1),
        { span: '8', service: 'x', from: 9, to: 1 },
        { span: '8', service: 'x', from: 1, to: 2 },
      ]),
    );
    const say = (locale: 'en' | 'ru', messages: typeof en | typeof ru): string =>
      createText(locale, [messages], { strict: true }).say(summary);
    expect(say('en', en)).toBe(
      'Spans: 8, traces: 2. Amiss: spans without their parent: 4; with an id that is taken: 1; ended before they began: 1',
    );
    expect(say('ru', ru)).toMatch(/без родителя — 4; с уже занятым id — 1; с концом раньше начала — 1$/);
  });
  it('is the same whatever the chunks', () => {
    const whole = read(fileOf(SHOP), 1 << 20);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (chunk) => {
        expect(read(fileOf(SHOP), chunk)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what cannot be used', () => {
  it.each([
    ['an empty file', '', 'input.empty'],
    ['a binary file', Uint8Array.from([31, 139, 8, 0]), 'input.binary'],
    ['bytes that are no UTF-8', Uint8Array.from([0x7b, 0xff, 0xfe]), 'input.utf8'],
    ['something else', 'hello', 'input.json'],
    ['metrics', '{"resourceMetrics":[]}', 'input.request'],
  ])('%s', (_name, content, key) => {
    expect(read(content)).toMatchObject({ phrase: { key } });
  });
  it('a second file, and one that is too large', () => {
    const session = otlpReader.open();
    session.file('one.json');
    session.push(bytesOf(fileOf(SHOP)));
    session.file('two.json');
    expect(session.end()).toMatchObject({ phrase: { key: 'input.one' } });
    expect(read(fileOf(SHOP), 1000, createOtlpReader(50))).toMatchObject({ phrase: { key: 'input.large' } });
  });
});

describe('a traceparent to read', () => {
  const read = (given: string) => machineOf({ traceparent: [given] }).result()['traceparent'];
  it('comes with its parts', () => {
    expect(read('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03')).toEqual({
      ...{ valid: true, version: '00', traceId: '4bf92f3577b34da6a3ce929d0e0e4736', parentId: '00f067aa0ba902b7' },
      ...{ flags: '03', sampled: true, reason: null },
    });
  });
  it('or with what is wrong', () => {
    expect(read(`00-${id('0', 32)}-00f067aa0ba902b7-01`)).toMatchObject({
      valid: false,
      traceId: null,
      reason: 'the trace id is all zeros',
    });
  });
  it('may be as long as a later version makes it', () => {
    expect(read(`cc-${id('a', 32)}-${id('b', 16)}-01-${id('x', 400)}`)).toMatchObject({ valid: true, version: 'cc' });
  });
});
