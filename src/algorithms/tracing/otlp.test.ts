// OTLP JSON: what comes of the example of others, what is written comes back, and what is refused is told with its place.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OtlpTraces, readOtlp } from './otlp.ts';
import { otlpDocumentOf, writeOtlp } from './otlp-write.ts';
import { SPAN_KINDS } from './span.ts';
import { idOf, spanOf } from './testing/programs.ts';

const file = new URL('../../../../shared/reference/tracing/otlp_example.json', import.meta.url);

function read(text: string): OtlpTraces {
  const outcome = readOtlp(text);
  if ('message' in outcome) throw new Error(outcome.message);
  return outcome;
}

const SPAN = {
  ...{ traceId: 'a'.repeat(32), spanId: idOf(0), parentSpanId: idOf(1), name: 'n', kind: 2 },
  ...{ startTimeUnixNano: '1544712660000000001', endTimeUnixNano: '1544712661000000002' },
};
const requestOf = (span: unknown): unknown => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
      scopeSpans: [{ scope: { name: 'lib' }, spans: [span] }],
    },
  ],
});
const textOf = (changes: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(requestOf({ ...SPAN, ...changes }));

describe.skipIf(!existsSync(file))(
  'the example of OpenTelemetry (where absent: it is read from ../shared/reference/tracing and not copied here)',
  () => {
    const trace = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly trace: unknown }).trace : {};
    it('is read', () => {
      expect(read(JSON.stringify(trace)).spans).toEqual([
        {
          traceId: '5B8EFFF798038103D269B633813FC60C',
          spanId: 'EEE19B7EC3C1B174',
          parentSpanId: 'EEE19B7EC3C1B173',
          traceState: '',
          name: "I'm a server span",
          service: 'my.service',
          kind: 'server',
          startNs: 0,
          endNs: 1e9,
          failed: false,
        },
      ]);
    });
    it('is written as it was', () => {
      expect(JSON.parse(writeOtlp(read(JSON.stringify(trace)).document))).toEqual(trace);
    });
  },
);

describe('what is read', () => {
  it('are times to the nanosecond, as strings and as numbers', () => {
    for (const text of [textOf({}), textOf({}).replaceAll(/"(\d{19})"/g, '$1')]) {
      const { spans, baseUnixNano } = read(text);
      expect(baseUnixNano).toBe('1544712660000000001');
      expect(spans[0]).toMatchObject({ startNs: 0, endNs: 1_000_000_001, service: 'shop' });
    }
  });
  it('keeps numbers in texts as they are', () => {
    const { spans, document } = read(textOf({ name: 'say \\"12345678901234567890\\" and 12345678901234567890' }));
    expect(spans[0]?.name).toBe('say \\"12345678901234567890\\" and 12345678901234567890');
    expect(JSON.stringify(document)).toContain('12345678901234567890');
  });
  it('one request on each line', () => {
    const { spans } = read(`${textOf({})}\n\n${textOf({ spanId: idOf(5) })}\n`);
    expect(spans.map(({ spanId }) => spanId)).toEqual([idOf(0), idOf(5)]);
  });
  it('a request over several lines, with a byte order mark', () => {
    expect(read(`\ufeff${JSON.stringify(requestOf(SPAN), null, 2)}`).spans).toHaveLength(1);
  });
  it('kinds and codes by number and by name; what is left out is as the protocol says', () => {
    const kinds = SPAN_KINDS.map((_, kind) => read(textOf({ kind })).spans[0]?.kind);
    expect(kinds).toEqual([...SPAN_KINDS]);
    expect(read(textOf({ kind: 'SPAN_KIND_CONSUMER' })).spans[0]?.kind).toBe('consumer');
    expect(read(textOf({ status: { code: 2 } })).spans[0]?.failed).toBe(true);
    expect(read(textOf({ status: { code: 'STATUS_CODE_OK' } })).spans[0]?.failed).toBe(false);
    const bare = { traceId: SPAN.traceId, spanId: SPAN.spanId };
    expect(read(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [bare] }] }] })).spans[0]).toMatchObject({
      ...{ name: '', parentSpanId: '', kind: 'unspecified', service: 'unknown_service', startNs: 0, endNs: 0 },
    });
  });
  it('attributes, events, links and unknown fields stay in the document', () => {
    const more = {
      attributes: [
        { key: 'list', value: { arrayValue: { values: [{ intValue: '9007199254740993' }, { boolValue: true }, {}] } } },
        { key: 'map', value: { kvlistValue: { values: [{ key: 'x', value: { doubleValue: 0.5 } }] } } },
      ],
      events: [{ timeUnixNano: '1544712660000000009', name: 'e', attributes: [] }],
      links: [{ traceId: 'b'.repeat(32), spanId: idOf(9), someday: true }],
      brandNew: { deep: [1, 2, { three: null }] },
    };
    expect(JSON.parse(writeOtlp(read(textOf(more)).document))).toEqual(requestOf({ ...SPAN, ...more }));
  });
});

