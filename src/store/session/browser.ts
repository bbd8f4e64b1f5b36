// What a session stands on in a browser.
import type { Manifest } from '../../contract/manifest.ts';
import { withSimulatedPromise } from '../../sandbox/simulated-promise.ts';
import { openConfinedBridge, openTrustedBridge } from '../../worker/bridge.ts';
import { recordProgram } from '../../worker/program-recorder.ts';
import type { SessionDependencies } from './run-control.ts';
import type { StudentCode } from './state.ts';

export const browserDependencies: SessionDependencies = {
  openTrusted: openTrustedBridge,
  openConfined: (code, limits) => openConfinedBridge(code.script, limits),
  recordProgram,
  pool: {
    // Two at least, or there is no pool; no more than tasks are worth.
    poolSize: Math.min(8, Math.max(2, navigator.hardwareConcurrency)),
    nowMs: () => performance.now(),
    afterMs: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
      }),
  },
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
