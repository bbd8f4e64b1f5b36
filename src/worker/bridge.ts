// The page's side of the bridge: one object per worker, whose calls never hang when the worker ends.

import confinedHostUrl from 'virtual:confined-host';
import { type Remote, releaseProxy, wrap } from 'comlink';
import { endpointOf } from '../sandbox/calls.ts';
import { type ConfinedLimits, createConfinedWorker } from '../sandbox/confined-worker.ts';
import { describeEnd, type EndReason } from '../sandbox/end-reason.ts';
import { unpackFault } from './fault-passage.ts';
import type { Host } from './host.ts';

/** Why a worker is no longer there, as data; the page puts it into words. */
export type WorkerEnd = EndReason;

export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';
  readonly end: WorkerEnd;
  constructor(end: WorkerEnd) {
    super(describeEnd(end).en);
    this.end = end;
  }
}

type Calls<T> = {
  readonly [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]: T[K] extends (
    ...args: infer A
  ) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};
export type HostCalls = Calls<Host>;

export interface Bridge {
  readonly calls: HostCalls;
  readonly ended: Promise<WorkerEnd>;
  readonly studentFirstLine?: number;
  close(): void;
}

/** What a bridge stands on: something that answers Comlink calls, and may end. */
export interface Footing {
  readonly remote: Remote<Host>;
  readonly ended: Promise<WorkerEnd>;
  /** Line of the worker's script on which a student's code begins. */
  readonly studentFirstLine?: number;
  close(): void;
}

/** Races every call with the end of the worker: a Comlink call that is pending when its worker dies never settles. */
function bridgeOver(footing: Footing): Bridge {
  const failed = footing.ended.then((end): never => {
    throw new WorkerEnded(end);
  });
  failed.catch(() => undefined);
  let isClosed = false;
  const calls = new Proxy({} as HostCalls, {
    get: (_, name) => {
      // A promise asks its value for `then`; a bridge has no such call.
      if (typeof name !== 'string' || name === 'then') return undefined;
      return (...args: unknown[]) => {
        // What is left of it would throw words of its own.
        if (isClosed) return failed;
        const method = Reflect.get(footing.remote, name) as (...rest: unknown[]) => Promise<unknown>;
        const reply = method(...args).catch((thrown: unknown) => {
          throw unpackFault(thrown);
        });
        return Promise.race([reply, failed]);
      };
    },
  });
  const { studentFirstLine } = footing;
  return {
    calls,
    ended: footing.ended,
    close() {
      // Whoever opened it and whoever worked with it may both close it.
      if (!isClosed) footing.close();
      isClosed = true;
    },
    ...(studentFirstLine === undefined ? {} : { studentFirstLine }),
  };
}

/** A worker of the page's own, running only our code. */
export function openTrustedBridge(): Bridge {
  const worker = new Worker(new URL('./trusted-worker.ts', import.meta.url), { type: 'module', name: 'simulation' });
  const remote = wrap<Host>(worker);
  let finish: (end: WorkerEnd) => void = () => undefined;
  const ended = new Promise<WorkerEnd>((resolve) => {
    finish = resolve;
  });
  worker.addEventListener('error', (event) => {
    worker.terminate();
    finish({ kind: 'error', message: event.message === '' ? 'the simulation could not be loaded' : event.message });
  });
  return bridgeOver({
    remote,
    ended,
    close: () => {
      remote[releaseProxy]();
      worker.terminate();
      finish({ kind: 'terminated' });
    },
  });
}

/** The host and a student's code in a worker that reaches nothing. Every call has a deadline. */
export async function openConfinedBridge(studentScript: string, limits: Partial<ConfinedLimits> = {}): Promise<Bridge> {
  const reply = await fetch(confinedHostUrl);
  if (!reply.ok) throw new Error(`the simulation for your code could not be loaded (${reply.status})`);
  const script = await reply.text();
  let deliver: (message: unknown, ports: readonly MessagePort[]) => void = () => undefined;
  const worker = createConfinedWorker({
    script,
    studentScript,
    limits,
    onMessage: (message, ports) => deliver(message, ports),
  });
  const endpoint = endpointOf(worker);
  deliver = (message, ports) => endpoint.deliver(message, ports);
  const remote = wrap<Host>(endpoint);
  const { studentFirstLine } = worker;
  return bridgeOver({
    remote,
    ended: worker.ended,
    ...(studentFirstLine === undefined ? {} : { studentFirstLine }),
    close: () => worker.terminate(),
  });
}
