// A student's program to the text of a worker: instrumented, and handed to the recorder that stands before it in the
// same script. Nothing of it runs before the recorder calls it.
import type { Localised } from '../../contract/text.ts';
import { countLineBreaks, describeTooLong, MAX_STUDENT_CODE_LENGTH, type WorkerScript } from '../worker-script.ts';
import { type InstrumentedProgram, instrument } from './instrument.ts';
import { PROGRAM_HOOK } from './program-hook.ts';
import { describeProblem } from './program-words.ts';

export type { InstrumentedProgram } from './instrument.ts';

export type CompiledProgram =
  | { readonly ok: true; readonly program: InstrumentedProgram }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly message: Localised };

/**
 * Never throws on bad code. A file whose name ends in `.mjs` is a module and one in `.cjs` is none; any other is a module
 * where it cannot be anything else: it imports, exports, or awaits at its top.
 */
export function compileProgram(source: string, fileName: string): CompiledProgram {
  if (source.length > MAX_STUDENT_CODE_LENGTH)
    return { ok: false, line: 1, column: 1, message: describeTooLong(source.length) };
  const refused = (result: Extract<ReturnType<typeof instrument>, { kind: 'problem' }>): CompiledProgram => ({
    ok: false,
    line: result.line,
    column: result.column,
    message: describeProblem(result.problem),
  });
  if (!fileName.endsWith('.mjs')) {
    const script = instrument(source, 'commonjs');
    if (script.kind === 'program') return { ok: true, program: script };
    if (fileName.endsWith('.cjs') || script.problem.kind !== 'syntax') return refused(script);
    const module = instrument(source, 'module');
    // What is wrong with it either way is told as of a script, unless it reads as a module but for a refusal.
    return module.kind === 'program'
      ? { ok: true, program: module }
      : refused(module.problem.kind === 'syntax' ? script : module);
  }
  const module = instrument(source, 'module');
  return module.kind === 'program' ? { ok: true, program: module } : refused(module);
}

/**
 * Recorder and program as one classic script. The recorder is strict and the program is not, as in Node. The text was
 * parsed whole, so it cannot close what stands around it.
 */
export function buildProgramScript(recorder: string, { code, tables }: InstrumentedProgram): WorkerScript {
  const before =
    `self.postMessage({headroomControl:'up'});(function(){'use strict';\n${recorder}\n}).call(self);\n` +
    `self.${PROGRAM_HOOK}({tables:${JSON.stringify(tables)},code:${JSON.stringify(code)},main:(\n`;
  return {
    parts: [`${before}${code}\n)});\n//# sourceMappingURL=\n`],
    studentFirstLine: countLineBreaks(before) + 1,
  };
}
