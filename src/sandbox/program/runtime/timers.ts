// Timers and immediates, after lib/internal/timers.js and lib/timers.js of Node 20: a list for each duration, a heap of
// lists by expiry, and the ticks between two callbacks.
import type { EntryKind } from '../../../algorithms/event-loop/trace.ts';
import type { FunctionInfos } from './function-info.ts';
import type { Machine } from './machine.ts';
import { invalidArgument, requireFunction } from './node-errors.ts';
import { PriorityQueue } from './priority-queue.ts';
import type { Ticks } from './ticks.ts';

export type Callback = (...args: readonly unknown[]) => unknown;

const TIMEOUT_MAX = 2 ** 31 - 1;

const kRefed = Symbol('refed');
const kHasPrimitive = Symbol('kHasPrimitive');
const kAsyncId = Symbol('asyncId');
const kTriggerId = Symbol('triggerId');

interface Link {
  _idleNext: Link | null;
  _idlePrev: Link | null;
}

class TimersList implements Link {
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

/** internal/linkedlist */
function removeLink(item: Link): void {
  if (item._idleNext !== null) item._idleNext._idlePrev = item._idlePrev;
  if (item._idlePrev !== null) item._idlePrev._idleNext = item._idleNext;
  item._idleNext = null;
  item._idlePrev = null;
}

function appendLink(list: Link, item: Link): void {
  if (item._idleNext !== null || item._idlePrev !== null) removeLink(item);
  item._idleNext = list._idleNext;
  item._idlePrev = list;
  if (list._idleNext !== null) list._idleNext._idlePrev = item;
  list._idleNext = item;
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
  ref(): Timeout;
  unref(): Timeout;
}

export interface Immediate {
  _idleNext: Immediate | null;
  _idlePrev: Immediate | null;
  _onImmediate: Callback | null;
  readonly _argv: readonly unknown[] | undefined;
  _destroyed: boolean;
  [kRefed]: boolean | null;
  unref(): Immediate;
}

interface ImmediateList {
  head: Immediate | null;
  tail: Immediate | null;
}

export class Timers {
  private readonly machine: Machine;
  private readonly ticks: Ticks;
  private readonly infos: FunctionInfos;
  private listId = Number.MIN_SAFE_INTEGER;
  private asyncId = 1;
  private nextExpiry = Infinity;
  private readonly queue = new PriorityQueue<TimersList>((a, b) => a.expiry - b.expiry || a.id - b.id);
  private readonly lists = new Map<number, TimersList>();
  private readonly byId = new Map<number, Timeout>();
  private readonly entries = new WeakMap<object, number>();
  /** Timers that keep the loop alive. */
  private refCount = 0;
  private readonly immediateQueue: ImmediateList = { head: null, tail: null };
  private readonly outstandingQueue: ImmediateList = { head: null, tail: null };
  private immediateCount = 0;
  private immediateRefCount = 0;
  private hasOutstanding = false;
  /** libuv's one timer of the environment: when it is due, and whether it holds the loop. */
  private uvDue = Infinity;
  private uvRef = false;
  onOverflow: (message: string) => void = () => undefined;
  readonly Timeout: new (
    callback: Callback,
    after: unknown,
    args: readonly unknown[] | undefined,
    repeat: boolean,
    refed: boolean,
  ) => Timeout;
  readonly Immediate: new (
    callback: Callback,
    args: readonly unknown[] | undefined,
  ) => Immediate;

  constructor(machine: Machine, ticks: Ticks, infos: FunctionInfos) {
    this.machine = machine;
    this.ticks = ticks;
    this.infos = infos;
    this.Timeout = this.timeoutClass();
    this.Immediate = this.immediateClass();
  }

  // ---- what the loop asks

  get dueMs(): number {
    return this.uvDue;
  }
  get holdsLoop(): boolean {
    return this.uvDue !== Infinity && this.uvRef;
  }
  get immediateHoldsLoop(): boolean {
    return this.immediateRefCount > 0;
  }
  /** The next immediate and the next timer, where both wait. */
  firstImmediateEntry(): number | undefined {
    const { head } = this.immediateQueue;
    return head === null ? undefined : this.entries.get(head);
  }
  firstTimerEntry(): { readonly entry: number; readonly dueMs: number } | undefined {
    const list = this.queue.peek();
    const timer = list?._idlePrev;
    if (list === undefined || timer === undefined || timer === list) return undefined;
    const entry = this.entries.get(timer);
    return entry === undefined ? undefined : { entry, dueMs: list.expiry };
  }

