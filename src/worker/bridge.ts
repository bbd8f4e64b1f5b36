// The page's side of the bridge: one object per worker, whose calls never hang when the worker ends.
import { releaseProxy, type Remote, wrap } from 'comlink';
import type { Host } from './host.ts';

/** Why a worker is no longer there, as data; the page puts it into words. */
export type WorkerEnd =
  | { readonly kind: 'closed' }
  | { readonly kind: 'deadline'; readonly afterMs: number }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'flood' };

export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';
  readonly end: WorkerEnd;
  constructor(end: WorkerEnd) {
    super(end.kind === 'error' ? end.message : `the worker ended: ${end.kind}`);
    this.end = end;
  }
}

type Calls<T> = {
  readonly [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};
export type HostCalls = Calls<Host>;

export interface Bridge {
  readonly calls: HostCalls;
  readonly ended: Promise<WorkerEnd>;
  close(): void;
}

/** What a bridge stands on: something that answers Comlink calls, and may end. */
export interface Footing {
  readonly remote: Remote<Host>;
  readonly ended: Promise<WorkerEnd>;
  close(): void;
  /** Runs around each call, for confinements that put a deadline on every reply. */
  around?<T>(call: () => Promise<T>): Promise<T>;
}

/** Races every call with the end of the worker: a Comlink call that is pending when its worker dies never settles. */
export function bridgeOver(footing: Footing): Bridge {
  const failed = footing.ended.then((end): never => {
    throw new WorkerEnded(end);
  });
  failed.catch(() => undefined);
  const calls = new Proxy({} as HostCalls, {
    get: (_, name) => {
      // A promise asks its value for `then`; a bridge has no such call.
      if (typeof name !== 'string' || name === 'then') return undefined;
      return (...args: unknown[]) => {
        const method = Reflect.get(footing.remote, name) as (...rest: unknown[]) => Promise<unknown>;
        const call = () => method(...args);
        return Promise.race([footing.around?.(call) ?? call(), failed]);
      };
    },
  });
  return { calls, ended: footing.ended, close: () => footing.close() };
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
      finish({ kind: 'closed' });
    },
  });
}
