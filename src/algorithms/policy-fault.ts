// A student's policy answered with something that cannot be used.

/** What was wrong (`code`), what came (`given`) and what may come (`allowed`), for a sentence in either language. */
export class PolicyFault extends Error {
  override readonly name = 'PolicyFault';
  readonly code: string;
  readonly given: string;
  readonly allowed: string;

  /** @param sentence the whole in English; it becomes the message */
  constructor(code: string, given: string, allowed: string, sentence: string) {
    super(sentence);
    this.code = code;
    this.given = given;
    this.allowed = allowed;
  }
}

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

function isArray(value: object): boolean {
  try {
    return Array.isArray(value);
  } catch {
    // A revoked proxy.
    return false;
  }
}

/**
 * Any value in a few words. Calls no `toString` or `toJSON` of the value's own; of an object it reads `then` alone, and
 * whatever that throws is caught.
 */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return shortened(JSON.stringify(value));
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'boolean':
      return String(value);
    case 'undefined':
      return 'undefined';
    case 'bigint':
      // In digits only while they are few: those of a huge one take seconds.
      return BigInt.asIntN(64, value) === value ? `${value}n` : 'a huge bigint';
    case 'symbol':
      return 'a symbol';
    case 'function':
      return 'a function';
    case 'object':
      if (value === null) return 'null';
      if (isPromiseLike(value)) return 'a promise';
      return isArray(value) ? 'an array' : 'an object';
  }
}
