// Reads OTLP JSON, the file format of OpenTelemetry: one export request, or one a line as the collector's file exporter
// writes them. What this room does not know stays in the document, and is there when it is written again.
import type { PhraseArgument } from '../../contract/text.ts';
import { shownText } from '../text/text-file.ts';
import { isId, SPAN_ID_DIGITS, TRACE_ID_DIGITS } from './ids.ts';
import { SPAN_KINDS, type SpanKind, type TracedSpan } from './span.ts';

/** The parsed text, untouched but for large integers, which are decimal strings in it. */
export interface OtlpDocument {
  readonly resourceSpans: readonly unknown[];
}

export interface OtlpTraces {
  readonly document: OtlpDocument;
  readonly spans: readonly TracedSpan[];
  /** What `startNs` and `endNs` count from: nanoseconds of the epoch, in decimal digits. */
  readonly baseUnixNano: string;
}

const MOST_SPANS = 200_000;
/** Nanoseconds in a number stay exact up to here: a hundred days. */
const LONGEST_NS = 2n ** 53n;
const LARGEST_NANO = 2n ** 64n;
const DEEPEST_VALUE = 32;

type Json = Readonly<Record<string, unknown>>;

class Malformed extends Error {
  readonly problem: OtlpProblem;
  constructor(problem: OtlpProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export type OtlpFault = 'empty' | 'json' | 'request' | 'noSpan' | 'many' | 'span' | `field.${FieldProblem}`;

/** What is wrong with a file: `message` says it in English, code and arguments let others say it. */
export interface OtlpProblem {
  readonly message: string;
  readonly code: OtlpFault;
  readonly args: Readonly<Record<string, PhraseArgument>>;
  readonly line?: number;
}

type FieldProblem =
  | 'object'
  | 'list'
  | 'text'
  | 'traceId'
  | 'spanId'
  | 'time'
  | 'kind'
  | 'status'
  | 'key'
  | 'value'
  | 'deep';

const ALLOWED: Readonly<Record<FieldProblem, string>> = {
  object: 'takes an object',
  list: 'takes a list',
  text: 'takes text',
  traceId: 'takes 32 hex digits, not all 0',
  spanId: 'takes 16 hex digits, not all 0',
  time: 'takes a whole number of nanoseconds below 2^64, best as a string of digits',
  kind: 'takes a whole number from 0 to 5',
  status: 'takes a code of 0, 1 or 2',
  key: 'takes a key, which is text and not empty',
  value: 'takes one of stringValue, boolValue, intValue, doubleValue, arrayValue, kvlistValue, bytesValue',
  deep: `takes values at most ${DEEPEST_VALUE} deep`,
};

function given(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return shownText(JSON.stringify(value));
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  // What JSON has is a number, true, false or null.
  return JSON.stringify(value);
}

function fail(path: string, what: FieldProblem, value: unknown): never {
  const args = { path, given: given(value) };
  throw new Malformed({
    message: `${path} ${ALLOWED[what]}, not ${args.given}`,
    ...{ code: `field.${what}`, args },
  });
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectAt = (value: unknown, path: string): Json => (isObject(value) ? value : fail(path, 'object', value));

/** A list, or nothing: a field of no elements may be left out. */
function listAt(value: unknown, path: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : fail(path, 'list', value);
}

function textAt(value: unknown, path: string): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : fail(path, 'text', value);
}

function nanosAt(value: unknown, path: string): bigint {
  if (value === undefined || value === null) return 0n;
  const isWhole =
    (typeof value === 'string' && /^\d{1,20}$/.test(value)) ||
    (typeof value === 'number' && Number.isInteger(value) && value >= 0);
  const nanos = isWhole ? BigInt(value) : LARGEST_NANO;
  return nanos < LARGEST_NANO ? nanos : fail(path, 'time', value);
}

function kindAt(value: unknown, path: string): SpanKind {
  if (value === undefined || value === null) return 'unspecified';
  const number =
    typeof value === 'number' ? value : SPAN_KINDS.findIndex((kind) => `SPAN_KIND_${kind.toUpperCase()}` === value);
  return SPAN_KINDS[number] ?? fail(path, 'kind', value);
}

function failedAt(value: unknown, path: string): boolean {
  if (value === undefined || value === null) return false;
  const { code = 0, message } = objectAt(value, path);
  textAt(message, `${path}.message`);
  const codes: readonly unknown[] = [0, 1, 2, 'STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'];
  const number = codes.indexOf(code);
  return number < 0 ? fail(`${path}.code`, 'status', code) : number % 3 === 2;
}

/** Checks a value as OTLP has them. */
function checkValue(value: unknown, path: string, depth: number): void {
  if (depth > DEEPEST_VALUE) fail(path, 'deep', value);
  // An empty value is allowed, and is no value.
  if (value === undefined || value === null) return;
  const any = objectAt(value, path);
  const at = (name: string): string => `${path}.${name}`;
  const { stringValue, boolValue, intValue, doubleValue, arrayValue, kvlistValue, bytesValue } = any;
  const isText = (one: unknown): boolean => one === undefined || typeof one === 'string';
  const isNumber = (one: unknown, text: RegExp): boolean =>
    one === undefined || typeof one === 'number' || (typeof one === 'string' && text.test(one));
  if (!isText(stringValue)) fail(at('stringValue'), 'text', stringValue);
  if (!isText(bytesValue)) fail(at('bytesValue'), 'text', bytesValue);
  if (boolValue !== undefined && typeof boolValue !== 'boolean') fail(at('boolValue'), 'value', boolValue);
  if (!isNumber(intValue, /^-?\d{1,19}$/)) fail(at('intValue'), 'value', intValue);
  if (!isNumber(doubleValue, /^(NaN|-?Infinity|-?\d.*)$/)) fail(at('doubleValue'), 'value', doubleValue);
  if (arrayValue !== undefined)
    for (const [index, each] of listAt(
      objectAt(arrayValue, at('arrayValue'))['values'],
      at('arrayValue.values'),
    ).entries())
      checkValue(each, `${at('arrayValue.values')}[${index}]`, depth + 1);
  if (kvlistValue !== undefined)
    checkAttributes(objectAt(kvlistValue, at('kvlistValue'))['values'], at('kvlistValue.values'), depth + 1);
}

function checkAttributes(value: unknown, path: string, depth = 0): void {
  for (const [index, each] of listAt(value, path).entries()) {
    const at = `${path}[${index}]`;
    const { key, value: given } = objectAt(each, at);
    if (typeof key !== 'string' || key === '') fail(`${at}.key`, 'key', key);
    checkValue(given, `${at}.value`, depth);
  }
}

/** The text of an attribute; empty where there is none. */
function attribute(attributes: unknown, name: string): string {
  for (const each of Array.isArray(attributes) ? (attributes as readonly unknown[]) : []) {
    if (!isObject(each) || each['key'] !== name || !isObject(each['value'])) continue;
    const text = each['value']['stringValue'];
    if (typeof text === 'string') return text;
  }
  return '';
}

interface RawSpan extends Omit<TracedSpan, 'startNs' | 'endNs'> {
  readonly start: bigint;
  readonly end: bigint;
}

function readSpan(value: unknown, service: string, path: string): RawSpan {
  const span = objectAt(value, path);
  const id = (name: string, digits: number, what: 'traceId' | 'spanId'): string => {
    const text = span[name];
    return isId(text, digits) ? text : fail(`${path}.${name}`, what, text);
  };
  checkAttributes(span['attributes'], `${path}.attributes`);
  for (const [index, event] of listAt(span['events'], `${path}.events`).entries()) {
    const at = `${path}.events[${index}]`;
    const { timeUnixNano, name, attributes } = objectAt(event, at);
    nanosAt(timeUnixNano, `${at}.timeUnixNano`);
    textAt(name, `${at}.name`);
    checkAttributes(attributes, `${at}.attributes`);
  }
  for (const [index, link] of listAt(span['links'], `${path}.links`).entries()) {
    const at = `${path}.links[${index}]`;
    const { traceId, spanId, attributes } = objectAt(link, at);
    if (!isId(traceId, TRACE_ID_DIGITS)) fail(`${at}.traceId`, 'traceId', traceId);
    if (!isId(spanId, SPAN_ID_DIGITS)) fail(`${at}.spanId`, 'spanId', spanId);
    checkAttributes(attributes, `${at}.attributes`);
  }
  const parent = span['parentSpanId'];
  const hasParent = parent !== undefined && parent !== null && parent !== '';
  return {
    traceId: id('traceId', TRACE_ID_DIGITS, 'traceId'),
    spanId: id('spanId', SPAN_ID_DIGITS, 'spanId'),
    parentSpanId: hasParent ? id('parentSpanId', SPAN_ID_DIGITS, 'spanId') : '',
    traceState: textAt(span['traceState'], `${path}.traceState`),
    name: textAt(span['name'], `${path}.name`),
    service,
    kind: kindAt(span['kind'], `${path}.kind`),
    start: nanosAt(span['startTimeUnixNano'], `${path}.startTimeUnixNano`),
    end: nanosAt(span['endTimeUnixNano'], `${path}.endTimeUnixNano`),
    failed: failedAt(span['status'], `${path}.status`),
  };
}

function rawSpans(resourceSpans: readonly unknown[], mostSpans: number): readonly RawSpan[] {
  const spans: RawSpan[] = [];
  for (const [resourceIndex, each] of resourceSpans.entries()) {
    const path = `resourceSpans[${resourceIndex}]`;
    const { resource, scopeSpans } = objectAt(each, path);
    const attributes = resource === undefined ? [] : objectAt(resource, `${path}.resource`)['attributes'];
    checkAttributes(attributes, `${path}.resource.attributes`);
    // What the specification says of a service without a name.
    const service = attribute(attributes, 'service.name') || 'unknown_service';
    for (const [scopeIndex, scopes] of listAt(scopeSpans, `${path}.scopeSpans`).entries()) {
      const at = `${path}.scopeSpans[${scopeIndex}]`;
      for (const [index, span] of listAt(objectAt(scopes, at)['spans'], `${at}.spans`).entries()) {
        if (spans.length === mostSpans)
          throw new Malformed({
            message: `at most ${mostSpans} spans, and there are more`,
            ...{ code: 'many', args: { most: mostSpans } },
          });
        spans.push(readSpan(span, service, `${at}.spans[${index}]`));
      }
    }
  }
  return spans;
}

/** Integers that a number does not hold exactly become strings, which OTLP allows wherever it has 64 bits. */
const keepLargeIntegers = (text: string): string =>
  text.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|(?<![\d.eE+-])\d{16,}(?![\d.eE])/g, (found, quoted: string | undefined) =>
    quoted === undefined ? `"${found}"` : found,
  );

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(keepLargeIntegers(text));
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const before = at === undefined ? text.trimEnd() : text.slice(0, Number(at));
    const where = line + before.split('\n').length - 1;
    throw new Malformed({
      message: `line ${where}: this is not JSON`,
      line: where,
      ...{ code: 'json', args: { line: where } },
    });
  }
}

