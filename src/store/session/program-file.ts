// Programs as the page compiles them, and the files they are opened from.
import type { Manifest } from '../../contract/manifest.ts';
import type { CompiledAny } from '../../sandbox/program/any-program.ts';

/** A program as the recorder takes it. The parser is loaded when it is first needed. */
export async function compileStudentProgram(
  lab: Pick<Manifest, 'countsOperations'>,
  source: string,
  fileName = 'program.js',
): Promise<CompiledAny> {
  const { compileFor } = await import('../../sandbox/program/any-program.ts');
  return compileFor(lab, source, fileName);
}

export type ProgramFileText =
  | { readonly ok: true; readonly text: string }
  /** By its name it is no module, and by this line it is one. */
  | { readonly ok: false; readonly line: number };

/**
 * The text of a program's file as the page keeps it, without a name: what is a module by its name alone says so at its
 * end, in the text, so that drafts, runs and links keep it.
 */
export async function textOfProgramFile(source: string, fileName: string): Promise<ProgramFileText> {
  const isModule = fileName.endsWith('.mjs');
  if (!isModule && !fileName.endsWith('.cjs')) return { ok: true, text: source };
  const compiled = await compileStudentProgram({}, source);
  const readsAsModule = compiled.ok && compiled.program.kind === 'program' && compiled.program.tables.kind === 'module';
  if (isModule === readsAsModule) return { ok: true, text: source };
  if (isModule) return { ok: true, text: `${source.trimEnd()}\nexport {};\n` };
  const asScript = await compileStudentProgram({}, source, 'program.cjs');
  return asScript.ok ? { ok: true, text: source } : { ok: false, line: asScript.line };
}
