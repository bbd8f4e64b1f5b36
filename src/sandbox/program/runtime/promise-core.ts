// Promises as ECMA-262 (27.2) has them, on our own queue of jobs: slots, reactions, resolving functions, capabilities.
// Names of operations are the specification's. What the program sees of them is in promise-class.ts.
import type { EntryKind } from '../../../algorithms/event-loop/trace.ts';
import type { FunctionInfos } from './function-info.ts';
import type { Machine } from './machine.ts';
import type { Microtasks } from './microtasks.ts';
import { plainText } from './node-errors.ts';

export type Resolve = (value?: unknown) => void;
export type Reject = (reason?: unknown) => void;

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

export interface Reaction {
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

const INTERNAL_JOB: JobLabel = { kind: 'internal', name: '', place: -1 };

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** As V8 names a value in its messages. */
export function describeValue(value: unknown): string {
  return typeof value === 'function' ? value.name : plainText(value);
}

function isConstructor(value: CallableFunction): boolean {
  try {
    Reflect.construct(Object, [], value);
    return true;
  } catch {
    return false;
  }
}

export class PromiseCore {
  readonly machine: Machine;
  private readonly jobs: Microtasks;
  private readonly infos: FunctionInfos;
  private readonly tracker: RejectionTracker;
  private readonly slots = new WeakMap<object, PromiseSlots>();
  private readonly labels = new WeakMap<object, JobLabel>();
  /** The program's `Promise`, once promise-class.ts has made it. */
  intrinsic: { readonly prototype: object } = { prototype: {} };
  /** Reactions of promises that are not settled: a chain may be built without end and nothing of it queued. */
  private waiting = 0;

  constructor(machine: Machine, jobs: Microtasks, infos: FunctionInfos, tracker: RejectionTracker) {
    this.machine = machine;
    this.jobs = jobs;
    this.infos = infos;
    this.tracker = tracker;
  }

  slotsOf(value: unknown): PromiseSlots | undefined {
    return isObject(value) ? this.slots.get(value) : undefined;
  }

  initialise(promise: object): PromiseSlots {
    const slots: PromiseSlots = { state: 'pending', result: undefined, isHandled: false, reactions: [] };
    this.slots.set(promise, slots);
    return slots;
  }

  /** What the program threw; the end of the run goes on upwards. */
  guard(thrown: unknown): unknown {
    if (this.machine.end !== undefined) throw thrown;
    return thrown;
  }

  // ---- names of jobs

  /** Names a function of ours in its queue. */
  named<Value extends object>(label: string | JobLabel, value: Value): Value {
    this.labels.set(value, typeof label === 'string' ? { ...INTERNAL_JOB, name: label } : label);
    return value;
  }

  labelOf(handler: object): JobLabel {
    const known = this.labels.get(handler);
    if (known !== undefined) return known;
    const { name, place } = this.infos.of(handler);
    return place < 0 && name === '' ? INTERNAL_JOB : { kind: 'reaction', name, place };
  }

  handlerOf(value: unknown): Handler | undefined {
    if (typeof value !== 'function') return undefined;
    const call = value as (argument: unknown) => unknown;
    return { label: this.labelOf(value), call: (argument) => call(argument) };
  }

  // ---- reactions and resolving

  /** 27.2.2.1 NewPromiseReactionJob */
  private enqueueReaction(reaction: Reaction, kind: 'fulfilled' | 'rejected', argument: unknown): void {
    const handler = kind === 'fulfilled' ? reaction.onFulfilled : reaction.onRejected;
    const other = kind === 'fulfilled' ? reaction.onRejected : reaction.onFulfilled;
    const label = handler?.label ?? { kind: 'reaction', name: '', place: other?.label.place ?? -1 };
    const { capability } = reaction;
    this.jobs.enqueue(label.kind, label.name, label.place, () => {
      if (handler === undefined) {
        if (kind === 'fulfilled') capability?.resolve(argument);
        else capability?.reject(argument);
        return;
      }
      let value: unknown;
      try {
        value = handler.call(argument);
      } catch (thrown) {
        // First: where there is no capability nothing else would look at it.
        const reason = this.guard(thrown);
        capability?.reject(reason);
        return;
      }
      capability?.resolve(value);
    });
  }

  private settle(promise: object, slots: PromiseSlots, state: 'fulfilled' | 'rejected', result: unknown): void {
    const { reactions = [] } = slots;
    this.waiting -= reactions.length;
    slots.reactions = undefined;
    slots.result = result;
    slots.state = state;
    if (state === 'rejected' && !slots.isHandled) this.tracker.rejected(promise, result);
    for (let index = 0; index < reactions.length; index += 1) {
      this.enqueueReaction(reactions[index] as Reaction, state, result);
    }
  }

