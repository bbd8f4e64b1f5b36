// The last words of a program that dies of an exception, as Node writes them to standard error.
import { inspect } from 'node-inspect-extracted';
import { NODE_VERSION } from './process.ts';

export interface Position {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export interface Crash {
  readonly text: string;
  /** The exception in one line. */
  readonly message: string;
  readonly line?: number;
}

/** Where the innermost function of the program stood when the error was made. */
function madeAt(thrown: object, shownName: string): Position | undefined {
  const stack: unknown = Reflect.get(thrown, 'stack');
  const start = typeof stack === 'string' ? stack.indexOf(`${shownName}:`) : -1;
  const match = start < 0 ? null : /^(\d+):(\d+)/.exec(String(stack).slice(start + shownName.length + 1));
  return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) };
}

const isDomException = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object DOMException]';

/** The line with a mark under the place. */
function pointed(source: string, shownName: string, { line, column }: Position, width = 1): readonly string[] {
  const text = source.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? '';
  return [`${shownName}:${line}`, text, text.slice(0, column - 1).replace(/\S/g, ' ') + '^'.repeat(width)];
}

/**
 * How an exception reached nobody: out of a callback; out of one of queueMicrotask, where Node catches it; as a rejection, of
 * the main module's own promise too; or because a module has no such export.
 */
export type Uncaught = 'callback' | 'microtask' | 'promise' | 'module' | 'link';

const TRIGGER = ['    triggerUncaughtException(err, true /* fromPromise */);', '    ^'];
/** What Node points at where the value leads to nothing of the program's. */
const NODES_OWN: Readonly<Record<'microtask' | 'promise' | 'module' | 'domException' | 'noError', readonly string[]>> =
  {
    microtask: ['<anonymous_script>:0', ''],
    promise: ['node:internal/process/promises:389', '      new UnhandledPromiseRejection(reason);', '      ^'],
    noError: ['node:internal/process/promises:391', ...TRIGGER],
    module: ['node:internal/modules/run_main:123', '    triggerUncaughtException(', '    ^'],
    domException: ['node:internal/per_context/domexception:53', '    ErrorCaptureStackTrace(this);', '    ^'],
  };

function placeLines(
  thrown: unknown,
  from: Uncaught,
  at: Position | undefined,
  source: string,
  shownName: string,
): readonly string[] {
  if (from === 'link') return at === undefined ? [] : pointed(source, shownName, at, nameAt(source, at).length);
  if (from !== 'callback' && isDomException(thrown)) return NODES_OWN.domException;
  if (at !== undefined) return pointed(source, shownName, at);
  if (from === 'callback') return [];
  return NODES_OWN[from === 'promise' && !(thrown instanceof Error) ? 'noError' : from];
}

function nameAt(source: string, { line, column }: Position): string {
  const text = source.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? '';
  return /^[\p{ID_Continue}$]+/u.exec(text.slice(column - 1))?.[0] ?? ' ';
}

/** @param last the statement that was reached last: a `throw`, or one in which something threw */
export function describeCrash(
  thrown: unknown,
  from: Uncaught,
  last: Position | undefined,
  source: string,
  shownName: string,
): Crash {
  const isObject = (typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function';
  const error = thrown instanceof Error && !isDomException(thrown) ? thrown : undefined;
  const made = error === undefined ? undefined : madeAt(error, shownName);
  const reached = last === undefined ? '' : (source.split(/\r\n|[\n\r\u2028\u2029]/)[last.line - 1] ?? '');
  const isThrow = /^throw\b/.test(reached.slice((last?.column ?? 1) - 1));
  const isLast = from === 'link' || (from === 'callback' && (made?.line !== last?.line || isThrow));
  const at = isLast ? last : made;
  const shown = typeof thrown === 'string' ? thrown : inspect(thrown);
  // Node writes the line by itself where the value can hold no such words.
  const lines = error === undefined ? [''] : [];
  lines.push(...placeLines(thrown, from, at, source, shownName));
  if (error !== undefined && from !== 'link') lines.push('');
  lines.push(typeof thrown === 'symbol' ? '' : shown);
  if (!isObject) lines.push('(Use `node --trace-uncaught ...` to show where the exception was thrown)');
  lines.push('', `Node.js ${NODE_VERSION}`);
  const line = at?.line ?? last?.line;
  return { text: lines.join('\n'), message: shown.split('\n')[0] ?? '', ...(line === undefined ? {} : { line }) };
}
