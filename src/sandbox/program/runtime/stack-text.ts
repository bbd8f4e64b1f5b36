// Stacks of errors in the student's lines. V8 hands over where each call stood in the instrumented text; what is ours is
// left out, the rest is led back through the tables. Elsewhere a stack has its first line only.
import { lineStarts, placeOf, sourceOffset } from '../code-writer.ts';
import type { FunctionEntry, ProgramTables } from '../tables.ts';
import type { FunctionInfos } from './function-info.ts';

interface CallSite {
  getFileName(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
}

/** Where the instrumented text stands: its script's name and the line of its first character, from 1. */
export interface ScriptPlace {
  readonly fileName: string;
  readonly firstLine: number;
}

type ErrorMaker = {
  prepareStackTrace?: (error: Error, sites: readonly CallSite[]) => string;
  stackTraceLimit?: unknown;
};

/** The language's: what is made with the program's is seen through when it is shown. */
const PlainProxy = Proxy;

/** Node's own, as a program sees it. */
const LIMIT = 10;
/** Room for our own calls between the program's. */
const COLLECTED_FOR_EACH = 8;

type Errors = Record<'Error' | (typeof KINDS)[number], object>;
const KINDS = [
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
] as const;

/**
 * `Error` with the program's own limit in it. V8 looks for the limit at the class itself, and counts our calls too: there it
 * is larger.
 */
function limitedError(native: ErrorMaker & object, refuse: (name: string) => never): ErrorMaker & object {
  let limit: unknown = LIMIT;
  const setLimit = (value: unknown): boolean => {
    limit = value;
    native.stackTraceLimit = typeof value === 'number' && value > 0 ? value * COLLECTED_FOR_EACH : value;
    return true;
  };
  setLimit(LIMIT);
  return new PlainProxy(native, {
    get: (target, key, receiver): unknown =>
      key === 'stackTraceLimit' && Object.hasOwn(target, key) ? limit : Reflect.get(target, key, receiver),
    set(target, key, value, receiver) {
      if (key === 'prepareStackTrace') refuse('Error.prepareStackTrace');
      return key === 'stackTraceLimit' ? setLimit(value) : Reflect.set(target, key, value, receiver);
    },
    defineProperty(target, key, descriptor) {
      if (key === 'prepareStackTrace') refuse('Error.prepareStackTrace');
      return key === 'stackTraceLimit' && 'value' in descriptor
        ? setLimit(descriptor.value)
        : Reflect.defineProperty(target, key, descriptor);
    },
    getOwnPropertyDescriptor(target, key) {
      const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
      return key === 'stackTraceLimit' && descriptor !== undefined ? { ...descriptor, value: limit } : descriptor;
    },
  });
}

function innermost(functions: readonly FunctionEntry[], offset: number): FunctionEntry | undefined {
  let found: FunctionEntry | undefined;
  for (const one of functions) {
    if (one.kind === 'class' || offset < one.start || offset >= one.end) continue;
    if (found === undefined || one.end - one.start <= found.end - found.start) found = one;
  }
  return found;
}

export function installStackText(
  scope: object,
  tables: ProgramTables,
  code: string,
  script: ScriptPlace,
  shownName: string,
  infos: FunctionInfos,
  refuse: (name: string) => never,
): void {
  const starts = lineStarts(code);
  const sourceStarts = lineStarts(tables.source);
  const frameOf = (site: CallSite): string | undefined => {
    if (site.getFileName() !== script.fileName) return undefined;
    const line = (site.getLineNumber() ?? 0) - script.firstLine;
    const start = starts[line];
    if (start === undefined) return undefined;
    const offset = sourceOffset(tables.map, start + (site.getColumnNumber() ?? 1) - 1);
    if (offset === undefined) return undefined;
    const at = placeOf(sourceStarts, offset);
    const own = innermost(tables.functions, offset);
    const where = `${shownName}:${at.line}:${at.column}`;
    if (own === undefined || own.kind === 'main') {
      return tables.kind === 'module' ? `    at ${where}` : `    at Object.<anonymous> (${where})`;
    }
    return own.name === '' ? `    at ${where}` : `    at ${own.name} (${where})`;
  };
  const errors = scope as Errors;
  const native = errors.Error as ErrorMaker & { prototype: object };
  const limited = limitedError(native, refuse);
  const prepareStackTrace = (error: Error, sites: readonly CallSite[]): string => {
    let head: string;
    try {
      head = Error.prototype.toString.call(error);
    } catch {
      head = 'Error';
    }
    const frames = sites.map(frameOf).filter((one) => one !== undefined);
    const { stackTraceLimit } = limited;
    return [head, ...frames.slice(0, Number(stackTraceLimit))].join('\n');
  };
  Object.defineProperty(prepareStackTrace, 'name', { value: 'ErrorPrepareStackTrace' });
  const collected = native.stackTraceLimit;
  delete native.stackTraceLimit;
  Object.defineProperty(native, 'prepareStackTrace', { value: prepareStackTrace, writable: true, configurable: true });
  native.stackTraceLimit = collected;
  Object.defineProperty(native.prototype, 'constructor', { value: limited, writable: true, configurable: true });
  for (const kind of KINDS) Object.setPrototypeOf(errors[kind], limited);
  infos.standsFor(limited, native);
  Object.defineProperty(scope, 'Error', { value: limited, writable: true, configurable: true });
}
