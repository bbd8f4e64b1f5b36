// Drives the generators that stand for async functions: `await` hands its value to the driver, which goes on in a job of
// its own (ECMA-262 27.7.5.3 Await). Async generators are in async-generator.ts.
import type { FunctionEntry } from '../tables.ts';
import type { Frame, Machine } from './machine.ts';
import type { Handler, JobLabel, PromiseCapability, Promises } from './promise.ts';

export type Body = Generator<unknown, unknown, unknown>;

/** Why a body gave a value: to await it, to yield it (awaited before), or to yield it as it is (`yield*`). */
export type Signal = 'await' | 'yield' | 'delegate' | 'return';

/** A body on its way; the hooks write into it what its next `yield` means. */
export interface Coroutine {
  readonly body: Body;
  readonly functionName: string;
  signal: Signal;
  /** Where it waits: index of a place. */
  site: number;
  /** Its frame, once it has waited. */
  frame: Frame | undefined;
  /** Inside `yield*`, completions come as data. */
  delegating: boolean;
}

export type Completion =
  | { readonly type: 'normal'; readonly value: unknown }
  | { readonly type: 'throw'; readonly value: unknown }
  | { readonly type: 'return'; readonly value: unknown };

export class Coroutines {
  readonly machine: Machine;
  readonly promises: Promises;
  /** The innermost that runs. */
  current: Coroutine | undefined;

  constructor(machine: Machine, promises: Promises) {
    this.machine = machine;
    this.promises = promises;
  }

  create(body: Body, entry: FunctionEntry | undefined): Coroutine {
    const site = entry?.place ?? -1;
    return { body, functionName: entry?.name ?? '', signal: 'await', site, frame: undefined, delegating: false };
  }

  /** Runs the body to its next `yield` or its end; the caller's stack is put back. */
  resume(coroutine: Coroutine, completion: Completion): IteratorResult<unknown, unknown> {
    const { machine } = this;
    const { frame } = machine;
    const outer = this.current;
    this.current = coroutine;
    try {
      const { body } = coroutine;
      if (coroutine.frame !== undefined) {
        machine.resume(coroutine.frame);
        machine.step('resume', coroutine.frame, coroutine.site);
      }
      if (coroutine.delegating) return body.next(completion);
      if (completion.type === 'normal') return body.next(completion.value);
      return completion.type === 'throw' ? body.throw(completion.value) : body.return(completion.value);
    } finally {
      this.current = outer;
      machine.frame = frame;
    }
  }

  /** Await: goes on with the outcome in a later job. */
  await(coroutine: Coroutine, value: unknown, goOn: (completion: Completion) => void): void {
    const { promises } = this;
    let promise: object;
    try {
      promise = promises.promiseResolve(value);
    } catch (thrown) {
      if (this.machine.end !== undefined) throw thrown;
      goOn({ type: 'throw', value: thrown });
      return;
    }
    const label: JobLabel = { kind: 'await', name: coroutine.functionName, place: coroutine.site };
    const handler = (type: 'normal' | 'throw'): Handler => ({
      label,
      call: (settled) => {
        goOn({ type, value: settled });
      },
    });
    promises.awaitThen(promise, handler('normal'), handler('throw'));
  }

  /** 27.7.5.1 AsyncFunctionStart. `start` makes the body: what it throws (a default value) rejects the promise. */
  runAsyncFunction(start: () => Body, entry: FunctionEntry | undefined): object {
    const capability = this.promises.newCapability();
    let body: Body;
    try {
      body = start();
    } catch (thrown) {
      if (this.machine.end !== undefined) throw thrown;
      capability.reject(thrown);
      return capability.promise;
    }
    this.advance(this.create(body, entry), { type: 'normal', value: undefined }, capability);
    return capability.promise;
  }

  private advance(coroutine: Coroutine, completion: Completion, capability: PromiseCapability): void {
    let result: IteratorResult<unknown, unknown>;
    try {
      result = this.resume(coroutine, completion);
    } catch (thrown) {
      if (this.machine.end !== undefined) throw thrown;
      capability.reject(thrown);
      return;
    }
    if (result.done === true) {
      capability.resolve(result.value);
      return;
    }
    this.await(coroutine, result.value, (next) => this.advance(coroutine, next, capability));
  }
}

/** What `for await` and `yield*` say to the driver before they yield. */
export function say(coroutines: Coroutines, frame: Frame, place: number, signal: Signal): void {
  const { current } = coroutines;
  if (current === undefined) throw new Error('no function waits here');
  frame.place = place;
  frame.paused = true;
  current.frame = frame;
  current.signal = signal;
  current.site = place;
}
