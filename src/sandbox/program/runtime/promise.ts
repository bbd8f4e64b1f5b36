// Promises as ECMA-262 (27.2) has them, on our own queue of jobs. Names of operations are the specification's.
import type { EntryKind } from '../../../algorithms/event-loop/trace.ts';
import type { FunctionInfos } from './function-info.ts';
import type { Machine } from './machine.ts';
import type { Microtasks } from './microtasks.ts';
import { plainText, requireIterable } from './node-errors.ts';

export type Resolve = (value?: unknown) => void;
export type Reject = (reason?: unknown) => void;
type Executor = (resolve: Resolve, reject: Reject) => void;

export interface PromiseCapability {
  readonly promise: object;
  readonly resolve: Resolve;
  readonly reject: Reject;
}

/** How a job is named in its queue. */
export interface JobLabel {
  readonly kind: EntryKind;
  readonly name: string;
  readonly place: number;
}

/** What one handler of a reaction does; a label names it. */
export interface Handler {
  readonly label: JobLabel;
  call(value: unknown): unknown;
}

interface Reaction {
  readonly capability: PromiseCapability | undefined;
  readonly onFulfilled: Handler | undefined;
  readonly onRejected: Handler | undefined;
}

/** The internal slots of a promise. */
export interface PromiseSlots {
  state: 'pending' | 'fulfilled' | 'rejected';
  result: unknown;
  isHandled: boolean;
  reactions: Reaction[] | undefined;
}

export interface RejectionTracker {
  rejected(promise: object, reason: unknown): void;
  handled(promise: object): void;
}

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

const INTERNAL: JobLabel = { kind: 'internal', name: '', place: -1 };

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

