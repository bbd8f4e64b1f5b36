// The `Timeout` that setTimeout gives, and the list it hangs in (lib/internal/timers.js and linkedlist.js of Node 20).
// The names of its properties are Node's, since a program may print one.

export type Callback = (...args: readonly unknown[]) => unknown;

const TIMEOUT_MAX = 2 ** 31 - 1;

export const kRefed = Symbol('refed');
export const kHasPrimitive = Symbol('kHasPrimitive');
export const kAsyncId = Symbol('asyncId');
const kTriggerId = Symbol('triggerId');

export interface Link {
  _idleNext: Link | null;
  _idlePrev: Link | null;
}

export function removeLink(item: Link): void {
  if (item._idleNext !== null) item._idleNext._idlePrev = item._idlePrev;
  if (item._idlePrev !== null) item._idlePrev._idleNext = item._idleNext;
  item._idleNext = null;
  item._idlePrev = null;
}

export function appendLink(list: Link, item: Link): void {
  if (item._idleNext !== null || item._idlePrev !== null) removeLink(item);
  item._idleNext = list._idleNext;
  item._idlePrev = list;
  if (list._idleNext !== null) list._idleNext._idlePrev = item;
  list._idleNext = item;
}

export class TimersList implements Link {
  _idleNext: Link = this;
  _idlePrev: Link = this;
  expiry: number;
  id: number;
  readonly msecs: number;
  position = 0;
  constructor(expiry: number, msecs: number, id: number) {
    this.expiry = expiry;
    this.msecs = msecs;
    this.id = id;
  }
}

export interface Timeout extends Link {
  _idleTimeout: number;
  _idleStart: number | null;
  _onTimeout: Callback | null;
  readonly _timerArgs: readonly unknown[] | undefined;
  readonly _repeat: number | null;
  _destroyed: boolean;
  [kRefed]: boolean;
  [kHasPrimitive]: boolean;
  readonly [kAsyncId]: number;
}

export type TimeoutClass = new (
  callback: Callback,
  after: unknown,
  args: readonly unknown[] | undefined,
  repeat: boolean,
  refed: boolean,
) => Timeout;

/** What a Timeout asks of the timers it belongs to. */
export interface TimeoutHost {
  nextId(): number;
  incRef(): void;
  decRef(): void;
  /** Starts it anew, for refresh(). */
  activate(timer: Timeout): void;
  clear(timer: Timeout): void;
  /** It has been made a number, by which it may be cleared. */
  remember(timer: Timeout): void;
  onOverflow(message: string): void;
}

export function createTimeoutClass(host: TimeoutHost): TimeoutClass {
  const delayOf = (given: unknown): number => {
    // Multiplied, as Node does, so that objects and strings become numbers.
    const after = (given as number) * 1;
    if (after >= 1 && after <= TIMEOUT_MAX) return after;
    if (after > TIMEOUT_MAX) {
      host.onOverflow(`${after} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`);
    }
    return 1;
  };
  class ProgramTimeout implements Timeout {
    _idleTimeout: number;
    _idlePrev: Link | null = this;
    _idleNext: Link | null = this;
    _idleStart: number | null = null;
    _onTimeout: Callback | null;
    readonly _timerArgs: readonly unknown[] | undefined;
    readonly _repeat: number | null;
    _destroyed = false;
    [kRefed]: boolean;
    [kHasPrimitive] = false;
    readonly [kAsyncId]: number;
    readonly [kTriggerId] = 1;

    constructor(
      callback: Callback,
      given: unknown,
      args: readonly unknown[] | undefined,
      repeat: boolean,
      refed: boolean,
    ) {
      const after = delayOf(given);
      this._idleTimeout = after;
      this._onTimeout = callback;
      this._timerArgs = args;
      this._repeat = repeat ? after : null;
      if (refed) host.incRef();
      this[kRefed] = refed;
      this[kAsyncId] = host.nextId();
    }

    refresh(): this {
      host.activate(this);
      return this;
    }
    unref(): this {
      if (this[kRefed]) {
        this[kRefed] = false;
        if (!this._destroyed) host.decRef();
      }
      return this;
    }
    ref(): this {
      if (!this[kRefed]) {
        this[kRefed] = true;
        if (!this._destroyed) host.incRef();
      }
      return this;
    }
    hasRef(): boolean {
      return this[kRefed];
    }
    close(): this {
      host.clear(this);
      return this;
    }
    [Symbol.toPrimitive](): number {
      if (!this[kHasPrimitive]) {
        this[kHasPrimitive] = true;
        host.remember(this);
      }
      return this[kAsyncId];
    }
  }
  Object.defineProperty(ProgramTimeout.prototype, Reflect.get(Symbol, 'dispose'), {
    configurable: true,
    writable: true,
    value(this: ProgramTimeout) {
      host.clear(this);
    },
  });
  Object.defineProperty(ProgramTimeout, 'name', { value: 'Timeout' });
  return ProgramTimeout;
}
