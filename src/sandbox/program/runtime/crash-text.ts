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

/** The line with a mark under the place. */
function pointed(source: string, shownName: string, { line, column }: Position): readonly string[] {
  const text = source.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? '';
  return [`${shownName}:${line}`, text, `${text.slice(0, column - 1).replace(/\S/g, ' ')}^`];
}

/** @param last the statement that was reached last: a `throw`, or one in which something threw */
export function describeCrash(
  thrown: unknown,
  fromPromise: boolean,
  last: Position | undefined,
  source: string,
  shownName: string,
): Crash {
  const error = typeof thrown === 'object' && thrown !== null && Object.hasOwn(thrown, 'stack') ? thrown : undefined;
  const made = error === undefined ? undefined : madeAt(error, shownName);
  const reached = last === undefined ? '' : (source.split(/\r\n|[\n\r\u2028\u2029]/)[last.line - 1] ?? '');
  const isThrow = /^throw\b/.test(reached.slice((last?.column ?? 1) - 1));
  const at = fromPromise || (made?.line === last?.line && !isThrow) ? made : last;
  const shown = typeof thrown === 'string' ? thrown : inspect(thrown);
  const lines: string[] = [];
  // Node writes the line by itself where the value can hold no such words.
  if (error === undefined && !fromPromise) lines.push('');
  if (at !== undefined) lines.push(...pointed(source, shownName, at));
  else if (fromPromise && error !== undefined) {
    lines.push('node:internal/process/promises:389', '      new UnhandledPromiseRejection(reason);', '      ^');
  }
  if (error === undefined)
    lines.push(shown, '(Use `node --trace-uncaught ...` to show where the exception was thrown)');
  else lines.push('', shown);
  lines.push('', `Node.js ${NODE_VERSION}`);
  const line = at?.line ?? last?.line;
  return { text: lines.join('\n'), message: shown.split('\n')[0] ?? '', ...(line === undefined ? {} : { line }) };
}
