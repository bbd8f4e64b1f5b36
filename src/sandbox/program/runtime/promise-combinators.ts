// Promise.all, allSettled, any and race (ECMA-262 27.2.4): one loop, and what each does with an element.
import { requireIterable } from './node-errors.ts';
import { invokeThen, isObject, type PromiseCapability, type PromiseCore } from './promise-core.ts';

type Handle = (value: unknown) => void;

interface Elements {
  /** The two handlers of the element; `done` counts it off. */
  each(index: number, done: () => void): readonly [Handle, Handle];
  /** All elements are counted off. */
  finish(): void;
}

function combine(
  name: string,
  core: PromiseCore,
  maker: unknown,
  iterable: unknown,
  elementsOf: (capability: PromiseCapability) => Elements,
): object {
  if (!isObject(maker)) throw new TypeError(`Promise.${name} called on non-object`);
  const capability = core.newPromiseCapability(maker);
  try {
    const resolve = (maker as { resolve?: unknown }).resolve;
    if (typeof resolve !== 'function') throw new TypeError('Promise resolve or reject function is not callable');
    requireIterable(iterable);
    const elements = elementsOf(capability);
    let remaining = 1;
    let index = 0;
    const done = (): void => {
      remaining -= 1;
      if (remaining === 0) elements.finish();
    };
    for (const item of iterable as Iterable<unknown>) {
      const next = Reflect.apply(resolve, maker, [item]) as unknown;
      const [onFulfilled, onRejected] = elements.each(index, done);
      remaining += 1;
      index += 1;
      invokeThen(next, onFulfilled, onRejected);
    }
    done();
  } catch (thrown) {
    capability.reject(core.guard(thrown));
  }
  return capability.promise;
}

/** Handlers of one element of which only the first call counts. */
function firstOf(done: () => void): (keep: Handle) => Handle {
  let called = false;
  return (keep) => (value) => {
    if (called) return;
    called = true;
    keep(value);
    done();
  };
}

export function all(core: PromiseCore, maker: unknown, iterable: unknown): object {
  return combine('all', core, maker, iterable, (capability) => {
    const values: unknown[] = [];
    return {
      each(index, done) {
        values[index] = undefined;
        const keep = firstOf(done)((value) => {
          values[index] = value;
        });
        return [core.named('Promise.all', keep), capability.reject];
      },
      finish: () => capability.resolve(values),
    };
  });
}

export function allSettled(core: PromiseCore, maker: unknown, iterable: unknown): object {
  return combine('allSettled', core, maker, iterable, (capability) => {
    const values: unknown[] = [];
    return {
      each(index, done) {
        values[index] = undefined;
        const first = firstOf(done);
        const fulfilled = first((value) => {
          values[index] = { status: 'fulfilled', value };
        });
        const rejected = first((reason) => {
          values[index] = { status: 'rejected', reason };
        });
        return [core.named('Promise.allSettled', fulfilled), core.named('Promise.allSettled', rejected)];
      },
      finish: () => capability.resolve(values),
    };
  });
}

export function any(core: PromiseCore, maker: unknown, iterable: unknown): object {
  return combine('any', core, maker, iterable, (capability) => {
    const errors: unknown[] = [];
    return {
      each(index, done) {
        errors[index] = undefined;
        const keep = firstOf(done)((reason) => {
          errors[index] = reason;
        });
        return [capability.resolve, core.named('Promise.any', keep)];
      },
      // V8 makes it with no function of the program on the stack.
      finish() {
        const error = new AggregateError(errors, 'All promises were rejected');
        const stack = 'AggregateError: All promises were rejected';
        Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
        capability.reject(error);
      },
    };
  });
}

export function race(core: PromiseCore, maker: unknown, iterable: unknown): object {
  return combine('race', core, maker, iterable, (capability) => ({
    each: () => [capability.resolve, capability.reject],
    finish: () => undefined,
  }));
}
