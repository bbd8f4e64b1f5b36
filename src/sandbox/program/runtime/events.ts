// `node:events` after lib/events.js of Node 20: EventEmitter and what hangs on it.
import { inspect } from 'node-inspect-extracted';
import { createEventWaits } from './event-waits.ts';
import { invalidArgument, nodeError, outOfRange, requireFunction } from './node-errors.ts';
import type { Promises } from './promise.ts';

export type Listener = ((...args: readonly unknown[]) => unknown) & { listener?: Listener };
export type EventName = string | symbol;
type Handlers = Record<EventName, Listener | Listener[] | undefined>;

export interface Emitter {
  _events: Handlers | undefined;
  _eventsCount: number;
  _maxListeners: number | undefined;
  on(name: EventName, listener: Listener): Emitter;
  once(name: EventName, listener: Listener): Emitter;
  off(name: EventName, listener: Listener): Emitter;
  removeListener(name: EventName, listener: Listener): Emitter;
  emit(name: EventName, ...args: readonly unknown[]): boolean;
  listenerCount(name: EventName): number;
}

export interface EmitterWarning {
  readonly message: string;
  readonly name: string;
  /** Whose listeners, of what, how many: also of the warning itself. */
  readonly about: object;
}

const kShapeMode = Symbol('shapeMode');
const kCapture = Symbol('kCapture');
const errorMonitor = Symbol('events.errorMonitor');

