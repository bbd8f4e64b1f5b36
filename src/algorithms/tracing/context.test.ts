// Propagation headers: the conformance suite of W3C case by case, and what every header that is written must come back as.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isId, spanIdFrom, traceIdFrom } from './ids.ts';
import { type ReadTraceparent, readTraceparent, writeTraceparent } from './traceparent.ts';
import { readTracestate, writeTracestate } from './tracestate.ts';

const file = new URL('../../../../shared/reference/tracing/w3c_traceparent_cases.json', import.meta.url);

interface Case {
  readonly test: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly keeps_trace_id: string | null;
  readonly tracestate_out: string | null;
}

describe.skipIf(!existsSync(file))(
  'the cases of the W3C suite (where absent: they are read from ../shared/reference/tracing and not copied here)',
  () => {
    const cases = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] }).cases
      : [];
    const of = ({ headers }: Case, name: string): readonly string[] =>
      headers.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value);

    it('are all there', () => {
      expect(cases.length).toBe(83);
    });
    it.each(cases.map((each, index) => [index, each.test, each] as const))('%i %s', (_index, _name, each) => {
      const read = readTraceparent(of(each, 'traceparent'));
      expect(read.ok ? read.value.traceId : null).toBe(each.keeps_trace_id);
      if (!read.ok) return;
      const members = readTracestate(of(each, 'tracestate'));
      expect(members === undefined ? '' : writeTracestate(members)).toBe(each.tracestate_out);
    });
  },
);

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const faultOf = (read: ReadTraceparent): string => (read.ok ? 'none' : read.fault);

describe('traceparent', () => {
  it.each([
    [`00-${TRACE}-${PARENT}-01`, 'none'],
    [`00-${TRACE}-${PARENT}-ff`, 'none'],
    [` \t00-${TRACE}-${PARENT}-00\t `, 'none'],
    [`42-${TRACE}-${PARENT}-01`, 'none'],
    [`42-${TRACE}-${PARENT}-01-`, 'none'],
    [`42-${TRACE}-${PARENT}-01-more`, 'none'],
    ['', 'missing'],
    ['  ', 'missing'],
    [`00-${TRACE}-${PARENT}-01,00-${TRACE}-${PARENT}-01`, 'several'],
    [`0-${TRACE}-${PARENT}-01`, 'version'],
    [`000-${TRACE}-${PARENT}-01`, 'version'],
    [`zz-${TRACE}-${PARENT}-01`, 'version'],
    [`ff-${TRACE}-${PARENT}-01`, 'versionForbidden'],
    [`ff-${TRACE}-${PARENT}-01-more`, 'versionForbidden'],
    [`00-${TRACE}-${PARENT}-01-more`, 'length'],
    [`00-${TRACE}-${PARENT}-01-`, 'length'],
    [`42-${TRACE}-${PARENT}-01more`, 'suffix'],
    [`00-${TRACE.toUpperCase()}-${PARENT}-01`, 'upperCase'],
    [`00-${TRACE}-${PARENT.toUpperCase()}-01`, 'upperCase'],
    [`00-${TRACE}-${PARENT}-0A`, 'upperCase'],
    [`0A-${TRACE}-${PARENT}-01`, 'upperCase'],
    [`00-${TRACE.slice(1)}-${PARENT}-01`, 'traceId'],
    [`00-${TRACE}0-${PARENT}-01`, 'traceId'],
    [`00-${TRACE.replace('4', 'g')}-${PARENT}-01`, 'traceId'],
    [`00-${'0'.repeat(32)}-${PARENT}-01`, 'traceIdZero'],
    [`00-${TRACE}-${PARENT.slice(1)}-01`, 'parentId'],
    [`00-${TRACE}-${'0'.repeat(16)}-01`, 'parentIdZero'],
    [`00-${TRACE}-${PARENT}-1`, 'flags'],
    [`00-${TRACE}-${PARENT}-001`, 'flags'],
    [`00-${TRACE}-${PARENT}-.1`, 'flags'],
    [`00_${TRACE}_${PARENT}_01`, 'version'],
    [`00-${TRACE}_${PARENT}-01`, 'traceId'],
  ])('%j: %s', (text, expected) => {
    expect(faultOf(readTraceparent([text]))).toBe(expected);
  });
  it('reads the sampled bit alone, whatever stands beside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (flags) => {
        const read = readTraceparent([`00-${TRACE}-${PARENT}-${flags.toString(16).padStart(2, '0')}`]);
        expect(read.ok && read.value.sampled).toBe(flags % 2 === 1);
      }),
    );
  });
  it('comes back as it was written, and only then', () => {
    const words = fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
    fc.assert(
      fc.property(words, fc.nat(20), fc.boolean(), ([one, other], number, sampled) => {
        const [traceId, parentId] = [traceIdFrom(one, other, number), spanIdFrom(one, other, number)];
        const read = readTraceparent([writeTraceparent(traceId, parentId, sampled)]);
        expect(read).toMatchObject({ ok: true, value: { version: '00', traceId, parentId, sampled } });
      }),
    );
  });
  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
        const read = readTraceparent([text]);
        if (read.ok) expect(text).toContain(read.value.traceId);
      }),
    );
  });
});

describe('tracestate', () => {
  it.each([
    ['congo=t61rcWkgMzE,rojo=00f067aa0ba902b7', 2],
    ['', 0],
    [',,a=1,', 1],
    [`a=${'x'.repeat(256)}`, 1],
    ['0=1', 1],
    ['a= b', 1],
  ])('%j has %i members', (text, members) => {
    expect(readTracestate([text])).toHaveLength(members);
  });
  it.each([
    'a',
    '=1',
    'A=1',
    '_a=1',
    'a=',
    'a=b=c',
    `a=${'x'.repeat(257)}`,
    `${'a'.repeat(257)}=1`,
    'a=\u00e9',
    'a=\t1,b',
  ])('%j is thrown away', (text) => {
    expect(readTracestate([text])).toBeUndefined();
  });
});

describe('ids', () => {
  it('are valid and all different', () => {
    const seen = new Set<string>();
    for (let one = 0; one < 400; one += 1)
      for (let number = 0; number < 10; number += 1) {
        const [trace, span] = [traceIdFrom(one, 7, number), spanIdFrom(one, 7, number)];
        expect(isId(trace, 32) && isId(span, 16)).toBe(true);
        seen.add(trace).add(span);
      }
    expect(seen.size).toBe(8000);
  });
  it.each(['0'.repeat(32), 'g'.repeat(32), 'a'.repeat(31), 12, null])('%j is none', (given) => {
    expect(isId(given, 32)).toBe(false);
  });
});
