// Whatever a student's code hands over, named in a few words, without running any code of the value's own.
import type { Localised } from '../contract/text.ts';

/** What stands in a phrase for a value that is too large to be written out. No written-out value looks like one. */
export type ValueKind = 'array' | 'function' | 'hugeBigint' | 'object' | 'promise' | 'revokedProxy' | 'symbol';

const KINDS: Readonly<Record<ValueKind, Localised>> = {
  array: { en: 'an array', ru: 'массив' },
  function: { en: 'a function', ru: 'функция' },
  hugeBigint: { en: 'a huge bigint', ru: 'огромное число bigint' },
  object: { en: 'an object', ru: 'объект' },
  promise: { en: 'a promise', ru: 'промис' },
  revokedProxy: { en: 'a revoked proxy', ru: 'отозванный прокси' },
  symbol: { en: 'a symbol', ru: 'символ' },
};

const LONGEST = 60;

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Whether it can be awaited. Never throws, whatever traps or getters the value has. */
export function isPromiseLike(value: unknown): boolean {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  try {
    return typeof Reflect.get(value, 'then') === 'function';
  } catch {
    return false;
  }
}

/** Whoever touches it is thrown at. Of all values it alone makes `isArray` throw, which asks no trap of a proxy's. */
function isRevokedProxy(value: object): boolean {
  try {
    Array.isArray(value);
    return false;
  } catch {
    return true;
  }
}

/** Whether methods may be looked for in it: not in a promise, nor in a proxy that was revoked. */
export const isObjectAtHand = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !isPromiseLike(value) && !isRevokedProxy(value);

/** Of an object it reads `then` alone, and whatever that throws is caught. */
function kindOf(value: object): ValueKind {
  if (isPromiseLike(value)) return 'promise';
  if (typeof value === 'function') return 'function';
  if (isRevokedProxy(value)) return 'revokedProxy';
  return Array.isArray(value) ? 'array' : 'object';
}

/**
 * Any value as an argument of a phrase: written out where it is short (`17`, `"a"`, `null`), else a `ValueKind`.
 * Calls no `toString` or `toJSON` of the value's own.
 */
export function valueCode(value: unknown): string {
  switch (typeof value) {
    case 'string':
      // No more of it than can show: it may be a hundred million characters long.
      return shortened(JSON.stringify(value.slice(0, LONGEST)));
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'bigint':
      // In digits only while they are few: those of a huge one take seconds.
      return BigInt.asIntN(64, value) === value ? `${value}n` : ('hugeBigint' satisfies ValueKind);
    case 'symbol':
      return 'symbol' satisfies ValueKind;
    case 'function':
    case 'object':
      return value === null ? 'null' : kindOf(value);
  }
}

/** A value's code in words: a kind in the language's own, everything else as it is written. */
export function valueWords(code: string, locale: keyof Localised): string {
  return Object.hasOwn(KINDS, code) ? KINDS[code as ValueKind][locale] : code;
}

/** Any value in a few English words. */
export const describeValue = (value: unknown): string => valueWords(valueCode(value), 'en');

/** Fields by name, each with the type that it must have. */
export type WantedFields = Readonly<Record<string, 'boolean' | 'number'>>;

/** Whether it is an object with all of these fields. Reads them, getters included. */
export const hasFields = (value: unknown, wanted: WantedFields): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !isRevokedProxy(value) &&
  Object.entries(wanted).every(([field, type]) => typeof Reflect.get(value, field) === type);

/**
 * The first field that an object lacks or has of another type, with what stands there; undefined where nothing is wrong, or the
 * value is something else altogether (a number, an array, a promise), of which a field would say little.
 */
export function wrongField(
  value: unknown,
  wanted: WantedFields,
): { readonly field: string; readonly given: unknown } | undefined {
  if (typeof value !== 'object' || value === null || kindOf(value) !== 'object') return undefined;
  for (const [field, type] of Object.entries(wanted)) {
    const given: unknown = Reflect.get(value, field);
    if (typeof given !== type) return { field, given };
  }
  return undefined;
}
