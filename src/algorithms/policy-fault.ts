// A student's policy answered with something that cannot be used.

/** What was wrong (`code`), what came (`given`) and what may come (`allowed`), for a sentence in either language. */
export class PolicyFault extends Error {
  override readonly name = 'PolicyFault';
  readonly code: string;
  readonly given: string;
  readonly allowed: string;

  constructor(code: string, given: string, allowed: string, sentence: string) {
    super(sentence);
    this.code = code;
    this.given = given;
    this.allowed = allowed;
  }
}

const LONGEST = 60;

/** Any value in a few words, however hostile: proxies and throwing `toString` included. */
export function describeValue(value: unknown): string {
  try {
    if (typeof value === 'string') return value.length > LONGEST ? `"${value.slice(0, LONGEST)}…"` : `"${value}"`;
    if (typeof value === 'function') return 'a function';
    if (typeof value === 'object' && value !== null) {
      if (Array.isArray(value)) return 'an array';
      return typeof Reflect.get(value, 'then') === 'function' ? 'a promise' : 'an object';
    }
    return String(value);
  } catch {
    return 'a value that cannot be read';
  }
}
