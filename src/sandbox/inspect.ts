// Turns what a student prints into short text. The values are hostile: proxies, getters, cycles, huge structures; no
// getter is called, depth, width and length are bounded.

const MAX_DEPTH = 3;
const MAX_ITEMS = 20;
const MAX_TEXT = 2000;

const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;

function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length - limit} more characters)`;
}

/** An own data property; undefined for a getter. */
function ownValue(target: object, key: PropertyKey): unknown {
  return Object.getOwnPropertyDescriptor(target, key)?.value;
}

function inspectError(error: Error): string {
  const name: unknown = ownValue(error, 'name') ?? ownValue(Object.getPrototypeOf(error) as object, 'name');
  const constructorName = className(error);
  const message = ownValue(error, 'message');
  return `${typeof name === 'string' ? name : constructorName}: ${typeof message === 'string' ? message : ''}`;
}

function className(value: object): string {
  const prototype = Object.getPrototypeOf(value) as object | null;
  const maker = prototype === null ? undefined : ownValue(prototype, 'constructor');
  const name = typeof maker === 'function' ? ownValue(maker, 'name') : undefined;
  return typeof name === 'string' ? name : '';
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
  if (typeof value === 'bigint') return `${shorten(value.toString(), 200)}n`;
  if (typeof value === 'function') {
    const name = ownValue(value, 'name');
    return `[function ${typeof name === 'string' ? name : ''}]`;
  }
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.includes(value)) return '[circular]';
  if (value instanceof Error) return inspectError(value);
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
