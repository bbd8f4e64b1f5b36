// Turns what a student prints into short text. The values are hostile: proxies, getters, cycles, huge structures; no
// getter is called, depth, width and length are bounded.

const MAX_DEPTH = 3;
const MAX_ITEMS = 20;
const MAX_TEXT = 2000;

const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;
const dateToJson = Date.prototype.toJSON as (this: Date, key: string) => string | null;
const regExpSource = Object.getOwnPropertyDescriptor(RegExp.prototype, 'source')?.get as (() => string) | undefined;

function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length - limit} more characters)`;
}

// Named here because harden.ts makes `constructor` of these an accessor, and no getter may be called.
const BUILT_INS: ReadonlyMap<object, string> = new Map(
  [
    Object,
    Array,
    Map,
    Set,
    Promise,
    Date,
    RegExp,
    Error,
    AggregateError,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  ].map((maker) => [maker.prototype as object, maker.name]),
);

/** An own data property; undefined for a getter. */
function ownValue(target: object, key: PropertyKey): unknown {
  return Object.getOwnPropertyDescriptor(target, key)?.value;
}

/** Name of the class that made it; '' if there is none. */
function className(value: object): string {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === null) return '';
  const maker = ownValue(prototype, 'constructor');
  const name = typeof maker === 'function' ? ownValue(maker, 'name') : undefined;
  return BUILT_INS.get(prototype) ?? (typeof name === 'string' ? name : '');
}

function inspectError(error: Error): string {
  const name = ownValue(error, 'name');
  const message = ownValue(error, 'message');
  const shown = typeof name === 'string' ? name : className(error) || 'Error';
  return typeof message === 'string' && message !== '' ? `${shown}: ${message}` : shown;
}

function inspectItems(value: object, depth: number, seen: readonly object[]): string {
  const inner = [...seen, value];
  const parts: string[] = [];
  let left = 0;
  const add = (make: () => string): void => {
    if (parts.length < MAX_ITEMS) parts.push(make());
    else left += 1;
  };
  const close = (open: string, end: string): string =>
    `${open}${parts.join(', ')}${left > 0 ? `, … ${left} more` : ''}${end}`;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const list = value as ArrayLike<unknown>;
    const shown = Math.min(list.length, MAX_ITEMS);
    for (let index = 0; index < shown; index += 1) {
      const item = ownValue(value, index);
      parts.push(inspectAt(item, depth + 1, inner));
    }
    left = list.length - shown;
    return close(Array.isArray(value) ? '[' : `${className(value)} [`, ']');
  }
  if (value instanceof Map) {
    mapForEach.call(value, (item, key) =>
      add(() => `${inspectAt(key, depth + 1, inner)} => ${inspectAt(item, depth + 1, inner)}`),
    );
    return close('Map {', '}');
  }
  if (value instanceof Set) {
    setForEach.call(value, (item) => add(() => inspectAt(item, depth + 1, inner)));
    return close('Set {', '}');
  }
  for (const key of Object.keys(value)) {
    add(() => {
      const descriptor = Object.getOwnPropertyDescriptor(value, key);
      const shown =
        descriptor !== undefined && 'value' in descriptor ? inspectAt(descriptor.value, depth + 1, inner) : '[getter]';
      return `${key}: ${shown}`;
    });
  }
  const name = className(value);
  return close(name === '' || name === 'Object' ? '{' : `${name} {`, '}');
}

function inspectAt(value: unknown, depth: number, seen: readonly object[]): string {
  if (typeof value === 'string') return depth === 0 ? value : `'${shorten(value, 200)}'`;
  // The digits of a huge one take seconds.
  if (typeof value === 'bigint')
    return BigInt.asIntN(4096, value) === value ? `${shorten(String(value), 200)}n` : '[huge bigint]';
  if (typeof value === 'function') {
    const name = ownValue(value, 'name');
    return `[function ${typeof name === 'string' ? name : ''}]`;
  }
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.includes(value)) return '[circular]';
  if (value instanceof Error) return inspectError(value);
  if (value instanceof Date) return dateToJson.call(value, '') ?? 'Invalid Date';
  if (value instanceof RegExp) return `/${regExpSource?.call(value) as string}/`;
  if (depth >= MAX_DEPTH) return Array.isArray(value) ? '[…]' : '{…}';
  return inspectItems(value, depth, seen);
}

/** One console argument as text, at most about 2,000 characters. Never throws. */
export function inspect(value: unknown): string {
  try {
    return shorten(inspectAt(value, 0, []), MAX_TEXT);
  } catch {
    return '[cannot be shown]';
  }
}
