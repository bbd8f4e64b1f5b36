// Event, EventTarget, AbortController and AbortSignal as Node 20 has them, as far as programs about waiting use them.
import { DOMException } from './dom-exception.ts';
import { invalidArgument, missingArgument, nodeError } from './node-errors.ts';
import type { Timers } from './timers.ts';

type Listener = ((event: unknown) => unknown) | { handleEvent(event: unknown): unknown };
interface Registered {
  readonly listener: Listener;
  readonly once: boolean;
  removed: boolean;
}

interface EventOptions {
  readonly bubbles?: boolean;
  readonly cancelable?: boolean;
  readonly composed?: boolean;
}
interface ListenerOptions {
  readonly once?: boolean;
  readonly signal?: {
    readonly aborted: boolean;
    addEventListener(type: string, listener: () => void, options: { readonly once: boolean }): void;
  };
}

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

export interface EventClasses {
  readonly Event: object;
  readonly EventTarget: object;
  readonly AbortController: object;
  readonly AbortSignal: object;
  readonly DOMException: object;
}

/** @param rethrow what a listener throws comes up as an uncaught exception in the next tick */
export function createEventClasses(
  timers: Timers,
  nowMs: () => number,
  rethrow: (thrown: unknown) => void,
): EventClasses {
  class Event {
    readonly type: string;
    readonly bubbles: boolean;
    readonly cancelable: boolean;
    readonly composed: boolean;
    readonly isTrusted = false;
    readonly timeStamp = nowMs();
    target: unknown = null;
    currentTarget: unknown = null;
    defaultPrevented = false;
    stopped = false;
    constructor(...given: readonly [type: unknown, options?: EventOptions]) {
      if (!(0 in given)) throw missingArgument('type');
      const { 0: type, 1: options } = given;
      this.type = String(type);
      this.bubbles = Boolean(options?.bubbles);
      this.cancelable = Boolean(options?.cancelable);
      this.composed = Boolean(options?.composed);
      Object.defineProperty(this, 'stopped', { enumerable: false });
    }
    /** 2 while its listeners are called. */
    get eventPhase(): number {
      return this.currentTarget === null ? 0 : 2;
    }
    preventDefault(): void {
      if (this.cancelable) this.defaultPrevented = true;
    }
    stopImmediatePropagation(): void {
      this.stopped = true;
    }
    stopPropagation(): void {
      // Nothing propagates: targets have no parents.
    }
  }

  const registered = new WeakMap<object, Map<string, Registered[]>>();
  class EventTarget {
    addEventListener(type: string, listener: Listener | null, options?: unknown): void {
      if (listener === null) return;
      if (typeof listener !== 'function' && typeof listener !== 'object') {
        throw invalidArgument('listener', 'an instance of EventListener', listener);
      }
      const all = registered.get(this) ?? new Map<string, Registered[]>();
      registered.set(this, all);
      const list = all.get(type) ?? [];
      if (list.some((one) => one.listener === listener)) return;
      const { once, signal } = (typeof options === 'object' && options !== null ? options : {}) as ListenerOptions;
      if (signal?.aborted === true) return;
      all.set(type, [...list, { listener, once: once === true, removed: false }]);
      signal?.addEventListener('abort', () => this.removeEventListener(type, listener), { once: true });
    }
    removeEventListener(type: string, listener: Listener): void {
      const all = registered.get(this);
      const list = all?.get(type) ?? [];
      for (const one of list) if (one.listener === listener) one.removed = true;
      all?.set(
        type,
        list.filter((one) => !one.removed),
      );
    }
    dispatchEvent(event: unknown): boolean {
      if (!(event instanceof Event)) throw invalidArgument('event', 'an instance of Event', event);
      event.target = this;
      event.currentTarget = this;
      for (const one of registered.get(this)?.get(event.type) ?? []) {
        if (event.stopped) break;
        if (one.removed) continue;
        if (one.once) this.removeEventListener(event.type, one.listener);
        try {
          if (typeof one.listener === 'function') Reflect.apply(one.listener, this, [event]);
          else one.listener.handleEvent(event);
        } catch (thrown) {
          rethrow(thrown);
        }
      }
      event.currentTarget = null;
      return !event.defaultPrevented;
    }
  }

  const states = new WeakMap<object, { aborted: boolean; reason: unknown; dependants: object[] }>();
  const handlers = new WeakMap<object, { current: unknown }>();
  const stateOf = (signal: object) => {
    const state = states.get(signal);
    if (state === undefined) throw new TypeError('Illegal invocation');
    return state;
  };
  const newSignal = (): AbortSignal => {
    const signal = Object.create(AbortSignal.prototype) as AbortSignal;
    states.set(signal, { aborted: false, reason: undefined, dependants: [] });
    return signal;
  };
  const abort = (signal: object, reason: unknown): void => {
    const state = stateOf(signal);
    if (state.aborted) return;
    state.aborted = true;
    state.reason = reason;
    (signal as EventTarget).dispatchEvent(new Event('abort'));
    for (const one of state.dependants) abort(one, reason);
  };
  class AbortSignal extends EventTarget {
    constructor() {
      super();
      throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    }
    get aborted(): boolean {
      return stateOf(this).aborted;
    }
    get reason(): unknown {
      return stateOf(this).reason;
    }
    /** Runs in the place among the listeners at which it was first set. */
    get onabort(): unknown {
      return handlers.get(this)?.current ?? null;
    }
    set onabort(value: unknown) {
      const known = handlers.get(this);
      if (known !== undefined) {
        known.current = value;
        return;
      }
      const own = { current: value };
      handlers.set(this, own);
      this.addEventListener('abort', (event) => {
        if (typeof own.current === 'function') Reflect.apply(own.current, this, [event]);
      });
    }
    throwIfAborted(): void {
      const { aborted, reason } = stateOf(this);
      if (aborted) throw reason;
    }
    static abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): AbortSignal {
      const signal = newSignal();
      Object.assign(stateOf(signal), { aborted: true, reason });
      return signal;
    }
    static timeout(delay: number): AbortSignal {
      const signal = newSignal();
      const onTimeout = (): void =>
        abort(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
      const timer = new timers.Timeout(onTimeout, delay, undefined, false, false);
      timers.insert(timer, timer._idleTimeout);
      return signal;
    }
    static any(signals: Iterable<object>): AbortSignal {
      const signal = newSignal();
      for (const one of signals) {
        const state = stateOf(one);
        if (state.aborted) {
          Object.assign(stateOf(signal), { aborted: true, reason: state.reason });
          return signal;
        }
      }
      for (const one of signals) stateOf(one).dependants.push(signal);
      return signal;
    }
  }
  class AbortController {
    readonly #signal = newSignal();
    get signal(): AbortSignal {
      return this.#signal;
    }
    abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): void {
      abort(this.#signal, reason);
    }
  }
  const shown = (target: object, name: string, fields: (self: object) => object): void => {
    Object.defineProperty(target, INSPECT, {
      configurable: true,
      value(this: object, depth: number, options: object, inspect: (value: object, options: object) => string) {
        return depth < 0 ? `[${name}]` : `${name} ${inspect(fields(this), options)}`;
      },
    });
  };
  shown(AbortSignal.prototype, 'AbortSignal', (self) => ({ aborted: stateOf(self).aborted }));
  shown(AbortController.prototype, 'AbortController', (self) => ({ signal: (self as AbortController).signal }));
  for (const [name, value] of Object.entries({ Event, EventTarget, AbortController, AbortSignal })) {
    Object.defineProperty(value.prototype, Symbol.toStringTag, { value: name, configurable: true });
  }
  return { Event, EventTarget, AbortController, AbortSignal, DOMException };
}