describe('what is written', () => {
  it('comes back, whatever the spans', () => {
    const anySpan = fc.record({
      spanId: fc.nat(1e6).map(idOf),
      parentSpanId: fc.option(fc.nat(9).map(idOf), { nil: '' }),
      name: fc.string({ unit: 'grapheme' }),
      service: fc.constantFrom('a', 'b', 'служба'),
      kind: fc.constantFrom(...SPAN_KINDS),
      startNs: fc.nat(2 ** 31 - 1),
      failed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anySpan, { minLength: 1, maxLength: 8 }), fc.nat(1e6), (given, length) => {
        const first = Math.min(...given.map(({ startNs }) => startNs));
        const spans = given.map((each) => spanOf({ ...each, endNs: each.startNs + length }));
        const document = otlpDocumentOf(spans, {
          scope: { name: 'headroom', version: '1' },
          baseUnixNano: 1_700_000_000_123_456_789n,
          attributesOf: () => ({ 'text.x': 'x', whole: 12, real: 0.5, flag: true }),
          resourceOf: () => ({}),
        });
        const back = read(writeOtlp(document));
        expect(back.baseUnixNano).toBe(String(1_700_000_000_123_456_789n + BigInt(first)));
        const shift = (span: (typeof spans)[number]) => ({
          ...span,
          startNs: span.startNs - first,
          endNs: span.endNs - first,
        });
        const byService = [...new Set(spans.map(({ service }) => service))].flatMap((service) =>
          spans.filter((span) => span.service === service).map(shift),
        );
        expect(back.spans).toEqual(byService);
        expect(JSON.parse(writeOtlp(back.document))).toEqual(JSON.parse(writeOtlp(document)));
      }),
    );
  });
});

describe('what is refused, with its place', () => {
  const AT = 'resourceSpans[0].scopeSpans[0].spans[0]';
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'traceId',
      { traceId: 'W47/95gDgQPSabYzgT/GDA==' },
      `${AT}.traceId takes 32 hex digits, not all 0, not "W47/95gDgQPSabYzgT/GDA=="`,
    ],
    ['traceId', { traceId: '0'.repeat(32) }, `${AT}.traceId takes 32 hex digits`],
    ['spanId', { spanId: undefined }, `${AT}.spanId takes 16 hex digits, not all 0, not nothing`],
    ['spanId', { parentSpanId: 'x' }, `${AT}.parentSpanId takes 16 hex digits`],
    ['text', { name: 7 }, `${AT}.name takes text, not 7`],
    ['time', { startTimeUnixNano: 'soon' }, `${AT}.startTimeUnixNano takes a whole number of nanoseconds`],
    ['time', { startTimeUnixNano: -5 }, `${AT}.startTimeUnixNano takes`],
    ['time', { endTimeUnixNano: 1.5 }, `${AT}.endTimeUnixNano takes`],
    ['time', { endTimeUnixNano: '18446744073709551616' }, `${AT}.endTimeUnixNano takes`],
    ['kind', { kind: 6 }, `${AT}.kind takes a whole number from 0 to 5, not 6`],
    ['kind', { kind: 'server' }, `${AT}.kind takes`],
    ['object', { status: 2 }, `${AT}.status takes an object, not 2`],
    ['status', { status: { code: 3 } }, `${AT}.status.code takes a code of 0, 1 or 2, not 3`],
    ['list', { attributes: {} }, `${AT}.attributes takes a list, not an object`],
    ['key', { attributes: [{ value: {} }] }, `${AT}.attributes[0].key takes a key`],
    [
      'value',
      { attributes: [{ key: 'k', value: { intValue: 'x' } }] },
      `${AT}.attributes[0].value.intValue takes one of`,
    ],
    [
      'text',
      { attributes: [{ key: 'k', value: { stringValue: 1 } }] },
      `${AT}.attributes[0].value.stringValue takes text`,
    ],
    ['time', { events: [{ timeUnixNano: [] }] }, `${AT}.events[0].timeUnixNano takes`],
    ['spanId', { links: [{ traceId: 'a'.repeat(32) }] }, `${AT}.links[0].spanId takes`],
  ])('%s', (what, changes, sentence) => {
    const outcome = readOtlp(textOf(changes));
    expect(outcome).toMatchObject({ code: `field.${what}` });
    expect('message' in outcome ? outcome.message : '').toContain(sentence);
  });
  it.each<[string, string, string]>([
    ['', 'empty', 'the file is empty'],
    [' \n\n', 'empty', 'the file is empty'],
    ['{', 'json', 'line 1: this is not JSON'],
    ['{\n"resourceSpans": [\n}\n', 'json', 'line 3: this is not JSON'],
    [`${textOf({})}\n{"resourceSpans": [}\n`, 'json', 'line 2: this is not JSON'],
    [`${textOf({})}\n{}\n`, 'request', 'line 2: an object with a list resourceSpans'],
    ['[]', 'request', 'line 1: an object'],
    ['{"resourceSpans": {}}', 'request', 'line 1'],
    ['{"resourceSpans": []}', 'noSpan', 'there is no span in it'],
    ['{"resourceSpans": [7]}', 'field.object', 'resourceSpans[0] takes an object, not 7'],
    ['{"resourceMetrics": []}', 'request', 'line 1'],
  ])('%j', (text, key, sentence) => {
    const outcome = readOtlp(text);
    expect(outcome).toMatchObject({ code: key });
    expect('message' in outcome ? outcome.message : '').toContain(sentence);
  });
  it('values within values without end', () => {
    let value: unknown = {};
    for (let depth = 0; depth < 40; depth += 1) value = { arrayValue: { values: [value] } };
    expect(readOtlp(textOf({ attributes: [{ key: 'k', value }] }))).toMatchObject({
      code: 'field.deep',
    });
  });
  it('too many spans, and too long a time', () => {
    expect(readOtlp(`${textOf({})}\n${textOf({})}`, 1)).toMatchObject({ code: 'many' });
    expect(readOtlp(textOf({ startTimeUnixNano: '0' }))).toMatchObject({ code: 'span' });
  });
  it('never throws, whatever is changed in a file', () => {
    const good = textOf({ events: [{ name: 'e' }], status: { code: 1 } });
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(20), fc.string({ maxLength: 4 }), (at, length, other) => {
        expect(() => readOtlp(good.slice(0, at) + other + good.slice(at + length))).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });
});
