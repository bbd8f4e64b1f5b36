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
  const shown = inspect(actual, { colors: false });
  return ` Received type ${typeof actual} (${shown.length > 28 ? `${shown.slice(0, 25)}...` : shown})`;
}

export function invalidArgument(name: string, expected: string, actual: unknown): Error {
  const kind = name.includes('.') ? 'property' : 'argument';
  const message = `The "${name}" ${kind} must be ${expected}.${received(actual)}`;
  return nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
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
