// Async generators: the queue of requests and its states (ECMA-262 27.6.3), with the ticks that V8 takes.
import type { FunctionEntry } from '../tables.ts';
import type { Body, Completion, Coroutine, Coroutines } from './coroutine.ts';
import { plainText } from './node-errors.ts';
import type { PromiseCapability } from './promise.ts';

interface Request {
  readonly completion: Completion;
  readonly capability: PromiseCapability;
}

interface Slots {
  state: 'suspended-start' | 'suspended-yield' | 'executing' | 'awaiting-return' | 'completed';
  readonly queue: Request[];
  readonly coroutine: Coroutine;
}

export class AsyncGenerators {
  private readonly coroutines: Coroutines;
  private readonly slots = new WeakMap<object, Slots>();
  readonly prototype: object;
  readonly asyncIteratorPrototype: object;

  constructor(coroutines: Coroutines) {
    this.coroutines = coroutines;
    // Only the program's own objects inherit from it; the realm's own has native promises.
    this.asyncIteratorPrototype = Object.defineProperty({}, Symbol.asyncIterator, {
      value: {
        [Symbol.asyncIterator](this: unknown) {
          return this;
        },
      }[Symbol.asyncIterator],
      writable: true,
      configurable: true,
    });
    this.prototype = this.createPrototype();
  }

  private createPrototype(): object {
    const { enqueue } = this;
    const methods = {
      next(this: unknown, value?: unknown) {
        return enqueue(this, { type: 'normal', value });
      },
      return(this: unknown, value?: unknown) {
        return enqueue(this, { type: 'return', value });
      },
      throw(this: unknown, value?: unknown) {
        return enqueue(this, { type: 'throw', value });
      },
    };
    const prototype = Object.create(this.asyncIteratorPrototype) as object;
    for (const [name, value] of Object.entries(methods)) {
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
    }
    return Object.defineProperty(prototype, Symbol.toStringTag, { value: 'AsyncGenerator', configurable: true });
  }

  /** What a call of an async generator function gives; it inherits from the `prototype` of the one that was called. */
  create(start: () => Body, entry: FunctionEntry | undefined, called?: object): object {
    const coroutine = this.coroutines.create(start(), entry);
    const own: unknown = called === undefined ? undefined : Reflect.get(called, 'prototype');
    const isObject = (typeof own === 'object' && own !== null) || typeof own === 'function';
    const generator = Object.create(isObject ? own : this.prototype) as object;
    this.slots.set(generator, { state: 'suspended-start', queue: [], coroutine });
    return generator;
  }

  private readonly enqueue = (generator: unknown, completion: Completion): object => {
    const { promises, machine } = this.coroutines;
    const capability = promises.newCapability();
    const slots = typeof generator === 'object' && generator !== null ? this.slots.get(generator) : undefined;
    if (slots === undefined) {
      const name = completion.type === 'normal' ? 'next' : completion.type;
      const words = `Method [AsyncGenerator].prototype.${name} called on incompatible receiver ${plainText(generator)}`;
      capability.reject(new TypeError(words));
      return capability.promise;
    }
    slots.queue[slots.queue.length] = { completion, capability };
    if (slots.state !== 'executing' && slots.state !== 'awaiting-return') this.resumeNext(slots);
    if (machine.end !== undefined) throw new Error('ended');
    return capability.promise;
  };

  /** AsyncGeneratorResumeNext of V8: serves requests until the body waits or none is left. */
  private resumeNext(slots: Slots): void {
    for (let request = slots.queue[0]; request !== undefined; request = slots.queue[0]) {
      const { completion } = request;
      if (completion.type !== 'normal' && slots.state === 'suspended-start') slots.state = 'completed';
      if (slots.state === 'completed') {
        if (completion.type === 'normal') this.settle(slots, { value: undefined, done: true });
        else if (completion.type === 'throw') this.fail(slots, completion.value);
        else {
          this.awaitReturn(slots, completion.value);
          return;
        }
        continue;
      }
      if (slots.state !== 'suspended-start' && slots.state !== 'suspended-yield') return;
      this.start(slots, completion);
    }
  }

  private settle(slots: Slots, result: IteratorResult<unknown, unknown>): void {
    const request = slots.queue.shift();
    request?.capability.resolve(result);
  }

  private fail(slots: Slots, reason: unknown): void {
    const request = slots.queue.shift();
    request?.capability.reject(reason);
  }

  /** 27.6.3.9 AsyncGeneratorAwaitReturn. */
  private awaitReturn(slots: Slots, value: unknown): void {
    slots.state = 'awaiting-return';
    this.coroutines.await(slots.coroutine, value, (outcome) => {
      slots.state = 'completed';
      if (outcome.type === 'throw') this.fail(slots, outcome.value);
      else this.settle(slots, { value: outcome.value, done: true });
      this.resumeNext(slots);
    });
  }

  /** Resumes a suspended body; a return at a `yield` awaits its value first. */
  private start(slots: Slots, completion: Completion): void {
    const { coroutine } = slots;
    const fresh = slots.state === 'suspended-start';
    slots.state = 'executing';
    if (completion.type === 'return' && !fresh && !coroutine.delegating) {
      this.coroutines.await(coroutine, completion.value, (outcome) => {
        this.advance(slots, outcome.type === 'throw' ? outcome : { type: 'return', value: outcome.value });
        this.resumeNext(slots);
      });
      return;
    }
    this.advance(slots, completion);
  }

  private advance(slots: Slots, completion: Completion): void {
    const { coroutines } = this;
    const { coroutine } = slots;
    const goOn = (next: Completion): void => {
      this.advance(slots, next);
      this.resumeNext(slots);
    };
    let result: IteratorResult<unknown, unknown>;
    try {
      result = coroutines.resume(coroutine, completion);
    } catch (thrown) {
      if (coroutines.machine.end !== undefined) throw thrown;
      slots.state = 'completed';
      this.fail(slots, thrown);
      return;
    }
    if (result.done === true) {
      slots.state = 'completed';
      this.settle(slots, { value: result.value, done: true });
      return;
    }
    const { value } = result;
    switch (coroutine.signal) {
      case 'await': {
        coroutines.await(coroutine, value, goOn);
        return;
      }
      case 'yield': {
        coroutines.await(coroutine, value, (outcome) => {
          if (outcome.type === 'throw') {
            goOn(outcome);
            return;
          }
          this.yielded(slots, outcome.value);
          this.resumeNext(slots);
        });
        return;
      }
      case 'delegate': {
        this.yielded(slots, value);
        return;
      }
      case 'return': {
        this.advance(slots, { type: 'return', value });
        return;
      }
    }
  }

  private yielded(slots: Slots, value: unknown): void {
    slots.state = 'suspended-yield';
    this.settle(slots, { value, done: false });
  }
}