/** `EventEmitter` and what hangs on it; `warn` says that an emitter has many listeners. */
export function createEvents(
  promises: Promises,
  warn: (warning: EmitterWarning) => void,
  refuse: (name: string) => never,
): object {
  const noEvents = (): Handlers => Object.create(null) as Handlers;

  // A function, not a class: programs call it on objects of their own.
  function EventEmitter(this: Emitter, options?: { readonly captureRejections?: boolean }): void {
    if (options?.captureRejections === true) refuse('captureRejections');
    init(this);
  }
  const init = (emitter: Emitter): void => {
    const own = emitter._events;
    const isNew = own === undefined || own === (Object.getPrototypeOf(emitter) as Emitter)._events;
    if (isNew) {
      emitter._events = noEvents();
      emitter._eventsCount = 0;
    }
    emitter._maxListeners ||= undefined;
    Object.assign(emitter, { [kShapeMode]: !isNew, [kCapture]: false });
  };
  const limitOf = (name: string, count: unknown): number => {
    if (typeof count !== 'number') throw invalidArgument(name, 'of type number', count);
    if (count < 0 || Number.isNaN(count)) throw outOfRange(name, '>= 0', count);
    return count;
  };
  let defaultMaxListeners = 10;

  const eventsOf = (emitter: Emitter): Handlers => {
    if (emitter._events === undefined) {
      emitter._events = noEvents();
      emitter._eventsCount = 0;
    }
    return emitter._events;
  };
  const list = (handlers: Listener | Listener[] | undefined): readonly Listener[] =>
    handlers === undefined ? [] : typeof handlers === 'function' ? [handlers] : handlers.slice();

  const warned = new WeakMap<object, boolean>();
  const add = (emitter: Emitter, name: EventName, listener: unknown, first: boolean): Emitter => {
    requireFunction(listener, 'listener');
    const events = eventsOf(emitter);
    if (events['newListener'] !== undefined) {
      emitter.emit('newListener', name, (listener as Listener).listener ?? listener);
    }
    const own = eventsOf(emitter);
    const existing = own[name];
    if (existing === undefined) {
      own[name] = listener;
      emitter._eventsCount += 1;
      return emitter;
    }
    const all = typeof existing === 'function' ? [existing] : existing;
    own[name] = first ? [listener, ...all] : [...all, listener];
    const count = all.length + 1;
    const most = emitter._maxListeners ?? defaultMaxListeners;
    if (most > 0 && count > most && warned.get(all) !== true) {
      warned.set(own[name], true);
      warn({
        name: 'MaxListenersExceededWarning',
        message:
          `Possible EventEmitter memory leak detected. ${count} ${String(name)} listeners added to ` +
          `${inspect(emitter, { depth: -1 })}. MaxListeners is ${most}. Use emitter.setMaxListeners() to increase limit`,
        about: { emitter, type: name, count },
      });
    } else if (warned.get(all) === true) warned.set(own[name], true);
    return emitter;
  };
  const onceWrap = (emitter: Emitter, name: EventName, listener: unknown): Listener => {
    requireFunction(listener, 'listener');
    let fired = false;
    const wrapped: Listener = (...args) => {
      if (fired) return undefined;
      emitter.removeListener(name, wrapped);
      fired = true;
      return Reflect.apply(listener, emitter, args);
    };
    wrapped.listener = listener;
    Object.defineProperty(wrapped, 'name', { value: 'bound onceWrapper' });
    return wrapped;
  };
  const removeName = (emitter: Emitter, name: EventName): void => {
    emitter._eventsCount -= 1;
    if (emitter._eventsCount === 0) emitter._events = noEvents();
    else Reflect.deleteProperty(eventsOf(emitter), name);
  };

  const methods = {
    setMaxListeners(this: Emitter, count: unknown) {
      this._maxListeners = limitOf('setMaxListeners', count);
      return this;
    },
    getMaxListeners(this: Emitter) {
      return this._maxListeners ?? defaultMaxListeners;
    },
    emit(this: Emitter, name: EventName, ...args: readonly unknown[]) {
      const events = this._events;
      if (name === 'error') {
        if (events?.[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
        if (events?.['error'] === undefined) throw unhandledError(args[0]);
      }
      const handlers = events?.[name];
      if (handlers === undefined) return false;
      const called = list(handlers);
      for (let index = 0; index < called.length; index += 1) {
        Reflect.apply(called[index] as Listener, this, args);
      }
      return true;
    },
    addListener(this: Emitter, name: EventName, listener: unknown) {
      return add(this, name, listener, false);
    },
    on(this: Emitter, name: EventName, listener: unknown) {
      return add(this, name, listener, false);
    },
    prependListener(this: Emitter, name: EventName, listener: unknown) {
      return add(this, name, listener, true);
    },
    once(this: Emitter, name: EventName, listener: unknown) {
      return this.on(name, onceWrap(this, name, listener));
    },
    prependOnceListener(this: Emitter, name: EventName, listener: unknown) {
      return add(this, name, onceWrap(this, name, listener), true);
    },
    removeListener(this: Emitter, name: EventName, listener: unknown) {
      requireFunction(listener, 'listener');
      const events = eventsOf(this);
      const existing = events[name];
      const all = list(existing);
      let at = -1;
      for (let index = all.length - 1; index >= 0 && at < 0; index -= 1) {
        if (all[index] === listener || all[index]?.listener === listener) at = index;
      }
      const removed = all[at];
      if (removed === undefined) return this;
      if (all.length === 1) removeName(this, name);
      else {
        const rest = all.filter((_, index) => index !== at);
        events[name] = rest.length === 1 ? rest[0] : rest;
      }
      if (eventsOf(this)['removeListener'] !== undefined) {
        // As Node has it: one of several is named as it was given.
        this.emit('removeListener', name, all.length === 1 ? (removed.listener ?? listener) : listener);
      }
      return this;
    },
    off(this: Emitter, name: EventName, listener: Listener) {
      return this.removeListener(name, listener);
    },
    removeAllListeners(this: Emitter, name?: EventName) {
      const events = eventsOf(this);
      const names = name === undefined ? Reflect.ownKeys(events) : [name];
      for (const one of names) {
        if (one === 'removeListener' && name === undefined) continue;
        const all = list(events[one]);
        if (events['removeListener'] === undefined) {
          if (all.length > 0) removeName(this, one);
        } else
          for (let index = all.length - 1; index >= 0; index -= 1) this.removeListener(one, all[index] as Listener);
      }
      if (name === undefined && eventsOf(this)['removeListener'] !== undefined) removeName(this, 'removeListener');
      return this;
    },
    listeners(this: Emitter, name: EventName) {
      return list(this._events?.[name]).map((one) => one.listener ?? one);
    },
    rawListeners(this: Emitter, name: EventName) {
      return list(this._events?.[name]);
    },
    listenerCount(this: Emitter, name: EventName, listener?: unknown) {
      const all = list(this._events?.[name]);
      return listener === undefined || listener === null
        ? all.length
        : all.filter((one) => one === listener || one.listener === listener).length;
    },
    eventNames(this: Emitter) {
      return this._eventsCount > 0 ? Reflect.ownKeys(eventsOf(this)) : [];
    },
  };

  const unhandledError = (given: unknown): unknown => {
    if (given instanceof Error) return given;
    let shown: string;
    try {
      shown = inspect(given);
    } catch {
      shown = String(given);
    }
    const error = nodeError(
      Error,
      'ERR_UNHANDLED_ERROR',
      `Unhandled error. (${typeof given === 'string' ? inspect(given) : shown})`,
    );
    return Object.assign(error, { context: given });
  };

  const { once, on } = createEventWaits(promises, refuse);

  const put = (target: object, values: object, enumerable: boolean): void => {
    for (const key of Reflect.ownKeys(values)) {
      const value: unknown = (values as Record<PropertyKey, unknown>)[key];
      Object.defineProperty(target, key, { value, writable: true, enumerable, configurable: true });
    }
  };
  put(
    EventEmitter.prototype as object,
    { ...methods, _events: undefined, _eventsCount: 0, _maxListeners: undefined },
    true,
  );
  put(
    EventEmitter,
    {
      EventEmitter,
      once,
      on,
      errorMonitor,
      init: function (this: Emitter) {
        init(this);
      },
      getMaxListeners: (emitter: { getMaxListeners?(): number }) => emitter.getMaxListeners?.() ?? defaultMaxListeners,
      listenerCount: (emitter: Emitter, name: EventName) => emitter.listenerCount(name),
      getEventListeners: (emitter: { listeners(name: EventName): unknown }, name: EventName) => emitter.listeners(name),
      setMaxListeners: (
        count: number = defaultMaxListeners,
        ...emitters: readonly { setMaxListeners(n: number): void }[]
      ) => {
        if (emitters.length === 0) defaultMaxListeners = count;
        for (const one of emitters) one.setMaxListeners(count);
      },
    },
    true,
  );
  Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
    enumerable: true,
    get: () => defaultMaxListeners,
    set: (count: number) => {
      defaultMaxListeners = limitOf('defaultMaxListeners', count);
    },
  });
  return EventEmitter;
}
