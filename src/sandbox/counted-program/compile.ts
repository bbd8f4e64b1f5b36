// A student's program to one whose operations are counted. It runs from its first line to its last at once: what would go on
// later, nothing of it would be counted, so it is refused beforehand.
import { type Program, parse } from 'acorn';
import type { Localised } from '../../contract/text.ts';
import { countScript } from '../counting/count-script.ts';
import { lineStarts, placeOf } from '../program/code-writer.ts';
import { describeProblem } from '../program/program-words.ts';
import { childrenOf, isFunction, type Node } from '../program/syntax.ts';
import { describeTooLong, MAX_STUDENT_CODE_LENGTH } from '../worker-script.ts';

export interface CountedProgram {
  readonly kind: 'counted';
  readonly source: string;
  /** CommonJS, rewritten: every line stays where it is. */
  readonly script: string;
}

export type CompiledCounted =
  | { readonly ok: true; readonly program: CountedProgram }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly message: Localised };

/** Node 20's syntax. */
const SYNTAX = 2024;

function firstAsync(node: Node): Node | undefined {
  if ((isFunction(node) && node.async) || node.type === 'AwaitExpression' || node.type === 'ImportExpression')
    return node;
  for (const child of childrenOf(node)) {
    const found = firstAsync(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Never throws on bad code. */
export function compileCounted(source: string): CompiledCounted {
  if (source.length > MAX_STUDENT_CODE_LENGTH)
    return { ok: false, line: 1, column: 1, message: describeTooLong(source.length) };
  const starts = lineStarts(source);
  const refused = (offset: number, message: Localised): CompiledCounted => ({
    ok: false,
    ...placeOf(starts, offset),
    message,
  });
  let program: Program;
  try {
    program = parse(source, {
      ...{ ecmaVersion: SYNTAX, sourceType: 'script', allowReturnOutsideFunction: true },
      // So that it is refused by its name.
      allowAwaitOutsideFunction: true,
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    return refused((error as { pos?: number }).pos ?? 0, describeProblem({ kind: 'syntax', message }));
  }
  const later = firstAsync(program);
  if (later !== undefined) {
    const name = later.type === 'ImportExpression' ? 'import()' : later.type === 'AwaitExpression' ? 'await' : 'async';
    return refused(later.start, describeProblem({ kind: 'refused', name, reason: 'unsupported' }));
  }
  return { ok: true, program: { kind: 'counted', source, script: countScript(source) } };
}
