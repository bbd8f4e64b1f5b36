// What a session stands on in a browser.
import type { Manifest } from '../../contract/manifest.ts';
import type { CompiledProgram } from '../../sandbox/program/compile.ts';
import { withSimulatedPromise } from '../../sandbox/simulated-promise.ts';
import { openConfinedBridge, openTrustedBridge } from '../../worker/bridge.ts';
import { recordProgram } from '../../worker/program-recorder.ts';
import type { SessionDependencies } from './run-control.ts';
import type { StudentCode } from './state.ts';

export const browserDependencies: SessionDependencies = {
  openTrusted: openTrustedBridge,
  openConfined: (code) => openConfinedBridge(code.script),
  recordProgram,
  nextPicture(callback) {
    const request = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(request);
  },
};

/** A compiled module as a lab runs it: with its promises, and counted. The parser is loaded when it is first needed. */
export async function moduleFor(
  { simulatesPromises = false, countsOperations = false }: Pick<Manifest, 'simulatesPromises' | 'countsOperations'>,
  compiled: StudentCode,
): Promise<StudentCode> {
  const code = simulatesPromises ? { ...compiled, script: withSimulatedPromise(compiled.script) } : compiled;
  if (!countsOperations) return code;
  const { countScript } = await import('../../sandbox/counting/count-script.ts');
  return { ...code, script: countScript(code.script, code.sourceMap) };
}

/** A program as the recorder takes it. The parser is loaded when it is first needed. */
export async function compileStudentProgram(source: string): Promise<CompiledProgram> {
  const { compileProgram } = await import('../../sandbox/program/compile.ts');
  return compileProgram(source, 'program.js');
}
