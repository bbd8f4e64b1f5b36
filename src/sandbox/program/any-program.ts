// The two ways in which a whole program is recorded: step by step under virtual time, or call by call with its operations
// counted, where the lab's manifest says so.
import type { Manifest } from '../../contract/manifest.ts';
import type { Localised } from '../../contract/text.ts';
import { compileCounted } from '../counted-program/compile.ts';
import type { AnyProgram } from './any-trace.ts';
import { compileProgram } from './compile.ts';

export type CompiledAny =
  | { readonly ok: true; readonly program: AnyProgram }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly message: Localised };

/** Never throws on bad code. */
export const compileFor = (
  { countsOperations = false }: Pick<Manifest, 'countsOperations'>,
  source: string,
  fileName: string,
): CompiledAny => (countsOperations ? compileCounted(source) : compileProgram(source, fileName));
