// `once` and `on` of `node:events`: an event as a promise, and the events to come as an async iterator.
import type { Emitter, EventName, Listener } from './events.ts';
import { abortError, invalidArgument } from './node-errors.ts';
import type { Promises } from './promise.ts';

interface SignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(name: string, listener: () => void, options?: object): void;
  removeEventListener(name: string, listener: () => void): void;
}

interface OnOptions {
  /** Events that end the iteration. */
  readonly close?: readonly EventName[];
  readonly highWaterMark?: number;
  readonly lowWaterMark?: number;
}

export interface EventWaits {
  once(target: unknown, name: EventName, options?: unknown): object;
  on(target: unknown, name: EventName, options?: unknown): object;
}

export function createEventWaits(promises: Promises, refuse: (name: string) => never): EventWaits {
  const isSignal = (signal: unknown): signal is SignalLike =>
    typeof signal === 'object' && signal !== null && 'aborted' in signal;
  const signalOf = (options: unknown): SignalLike | undefined => {
    const signal = (options as { signal?: unknown } | undefined)?.signal;
    if (signal === undefined) return undefined;
    if (!isSignal(signal)) throw invalidArgument('options.signal', 'an instance of AbortSignal', signal);
    return signal;
  };

  const isEmitter = (value: unknown): value is Emitter =>
    typeof value === 'object' && value !== null && typeof (value as Emitter).on === 'function';
  const isEventTarget = (value: unknown): value is SignalLike =>
    typeof value === 'object' && value !== null && typeof (value as SignalLike).addEventListener === 'function';

  /** events.once: an async function of Node's own, so its promise is one of ours at once. */
  const once = (target: unknown, name: EventName, options?: unknown): object => {
    let signal: SignalLike | undefined;
    try {
      signal = signalOf(options);
      if (signal?.aborted === true) throw abortError(signal.reason);
    } catch (error) {
      return promises.rejected(error);
    }
    const outer = promises.newCapability();
    const { promise, resolve, reject } = promises.newCapability();
    const cleanUp = (): void => {
      if (isEmitter(target)) target.removeListener('error', onError);
      signal?.removeEventListener('abort', onAbort);
    };
    const onError: Listener = (error) => {
      if (isEmitter(target)) target.removeListener(name, onEvent);
      signal?.removeEventListener('abort', onAbort);
      reject(error);
    };
    const onEvent: Listener = (...args) => {
      cleanUp();
      resolve(args);
    };
    const onAbort = (): void => {
      if (isEmitter(target)) {
        target.removeListener(name, onEvent);
        target.removeListener('error', onError);
      }
      reject(abortError(signal?.reason));
    };
    if (isEmitter(target)) {
      target.once(name, onEvent);
      if (name !== 'error') target.once('error', onError);
    } else if (isEventTarget(target)) {
      target.addEventListener(String(name), (...args: readonly unknown[]) => resolve(args), { once: true });
    } else return promises.rejected(invalidArgument('emitter', 'an instance of EventEmitter', target));
    signal?.addEventListener('abort', onAbort, { once: true });
    outer.resolve(promise);
    return outer.promise;
  };

  /** events.on: an async iterator over the events that come. */
  const on = (target: unknown, name: EventName, options?: unknown): object => {
    const signal = signalOf(options);
    const { close: closing, ...others } = (options ?? {}) as OnOptions;
    for (const other of ['highWaterMark', 'lowWaterMark'] as const)
      if (others[other] !== undefined) refuse(`events.on ${other}`);
    if (signal?.aborted === true) throw abortError(signal.reason);
    if (!isEmitter(target)) throw invalidArgument('emitter', 'an instance of EventEmitter', target);
    const unconsumed: unknown[] = [];
    const waiting: { resolve(value: unknown): void; reject(reason: unknown): void }[] = [];
    let error: unknown;
    let finished = false;
    const result = (value: unknown, done: boolean): object => ({ value, done });
    const onEvent: Listener = (...args) => {
      const first = waiting.shift();
      if (first === undefined) unconsumed.push(args);
      else first.resolve(result(args, false));
    };
    const onError: Listener = (reason) => {
      const first = waiting.shift();
      if (first === undefined) error = { reason };
      else first.reject(reason);
      close();
    };
    const onAbort = (): void => void onError(abortError(signal?.reason));
    const close = (): object => {
      target.removeListener(name, onEvent);
      target.removeListener('error', onError);
      for (const one of closing ?? []) target.removeListener(one, close);
      signal?.removeEventListener('abort', onAbort);
      finished = true;
      for (let first = waiting.shift(); first !== undefined; first = waiting.shift())
        first.resolve(result(undefined, true));
      return promises.resolved(result(undefined, true));
    };
    const iterator = {
      next() {
        if (unconsumed.length > 0) return promises.resolved(result(unconsumed.shift(), false));
        if (error !== undefined) {
          const { reason } = error as { reason: unknown };
          error = undefined;
          return promises.rejected(reason);
        }
        if (finished) return promises.resolved(result(undefined, true));
        const { promise, resolve, reject } = promises.newCapability();
        waiting.push({ resolve, reject });
        return promise;
      },
      return: close,
      throw(reason: unknown) {
        if (!(reason instanceof Error))
          throw invalidArgument('EventEmitter.AsyncIterator', 'an instance of Error', reason);
        error = { reason };
        target.removeListener(name, onEvent);
        target.removeListener('error', onError);
        return undefined;
      },
      [Symbol.asyncIterator]() {
        return iterator;
      },
    };
    target.on(name, onEvent);
    if (name !== 'error') target.on('error', onError);
    for (const one of closing ?? []) target.on(one, close);
    signal?.addEventListener('abort', onAbort, { once: true });
    return iterator;
  };

  return { once, on };
}
