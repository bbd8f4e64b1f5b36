// Stacks of errors in the student's lines. V8 hands over where each call stood in the instrumented text; what is ours is
// left out, the rest is led back through the tables. Elsewhere a stack has its first line only.
import { lineStarts, placeOf, sourceOffset } from '../code-writer.ts';
import type { FunctionEntry, ProgramTables } from '../tables.ts';

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
  stackTraceLimit?: number;
};

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
  const maker = (scope as { Error: ErrorMaker }).Error;
  maker.stackTraceLimit = 40;
  maker.prepareStackTrace = (error, sites) => {
    let head: string;
    try {
      head = Error.prototype.toString.call(error);
    } catch {
      head = 'Error';
    }
    const frames = sites.map(frameOf).filter((one) => one !== undefined);
    return [head, ...frames.slice(0, 10)].join('\n');
  };
}
