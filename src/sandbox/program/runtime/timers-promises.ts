// `node:timers/promises`, after lib/timers/promises.js of Node 20.
import type { AsyncGenerators } from './async-generator.ts';
import type { Body, Coroutines } from './coroutine.ts';
import type { Immediates } from './immediates.ts';
import { abortError, invalidArgument } from './node-errors.ts';
import type { Promises } from './promise.ts';
import { requireNumber, type Timers } from './timers.ts';

interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(name: string, listener: () => void, options?: object): void;
  removeEventListener(name: string, listener: () => void): void;
}
interface Options {
  readonly signal?: Signal;
  readonly ref?: boolean;
}

function checked(options: unknown): Options {
  if (typeof options !== 'object' || options === null) throw invalidArgument('options', 'of type object', options);
  const { signal, ref } = options as { signal?: unknown; ref?: unknown };
  if (signal !== undefined && (typeof signal !== 'object' || signal === null || !('aborted' in signal))) {
    throw invalidArgument('options.signal', 'an instance of AbortSignal', signal);
  }
  if (ref !== undefined && typeof ref !== 'boolean') throw invalidArgument('options.ref', 'of type boolean', ref);
  return options;
}

export function createTimersPromises(
  promises: Promises,
  timers: Timers,
  immediates: Immediates,
  coroutines: Coroutines,
  generators: AsyncGenerators,
): Readonly<Record<string, unknown>> {
  /** The part that setTimeout and setImmediate share. */
  const wait = (
    check: () => void,
    given: unknown,
    start: (resolve: (value?: unknown) => void, options: Options) => { cancel(): boolean },
  ): object => {
    let options: Options;
    try {
      check();
      options = checked(given);
    } catch (error) {
      return promises.rejected(error);
    }
    const { signal } = options;
    if (signal?.aborted === true) return promises.rejected(abortError(signal.reason));
    const { promise, resolve, reject } = promises.newCapability();
    const work = start(resolve, options);
    if (signal === undefined) return promise;
    const onAbort = (): void => {
      if (work.cancel()) reject(abortError(signal.reason));
    };
    signal.addEventListener('abort', onAbort);
    return promises.finally(promise, () => signal.removeEventListener('abort', onAbort));
  };

  const setTimeout = (after?: unknown, value?: unknown, options: unknown = {}): object =>
    wait(
      () => {
        if (after !== undefined) requireNumber(after, 'delay');
      },
      options,
      (resolve, { ref = true }) => {
        const timeout = new timers.Timeout(resolve, after, [value], false, ref);
        timers.insert(timeout, timeout._idleTimeout);
        return {
          cancel: () => {
            if (timeout._destroyed) return false;
            timers.clearTimeout(timeout);
            return true;
          },
        };
      },
    );

  const setImmediate = (value?: unknown, options: unknown = {}): object =>
    wait(
      () => undefined,
      options,
      (resolve, { ref = true }) => {
        const immediate = new immediates.Immediate(resolve, [value]);
        if (!ref) immediate.unref();
        return {
          cancel: () => {
            if (immediate._destroyed) return false;
            immediates.clearImmediate(immediate);
            return true;
          },
        };
      },
    );

  function* interval(after: unknown, value: unknown, given: unknown): Body {
    if (after !== undefined) requireNumber(after, 'delay');
    const { signal, ref = true } = checked(given);
    if (signal?.aborted === true) throw abortError(signal.reason);
    let notYielded = 0;
    let wake: ((value?: unknown) => void) | undefined;
    const timer = new timers.Timeout(
      () => {
        notYielded += 1;
        wake?.();
        wake = undefined;
      },
      after,
      undefined,
      true,
      ref,
    );
    const onAbort = (): void => {
      timers.clearTimeout(timer);
      wake?.(promises.rejected(abortError(signal?.reason)));
      wake = undefined;
    };
    const own = coroutines.current;
    const saying = (signalOf: 'await' | 'yield'): void => {
      if (own !== undefined) own.signal = signalOf;
    };
    try {
      timers.insert(timer, timer._idleTimeout);
      signal?.addEventListener('abort', onAbort, { once: true });
      // Read anew: it changes while the generator waits.
      const isAborted = (): boolean => signal?.aborted === true;
      while (!isAborted()) {
        if (notYielded === 0) {
          const { promise, resolve } = promises.newCapability();
          wake = resolve;
          saying('await');
          yield promise;
        }
        for (; notYielded > 0; notYielded -= 1) {
          saying('yield');
          yield value;
        }
      }
      throw abortError(signal?.reason);
    } finally {
      timers.clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  }
  const setInterval = (after?: unknown, value?: unknown, options: unknown = {}): object =>
    generators.create(() => interval(after, value, options), undefined);

  const scheduler = {
    wait: (delay?: unknown, options: unknown = {}) => setTimeout(delay, undefined, options),
    yield: () => setImmediate(),
  };
  return { setTimeout, setImmediate, setInterval, scheduler };
}
