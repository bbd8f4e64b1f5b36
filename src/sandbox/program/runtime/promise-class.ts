// The `Promise` that the program sees: constructor, then, catch, finally, resolve, reject and the four combinators.
import { all, allSettled, any, race } from './promise-combinators.ts';
import { describeValue, invokeThen, isObject, type PromiseCore, type Reject, type Resolve } from './promise-core.ts';

type Executor = (resolve: Resolve, reject: Reject) => void;

export interface PromiseClass {
  /** The global `Promise`. */
  readonly Promise: PromiseConstructor;
  /** Two of its methods as they were made, whatever the program does to them. */
  then(promise: object, onFulfilled?: unknown, onRejected?: unknown): object;
  finally(promise: object, onFinally: () => void): unknown;
}

/** 27.2.5.3 Promise.prototype.finally */
function finallyOf(core: PromiseCore, promise: unknown, onFinally: unknown): unknown {
  if (!isObject(promise)) throw new TypeError('Promise.prototype.finally called on non-object');
  const maker = core.speciesOf(promise);
  if (typeof onFinally !== 'function') return invokeThen(promise, onFinally, onFinally);
  const call = onFinally as () => unknown;
  const label = core.labelOf(onFinally);
  const after = (complete: () => unknown): unknown =>
    invokeThen(core.promiseResolve(maker, call()), core.named('finally', complete));
  const thenFinally = core.named(label, (value: unknown) => after(() => value));
  const catchFinally = core.named(label, (reason: unknown) =>
    after(() => {
      throw reason;
    }),
  );
  return invokeThen(promise, thenFinally, catchFinally);
}

/** Members as they stand on a class: not to be listed. */
function take(from: object, to: object, except: readonly string[]): void {
  for (const key of Reflect.ownKeys(from)) {
    const descriptor = Object.getOwnPropertyDescriptor(from, key);
    if (descriptor !== undefined && !except.includes(String(key))) Object.defineProperty(to, key, descriptor);
  }
}

export function createPromiseClass(core: PromiseCore): PromiseClass {
  // A function, not a class: called without `new` it says what V8's says.
  function OwnPromise(this: object, executor: Executor): void {
    if (new.target === undefined) throw new TypeError("Promise constructor cannot be invoked without 'new'");
    if (typeof executor !== 'function') {
      throw new TypeError(`Promise resolver ${describeValue(executor)} is not a function`);
    }
    const { resolve, reject } = core.createResolvingFunctions(this, core.initialise(this));
    try {
      executor(resolve, reject);
    } catch (thrown) {
      reject(core.guard(thrown));
    }
  }

  class Methods {
    then(onFulfilled?: unknown, onRejected?: unknown): object {
      const slots = core.slotsOf(this);
      if (slots === undefined) {
        throw new TypeError(`Method Promise.prototype.then called on incompatible receiver ${describeValue(this)}`);
      }
      const capability = core.newPromiseCapability(core.speciesOf(this));
      const handlers = { onFulfilled: core.handlerOf(onFulfilled), onRejected: core.handlerOf(onRejected) };
      core.performThen(this, slots, { capability, ...handlers });
      return capability.promise;
    }
    catch(onRejected?: unknown): unknown {
      return invokeThen(this, undefined, onRejected);
    }
    finally(onFinally?: unknown): unknown {
      return finallyOf(core, this, onFinally);
    }
    static all(iterable: unknown): object {
      return all(core, this, iterable);
    }
    static allSettled(iterable: unknown): object {
      return allSettled(core, this, iterable);
    }
    static any(iterable: unknown): object {
      return any(core, this, iterable);
    }
    static race(iterable: unknown): object {
      return race(core, this, iterable);
    }
    static resolve(value?: unknown): object {
      if (!isObject(this)) throw new TypeError('PromiseResolve called on non-object');
      return core.promiseResolve(this, value);
    }
    static reject(reason?: unknown): object {
      const capability = core.newPromiseCapability(this);
      capability.reject(reason);
      return capability.promise;
    }
    static get [Symbol.species](): unknown {
      return this;
    }
  }
  const prototype = OwnPromise.prototype as object;
  take(Methods, OwnPromise, ['length', 'name', 'prototype']);
  take(Methods.prototype, prototype, ['constructor']);
  Object.defineProperty(OwnPromise, 'prototype', { writable: false });
  Object.defineProperty(OwnPromise, 'name', { value: 'Promise' });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'Promise', configurable: true });
  core.intrinsic = OwnPromise;
  const { then, finally: ownFinally } = Methods.prototype;
  return {
    Promise: OwnPromise as unknown as PromiseConstructor,
    then: (promise, onFulfilled, onRejected) => then.call(promise as Methods, onFulfilled, onRejected),
    finally: (promise, onFinally) => ownFinally.call(promise as Methods, onFinally),
  };
}
