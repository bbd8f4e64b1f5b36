// How what was thrown crosses to the page: Comlink carries name, message and stack of an error whole, however large, nothing
// else of it, and not everything that can be thrown; plain data always. What arrives may come from beside a student's code,
// so it is believed only as far as it has the right shape, and cut to size; the page puts a phrase into words by its own
// dictionary, or shows the message.
import { PolicyFault } from '../algorithms/policy-fault.ts';
import { valueCode } from '../algorithms/student-value.ts';
import type { Phrase, PhraseArgument } from '../contract/text.ts';
import { isRefusalReason, NOT_AVAILABLE_CODE, refusalError } from '../sandbox/refusals.ts';
import { type ThrownData, thrownAsData } from '../sandbox/worker-channel.ts';
import { ImpossibleAction } from '../sim/actions.ts';

interface Parcel {
  readonly fault: ThrownData & { readonly phrase?: Phrase; readonly impossibleEntry?: number };
}

const MOST_ARGUMENTS = 8;
const LONGEST_ARGUMENT = 200;
const LONGEST_TEXT = 10_000;
/** Nothing else of the dictionary is a fault's to say. */
const FAULT_KEY = /^fault(\.[A-Za-z][A-Za-z0-9-]{0,39}){1,4}$/;
const ARGUMENT_NAME = /^[a-z][A-Za-z0-9]{0,31}$/;

/** A student's code may throw anything; only text and what has a message speak for themselves. */
const saysNothing = (thrown: unknown): boolean =>
  typeof thrown !== 'string' &&
  !(typeof thrown === 'object' && thrown !== null && typeof Reflect.get(thrown, 'message') === 'string');

/** What a worker throws instead of whatever was thrown. */
export function packFault(thrown: unknown): unknown {
  const data = thrownAsData(thrown);
  try {
    if (thrown instanceof PolicyFault) return { fault: { ...data, phrase: thrown.phrase } } satisfies Parcel;
    if (thrown instanceof ImpossibleAction && thrown.entry !== undefined)
      return { fault: { ...data, impossibleEntry: thrown.entry } } satisfies Parcel;
    if (!saysNothing(thrown)) return { fault: data } satisfies Parcel;
  } catch {
    // A trap or getter of the student's: it is told as the object that it stands in.
  }
  return { fault: { ...data, phrase: { key: 'fault.thrown', args: { given: valueCode(thrown) } } } } satisfies Parcel;
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

/** An error of that name, or a refusal with its reason; a phrase makes it a policy's fault, an entry an impossible action. */
function errorOf(fault: Fields, message: string): Error {
  const phrase = phraseOf(fault['phrase']);
  if (phrase !== undefined) return new PolicyFault(phrase, message);
  const entry = fault['impossibleEntry'];
  if (typeof entry === 'number' && Number.isSafeInteger(entry)) return new ImpossibleAction(message, entry);
  const reason = cut(fault['reason'], LONGEST_ARGUMENT) ?? '';
  if (fault['code'] === NOT_AVAILABLE_CODE && isRefusalReason(reason))
    return refusalError(cut(fault['subject'], LONGEST_ARGUMENT) ?? '', reason);
  const error = new Error(message);
  error.name = cut(fault['name'], LONGEST_ARGUMENT) ?? error.name;
  return error;
}

/** What a call on the page fails with: what a worker packed is an error again, anything else stays what it is. */
export function unpackFault(thrown: unknown): unknown {
  const fault = fieldsOf(fieldsOf(thrown)?.['fault']);
  const message = cut(fault?.['message'], LONGEST_TEXT);
  if (fault === undefined || message === undefined) return thrown;
  const error = errorOf(fault, message);
  // Where it came about in the worker, for the student's own line.
  error.stack = cut(fault['stack'], LONGEST_TEXT) ?? '';
  return error;
}