  // ---- lists of timers

  private schedule(durationMs: number): void {
    this.uvDue = this.machine.loopNowMs + Math.max(1, durationMs);
  }

  private incRef(): void {
    this.refCount += 1;
    if (this.refCount === 1) this.uvRef = true;
  }
  private decRef(): void {
    this.refCount -= 1;
    if (this.refCount === 0) this.uvRef = false;
  }

  insert(item: Timeout, duration: number, start = this.machine.loopNowMs): void {
    const msecs = Math.trunc(duration);
    item._idleStart = start;
    let list = this.lists.get(msecs);
    if (list === undefined) {
      const expiry = start + msecs;
      list = new TimersList(expiry, msecs, this.listId);
      this.listId += 1;
      this.lists.set(msecs, list);
      this.queue.insert(list);
      if (this.nextExpiry > expiry) {
        this.schedule(msecs);
        this.nextExpiry = expiry;
      }
    }
    appendLink(list, item);
    this.entered(item, start + msecs);
  }

  private entered(item: Timeout, dueMs: number): void {
    const old = this.entries.get(item);
    if (old !== undefined) this.machine.drop('timers', old);
    const kind: EntryKind = item._repeat === null ? 'timeout' : 'interval';
    const { name, place } = this.infos.of(item._onTimeout ?? item);
    this.entries.set(item, this.machine.enqueue('timers', kind, name, place, dueMs));
  }

  private left(item: object): void {
    const entry = this.entries.get(item);
    if (entry === undefined) return;
    this.entries.delete(item);
    this.machine.drop('timers', entry);
  }

  /** insertGuarded, for refresh(). */
  private activate(item: Timeout, refed: boolean): void {
    const msecs = item._idleTimeout;
    if (msecs < 0) return;
    this.insert(item, msecs);
    if (item._destroyed) {
      item._destroyed = false;
      if (refed) this.incRef();
    } else if (refed === !item[kRefed]) {
      if (refed) this.incRef();
      else this.decRef();
    }
    item[kRefed] = refed;
  }

  private unenroll(item: Timeout): void {
    if (item._destroyed) return;
    item._destroyed = true;
    if (item[kHasPrimitive]) this.byId.delete(item[kAsyncId]);
    removeLink(item);
    this.left(item);
    if (item[kRefed]) {
      const list = this.lists.get(Math.trunc(item._idleTimeout));
      if (list !== undefined && list._idleNext === list) {
        this.queue.removeAt(list.position);
        this.lists.delete(list.msecs);
      }
      this.decRef();
    }
    item._idleTimeout = -1;
  }

  // ---- the timers phase

  /** Environment::RunTimers. */
  run(): void {
    const now = this.machine.loopNowMs;
    this.uvDue = Infinity;
    this.ticks.callbackScope(() => {
      let expiry = 0;
      const process = (): void => {
        expiry = this.processTimers(now);
      };
      while (!this.ticks.attempt(process));
      if (expiry === 0) {
        this.uvRef = false;
        return;
      }
      this.schedule(Math.abs(expiry) - this.machine.loopNowMs);
      this.uvRef = expiry > 0;
    });
  }

  private processTimers(now: number): number {
    this.nextExpiry = Infinity;
    let ranAtLeastOneList = false;
    for (let list = this.queue.peek(); list !== undefined; list = this.queue.peek()) {
      if (list.expiry > now) {
        this.nextExpiry = list.expiry;
        return this.refCount > 0 ? list.expiry : -list.expiry;
      }
      if (ranAtLeastOneList) this.ticks.runNextTicks();
      else ranAtLeastOneList = true;
      this.listOnTimeout(list, now);
    }
    return 0;
  }

  private listOnTimeout(list: TimersList, now: number): void {
    const { msecs } = list;
    let ranAtLeastOneTimer = false;
    for (let link: Link | null = list._idlePrev; link !== list; link = list._idlePrev) {
      const timer = link as Timeout;
      const diff = now - (timer._idleStart ?? 0);
      if (diff < msecs) {
        list.expiry = Math.max((timer._idleStart ?? 0) + msecs, now + 1);
        list.id = this.listId;
        this.listId += 1;
        this.queue.percolateDown(1);
        return;
      }
      if (ranAtLeastOneTimer) this.ticks.runNextTicks();
      else ranAtLeastOneTimer = true;
      // The tick may have cleared it.
      if (list._idlePrev !== timer) {
        removeLink(timer);
      } else removeLink(timer);
      if (timer._onTimeout === null) {
        this.destroy(timer);
        continue;
      }
      this.call(timer);
    }
    if (list === this.lists.get(msecs)) {
      this.lists.delete(msecs);
      this.queue.shift();
    }
  }

