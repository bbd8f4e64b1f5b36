// Promises for the rest of the runtime: what `await`, timers/promises, fs/promises and events build on.
import type { FunctionInfos } from './function-info.ts';
import type { Machine } from './machine.ts';
import type { Microtasks } from './microtasks.ts';
import { createPromiseClass } from './promise-class.ts';
import {
  type Handler,
  type PromiseCapability,
  PromiseCore,
  type PromiseSlots,
  type RejectionTracker,
} from './promise-core.ts';

export type { Handler, JobLabel, PromiseCapability, RejectionTracker } from './promise-core.ts';

export interface Promises {
  /** The program's `Promise`. */
  readonly Promise: PromiseConstructor;
  slotsOf(value: unknown): PromiseSlots | undefined;
  /** A pending promise of ours with its resolving functions. */
  newCapability(): PromiseCapability;
  promiseResolve(value: unknown): object;
  /** PerformPromiseThen without a result, as `await` does. */
  awaitThen(promise: object, onFulfilled: Handler, onRejected: Handler): void;
  /** `then` for our own use: not to be changed by the program. */
  then(promise: object, onFulfilled?: (value: unknown) => unknown, onRejected?: (reason: unknown) => unknown): object;
  finally(promise: object, onFinally: () => void): object;
  resolved(value: unknown): object;
  rejected(reason: unknown): object;
}

export function createPromises(
  machine: Machine,
  jobs: Microtasks,
  infos: FunctionInfos,
  tracker: RejectionTracker,
): Promises {
  const core = new PromiseCore(machine, jobs, infos, tracker);
  const own = createPromiseClass(core);
  return {
    Promise: own.Promise,
    slotsOf: (value) => core.slotsOf(value),
    newCapability: () => core.newCapability(),
    promiseResolve: (value) => core.promiseResolve(own.Promise, value),
    awaitThen: (promise, onFulfilled, onRejected) => {
      const slots = core.slotsOf(promise);
      if (slots === undefined) throw new TypeError('not a promise');
      core.performThen(promise, slots, { capability: undefined, onFulfilled, onRejected });
    },
    then: (promise, onFulfilled, onRejected) => own.then(promise, onFulfilled, onRejected),
    // SafePromisePrototypeFinally of Node's primordials, with its detour through a second promise.
    finally: (promise, onFinally) => {
      const inner = core.newCapability();
      const outer = core.newCapability();
      own.then(promise, inner.resolve, inner.reject);
      own.then(own.finally(inner.promise, onFinally) as object, outer.resolve, outer.reject);
      return outer.promise;
    },
    resolved: (value) => core.promiseResolve(own.Promise, value),
    rejected: (reason) => {
      const { promise, reject } = core.newCapability();
      reject(reason);
      return promise;
    },
  };
}
