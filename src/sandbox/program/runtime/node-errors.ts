// Errors as Node's own functions throw them: a code, and the code in the first line of the stack.
import { inspect } from 'node-inspect-extracted';

type ErrorMaker = new (message: string) => Error;

export function nodeError(Maker: ErrorMaker, code: string, message: string): Error {
  const error = new Maker(message);
  const { name } = error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  Object.defineProperty(error, 'stack', {
    value: [`${name} [${code}]: ${message}`, ...frames].join('\n'),
    writable: true,
    configurable: true,
  });
  return Object.assign(error, { code });
}

/** `. Received …` of ERR_INVALID_ARG_TYPE. */
function received(actual: unknown): string {
  if (actual === undefined || actual === null) return ` Received ${String(actual)}`;
  if (typeof actual === 'function') return ` Received function ${actual.name}`;
  if (typeof actual === 'object') {
    const name = (actual as { constructor?: { name?: string } }).constructor?.name;
    return name === undefined ? ` Received ${inspect(actual, { depth: -1 })}` : ` Received an instance of ${name}`;
  }
  if (typeof actual === 'string') {
    const text = actual.length > 28 ? `${actual.slice(0, 25)}...` : actual;
    return ` Received type string (${text.includes("'") ? JSON.stringify(text) : `'${text}'`})`;
  }
  const shown = inspect(actual, { colors: false });
  return ` Received type ${typeof actual} (${shown.length > 28 ? `${shown.slice(0, 25)}...` : shown})`;
}

export function invalidArgument(name: string, expected: string, actual: unknown): Error {
  const kind = name.includes('.') ? 'property' : 'argument';
  const message = `The "${name}" ${kind} must be ${expected}.${received(actual)}`;
  return nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}

export function invalidValue(name: string, actual: unknown, reason = 'is invalid'): Error {
  const shown = inspect(actual);
  const text = shown.length > 128 ? `${shown.slice(0, 128)}...` : shown;
  return nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument '${name}' ${reason}. Received ${text}`);
}

/** How V8 names a value without running the program (Object::NoSideEffectsToString). */
export function plainText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Error) return Error.prototype.toString.call(value);
  if (Reflect.get(value, 'toString') !== Object.prototype.toString) {
    const tag: unknown = Reflect.get(value, Symbol.toStringTag);
    return Array.isArray(value) || typeof tag !== 'string' ? Object.prototype.toString.call(value) : `[object ${tag}]`;
  }
  const name = (value as { constructor?: { name?: string } }).constructor?.name;
  return name === '' ? Object.prototype.toString.call(value) : `#<${name ?? 'Object'}>`;
}

/** How V8 names a value of whose text it knows nothing (BuildDefaultCallSite). */
export function callSite(value: unknown): string {
  if (typeof value === 'string') return `string "${value}"`;
  const isNamed = value === null || typeof value === 'boolean' || typeof value === 'number';
  return `${typeof value}${isNamed ? ` ${String(value)}` : ''}`;
}

/** As V8 says it of what `yield*` and Promise.all are given. */
export function requireIterable(value: unknown): void {
  const method: unknown =
    value === undefined || value === null ? undefined : Reflect.get(Object(value), Symbol.iterator, value);
  if (typeof method === 'function') return;
  throw new TypeError(`${callSite(value)} is not iterable (cannot read property Symbol(Symbol.iterator))`);
}

export function missingArgument(name: string): Error {
  return nodeError(TypeError, 'ERR_MISSING_ARGS', `The "${name}" argument must be specified`);
}

export function requireFunction(
  value: unknown,
  name: string,
): asserts value is (...args: readonly unknown[]) => unknown {
  if (typeof value !== 'function') throw invalidArgument(name, 'of type function', value);
}

export function outOfRange(name: string, range: string, actual: unknown): Error {
  const message = `The value of "${name}" is out of range. It must be ${range}. Received ${inspect(actual)}`;
  return nodeError(RangeError, 'ERR_OUT_OF_RANGE', message);
}

/** AbortError of node:internal/errors. */
export function abortError(cause: unknown): Error {
  const error =
    cause === undefined ? new Error('The operation was aborted') : new Error('The operation was aborted', { cause });
  Object.defineProperty(error, 'name', { value: 'AbortError', writable: true, enumerable: true, configurable: true });
  const stack = (error.stack ?? '').replace(/^Error/, 'AbortError');
  Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
  return Object.assign(error, { code: 'ABORT_ERR' });
}