  private destroy(timer: Timeout): void {
    this.left(timer);
    if (timer._destroyed) return;
    timer._destroyed = true;
    if (timer[kHasPrimitive]) this.byId.delete(timer[kAsyncId]);
    // Without toggling libuv's reference: processTimers says at its end whether the loop is held.
    if (timer[kRefed]) this.refCount -= 1;
  }

  private call(timer: Timeout): void {
    const entry = this.entries.get(timer);
    this.entries.delete(timer);
    if (entry !== undefined) this.machine.take('timers', entry);
    const start = timer._repeat === null ? undefined : this.machine.loopNowMs;
    try {
      timer._onTimeout?.(...(timer._timerArgs ?? []));
    } finally {
      if (this.machine.end === undefined) {
        if (timer._repeat !== null && timer._idleTimeout !== -1) {
          timer._idleTimeout = timer._repeat;
          this.insert(timer, timer._idleTimeout, start);
        } else if (timer._idleNext === null && timer._idlePrev === null && !timer._destroyed) this.destroy(timer);
      }
    }
  }

  // ---- the check phase

  /** Environment::CheckImmediate. */
  runImmediates(): void {
    // Node's own immediates run in a scope before: it drains what an exception has left.
    this.ticks.closeScope();
    if (this.immediateCount === 0) return;
    do this.ticks.makeCallback(() => this.processImmediate());
    while (this.hasOutstanding);
  }

  private processImmediate(): void {
    const fresh = this.outstandingQueue.head === null;
    const queue = fresh ? this.immediateQueue : this.outstandingQueue;
    let immediate = queue.head;
    if (fresh) {
      queue.head = null;
      queue.tail = null;
      this.hasOutstanding = true;
    }
    let previous: Immediate | undefined;
    let ranAtLeastOne = false;
    while (immediate !== null) {
      if (ranAtLeastOne) this.ticks.runNextTicks();
      else ranAtLeastOne = true;
      // Cleared by a tick just now: only the one before still knows what comes next.
      if (immediate._destroyed) {
        immediate = previous?._idleNext ?? null;
        this.outstandingQueue.head = immediate;
        continue;
      }
      immediate._destroyed = true;
      this.immediateCount -= 1;
      if (immediate[kRefed] === true) this.immediateRefCount -= 1;
      immediate[kRefed] = null;
      previous = immediate;
      const entry = this.entries.get(immediate);
      if (entry !== undefined) this.machine.take('check', entry);
      try {
        immediate._onImmediate?.(...(immediate._argv ?? []));
      } finally {
        previous._onImmediate = null;
        immediate = previous._idleNext;
        this.outstandingQueue.head = immediate;
      }
    }
    if (!fresh) this.outstandingQueue.head = null;
    this.hasOutstanding = false;
  }

  private removeImmediate(item: Immediate): void {
    const queue = this.immediateQueue;
    if (item._idleNext !== null) item._idleNext._idlePrev = item._idlePrev;
    if (item._idlePrev !== null) item._idlePrev._idleNext = item._idleNext;
    if (item === queue.head) queue.head = item._idleNext;
    if (item === queue.tail) queue.tail = item._idlePrev;
    item._idleNext = null;
    item._idlePrev = null;
  }

  // ---- what the program calls

  readonly setTimeout = (callback: unknown, after?: unknown, ...args: readonly unknown[]): Timeout =>
    this.newTimer(callback, after, args, false);

  readonly setInterval = (callback: unknown, repeat?: unknown, ...args: readonly unknown[]): Timeout =>
    this.newTimer(callback, repeat, args, true);

  private newTimer(callback: unknown, after: unknown, args: readonly unknown[], repeat: boolean): Timeout {
    requireFunction(callback, 'callback');
    const timeout = new this.Timeout(callback, after, args.length === 0 ? undefined : args, repeat, true);
    this.insert(timeout, timeout._idleTimeout);
    return timeout;
  }

