// `for await` and `yield*` of async generators, and the adapter for sync iterators (ECMA-262 27.1.4, 14.7.5, 15.5.5).
import type { Completion, Coroutines } from './coroutine.ts';
import { say } from './coroutine.ts';
import type { Frame } from './machine.ts';
import { callSite, plainText } from './node-errors.ts';

type Result = { readonly done?: unknown; readonly value?: unknown };
interface IteratorRecord {
  readonly iterator: object;
  readonly next: (value?: unknown) => unknown;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function methodOf(target: unknown, key: PropertyKey): ((...args: readonly unknown[]) => unknown) | undefined {
  const value: unknown = (target as Record<PropertyKey, unknown>)[key];
  return value === undefined || value === null ? undefined : requireMethod(value);
}

function requireMethod(value: unknown): (...args: readonly unknown[]) => unknown {
  if (typeof value !== 'function') throw new TypeError(`${callSite(value)} is not a function`);
  return value as (...args: readonly unknown[]) => unknown;
}

/** As V8 says it. */
function notAnObject(value: unknown): TypeError {
  return new TypeError(`Iterator result ${plainText(value)} is not an object`);
}

const notAsyncIterable = (text: string): TypeError => new TypeError(`${text} is not async iterable`);

export class AsyncIteration {
  private readonly coroutines: Coroutines;

  constructor(coroutines: Coroutines) {
    this.coroutines = coroutines;
  }

  /** 7.4.3 GetIterator(obj, async). */
  /** @param text of the expression that gave the source, where V8 would name it by that */
  private getIterator(source: unknown, text?: string): IteratorRecord {
    if (source === undefined || source === null) {
      const words = `Cannot read properties of ${String(source)} (reading 'Symbol(Symbol.asyncIterator)')`;
      throw new TypeError(words);
    }
    const named = (key: symbol): ReturnType<typeof methodOf> => {
      const value: unknown = (source as Record<PropertyKey, unknown>)[key];
      const isAbsent = value === undefined || value === null;
      if (text !== undefined && !isAbsent && typeof value !== 'function') throw notAsyncIterable(text);
      return isAbsent ? undefined : requireMethod(value);
    };
    const asyncMethod = named(Symbol.asyncIterator);
    if (asyncMethod !== undefined) {
      const iterator = Reflect.apply(asyncMethod, source, []);
      if (!isObject(iterator)) throw new TypeError('Result of the Symbol.asyncIterator method is not an object');
      return { iterator, next: (iterator as { next: () => unknown }).next };
    }
    const method = named(Symbol.iterator);
    if (method === undefined) throw notAsyncIterable(text ?? callSite(source));
    const iterator = Reflect.apply(method, source, []);
    if (!isObject(iterator)) throw new TypeError('Result of the Symbol.iterator method is not an object');
    return this.fromSync(iterator as Iterator<unknown>);
  }

  /** 27.1.4.1 CreateAsyncFromSyncIterator. */
  private fromSync(sync: Iterator<unknown>): IteratorRecord {
    const { promises, machine } = this.coroutines;
    const next = sync.next;
    // 27.1.4.4 AsyncFromSyncIteratorContinuation
    const goOn = (take: () => unknown): object => {
      const capability = promises.newCapability();
      try {
        const result = take();
        if (!isObject(result)) throw notAnObject(result);
        const done = Boolean((result as Result).done);
        const wrapper = promises.promiseResolve((result as Result).value);
        const label = { kind: 'internal', name: 'for await', place: -1 } as const;
        promises.awaitThen(
          wrapper,
          { label, call: (value) => capability.resolve({ value, done }) },
          { label, call: (reason) => capability.reject(reason) },
        );
      } catch (thrown) {
        if (machine.end !== undefined) throw thrown;
        capability.reject(thrown);
      }
      return capability.promise;
    };
    const iterator = {
      next: (value?: unknown) => goOn(() => Reflect.apply(next, sync, value === undefined ? [] : [value])),
      return: (value?: unknown) => {
        const method = methodOf(sync, 'return');
        if (method === undefined) return promises.resolved({ value, done: true });
        return goOn(() => Reflect.apply(method, sync, value === undefined ? [] : [value]));
      },
      throw: (reason?: unknown) => {
        const method = methodOf(sync, 'throw');
        if (method === undefined) return promises.rejected(reason);
        return goOn(() => Reflect.apply(method, sync, [reason]));
      },
    };
    return { iterator, next: iterator.next };
  }

  /** @param text of the source, where it is short enough to be named by */
  forAwait(frame: Frame, place: number, source: unknown, text?: string): ForAwait {
    return new ForAwait(this.coroutines, frame, place, this.getIterator(source, text));
  }

