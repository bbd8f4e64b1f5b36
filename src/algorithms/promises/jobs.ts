// Promises on the simulation's own time: their reactions wait in a queue that the model empties after each of its events,
// so that a student's asynchronous code runs as ECMA-262 (27.2) orders it, and ends where the event ends.

import type { PromiseJobs } from '../../contract/promise-jobs.ts';

/** So many jobs in a row that there may be no end to them. */
export class TooManyJobs extends Error {
  override readonly name = 'TooManyJobs';
  constructor(most: number) {
    super(`${most} promise jobs ran one after the other without an end in sight`);
  }
}

/** A promise of the language's own settles outside of the simulation, at no moment of its time. */
export class ForeignPromise extends TypeError {
  override readonly name = 'ForeignPromise';
  constructor() {
    super('a promise of the language itself, not of the simulation, was waited for');
  }
}

/** Whether a value is a promise of the language's own. Never throws, whatever traps the value has. */
export function isForeignPromise(value: unknown): boolean {
  try {
    return value instanceof Promise;
  } catch {
    return false;
  }
}

const MOST_JOBS = 1_000_000;

type Settle = (value: unknown) => void;
type Handler = ((value: unknown) => unknown) | undefined;

interface Reaction {
  readonly context: unknown;
  readonly onFulfilled: Handler;
  readonly onRejected: Handler;
  readonly resolve: Settle;
  readonly reject: Settle;
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';
const functionOr = (value: unknown): Handler => (typeof value === 'function' ? (value as Handler) : undefined);

/** @param most jobs of one draining */
export function createJobs(most = MOST_JOBS): PromiseJobs {
  let queue: (() => void)[] = [];
  let context: unknown;
  const unhandled = new Map<object, unknown>();

  /** What is done with the outcome of a promise, as a job of its own. */
  const react = (handler: Handler, reaction: Reaction, isRejected: boolean, value: unknown): void => {
    const { resolve, reject } = reaction;
    queue.push(() => {
      context = reaction.context;
      if (handler === undefined) (isRejected ? reject : resolve)(value);
      else
        try {
          resolve(handler(value));
        } catch (error) {
          reject(error);
        }
    });
  };

  class SimulatedPromise {
    #state: 'pending' | 'fulfilled' | 'rejected' = 'pending';
    #value: unknown;
    #reactions: Reaction[] = [];
    #isHandled = false;

    constructor(executor: unknown) {
      if (typeof executor !== 'function') throw new TypeError(`Promise resolver ${String(executor)} is not a function`);
      const { resolve, reject } = this.#resolvers();
      try {
        (executor as (resolve: Settle, reject: Settle) => void)(resolve, reject);
      } catch (error) {
        reject(error);
      }
    }

    /** Only the first call of either counts. */
    #resolvers(): { readonly resolve: Settle; readonly reject: Settle } {
      let isCalled = false;
      const once =
        (settle: Settle): Settle =>
        (value) => {
          if (isCalled) return;
          isCalled = true;
          settle(value);
        };
      return { resolve: once((value) => this.#resolve(value)), reject: once((reason) => this.#settle(true, reason)) };
    }

    #resolve(value: unknown): void {
      if (value === this) {
        this.#settle(true, new TypeError('Chaining cycle detected for promise #<Promise>'));
        return;
      }
      if (!isObject(value)) {
        this.#settle(false, value);
        return;
      }
      if (isForeignPromise(value)) {
        this.#settle(true, new ForeignPromise());
        return;
      }
      let then: unknown;
      try {
        then = Reflect.get(value, 'then');
      } catch (error) {
        this.#settle(true, error);
        return;
      }
      if (typeof then !== 'function') {
        this.#settle(false, value);
        return;
      }
      const waitsFor = context;
      queue.push(() => {
        context = waitsFor;
        const { resolve, reject } = this.#resolvers();
        try {
          Reflect.apply(then as (...given: unknown[]) => unknown, value, [resolve, reject]);
        } catch (error) {
          reject(error);
        }
      });
    }

    #settle(isRejected: boolean, value: unknown): void {
      this.#state = isRejected ? 'rejected' : 'fulfilled';
      this.#value = value;
      if (isRejected && !this.#isHandled) unhandled.set(this, value);
      for (const reaction of this.#reactions)
        react(isRejected ? reaction.onRejected : reaction.onFulfilled, reaction, isRejected, value);
      this.#reactions = [];
    }

    // biome-ignore lint/suspicious/noThenProperty: it is a promise.
    then(onFulfilled?: unknown, onRejected?: unknown): SimulatedPromise {
      let settle: { readonly resolve: Settle; readonly reject: Settle } | undefined;
      const next = new SimulatedPromise((resolve: Settle, reject: Settle) => {
        settle = { resolve, reject };
      });
      if (settle === undefined) throw new Error('an executor is called at once');
      const reaction = { ...settle, context, onFulfilled: functionOr(onFulfilled), onRejected: functionOr(onRejected) };
      if (this.#state === 'pending') this.#reactions.push(reaction);
      else {
        const isRejected = this.#state === 'rejected';
        react(isRejected ? reaction.onRejected : reaction.onFulfilled, reaction, isRejected, this.#value);
      }
      this.#isHandled = true;
      unhandled.delete(this);
      return next;
    }

    catch(onRejected?: unknown): SimulatedPromise {
      return this.then(undefined, onRejected);
    }

    finally(onFinally?: unknown): SimulatedPromise {
      if (typeof onFinally !== 'function') return this.then(onFinally, onFinally);
      const after = (): SimulatedPromise => SimulatedPromise.resolve((onFinally as () => unknown)());
      return this.then(
        (value: unknown) => after().then(() => value),
        (reason: unknown) =>
          after().then(() => {
            throw reason;
          }),
      );
    }

    static resolve(value?: unknown): SimulatedPromise {
      if (value instanceof SimulatedPromise) return value;
      return new SimulatedPromise((resolve: Settle) => resolve(value));
    }

    static reject(reason?: unknown): SimulatedPromise {
      return new SimulatedPromise((_: Settle, reject: Settle) => reject(reason));
    }

    static withResolvers(): { promise: SimulatedPromise; resolve: Settle; reject: Settle } {
      let settle: { resolve: Settle; reject: Settle } | undefined;
      const promise = new SimulatedPromise((resolve: Settle, reject: Settle) => {
        settle = { resolve, reject };
      });
      if (settle === undefined) throw new Error('an executor is called at once');
      return { promise, ...settle };
    }

    static try(call: unknown, ...given: readonly unknown[]): SimulatedPromise {
      return new SimulatedPromise((resolve: Settle) =>
        resolve(Reflect.apply(call as (...values: readonly unknown[]) => unknown, undefined, given)),
      );
    }

    /** What `all`, `allSettled` and `any` share: settles one for one, and the whole when none is left. */
    static #each(
      promises: Iterable<unknown>,
      watch: (one: SimulatedPromise, keep: Settle, whole: { resolve: Settle; reject: Settle }) => void,
      finish: (kept: readonly unknown[], whole: { resolve: Settle; reject: Settle }) => void,
    ): SimulatedPromise {
      return new SimulatedPromise((resolve: Settle, reject: Settle) => {
        const whole = { resolve, reject };
        const kept: unknown[] = [];
        let left = 1;
        const done = (): void => {
          left -= 1;
          if (left === 0) finish(kept, whole);
        };
        let count = 0;
        for (const one of promises) {
          const index = count;
          count += 1;
          left += 1;
          kept[index] = undefined;
          watch(
            SimulatedPromise.resolve(one),
            (value) => {
              kept[index] = value;
              done();
            },
            whole,
          );
        }
        done();
      });
    }

    static all(promises: Iterable<unknown>): SimulatedPromise {
      return SimulatedPromise.#each(
        promises,
        (one, keep, { reject }) => one.then(keep, reject),
        (kept, { resolve }) => resolve(kept),
      );
    }

    static allSettled(promises: Iterable<unknown>): SimulatedPromise {
      return SimulatedPromise.#each(
        promises,
        (one, keep) =>
          one.then(
            (value: unknown) => keep({ status: 'fulfilled', value }),
            (reason: unknown) => keep({ status: 'rejected', reason }),
          ),
        (kept, { resolve }) => resolve(kept),
      );
    }

    static any(promises: Iterable<unknown>): SimulatedPromise {
      return SimulatedPromise.#each(
        promises,
        (one, keep, { resolve }) => one.then(resolve, keep),
        (kept, { reject }) => reject(new AggregateError(kept, 'All promises were rejected')),
      );
    }

    static race(promises: Iterable<unknown>): SimulatedPromise {
      return new SimulatedPromise((resolve: Settle, reject: Settle) => {
        for (const one of promises) SimulatedPromise.resolve(one).then(resolve, reject);
      });
    }

    get [Symbol.toStringTag](): string {
      return 'Promise';
    }

    static get [Symbol.species](): unknown {
      return SimulatedPromise;
    }
  }
  Object.defineProperty(SimulatedPromise, 'name', { value: 'Promise' });
  // As the language's own are where a student's code runs: whoever changes them changes them for the model, too.
  Object.freeze(SimulatedPromise);
  Object.freeze(SimulatedPromise.prototype);

  return {
    // Its members are those of the language's own; its private state is not.
    Promise: SimulatedPromise as unknown as PromiseConstructor,
    get context() {
      return context;
    },
    set context(next) {
      context = next;
    },
    drain() {
      let done = 0;
      while (queue.length > 0) {
        const jobs = queue;
        queue = [];
        for (const job of jobs) {
          done += 1;
          if (done > most) {
            queue = [];
            throw new TooManyJobs(most);
          }
          job();
        }
      }
    },
    takeUnhandled() {
      const reasons = [...unhandled.values()];
      unhandled.clear();
      return reasons;
    },
  };
}
