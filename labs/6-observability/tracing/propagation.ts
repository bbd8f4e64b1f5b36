// How a context comes from one service to the next: as headers that one writes and the other reads. The student's code may
// do both; what it makes is looked at before it is used.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';
import { isId, SPAN_ID_DIGITS, TRACE_ID_DIGITS } from '#src/algorithms/tracing/ids.ts';
import { readTraceparent, writeTraceparent } from '#src/algorithms/tracing/traceparent.ts';
import { readTracestate, writeTracestate } from '#src/algorithms/tracing/tracestate.ts';

/** What a span hands on. */
export interface Context {
  readonly traceId: string;
  readonly spanId: string;
  readonly sampled: boolean;
  /** What travels beside it, by the grammar of `tracestate`; empty where nothing does. */
  readonly tracestate: string;
}

export type Headers = Readonly<Record<string, string>>;

export interface Propagator {
  inject(context: Context): Headers;
  /** Undefined where there is no context to go on from: the receiver then begins a trace of its own. */
  extract(headers: Headers): Context | undefined;
}

const MOST_HEADERS = 20;
const LONGEST_HEADER = 2000;

/** What goes on of a tracestate: all of it, or nothing of one that breaks the grammar. */
const handedOn = (values: readonly string[]): string => writeTracestate(readTracestate(values) ?? []);

export const w3c: Propagator = {
  inject: ({ traceId, spanId, sampled, tracestate }) => ({
    traceparent: writeTraceparent(traceId, spanId, sampled),
    ...(tracestate === '' ? {} : { tracestate }),
  }),
  extract(headers) {
    const valuesOf = (wanted: string): readonly string[] =>
      Object.entries(headers).flatMap(([name, value]) => (name.toLowerCase() === wanted ? [value] : []));
    const read = readTraceparent(valuesOf('traceparent'));
    if (!read.ok) return undefined;
    const { traceId, parentId, sampled } = read.value;
    return { traceId, spanId: parentId, sampled, tracestate: handedOn(valuesOf('tracestate')) };
  },
};

/** Names of headers come in any case: HTTP/2 has them in lower case, a proxy may write them its own way. */
export function carried(headers: Headers, number: number): Headers {
  const named = (name: string): string => {
    if (number % 3 === 0) return name.toLowerCase();
    return number % 3 === 1 ? name.replace(/(^|-)[a-z]/g, (first) => first.toUpperCase()) : name.toUpperCase();
  };
  const entries = Object.entries(headers).map(([name, value]) => [named(name), value] as const);
  return Object.fromEntries([...entries, [named('host'), 'service'], [named('accept'), 'application/json']]);
}

type FunctionName = 'inject' | 'extract';

/** @throws PolicyFault where there is no such function */
export function functionOf(policy: unknown, name: FunctionName): (given: unknown) => unknown {
  const found: unknown = typeof policy === 'object' && policy !== null ? Reflect.get(policy, name) : undefined;
  if (typeof found === 'function') return found as (given: unknown) => unknown;
  throw new PolicyFault(
    { key: 'fault.propagator.notExported', args: { name, given: valueCode(found) } },
    `Your code must export a function ${name}; ${name} is ${describeValue(found)}.`,
  );
}

/** A student's headers as they cross the network. */
export function headersFrom(given: unknown): Headers {
  const entries: [string, unknown][] =
    typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.entries(given) : [];
  const isFine =
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    entries.length <= MOST_HEADERS &&
    entries.every(([name, value]) => name.length <= 200 && typeof value === 'string' && value.length <= LONGEST_HEADER);
  if (isFine) return Object.fromEntries(entries) as Headers;
  const bad = entries.find(([, value]) => typeof value !== 'string')?.[1];
  const shown = bad === undefined ? given : bad;
  throw new PolicyFault(
    { key: 'fault.propagator.headers', args: { given: valueCode(shown) } },
    `inject must return an object of headers, each of them text; there was ${describeValue(shown)}.`,
  );
}

/** What `extract` returned is neither a context nor none. */
export const contextFault = (given: unknown): PolicyFault =>
  new PolicyFault(
    { key: 'fault.propagator.context', args: { given: valueCode(given) } },
    `extract must return an object with traceId (32 hex digits), spanId (16) and sampled (true or false), or undefined; it returned ${describeValue(given)}.`,
  );

/** A student's context: one to go on from, or none. */
function contextFrom(given: unknown): Context | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given === 'object') {
    const { traceId, spanId, sampled, tracestate } = given as Readonly<Record<string, unknown>>;
    if (isId(traceId, TRACE_ID_DIGITS) && isId(spanId, SPAN_ID_DIGITS) && typeof sampled === 'boolean')
      return { traceId, spanId, sampled, tracestate: typeof tracestate === 'string' ? handedOn([tracestate]) : '' };
  }
  throw contextFault(given);
}

/** @throws PolicyFault where the exports of a student's module lack one of the two */
export function ownPropagator(policy: unknown): Propagator {
  const [inject, extract] = [functionOf(policy, 'inject'), functionOf(policy, 'extract')];
  return {
    inject: (context) => headersFrom(inject({ ...context })),
    extract: (headers) => contextFrom(extract({ ...headers })),
  };
}
