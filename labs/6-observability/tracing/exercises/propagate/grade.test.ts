// The grader of the propagator: patterns, slices and splits pass where they do what W3C says; what is nearly that does not.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import { GROUPS } from './headers.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Extract = (headers: TraceHeaders) => unknown;
const inject = ({ traceId, spanId, sampled }: TraceContext) => ({
  traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`,
});
const made =
  (extract: Extract, injected: (context: TraceContext) => unknown = inject): Make =>
  () => ({ inject: injected, extract });

const onlyValue = (headers: TraceHeaders): string | undefined => {
  const found = Object.entries(headers).filter(([name]) => name.toLowerCase() === 'traceparent');
  return found.length === 1 ? found[0]?.[1].trim() : undefined;
};
const isHex = (text: string, digits: number): boolean =>
  text.length === digits && Array.from(text).every((digit) => '0123456789abcdef'.includes(digit));

/** By splitting; `slips` leaves something out. */
function bySplitting(slips: {
  readonly anyCase?: boolean;
  readonly zeros?: boolean;
  readonly ff?: boolean;
  readonly rest?: boolean;
  readonly flag?: 'equals' | 'any';
  readonly future?: boolean;
}): Extract {
  return (headers) => {
    const text = onlyValue(headers);
    if (text === undefined) return undefined;
    const [version = '', first = '', second = '', flags = '', ...more] = text.split('-');
    const [traceId, spanId] = slips.anyCase ? [first.toLowerCase(), second.toLowerCase()] : [first, second];
    if (!isHex(version, 2) || !isHex(traceId, 32) || !isHex(spanId, 16) || !isHex(flags, 2)) return undefined;
    if (version === 'ff' && !slips.ff) return undefined;
    if (version === '00' && more.length > 0 && !slips.rest) return undefined;
    if (version !== '00' && slips.future) return undefined;
    if ((/^0+$/.test(traceId) || /^0+$/.test(spanId)) && !slips.zeros) return undefined;
    const bits = Number.parseInt(flags, 16);
    const sampled = slips.flag === 'equals' ? flags === '01' : slips.flag === 'any' ? bits > 0 : bits % 2 === 1;
    return { traceId, spanId, sampled };
  };
}

const right = {
  solution: await freshModule(solutionText),
  'splitting at hyphens': made(bySplitting({})),
  'slices of a fixed length': made((headers) => {
    const text = onlyValue(headers);
    if (text === undefined || text.length < 55) return null;
    const [version, traceId, spanId, flags] = [
      ...[text.slice(0, 2), text.slice(3, 35), text.slice(36, 52), text.slice(53, 55)],
    ] as [string, string, string, string];
    const hyphens = text[2] === '-' && text[35] === '-' && text[52] === '-';
    const rest = text.length === 55 || (version !== '00' && text[55] === '-');
    if (!hyphens || !rest || version === 'ff') return null;
    if (![isHex(version, 2), isHex(traceId, 32), isHex(spanId, 16), isHex(flags, 2)].every(Boolean)) return null;
    if (BigInt(`0x${traceId}`) === 0n || BigInt(`0x${spanId}`) === 0n) return null;
    return { traceId, spanId, sampled: '13579bdf'.includes(flags[1] ?? '0') };
  }),
  'writes the name with capitals and more headers': made(bySplitting({}), (context) => ({
    Traceparent: inject(context).traceparent,
    tracestate: 'mine=1',
  })),
};

const wrong = {
  starter: await freshModule(starterText),
  'nothing is ever read': made(() => undefined),
  'always the same context': made(() => ({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), sampled: true })),
  'names in lower case only': made((headers) => bySplitting({})({ traceparent: headers['traceparent'] ?? '' })),
  'capitals made small': made(bySplitting({ anyCase: true })),
  'zeros taken for ids': made(bySplitting({ zeros: true })),
  'version ff taken': made(bySplitting({ ff: true })),
  'a rest after version 00': made(bySplitting({ rest: true })),
  'version 00 alone': made(bySplitting({ future: true })),
  'flags compared with 01': made(bySplitting({ flag: 'equals' })),
  'any flag for sampled': made(bySplitting({ flag: 'any' })),
  'injects nothing': made(bySplitting({}), () => ({})),
  'injects sampled always': made(bySplitting({}), (context) => inject({ ...context, sampled: true })),
  'injects ids the wrong way round': made(bySplitting({}), ({ traceId, spanId }) => ({
    traceparent: `00-${spanId}-${traceId}-01`,
  })),
  'injects a form of its own': made(bySplitting({}), ({ traceId, spanId }) => ({ b3: `${traceId}-${spanId}-1` })),
};

const useless = {
  'no function': () => ({}),
  'no extract': () => ({ inject }),
  'a text for headers': made(bySplitting({}), () => 'traceparent'),
  'numbers for headers': made(bySplitting({}), () => ({ traceparent: 7 })),
  'true for a context': made(() => true),
  'a context without ids': made(() => ({ sampled: true })),
  'a promise': made(() => Promise.resolve(undefined)),
};

describeGrader('propagate', exercise, { en, ru }, { right, wrong, useless, named: ['undefined', 'extract', 'inject'] });

const file = new URL('../../../../../../shared/reference/tracing/w3c_traceparent_cases.json', import.meta.url);
it.skipIf(!existsSync(file))(
  'the solution does what the W3C suite says (where absent: it is read from ../shared/reference/tracing)',
  async () => {
    const { extract } = (await freshModule(solutionText))() as {
      extract(headers: TraceHeaders): TraceContext | undefined;
    };
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      cases: readonly { headers: readonly (readonly [string, string])[]; keeps_trace_id: string | null }[];
    };
    for (const { headers, keeps_trace_id: kept } of cases) {
      const joined: Record<string, string> = {};
      for (const [name, value] of headers)
        joined[name] = joined[name] === undefined ? value : `${joined[name]}, ${value}`;
      expect(extract(joined)?.traceId ?? null, JSON.stringify(headers)).toBe(kept);
    }
  },
);

it('has a header for each rule', () => {
  expect(GROUPS.flatMap(({ headers }) => headers).length).toBeGreaterThan(40);
});
