// Timers, after lib/internal/timers.js and lib/timers.js of Node 20: a list for each duration, a heap of lists by expiry,
// and the ticks between two callbacks.
import type { EntryKind } from '../../../algorithms/event-loop/trace.ts';
import type { FunctionInfos } from './function-info.ts';
import type { Machine } from './machine.ts';
import { invalidArgument, requireFunction } from './node-errors.ts';
import { PriorityQueue } from './priority-queue.ts';
import type { Ticks } from './ticks.ts';
import {
  appendLink,
  createTimeoutClass,
  kAsyncId,
  kHasPrimitive,
  kRefed,
  type Link,
  removeLink,
  type Timeout,
  type TimeoutClass,
  TimersList,
} from './timeout-class.ts';

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
  /** libuv's one timer of the environment: when it is due, and whether it holds the loop. */
  private uvDue = Infinity;
  private uvRef = false;
  onOverflow: (message: string) => void = () => undefined;
  readonly Timeout: TimeoutClass;

  constructor(machine: Machine, ticks: Ticks, infos: FunctionInfos) {
    this.machine = machine;
    this.ticks = ticks;
    this.infos = infos;
    this.Timeout = createTimeoutClass({
      nextId: () => {
        this.asyncId += 1;
        return this.asyncId;
      },
      incRef: () => this.incRef(),
      decRef: () => this.decRef(),
      activate: (timer) => this.activate(timer, timer[kRefed]),
      clear: (timer) => this.clearTimeout(timer),
      remember: (timer) => this.byId.set(timer[kAsyncId], timer),
      onOverflow: (message) => this.onOverflow(message),
    });
  }

  // ---- what the loop asks

  get dueMs(): number {
    return this.uvDue;
  }
  get holdsLoop(): boolean {
    return this.uvDue !== Infinity && this.uvRef;
  }
  /** The next timer's entry. */
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

  /** It waits no more. */
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
}

/** Delays of timers/promises must be numbers. */
export function requireNumber(value: unknown, name: string): void {
  if (typeof value !== 'number') throw invalidArgument(name, 'of type number', value);
}
