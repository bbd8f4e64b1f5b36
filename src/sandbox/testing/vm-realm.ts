// Runs the probe host and a student's code in a fresh realm of Node's `vm`, for the tests that need no browser.
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { bundleClassicScript } from '../../../scripts/vite/confined-host.ts';
import { createDeferred, type Deferred } from '../deferred.ts';
import { buildWorkerScript } from '../worker-script.ts';

export function bundleProbeHost(): Promise<string> {
  return bundleClassicScript(
    fileURLToPath(new URL('../../..', import.meta.url)),
    'src/sandbox/testing/probe-host.ts',
    false,
  );
}

export interface VmRealm {
  /** Calls an export of the student's; rejects with what it threw, as data. */
  call(method: string, ...args: readonly unknown[]): Promise<unknown>;
}

export function startVmRealm(hostScript: string, student: string): VmRealm {
  const listeners: ((event: object) => void)[] = [];
  const waiting = new Map<unknown, Deferred<unknown>>();
  const context = vm.createContext({
    postMessage: (message: { id?: unknown; result?: unknown; error?: unknown }) => {
      const one = waiting.get(message.id);
      if (one === undefined) return;
      if (message.error === undefined) one.resolve(structuredClone(message.result));
      else one.reject(structuredClone(message.error));
    },
    addEventListener: (type: string, listener: (event: object) => void) => {
      if (type === 'message') listeners.push(listener);
    },
    fetch: () => 'reached',
    indexedDB: {},
    performance: { now: () => 123 },
    structuredClone,
  });
  vm.runInContext('globalThis.self = globalThis;', context);
  vm.runInContext(buildWorkerScript(hostScript, student).parts.join(''), context, { filename: 'confined.js' });
  let nextId = 1;
  return {
    call(method, ...args) {
      const id = nextId++;
      const one = createDeferred<unknown>();
      waiting.set(id, one);
      const event = {
        isTrusted: true,
        data: { id, method, args },
        ports: [],
        stopImmediatePropagation: () => undefined,
      };
      for (const listener of listeners) listener(event);
      return one.promise;
    },
  };
}
