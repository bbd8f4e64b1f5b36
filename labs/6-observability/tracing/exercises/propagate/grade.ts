// Grades a propagator by headers as they come from anywhere, and by what others can make of the headers that it writes.
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { type Context, contextFault, functionOf, type Headers, headersFrom, w3c } from '../../propagation.ts';
import { CONTEXTS, GROUPS, type Group } from './headers.ts';

/** A context as it stands in a transcript; null for none. */
type Told = readonly [traceId: string, spanId: string, sampled: boolean] | null;

/** Of any shape that could be a context; whether it is the right one is judged later. */
function toldOf(answer: unknown): Told {
  if (answer === undefined || answer === null) return null;
  if (typeof answer === 'object') {
    const { traceId, spanId, sampled } = answer as Readonly<Record<string, unknown>>;
    if (typeof traceId === 'string' && typeof spanId === 'string' && typeof sampled === 'boolean')
      return [traceId, spanId, sampled];
  }
  throw contextFault(answer);
}

const isTold = (given: unknown): given is Told =>
  given === null ||
  (Array.isArray(given) &&
    given.length === 3 &&
    typeof given[0] === 'string' &&
    typeof given[1] === 'string' &&
    typeof given[2] === 'boolean');

const shownHeader = (headers: Headers): string =>
  Object.entries(headers)
    .filter(([name]) => name !== 'accept')
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ');

/** What the standard makes of them: two headers of one name are none. */
const expectedOf = (headers: Headers): Context | undefined => w3c.extract(headers);

function faultIn(headers: Headers, told: Told): Phrase | undefined {
  const expected = expectedOf(headers);
  const args = { header: shownHeader(headers) };
  if (expected === undefined) {
    if (told === null) return undefined;
    return { key: args.header === '' ? 'grade.propagate.fromNothing' : 'grade.propagate.accepted', args };
  }
  if (told === null) return { key: 'grade.propagate.refused', args };
  const [traceId, spanId, sampled] = told;
  if (traceId !== expected.traceId || spanId !== expected.spanId) return { key: 'grade.propagate.ids', args };
  if (sampled === expected.sampled) return undefined;
  return { key: expected.sampled ? 'grade.propagate.notSampled' : 'grade.propagate.sampled', args };
}

function judgeGroup(name: Group, headers: readonly Headers[], given: unknown): Check {
  const named: Phrase = { key: `grade.propagate.group.${name}` };
  if (!Array.isArray(given) || given.length !== headers.length || !given.every(isTold))
    return { name: named, passed: false, message: { key: 'grade.noAnswer' } };
  for (const [index, each] of headers.entries()) {
    const fault = faultIn(each, given[index] as Told);
    if (fault !== undefined) return { name: named, passed: false, message: fault };
  }
  return { name: named, passed: true, message: { key: 'grade.propagate.good', args: { count: headers.length } } };
}

function isHeaders(given: unknown): given is Headers {
  return (
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    Object.values(given).every((value) => typeof value === 'string')
  );
}

function judgeInject(given: unknown): Check {
  const name: Phrase = { key: 'grade.propagate.group.inject' };
  if (!Array.isArray(given) || given.length !== CONTEXTS.length || !given.every(isHeaders))
    return { name, passed: false, message: { key: 'grade.noAnswer' } };
  for (const [index, context] of CONTEXTS.entries()) {
    const headers = given[index] as Headers;
    const read = w3c.extract(headers);
    const args = { header: shownHeader(headers) || '…' };
    if (read === undefined) return { name, passed: false, message: { key: 'grade.propagate.unreadable', args } };
    if (read.traceId !== context.traceId || read.spanId !== context.spanId)
      return { name, passed: false, message: { key: 'grade.propagate.otherIds', args } };
    if (read.sampled !== context.sampled)
      return { name, passed: false, message: { key: 'grade.propagate.otherFlag', args } };
  }
  return { name, passed: true, message: { key: 'grade.propagate.injected' } };
}

export const exercise: Exercise = {
  entry: [
    { name: 'inject', type: 'function' },
    { name: 'extract', type: 'function' },
  ],
  drive(instantiate) {
    const exports = instantiate();
    const [inject, extract] = [functionOf(exports, 'inject'), functionOf(exports, 'extract')];
    return [
      CONTEXTS.map((context) => headersFrom(inject({ ...context }))),
      ...GROUPS.map(({ headers }) => headers.map((each) => toldOf(extract({ ...each })))),
    ];
  },
  judge(transcript) {
    const given: readonly unknown[] =
      Array.isArray(transcript) && transcript.length === GROUPS.length + 1 ? (transcript as readonly unknown[]) : [];
    return [
      judgeInject(given[0]),
      ...GROUPS.map(({ name, headers }, index) => judgeGroup(name, headers, given[index + 1])),
    ];
  },
};