function requestAt(value: unknown, line: number): readonly unknown[] {
  if (isObject(value) && Array.isArray(value['resourceSpans'])) return value['resourceSpans'] as readonly unknown[];
  throw new Malformed({
    message: `line ${line}: an object with a list resourceSpans is wanted: OTLP JSON of traces`,
    line,
    ...{ code: 'request', args: { line } },
  });
}

/** One request, or one on each line. */
function documentOf(text: string): OtlpDocument {
  const lines = text.split('\n');
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const [first] = filled;
  if (first === undefined) throw new Malformed({ message: 'the file is empty', ...{ code: 'empty', args: {} } });
  const isWhole = (line: string): boolean => /^\s*\{.*\}\s*$/.test(line);
  if (filled.length > 1 && isWhole(lines[first] ?? ''))
    return { resourceSpans: filled.flatMap((index) => requestAt(parse(lines[index] ?? '', index + 1), index + 1)) };
  const document = parse(text, 1);
  requestAt(document, first + 1);
  return document as OtlpDocument;
}

/** @param mostSpans for tests */
export function readOtlp(text: string, mostSpans = MOST_SPANS): OtlpTraces | OtlpProblem {
  try {
    const document = documentOf(text.replace(/^\ufeff/, ''));
    const raw = rawSpans(document.resourceSpans, mostSpans);
    if (raw.length === 0) return { message: 'there is no span in it', ...{ code: 'noSpan', args: {} } };
    let [base, last] = [LARGEST_NANO, 0n];
    for (const { start, end } of raw) {
      base = start < base ? start : base;
      base = end < base ? end : base;
      last = end > last ? end : last;
      last = start > last ? start : last;
    }
    if (last - base > LONGEST_NS)
      return { message: 'more than 100 days lie between the first span and the last', ...{ code: 'span', args: {} } };
    return {
      document,
      baseUnixNano: String(base),
      spans: raw.map(({ start, end, ...rest }) => ({
        ...rest,
        startNs: Number(start - base),
        endNs: Number(end - base),
      })),
    };
  } catch (error) {
    if (error instanceof Malformed) return error.problem;
    throw error;
  }
}