  readonly clearTimeout = (timer?: unknown): void => {
    const found = typeof timer === 'number' || typeof timer === 'string' ? this.byId.get(Number(timer)) : timer;
    if (typeof found !== 'object' || found === null || !('_onTimeout' in found) || !found._onTimeout) return;
    const timeout = found as Timeout;
    timeout._onTimeout = null;
    this.unenroll(timeout);
  };

  readonly setImmediate = (callback: unknown, ...args: readonly unknown[]): Immediate => {
    requireFunction(callback, 'callback');
    return new this.Immediate(callback, args.length === 0 ? undefined : args);
  };

  readonly clearImmediate = (given?: unknown): void => {
    const immediate = given as Immediate | undefined;
    if (!immediate || immediate._destroyed || !(immediate instanceof this.Immediate)) return;
    this.immediateCount -= 1;
    immediate._destroyed = true;
    if (immediate[kRefed] === true) this.immediateRefCount -= 1;
    immediate[kRefed] = null;
    immediate._onImmediate = null;
    const entry = this.entries.get(immediate);
    if (entry !== undefined) this.machine.drop('check', entry);
    this.removeImmediate(immediate);
  };

  // ---- classes that the program sees

  private timeoutClass(): Timers['Timeout'] {
    const timers = this;
    class Timeout implements Timeout {
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
        let after = (given as number) * 1;
        if (!(after >= 1 && after <= TIMEOUT_MAX)) {
          if (after > TIMEOUT_MAX) {
            timers.onOverflow(`${after} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`);
          }
          after = 1;
        }
        this._idleTimeout = after;
        this._onTimeout = callback;
        this._timerArgs = args;
        this._repeat = repeat ? after : null;
        if (refed) timers.incRef();
        this[kRefed] = refed;
        timers.asyncId += 1;
        this[kAsyncId] = timers.asyncId;
      }

      refresh(): this {
        timers.activate(this, this[kRefed]);
        return this;
      }
      unref(): this {
        if (this[kRefed]) {
          this[kRefed] = false;
          if (!this._destroyed) timers.decRef();
        }
        return this;
      }
      ref(): this {
        if (!this[kRefed]) {
          this[kRefed] = true;
          if (!this._destroyed) timers.incRef();
        }
        return this;
      }
      hasRef(): boolean {
        return this[kRefed];
      }
      close(): this {
        timers.clearTimeout(this);
        return this;
      }
      [Symbol.toPrimitive](): number {
        if (!this[kHasPrimitive]) {
          this[kHasPrimitive] = true;
          timers.byId.set(this[kAsyncId], this);
        }
        return this[kAsyncId];
      }
    }
    return Timeout;
  }

  private immediateClass(): Timers['Immediate'] {
    const timers = this;
    class Immediate {
      _idleNext: Immediate | null = null;
      _idlePrev: Immediate | null = null;
      _onImmediate: Callback | null;
      readonly _argv: readonly unknown[] | undefined;
      _destroyed = false;
      [kRefed]: boolean | null = false;

      constructor(callback: Callback, args: readonly unknown[] | undefined) {
        this._onImmediate = callback;
        this._argv = args;
        this.ref();
        timers.immediateCount += 1;
        const { immediateQueue } = timers;
        const self = this as unknown as ImmediateShape;
        if (immediateQueue.tail === null) immediateQueue.head = self;
        else {
          immediateQueue.tail._idleNext = self;
          self._idlePrev = immediateQueue.tail;
        }
        immediateQueue.tail = self;
        const { name, place } = timers.infos.of(callback);
        timers.entries.set(this, timers.machine.enqueue('check', 'immediate', name, place));
      }

      ref(): this {
        if (this[kRefed] === false) {
          this[kRefed] = true;
          timers.immediateRefCount += 1;
        }
        return this;
      }
      unref(): this {
        if (this[kRefed] === true) {
          this[kRefed] = false;
          timers.immediateRefCount -= 1;
        }
        return this;
      }
      hasRef(): boolean {
        return Boolean(this[kRefed]);
      }
    }
    return Immediate;
  }
}

type ImmediateShape = Immediate;

/** Delays of timers/promises must be numbers. */
export function requireNumber(value: unknown, name: string): void {
  if (typeof value !== 'number') throw invalidArgument(name, 'of type number', value);
}
