// Records counted programs in fresh realms of Node's `vm`, for the tests that need no browser: the same scripts as in a worker.
import { fileURLToPath } from 'node:url';
import { bundleClassicScript } from '../../../../scripts/vite/confined-host.ts';
import { type CallTrace, checkCallTrace } from '../../../algorithms/profiles/call-trace.ts';
import { askInVm } from '../../program/testing/recorder.ts';
import { buildWorkerScript } from '../../worker-script.ts';
import { compileCounted } from '../compile.ts';

/** @returns records a program; throws with the problem's words where it is not run */
export async function openCountedRecorder(): Promise<(source: string) => CallTrace> {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  const host = await bundleClassicScript(root, 'src/sandbox/counted-program/counted-host.ts', false);
  return (source) => {
    const compiled = compileCounted(source);
    if (!compiled.ok) throw new Error(`${compiled.line}:${compiled.column}: ${compiled.message.en}`);
    return checkCallTrace(askInVm(buildWorkerScript(host, compiled.program.script)));
  };
}
