// Turns a student's program into one that our runtime can run and watch. Two things change:
// - every statement first says where it is (`$h.s`), and every function says when it is entered and left;
// - native promises disappear: an async function becomes a function around a generator, `await` a `yield` to our driver,
//   so that each job stands in our own queue. (After Babel's and TypeScript's helpers, with the specification's ticks.)
// All names that we add begin with a prefix that does not occur in the source.
import { type Options, type Program, parse } from 'acorn';
import type { ProgramEnd } from '../../algorithms/event-loop/trace.ts';
import { CodeWriter, lineStarts, placeOf } from './code-writer.ts';
import { CannotEmit } from './emit-context.ts';
import { ProgramEmitter } from './emit-program.ts';
import { isSupportedModule } from './supported-modules.ts';
import { awaitsAtTop, childrenOf, type Node } from './syntax.ts';
import type { ProgramKind, ProgramTables } from './tables.ts';

export interface InstrumentedProgram {
  readonly kind: 'program';
  /** An expression: a function of `hookName` and, in CommonJS, of what Node's wrapper gives a module. */
  readonly code: string;
  readonly tables: ProgramTables;
}

type Refused = Extract<ProgramEnd, { kind: 'refused' }>;

export interface ProgramProblem {
  readonly kind: 'problem';
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly problem:
    | { readonly kind: 'syntax' /** The parser's words, in English. */; readonly message: string }
    | Pick<Refused, 'kind' | 'name' | 'reason'>;
}

/** Node 20's syntax. */
const SYNTAX: Options['ecmaVersion'] = 2024;

function parseProgram(source: string, kind: ProgramKind): Program {
  return parse(source, {
    ecmaVersion: SYNTAX,
    sourceType: kind,
    allowHashBang: true,
  });
}

/** A prefix for our names: not in the student's text. */
function freePrefix(source: string): string {
  let prefix = '$h';
  for (let count = 1; source.includes(prefix); count += 1) prefix = `$h${count}_`;
  return prefix;
}

interface Refusal {
  readonly node: Node;
  readonly name: string;
  readonly reason: Refused['reason'];
}

function moduleRefusal(node: Node, name: unknown): Refusal | undefined {
  return typeof name === 'string' && !isSupportedModule(name) ? { node, name, reason: 'module' } : undefined;
}

/** What can be refused without running, first in the text first. */
function firstRefusal(program: Program): Refusal | undefined {
  const visit = (node: Node): Refusal | undefined => {
    const own = refusalOf(node);
    if (own !== undefined) return own;
    for (const child of childrenOf(node)) {
      const inner = visit(child);
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  return visit(program);
}

function refusalOf(node: Node): Refusal | undefined {
  switch (node.type) {
    case 'ImportExpression':
      return { node, name: 'import()', reason: 'unsupported' };
    case 'WithStatement':
      return { node, name: 'with', reason: 'unsupported' };
    case 'ImportDeclaration':
      return moduleRefusal(node, node.source.value);
    case 'ExportAllDeclaration':
      return { node, name: 'export *', reason: 'unsupported' };
    case 'ExportNamedDeclaration':
      return node.source == null ? undefined : { node, name: 'export from', reason: 'unsupported' };
    default:
      return undefined;
  }
}

/** Never throws on bad code: it comes back as a problem. */
export function instrument(source: string, kind: ProgramKind): InstrumentedProgram | ProgramProblem {
  const starts = lineStarts(source);
  let program: Program;
  try {
    program = parseProgram(source, kind);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    const offset = (error as { pos?: number }).pos ?? 0;
    return { kind: 'problem', ...placeOf(starts, offset), problem: { kind: 'syntax', message } };
  }
  const refusal = firstRefusal(program);
  if (refusal !== undefined) {
    const { node, name, reason } = refusal;
    return { kind: 'problem', ...placeOf(starts, node.start), problem: { kind: 'refused', name, reason } };
  }
  const hookName = freePrefix(source);
  const writer = new CodeWriter(source);
  const topAwait = kind === 'module' && awaitsAtTop(program);
  const emitter = new ProgramEmitter(source, writer, hookName);
  try {
    emitter.program(program, kind, topAwait);
  } catch (error) {
    if (!(error instanceof CannotEmit)) throw error;
    const problem = { kind: 'refused', name: error.what, reason: 'unsupported' } as const;
    return { kind: 'problem', ...placeOf(starts, error.offset), problem };
  }
  const { code, map } = writer.finish();
  const { places, functions } = emitter;
  return { kind: 'program', code, tables: { kind, source, places, functions, map, hookName, awaitsAtTop: topAwait } };
}
