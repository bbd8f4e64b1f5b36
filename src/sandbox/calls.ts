// Two ways to talk to a confined worker: plain requests `{id, method, args}`, and an endpoint for Comlink. Both tell the
// relay which answer is due, so that a worker that never answers is ended; both settle when the worker ends.
import type { ConfinedWorker } from './confined-worker.ts';
import { createDeferred, type Deferred } from './deferred.ts';
import { ConfinedRunEnded } from './end-reason.ts';
import type { ThrownData } from './worker-channel.ts';

/** The student's code, or the host, threw; `remote` is what it threw, as data. */
export class ConfinedCallFailed extends Error {
  override readonly name = 'ConfinedCallFailed';
  readonly remote: ThrownData;

  constructor(remote: ThrownData) {
    super(remote.message);
    this.remote = remote;
  }
}

export interface Caller {
  /** @throws ConfinedCallFailed when the method threw, ConfinedRunEnded when the worker ended first. */
  call(method: string, args: readonly unknown[], transfer?: readonly Transferable[]): Promise<unknown>;
  /** Hand every message of the worker to this; true if it was an answer to a call. */
  take(message: unknown): boolean;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function toThrownData(value: unknown): ThrownData {
  const field = (name: string): string | undefined => {
    const text = isRecord(value) ? value[name] : undefined;
    return typeof text === 'string' ? text : undefined;
  };
  const extra: Record<string, string> = {};
  for (const name of ['stack', 'code', 'subject', 'reason']) {
    const text = field(name);
    if (text !== undefined) extra[name] = text;
  }
  return { ...extra, name: field('name') ?? 'Error', message: field('message') ?? 'The call failed.' };
}

/** Requests by number; nothing that the worker sends is trusted to have the right shape. */
export function createCaller(worker: Pick<ConfinedWorker, 'post' | 'expectReply' | 'ended'>): Caller {
  const waiting = new Map<number, Deferred<unknown>>();
  let over: ConfinedRunEnded | undefined;
  let nextId = 1;
  void worker.ended.then((reason) => {
    over = new ConfinedRunEnded(reason);
    for (const one of waiting.values()) one.reject(over);
    waiting.clear();
  });
  return {
    call(method, args, transfer) {
      if (over !== undefined) return Promise.reject(over);
      const id = nextId++;
      const one = createDeferred<unknown>();
      waiting.set(id, one);
      worker.expectReply(id);
      try {
        worker.post({ id, method, args }, transfer);
      } catch (error) {
        waiting.delete(id);
        one.reject(error);
      }
      return one.promise;
    },
    take(message) {
      if (!isRecord(message) || typeof message['id'] !== 'number') return false;
      const one = waiting.get(message['id']);
      if (one === undefined) return false;
      waiting.delete(message['id']);
      if ('error' in message) one.reject(new ConfinedCallFailed(toThrownData(message['error'])));
      else one.resolve(message['result']);
      return true;
    },
  };
}

/** The shape of `Comlink.Endpoint`. */
export interface ConfinedEndpoint {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  /** Give every message of the worker to this, from `onMessage`. */
  deliver(message: unknown, ports?: readonly MessagePort[]): void;
}

/**
 * `Comlink.wrap(endpoint)` drives what the host exposes. Each request carries an id, and its answer is awaited under the
 * deadline. A Comlink call never settles by itself when its worker ends: race it with `worker.ended`.
 */
export function endpointOf(worker: Pick<ConfinedWorker, 'post' | 'expectReply'>): ConfinedEndpoint {
  const listeners = new Set<EventListenerOrEventListenerObject>();
  return {
    postMessage(message, transfer) {
      if (isRecord(message) && typeof message['id'] === 'string') worker.expectReply(message['id']);
      worker.post(message, transfer);
    },
    addEventListener(type, listener) {
      if (type === 'message') listeners.add(listener);
    },
    removeEventListener(type, listener) {
      if (type === 'message') listeners.delete(listener);
    },
    deliver(message, ports = []) {
      const event = new MessageEvent('message', { data: message, ports: [...ports] });
      for (const listener of [...listeners]) {
        if (typeof listener === 'function') listener(event);
        else listener.handleEvent(event);
      }
    },
  };
}
