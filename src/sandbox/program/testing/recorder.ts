// Records programs in fresh realms of Node's `vm`, for the tests that need no browser: the same scripts as in a worker.
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { bundleClassicScript } from '../../../../scripts/vite/confined-host.ts';
import type { ProgramTrace } from '../../../algorithms/event-loop/trace.ts';
import type { WorkerScript } from '../../worker-script.ts';
import { buildProgramScript, compileProgram } from '../compile.ts';

export function bundleRecorder(): Promise<string> {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  return bundleClassicScript(root, 'src/sandbox/program/program-host.ts', false);
}

/** @throws Error with the problem's words where the program is not run */
export function recordInVm(recorder: string, source: string, fileName: string): ProgramTrace {
  const compiled = compileProgram(source, fileName);
  if (!compiled.ok) throw new Error(`${compiled.line}:${compiled.column}: ${compiled.message.en}`);
  return askInVm(buildProgramScript(recorder, compiled.program)) as ProgramTrace;
}

/** What the recorder of a worker's script answers, in a fresh realm. */
export function askInVm(script: WorkerScript): unknown {
  const answers: { readonly id?: unknown; readonly result?: unknown; readonly error?: unknown }[] = [];
  const listeners: ((event: object) => void)[] = [];
  const context = vm.createContext({
    location: { href: 'confined.js' },
    postMessage: (message: (typeof answers)[number]) => answers.push(message),
    addEventListener: (type: string, listener: (event: object) => void) => {
      if (type === 'message') listeners.push(listener);
    },
    structuredClone,
    TextEncoder,
    TextDecoder,
    URL,
    URLSearchParams,
    atob,
    btoa,
    DOMException,
    performance: { now: () => 0 },
  });
  vm.runInContext('globalThis.self = globalThis;', context);
  vm.runInContext(script.parts.join(''), context, { filename: 'confined.js' });
  const data = { id: 1, method: 'record', args: [{ firstLine: script.studentFirstLine, lineCount: 10_000 }] };
  const event = { isTrusted: true, data, ports: [], stopImmediatePropagation: () => undefined };
  for (const listener of listeners) listener(event);
  const answer = answers.find(({ id }) => id === 1);
  if (answer?.result === undefined) throw new Error(JSON.stringify(answer?.error ?? answers));
  return structuredClone(answer.result);
}