export function createPromises(
  machine: Machine,
  jobs: Microtasks,
  infos: FunctionInfos,
  tracker: RejectionTracker,
): Promises {
  const allSlots = new WeakMap<object, PromiseSlots>();
  const slotsOf = (value: unknown): PromiseSlots | undefined => (isObject(value) ? allSlots.get(value) : undefined);
  const labels = new WeakMap<object, JobLabel>();
  /** Reactions of promises that are not settled: a chain may be built without end and nothing of it queued. */
  let waiting = 0;

  const labelOf = (handler: object): JobLabel => {
    const known = labels.get(handler);
    if (known !== undefined) return known;
    const { name, place } = infos.of(handler);
    return place < 0 && name === '' ? INTERNAL : { kind: 'reaction', name, place };
  };
  const handlerOf = (value: unknown): Handler | undefined =>
    typeof value === 'function'
      ? { label: labelOf(value), call: (argument) => (value as (argument: unknown) => unknown)(argument) }
      : undefined;

  // 27.2.2.1 NewPromiseReactionJob
  const enqueueReaction = (reaction: Reaction, kind: 'fulfilled' | 'rejected', argument: unknown): void => {
    const handler = kind === 'fulfilled' ? reaction.onFulfilled : reaction.onRejected;
    const other = kind === 'fulfilled' ? reaction.onRejected : reaction.onFulfilled;
    const label = handler?.label ?? { kind: 'reaction', name: '', place: other?.label.place ?? -1 };
    jobs.enqueue(label.kind, label.name, label.place, () => {
      const { capability } = reaction;
      let value = argument;
      if (handler !== undefined) {
        try {
          value = handler.call(argument);
        } catch (thrown) {
          if (machine.end !== undefined) throw thrown;
          capability?.reject(thrown);
          return;
        }
      } else if (kind === 'rejected') {
        capability?.reject(argument);
        return;
      }
      capability?.resolve(value);
    });
  };

  const settle = (promise: object, slots: PromiseSlots, state: 'fulfilled' | 'rejected', result: unknown): void => {
    const { reactions } = slots;
    waiting -= reactions?.length ?? 0;
    slots.reactions = undefined;
    slots.result = result;
    slots.state = state;
    if (state === 'rejected' && !slots.isHandled) tracker.rejected(promise, result);
    for (let index = 0; index < (reactions?.length ?? 0); index += 1) {
      enqueueReaction(reactions?.[index] as Reaction, state, result);
    }
  };

  // 27.2.1.3 CreateResolvingFunctions
  const createResolvingFunctions = (promise: object, slots: PromiseSlots): { resolve: Resolve; reject: Reject } => {
    let alreadyResolved = false;
    const resolve = (resolution?: unknown): void => {
      if (alreadyResolved) return;
      alreadyResolved = true;
      if (resolution === promise) {
        settle(promise, slots, 'rejected', new TypeError('Chaining cycle detected for promise #<Promise>'));
        return;
      }
      if (!isObject(resolution)) {
        settle(promise, slots, 'fulfilled', resolution);
        return;
      }
      let then: unknown;
      try {
        then = (resolution as { then?: unknown }).then;
      } catch (thrown) {
        if (machine.end !== undefined) throw thrown;
        settle(promise, slots, 'rejected', thrown);
        return;
      }
      if (typeof then !== 'function') {
        settle(promise, slots, 'fulfilled', resolution);
        return;
      }
      enqueueThenable(promise, slots, resolution, then as (resolve: Resolve, reject: Reject) => unknown);
    };
    const reject = (reason?: unknown): void => {
      if (alreadyResolved) return;
      alreadyResolved = true;
      settle(promise, slots, 'rejected', reason);
    };
    Object.defineProperty(resolve, 'name', { value: '' });
    Object.defineProperty(reject, 'name', { value: '' });
    return { resolve, reject };
  };

  // 27.2.2.2 NewPromiseResolveThenableJob
  const enqueueThenable = (
    promise: object,
    slots: PromiseSlots,
    thenable: object,
    then: (resolve: Resolve, reject: Reject) => unknown,
  ): void => {
    const { name, place } = infos.of(then);
    jobs.enqueue('thenable', slotsOf(thenable) === undefined ? name : 'Promise', place, () => {
      const { resolve, reject } = createResolvingFunctions(promise, slots);
      try {
        Reflect.apply(then, thenable, [resolve, reject]);
      } catch (thrown) {
        if (machine.end !== undefined) throw thrown;
        reject(thrown);
      }
    });
  };

  const initialise = (promise: object): PromiseSlots => {
    const slots: PromiseSlots = { state: 'pending', result: undefined, isHandled: false, reactions: [] };
    allSlots.set(promise, slots);
    return slots;
  };

  // 27.2.5.4.1 PerformPromiseThen
  const performThen = (promise: object, slots: PromiseSlots, reaction: Reaction): void => {
    if (slots.state === 'pending') {
      const { reactions = [] } = slots;
      reactions[reactions.length] = reaction;
      waiting += 1;
      if (waiting > machine.limits.entries) machine.stopAtLimit('queued', machine.limits.entries);
    } else {
      if (slots.state === 'rejected' && !slots.isHandled) tracker.handled(promise);
      enqueueReaction(reaction, slots.state, slots.result);
    }
    slots.isHandled = true;
  };

  // 27.2.1.5 NewPromiseCapability
  const newPromiseCapability = (Constructor: unknown): PromiseCapability => {
    if (Constructor === OwnPromise) return newCapability();
    if (typeof Constructor !== 'function' || !isConstructor(Constructor)) {
      throw new TypeError(`${plainText(Constructor)} is not a constructor`);
    }
    let resolve: unknown;
    let reject: unknown;
    const promise = Reflect.construct(Constructor, [
      (givenResolve: unknown, givenReject: unknown): void => {
        if (resolve !== undefined || reject !== undefined) {
          throw new TypeError('Promise executor has already been invoked with non-undefined arguments');
        }
        resolve = givenResolve;
        reject = givenReject;
      },
    ]) as object;
    if (typeof resolve !== 'function' || typeof reject !== 'function') {
      throw new TypeError('Promise resolve or reject function is not callable');
    }
    return { promise, resolve: resolve as Resolve, reject: reject as Reject };
  };

  const newCapability = (): PromiseCapability => {
    const promise = Object.create(OwnPromise.prototype as object) as object;
    return { promise, ...createResolvingFunctions(promise, initialise(promise)) };
  };

  // 27.2.4.7.1 PromiseResolve
  const promiseResolveWith = (Constructor: unknown, value: unknown): object => {
    if (slotsOf(value) !== undefined && (value as { constructor?: unknown }).constructor === Constructor) {
      return value as object;
    }
    const capability = newPromiseCapability(Constructor);
    capability.resolve(value);
    return capability.promise;
  };

  const speciesOf = (value: object): unknown => {
    const constructor = (value as { constructor?: unknown }).constructor;
    if (constructor === undefined) return OwnPromise;
    if (!isObject(constructor)) throw new TypeError('The .constructor property is not an object');
    return (constructor as { [Symbol.species]?: unknown })[Symbol.species] ?? OwnPromise;
  };

  const invokeThen = (promise: unknown, ...handlers: readonly unknown[]): unknown =>
    (promise as { then(...given: readonly unknown[]): unknown }).then(...handlers);

  // 27.2.4.1 and its siblings: the loop that they share.
  type Combine = (
    capability: PromiseCapability,
    length: () => number,
  ) => {
    each(index: number, done: () => void): readonly [unknown, unknown];
    finish(): void;
  };
  const combine = (name: string, Constructor: unknown, iterable: unknown, combinator: Combine): object => {
    if (!isObject(Constructor)) throw new TypeError(`Promise.${name} called on non-object`);
    const capability = newPromiseCapability(Constructor);
    try {
      const resolve = (Constructor as { resolve?: unknown }).resolve;
      if (typeof resolve !== 'function') throw new TypeError('Promise resolve or reject function is not callable');
      requireIterable(iterable);
      let remaining = 1;
      let index = 0;
      const parts = combinator(capability, () => index);
      const done = (): void => {
        remaining -= 1;
        if (remaining === 0) parts.finish();
      };
      for (const item of iterable as Iterable<unknown>) {
        const next = Reflect.apply(resolve, Constructor, [item]) as unknown;
        let called = false;
        const [onFulfilled, onRejected] = parts.each(index, () => {
          if (called) return;
          called = true;
          done();
        });
        remaining += 1;
        index += 1;
        invokeThen(next, onFulfilled, onRejected);
      }
      done();
    } catch (thrown) {
      if (machine.end !== undefined) throw thrown;
      capability.reject(thrown);
    }
    return capability.promise;
  };
  const named = <Value extends (value: unknown) => unknown>(name: string, value: Value): Value => {
    labels.set(value, { ...INTERNAL, name });
    return value;
  };
  /** Keeps the first call of each element. */
  const once = (name: string, use: (value: unknown) => void): ((value: unknown) => void) => {
    let called = false;
    return named(name, (value) => {
      if (called) return;
      called = true;
      use(value);
    });
  };

  // A function, not a class: called without `new` it says what V8's says.
  function OwnPromise(this: object, executor: Executor): void {
    if (new.target === undefined) throw new TypeError("Promise constructor cannot be invoked without 'new'");
    if (typeof executor !== 'function') {
      throw new TypeError(`Promise resolver ${describe(executor)} is not a function`);
    }
    const { resolve, reject } = createResolvingFunctions(this, initialise(this));
    try {
      executor(resolve, reject);
    } catch (thrown) {
      if (machine.end !== undefined) throw thrown;
      reject(thrown);
    }
  }

  class Methods {
    then(onFulfilled?: unknown, onRejected?: unknown): object {
      const slots = slotsOf(this);
      if (slots === undefined) {
        throw new TypeError(`Method Promise.prototype.then called on incompatible receiver ${describe(this)}`);
      }
      const capability = newPromiseCapability(speciesOf(this));
      performThen(this, slots, {
        capability,
        onFulfilled: handlerOf(onFulfilled),
        onRejected: handlerOf(onRejected),
      });
      return capability.promise;
    }

    catch(onRejected?: unknown): unknown {
      return invokeThen(this, undefined, onRejected);
    }

    finally(onFinally?: unknown): unknown {
      if (!isObject(this)) throw new TypeError('Promise.prototype.finally called on non-object');
      const Constructor = speciesOf(this);
      if (typeof onFinally !== 'function') return invokeThen(this, onFinally, onFinally);
      const call = onFinally as () => unknown;
      const label = labelOf(onFinally);
      const thenFinally = (value: unknown): unknown => {
        const promise = promiseResolveWith(Constructor, call());
        return invokeThen(
          promise,
          named('finally', () => value),
        );
      };
      const catchFinally = (reason: unknown): unknown => {
        const promise = promiseResolveWith(Constructor, call());
        return invokeThen(
          promise,
          named('finally', () => {
            throw reason;
          }),
        );
      };
      labels.set(thenFinally, label);
      labels.set(catchFinally, label);
      return invokeThen(this, thenFinally, catchFinally);
    }

    static all(iterable: unknown): object {
      return combine('all', this, iterable, (capability) => {
        const values: unknown[] = [];
        return {
          each: (index, done) => {
            values[index] = undefined;
            const onFulfilled = once('Promise.all', (value) => {
              values[index] = value;
              done();
            });
            return [onFulfilled, capability.reject];
          },
          finish: () => capability.resolve(values),
        };
      });
    }

    static allSettled(iterable: unknown): object {
      return combine('allSettled', this, iterable, (capability) => {
        const values: unknown[] = [];
        return {
          each: (index, done) => {
            values[index] = undefined;
            let called = false;
            const keep =
              (make: (value: unknown) => object) =>
              (value: unknown): void => {
                if (called) return;
                called = true;
                values[index] = make(value);
                done();
              };
            return [
              named(
                'Promise.allSettled',
                keep((value) => ({ status: 'fulfilled', value })),
              ),
              named(
                'Promise.allSettled',
                keep((reason) => ({ status: 'rejected', reason })),
              ),
            ];
          },
          finish: () => capability.resolve(values),
        };
      });
    }

    static any(iterable: unknown): object {
      return combine('any', this, iterable, (capability) => {
        const errors: unknown[] = [];
        return {
          each: (index, done) => {
            errors[index] = undefined;
            const onRejected = once('Promise.any', (reason) => {
              errors[index] = reason;
              done();
            });
            return [capability.resolve, onRejected];
          },
          // V8 makes it with no function of the program on the stack.
          finish: () => {
            const error = new AggregateError(errors, 'All promises were rejected');
            const stack = 'AggregateError: All promises were rejected';
            capability.reject(
              Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true }),
            );
          },
        };
      });
    }

    static race(iterable: unknown): object {
      return combine('race', this, iterable, (capability) => ({
        each: () => [capability.resolve, capability.reject],
        finish: () => undefined,
      }));
    }

    static resolve(value?: unknown): object {
      if (!isObject(this)) throw new TypeError('PromiseResolve called on non-object');
      return promiseResolveWith(this, value);
    }

    static reject(reason?: unknown): object {
      const capability = newPromiseCapability(this);
      capability.reject(reason);
      return capability.promise;
    }

    static get [Symbol.species](): unknown {
      return this;
    }
  }
  const take = (from: object, to: object, except: readonly string[]): void => {
    for (const key of Reflect.ownKeys(from)) {
      const descriptor = Object.getOwnPropertyDescriptor(from, key);
      if (descriptor !== undefined && !except.includes(String(key))) Object.defineProperty(to, key, descriptor);
    }
  };
  const prototype = OwnPromise.prototype as object;
  take(Methods, OwnPromise, ['length', 'name', 'prototype']);
  take(Methods.prototype, prototype, ['constructor']);
  Object.defineProperty(OwnPromise, 'prototype', { writable: false });
  Object.defineProperty(OwnPromise, 'name', { value: 'Promise' });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'Promise', configurable: true });

  const { then: ownThen, finally: ownFinally } = Methods.prototype;
  return {
    Promise: OwnPromise as unknown as PromiseConstructor,
    slotsOf,
    newCapability,
    promiseResolve: (value) => promiseResolveWith(OwnPromise, value),
    awaitThen: (promise, onFulfilled, onRejected) => {
      const slots = slotsOf(promise);
      if (slots === undefined) throw new TypeError('not a promise');
      performThen(promise, slots, { capability: undefined, onFulfilled, onRejected });
    },
    then: (promise, onFulfilled, onRejected) => ownThen.call(promise as Methods, onFulfilled, onRejected),
    // SafePromisePrototypeFinally of Node's primordials, with its detour through a second promise.
    finally: (promise, onFinally) => {
      const inner = newCapability();
      const outer = newCapability();
      ownThen.call(promise as Methods, inner.resolve, inner.reject);
      const last = ownFinally.call(inner.promise as Methods, onFinally);
      ownThen.call(last as Methods, outer.resolve, outer.reject);
      return outer.promise;
    },
    resolved: (value) => promiseResolveWith(OwnPromise, value),
    rejected: (reason) => {
      const { promise, reject } = newCapability();
      reject(reason);
      return promise;
    },
  };
}

function isConstructor(value: NewableFunction | CallableFunction): boolean {
  try {
    Reflect.construct(Object, [], value as NewableFunction);
    return true;
  } catch {
    return false;
  }
}

/** As V8 names a value in its messages. */
function describe(value: unknown): string {
  return typeof value === 'function' ? value.name : plainText(value);
}
