// Event, EventTarget, AbortController and AbortSignal as Node 20 has them, as far as programs about waiting use them.
import { invalidArgument } from './node-errors.ts';
import type { Timers } from './timers.ts';

type Listener = ((event: unknown) => unknown) | { handleEvent(event: unknown): unknown };
interface Registered {
  readonly listener: Listener;
  readonly once: boolean;
  removed: boolean;
}

/** A DOMException where the host has one; else an error of that name. */
function domException(message: string, name: string): Error {
  const Maker = (globalThis as { DOMException?: new (message: string, name: string) => Error }).DOMException;
  if (Maker !== undefined) return new Maker(message, name);
  const error = new Error(message);
  Object.defineProperty(error, 'name', { value: name, writable: true, configurable: true });
  Object.defineProperty(error, 'stack', { value: `${name}: ${message}`, writable: true, configurable: true });
  Object.defineProperty(error, 'code', { value: name === 'AbortError' ? 20 : 23, configurable: true });
  return error;
}

export interface EventClasses {
  readonly Event: object;
  readonly EventTarget: object;
  readonly AbortController: object;
  readonly AbortSignal: object;
}

/** @param rethrow what a listener throws comes up as an uncaught exception in the next tick */
export function createEventClasses(
  timers: Timers,
  nowMs: () => number,
  rethrow: (thrown: unknown) => void,
): EventClasses {
  class Event {
    readonly type: string;
    readonly cancelable: boolean;
    readonly timeStamp = nowMs();
    target: unknown = null;
    currentTarget: unknown = null;
    defaultPrevented = false;
    stopped = false;
    constructor(type: string, options: { readonly cancelable?: boolean } = {}) {
      this.type = type;
      this.cancelable = Boolean(options.cancelable);
      Object.defineProperty(this, 'stopped', { enumerable: false });
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
      const once = typeof options === 'object' && options !== null && (options as { once?: boolean }).once === true;
      all.set(type, [...list, { listener, once, removed: false }]);
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
      const handler = (this as Record<string, unknown>)[`on${event.type}`];
      const own: readonly Registered[] =
        typeof handler === 'function' ? [{ listener: handler as () => unknown, once: false, removed: false }] : [];
      for (const one of [...own, ...(registered.get(this)?.get(event.type) ?? [])]) {
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
  const stateOf = (signal: object) => {
    const state = states.get(signal);
    if (state === undefined) throw new TypeError('Illegal invocation');
    return state;
  };
  const newSignal = (): AbortSignal => {
    const signal = Object.create(AbortSignal.prototype) as AbortSignal;
    Object.defineProperty(signal, 'onabort', { value: null, writable: true, configurable: true });
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
      throw new TypeError('Illegal constructor');
    }
    get aborted(): boolean {
      return stateOf(this).aborted;
    }
    get reason(): unknown {
      return stateOf(this).reason;
    }
    throwIfAborted(): void {
      const { aborted, reason } = stateOf(this);
      if (aborted) throw reason;
    }
    static abort(reason: unknown = domException('This operation was aborted', 'AbortError')): AbortSignal {
      const signal = newSignal();
      Object.assign(stateOf(signal), { aborted: true, reason });
      return signal;
    }
    static timeout(delay: number): AbortSignal {
      const signal = newSignal();
      const onTimeout = (): void =>
        abort(signal, domException('The operation was aborted due to timeout', 'TimeoutError'));
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
    abort(reason: unknown = domException('This operation was aborted', 'AbortError')): void {
      abort(this.#signal, reason);
    }
  }
  for (const [name, value] of Object.entries({ Event, EventTarget, AbortController, AbortSignal })) {
    Object.defineProperty(value.prototype, Symbol.toStringTag, { value: name, configurable: true });
  }
  return { Event, EventTarget, AbortController, AbortSignal };
}
