// The header `traceparent` as W3C Trace Context says: read, refused in words, and written.
import { isId, SPAN_ID_DIGITS, TRACE_ID_DIGITS } from './ids.ts';

export interface Traceparent {
  readonly version: string;
  readonly traceId: string;
  readonly parentId: string;
  /** Two hex digits, as they came. */
  readonly flags: string;
  /** Bit 0 of the flags. */
  readonly sampled: boolean;
}

/** What is wrong with a header, in the order in which it is looked for. */
export type TraceparentFault =
  | 'missing'
  | 'several'
  | 'version'
  | 'versionForbidden'
  | 'length'
  | 'suffix'
  | 'upperCase'
  | 'traceId'
  | 'traceIdZero'
  | 'parentId'
  | 'parentIdZero'
  | 'flags';

/** In English, for the command line; pages have words of their own. */
export const FAULT_SENTENCES: Readonly<Record<TraceparentFault, string>> = {
  missing: 'there is no traceparent',
  several: 'there is more than one traceparent; exactly one is allowed',
  version: 'the version takes two hex digits in lower case, then "-"',
  versionForbidden: 'the version ff is forbidden',
  length: 'version 00 has exactly 55 characters, a higher one at least 55',
  suffix: 'what a higher version adds begins with "-"',
  upperCase: 'hex digits are in lower case',
  traceId: 'the trace id takes 32 hex digits between two "-"',
  traceIdZero: 'the trace id is all zeros',
  parentId: 'the parent id takes 16 hex digits between two "-"',
  parentIdZero: 'the parent id is all zeros',
  flags: 'the flags take two hex digits',
};

export type ReadTraceparent =
  | { readonly ok: true; readonly value: Traceparent }
  | { readonly ok: false; readonly fault: TraceparentFault };

const LENGTH = 55;
const SAMPLED = 1;
const LOWER_HEX = /^[0-9a-f]+$/;
/** What HTTP allows around a value: spaces and tabs. */
const AROUND = /^[ \t]+|[ \t]+$/g;

const fault = (what: TraceparentFault): ReadTraceparent => ({ ok: false, fault: what });

/**
 * @param values of all headers of that name; a receiver with none or several starts a new trace
 */
export function readTraceparent(values: readonly string[]): ReadTraceparent {
  const [first, ...others] = values;
  if (first === undefined) return fault('missing');
  // A list joins headers of one name.
  if (others.length > 0 || first.includes(',')) return fault('several');
  const text = first.replace(AROUND, '');
  if (text === '') return fault('missing');
  const version = text.slice(0, 2);
  if (!/^[0-9a-f]{2}-/i.test(text)) return fault('version');
  if (version === 'ff') return fault('versionForbidden');
  if (text.length < LENGTH || (version === '00' && text.length > LENGTH)) return faultOfLength(text);
  if (text.length > LENGTH && text[LENGTH] !== '-') return fault('suffix');
  const [traceId, parentId, flags] = [text.slice(3, 35), text.slice(36, 52), text.slice(53, LENGTH)];
  if (text[35] !== '-' || !/^[0-9a-f]{32}$/i.test(traceId)) return fault('traceId');
  if (text[52] !== '-' || !/^[0-9a-f]{16}$/i.test(parentId)) return fault('parentId');
  if (!/^[0-9a-f]{2}$/i.test(flags)) return fault('flags');
  if (![version, traceId, parentId, flags].every((part) => LOWER_HEX.test(part))) return fault('upperCase');
  if (!isId(traceId, TRACE_ID_DIGITS)) return fault('traceIdZero');
  if (!isId(parentId, SPAN_ID_DIGITS)) return fault('parentIdZero');
  return { ok: true, value: { version, traceId, parentId, flags, sampled: isSampled(flags) } };
}

/** Which part is too short or too long, where it can be told. */
function faultOfLength(text: string): ReadTraceparent {
  const [, traceId = '', parentId = '', flags = ''] = text.split('-');
  if (traceId.length !== TRACE_ID_DIGITS) return fault('traceId');
  if (parentId.length !== SPAN_ID_DIGITS) return fault('parentId');
  return fault(flags.length === 2 ? 'length' : 'flags');
}

const isSampled = (flags: string): boolean => (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED;

/** The header that a service of version 00 sends on. */
export const writeTraceparent = (traceId: string, parentId: string, sampled: boolean): string =>
  `00-${traceId}-${parentId}-${sampled ? '01' : '00'}`;
