// What a session stands on in a browser.
import type { CompiledProgram } from '../../sandbox/program/compile.ts';
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

/** A module as it is run in a lab that counts what it does. The parser is loaded when it is first needed. */
export async function countedCode(code: StudentCode): Promise<StudentCode> {
  const { countScript } = await import('../../sandbox/counting/count-script.ts');
  return { ...code, script: countScript(code.script, code.sourceMap) };
}

/** A program as the recorder takes it. The parser is loaded when it is first needed. */
export async function compileStudentProgram(source: string): Promise<CompiledProgram> {
  const { compileProgram } = await import('../../sandbox/program/compile.ts');
  return compileProgram(source, 'program.js');
}