  /** 27.2.1.3 CreateResolvingFunctions */
  createResolvingFunctions(promise: object, slots: PromiseSlots): { resolve: Resolve; reject: Reject } {
    let alreadyResolved = false;
    const first = (): boolean => {
      const before = alreadyResolved;
      alreadyResolved = true;
      return !before;
    };
    const resolve = (resolution?: unknown): void => {
      if (first()) this.resolvePromise(promise, slots, resolution);
    };
    const reject = (reason?: unknown): void => {
      if (first()) this.settle(promise, slots, 'rejected', reason);
    };
    Object.defineProperty(resolve, 'name', { value: '' });
    Object.defineProperty(reject, 'name', { value: '' });
    return { resolve, reject };
  }

  /** 27.2.1.3.2, steps 7 to 16 */
  private resolvePromise(promise: object, slots: PromiseSlots, resolution: unknown): void {
    if (resolution === promise) {
      const error = new TypeError('Chaining cycle detected for promise #<Promise>');
      this.settle(promise, slots, 'rejected', error);
      return;
    }
    if (!isObject(resolution)) {
      this.settle(promise, slots, 'fulfilled', resolution);
      return;
    }
    let then: unknown;
    try {
      then = (resolution as { then?: unknown }).then;
    } catch (thrown) {
      this.settle(promise, slots, 'rejected', this.guard(thrown));
      return;
    }
    if (typeof then === 'function') this.enqueueThenable(promise, slots, resolution, then);
    else this.settle(promise, slots, 'fulfilled', resolution);
  }

  /** 27.2.2.2 NewPromiseResolveThenableJob */
  private enqueueThenable(promise: object, slots: PromiseSlots, thenable: object, then: CallableFunction): void {
    const { name, place } = this.infos.of(then);
    const shown = this.slotsOf(thenable) === undefined ? name : 'Promise';
    this.jobs.enqueue('thenable', shown, place, () => {
      const { resolve, reject } = this.createResolvingFunctions(promise, slots);
      try {
        Reflect.apply(then, thenable, [resolve, reject]);
      } catch (thrown) {
        reject(this.guard(thrown));
      }
    });
  }

  /** 27.2.5.4.1 PerformPromiseThen */
  performThen(promise: object, slots: PromiseSlots, reaction: Reaction): void {
    if (slots.state === 'pending') {
      const { reactions = [] } = slots;
      // By index: the program may have changed what `push` does.
      reactions[reactions.length] = reaction;
      this.waiting += 1;
      const { entries } = this.machine.limits;
      if (this.waiting > entries) this.machine.stopAtLimit('queued', entries);
    } else {
      if (slots.state === 'rejected' && !slots.isHandled) this.tracker.handled(promise);
      this.enqueueReaction(reaction, slots.state, slots.result);
    }
    slots.isHandled = true;
  }

  // ---- capabilities

  /** A pending promise of ours with its resolving functions. */
  newCapability(): PromiseCapability {
    const promise = Object.create(this.intrinsic.prototype) as object;
    return { promise, ...this.createResolvingFunctions(promise, this.initialise(promise)) };
  }

  /** 27.2.1.5 NewPromiseCapability */
  newPromiseCapability(maker: unknown): PromiseCapability {
    if (maker === this.intrinsic) return this.newCapability();
    if (typeof maker !== 'function' || !isConstructor(maker)) {
      throw new TypeError(`${plainText(maker)} is not a constructor`);
    }
    let resolve: unknown;
    let reject: unknown;
    const executor = (givenResolve: unknown, givenReject: unknown): void => {
      if (resolve !== undefined || reject !== undefined) {
        throw new TypeError('Promise executor has already been invoked with non-undefined arguments');
      }
      resolve = givenResolve;
      reject = givenReject;
    };
    const promise = Reflect.construct(maker, [executor]) as object;
    if (typeof resolve !== 'function' || typeof reject !== 'function') {
      throw new TypeError('Promise resolve or reject function is not callable');
    }
    return { promise, resolve: resolve as Resolve, reject: reject as Reject };
  }

  /** 27.2.4.7.1 PromiseResolve */
  promiseResolve(maker: unknown, value: unknown): object {
    if (this.slotsOf(value) !== undefined && (value as { constructor?: unknown }).constructor === maker) {
      return value as object;
    }
    const capability = this.newPromiseCapability(maker);
    capability.resolve(value);
    return capability.promise;
  }

  /** 7.3.22 SpeciesConstructor */
  speciesOf(value: object): unknown {
    const maker = (value as { constructor?: unknown }).constructor;
    if (maker === undefined) return this.intrinsic;
    if (!isObject(maker)) throw new TypeError('The .constructor property is not an object');
    return (maker as { [Symbol.species]?: unknown })[Symbol.species] ?? this.intrinsic;
  }
}

export function invokeThen(promise: unknown, ...handlers: readonly unknown[]): unknown {
  return (promise as { then(...given: readonly unknown[]): unknown }).then(...handlers);
}