  /** 15.5.5, YieldExpression : yield * AssignmentExpression, in an async generator. */
  *delegate(frame: Frame, place: number, source: unknown): Generator<unknown, unknown, unknown> {
    const { coroutines } = this;
    const { iterator, next } = this.getIterator(source);
    const own = coroutines.current;
    if (own === undefined) throw new Error('no generator delegates here');
    let received: Completion = { type: 'normal', value: undefined };
    const wait = (value: unknown): unknown => {
      say(coroutines, frame, place, 'await');
      return value;
    };
    try {
      for (;;) {
        let result: unknown;
        if (received.type === 'normal') {
          result = yield* this.awaited(wait, Reflect.apply(next, iterator, [received.value]));
        } else if (received.type === 'throw') {
          const method = methodOf(iterator, 'throw');
          if (method === undefined) {
            const close = methodOf(iterator, 'return');
            if (close !== undefined) yield* this.awaited(wait, Reflect.apply(close, iterator, []));
            throw new TypeError("The iterator does not provide a 'throw' method.");
          }
          result = yield* this.awaited(wait, Reflect.apply(method, iterator, [received.value]));
        } else {
          const method = methodOf(iterator, 'return');
          const given: unknown = received.value;
          if (method === undefined) {
            const value = yield* this.awaited(wait, given);
            own.delegating = false;
            say(coroutines, frame, place, 'return');
            yield value;
          } else {
            const inner = yield* this.awaited(wait, Reflect.apply(method, iterator, [given]));
            if (!isObject(inner)) throw notAnObject(inner);
            if ((inner as Result).done) {
              const { value } = inner as Result;
              own.delegating = false;
              say(coroutines, frame, place, 'return');
              yield value;
            }
            result = inner;
          }
        }
        if (!isObject(result)) throw notAnObject(result);
        if ((result as Result).done) return (result as Result).value;
        const { value } = result as Result;
        say(coroutines, frame, place, 'delegate');
        own.delegating = true;
        const given = (yield value) as Completion;
        own.delegating = false;
        received = yield* this.receivedReturn(wait, given);
      }
    } finally {
      own.delegating = false;
    }
  }

  private *awaited(wait: (value: unknown) => unknown, value: unknown): Generator<unknown, unknown, unknown> {
    return yield wait(value);
  }

  /** AsyncGeneratorYield awaits the value of a return that comes in. */
  private *receivedReturn(
    wait: (value: unknown) => unknown,
    given: Completion,
  ): Generator<unknown, Completion, unknown> {
    if (given.type !== 'return') return given;
    try {
      return { type: 'return', value: yield wait(given.value) };
    } catch (thrown) {
      return { type: 'throw', value: thrown };
    }
  }
}

/** One `for await` loop, as the instrumented program drives it. */
export class ForAwait {
  private readonly coroutines: Coroutines;
  private readonly frame: Frame;
  private readonly place: number;
  private readonly record: IteratorRecord;
  private failed = false;
  /** Left early: the iterator is to be closed. */
  open = false;
  value: unknown;

  constructor(coroutines: Coroutines, frame: Frame, place: number, record: IteratorRecord) {
    this.coroutines = coroutines;
    this.frame = frame;
    this.place = place;
    this.record = record;
  }

  next(): unknown {
    this.open = false;
    return Reflect.apply(this.record.next, this.record.iterator, []);
  }

  step(result: unknown): boolean {
    if (!isObject(result)) throw notAnObject(result);
    if ((result as Result).done) return false;
    this.value = (result as Result).value;
    this.open = true;
    return true;
  }

  /** @param valueText how the instrumented program writes the value; V8 calls it `.for` where the loop is its own */
  threw(thrown: unknown, valueText: string): unknown {
    this.failed = true;
    if (!(thrown instanceof TypeError) || !thrown.message.includes(valueText)) return thrown;
    const { stack = '' } = thrown;
    const said = (text: string): string => text.replaceAll(valueText, '.for');
    Object.defineProperty(thrown, 'message', { value: said(thrown.message), writable: true, configurable: true });
    Object.defineProperty(thrown, 'stack', { value: said(stack), writable: true, configurable: true });
    return thrown;
  }

  /** 7.4.12 AsyncIteratorClose. */
  *close(): Generator<unknown, void, unknown> {
    this.open = false;
    if (this.coroutines.machine.end !== undefined) return;
    let result: unknown;
    try {
      const method = methodOf(this.record.iterator, 'return');
      if (method === undefined) return;
      const given = Reflect.apply(method, this.record.iterator, []);
      say(this.coroutines, this.frame, this.place, 'await');
      result = yield given;
    } catch (thrown) {
      if (this.failed) return;
      throw thrown;
    }
    if (!this.failed && !isObject(result)) throw notAnObject(result);
  }
}
