// How a policy's fault crosses to the page: Comlink carries name, message and stack of an error and nothing else of it, but
// plain data whole. What arrives may come from beside a student's code, so it is taken for a fault only if it has the shape
// of one, and cut to size; the page puts its phrase into words by its own dictionary, or shows the message.
import { PolicyFault } from '../algorithms/policy-fault.ts';
import type { Phrase, PhraseArgument } from '../contract/text.ts';

interface Parcel {
  readonly policyFault: { readonly phrase: Phrase; readonly message: string; readonly stack?: string };
}

const MOST_ARGUMENTS = 8;
const LONGEST_ARGUMENT = 200;
const LONGEST_TEXT = 10_000;
/** Nothing else of the dictionary is a fault's to say. */
const FAULT_KEY = /^fault(\.[A-Za-z][A-Za-z0-9-]{0,39}){1,4}$/;
const ARGUMENT_NAME = /^[a-z][A-Za-z0-9]{0,31}$/;

/** What a worker throws instead of an error. */
export function packFault(thrown: unknown): unknown {
  if (!(thrown instanceof PolicyFault)) return thrown;
  const { phrase, message, stack } = thrown;
  return { policyFault: { phrase, message, ...(stack === undefined ? {} : { stack }) } } satisfies Parcel;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

const cut = (value: unknown, longest: number): string | undefined =>
  typeof value === 'string' ? value.slice(0, longest) : undefined;

function argumentOf(value: unknown): PhraseArgument | undefined {
  return Number.isFinite(value) ? (value as number) : cut(value, LONGEST_ARGUMENT);
}

function phraseOf(value: unknown): Phrase | undefined {
  const fields = fieldsOf(value);
  const key = fields?.['key'];
  if (typeof key !== 'string' || !FAULT_KEY.test(key)) return undefined;
  const given = fields?.['args'];
  if (given === undefined) return { key };
  const entries = Object.entries(fieldsOf(given) ?? {});
  if (entries.length > MOST_ARGUMENTS) return undefined;
  const args: Record<string, PhraseArgument> = {};
  for (const [name, each] of entries) {
    const argument = argumentOf(each);
    if (argument === undefined || !ARGUMENT_NAME.test(name)) return undefined;
    args[name] = argument;
  }
  return { key, args };
}

/** What a call on the page fails with: a fault that a worker packed is one again, anything else stays what it is. */
export function unpackFault(thrown: unknown): unknown {
  const parcel = fieldsOf(fieldsOf(thrown)?.['policyFault']);
  const message = cut(parcel?.['message'], LONGEST_TEXT);
  if (parcel === undefined || message === undefined) return thrown;
  const phrase = phraseOf(parcel['phrase']);
  const fault = phrase === undefined ? new Error(message) : new PolicyFault(phrase, message);
  // Where it came about in the worker, for the student's own line.
  fault.stack = cut(parcel['stack'], LONGEST_TEXT) ?? '';
  return fault;
}
