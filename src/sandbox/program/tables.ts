// What the instrumented program refers to by number, and how positions in its text lead back to the student's.
import type { CodeMap } from './code-writer.ts';

export type FunctionKind = 'plain' | 'generator' | 'async' | 'async-generator' | 'class' | 'main';

export interface FunctionEntry {
  /** As a stack shows it: `main`, `Cache.get`, `new Cache`; empty where the source gives no name. */
  readonly name: string;
  readonly kind: FunctionKind;
  /** Of the student's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Index of a place. */
  readonly place: number;
}

export type ProgramKind = 'module' | 'commonjs';

export interface ProgramTables {
  readonly kind: ProgramKind;
  readonly source: string;
  /** Four numbers a place: line, column, endLine, endColumn, from 1. */
  readonly places: readonly number[];
  /** The first is the program itself. */
  readonly functions: readonly FunctionEntry[];
  readonly map: CodeMap;
  /** The program's text, as `map` and `functions` refer to it, begins at this line of the script, from 1, … */
  readonly hookName: string;
  /** Whether a module awaits at its top level. */
  readonly awaitsAtTop: boolean;
}
