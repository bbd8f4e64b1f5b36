// process.nextTick, unhandled rejections and uncaught exceptions, after lib/internal/process/{task_queues,promises,
// execution}.js of Node 20. A callback scope is what Node's C++ side opens round every call into the program.
import { inspect } from 'node-inspect-extracted';
import type { Uncaught } from './crash-text.ts';
import type { FunctionInfos } from './function-info.ts';
import type { Machine } from './machine.ts';
import type { Microtasks } from './microtasks.ts';
import { nodeError, plainText, requireFunction } from './node-errors.ts';
import type { RejectionTracker } from './promise.ts';

interface Tick {
  readonly entry: number;
  readonly callback: (...args: readonly unknown[]) => unknown;
  readonly args: readonly unknown[];
  next: Tick | undefined;
}

/** The exit code where the handler of uncaughtException throws. */
const FATAL_HANDLER_CODE = 7;

interface Rejection {
  readonly reason: unknown;
  readonly id: number;
  readonly entry: number;
  warned: boolean;
}

/** What ticks need of `process` and of timers. */
export interface ProcessSide {
  emit(event: string, ...args: readonly unknown[]): boolean;
  isExiting(): boolean;
  emitWarning(warning: Error): void;
  /** So that the loop turns once more after a handled exception. */
  keepLoopAlive(): void;
  /** @param code without one the event `exit` comes first, with 1 */
  crash(thrown: unknown, from: Uncaught, code?: number): never;
}

export class Ticks implements RejectionTracker {
  private readonly machine: Machine;
  private readonly jobs: Microtasks;
  private readonly infos: FunctionInfos;
  private first: Tick | undefined;
  private last: Tick | undefined;
  private tickScheduled = false;
  private rejectionToWarn = false;
  private pending = new Map<object, Rejection>();
  private readonly unhandled = new WeakMap<object, Rejection>();
  private handledLate: { readonly promise: object; readonly id: number }[] = [];
  private lastId = 0;
  side: ProcessSide | undefined;

  constructor(machine: Machine, jobs: Microtasks, infos: FunctionInfos) {
    this.machine = machine;
    this.jobs = jobs;
    this.infos = infos;
    jobs.onThrow = (thrown) => this.uncaught(thrown, 'microtask');
  }

  private get process(): ProcessSide {
    if (this.side === undefined) throw new Error('the process is not there yet');
    return this.side;
  }

  // ---- process.nextTick

  nextTick(callback: unknown, args: readonly unknown[]): void {
    requireFunction(callback, 'callback');
    if (this.process.isExiting()) return;
    const { name, place } = this.infos.of(callback);
    const entry = this.machine.enqueue('nextTick', 'nextTick', name, place);
    const tick: Tick = { entry, callback, args, next: undefined };
    if (this.last === undefined) this.first = tick;
    else this.last.next = tick;
    this.last = tick;
    this.tickScheduled = true;
  }

  /** runNextTicks: between two callbacks of one phase. */
  runNextTicks(): void {
    if (!this.tickScheduled && !this.rejectionToWarn) this.jobs.runAll();
    if (!this.tickScheduled && !this.rejectionToWarn) return;
    this.processTicksAndRejections();
  }

  private processTicksAndRejections(): void {
    do {
      for (let tick = this.first; tick !== undefined; tick = this.first) {
        this.first = tick.next;
        if (this.first === undefined) this.last = undefined;
        this.jobs.countOne();
        this.machine.take('nextTick', tick.entry);
        const { callback } = tick;
        callback(...tick.args);
      }
      this.jobs.runAll();
    } while (this.first !== undefined || this.processPromiseRejections());
    this.tickScheduled = false;
    this.rejectionToWarn = false;
  }

  // ---- InternalCallbackScope and MakeCallback

  /** Calls into the program and drains the queues after it. */
  callbackScope(call: () => void): void {
    this.attempt(call);
    this.closeScope();
  }

  /** As callbackScope, but what the program threw leaves the queues for later. */
  makeCallback(call: () => void): void {
    if (this.attempt(call)) this.closeScope();
  }

  closeScope(): void {
    if (!this.tickScheduled) this.jobs.runAll();
    if (!this.tickScheduled && !this.rejectionToWarn) return;
    this.attempt(() => this.processTicksAndRejections());
  }

  /** Gives false where the program threw and goes on, because it listens to uncaughtException. */
  attempt(call: () => void): boolean {
    try {
      call();
      return true;
    } catch (thrown) {
      if (this.machine.end !== undefined) throw thrown;
      this.uncaught(thrown, 'callback');
      return false;
    }
  }

  /** TriggerUncaughtException: comes back only where the program handles it. */
  uncaught(thrown: unknown, from: Uncaught): void {
    const origin = from === 'promise' || from === 'module' ? 'unhandledRejection' : 'uncaughtException';
    const { process } = this;
    try {
      process.emit('uncaughtExceptionMonitor', thrown, origin);
      if (!process.emit('uncaughtException', thrown, origin)) process.crash(thrown, from);
    } catch (inner) {
      if (this.machine.end !== undefined) throw inner;
      process.crash(inner, from, FATAL_HANDLER_CODE);
    }
    process.keepLoopAlive();
  }

  // ---- rejections

  rejected(promise: object, reason: unknown): void {
    this.lastId += 1;
    const shown = reason instanceof Error ? `${reason.name}: ${reason.message}` : inspect(reason, { depth: 0 });
    const entry = this.machine.enqueue('rejections', 'rejection', shown, this.machine.frame?.place ?? -1);
    this.pending.set(promise, { reason, id: this.lastId, entry, warned: false });
    this.rejectionToWarn = true;
  }

  handled(promise: object): void {
    const pending = this.pending.get(promise);
    if (pending !== undefined) {
      this.pending.delete(promise);
      this.machine.drop('rejections', pending.entry);
      return;
    }
    const known = this.unhandled.get(promise);
    if (known === undefined) return;
    this.unhandled.delete(promise);
    if (!known.warned) return;
    this.handledLate.push({ promise, id: known.id });
    this.rejectionToWarn = true;
  }

  private processPromiseRejections(): boolean {
    const { process } = this;
    let again = this.handledLate.length > 0;
    for (let late = this.handledLate.shift(); late !== undefined; late = this.handledLate.shift()) {
      if (process.emit('rejectionHandled', late.promise)) continue;
      const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${late.id})`);
      warning.name = 'PromiseRejectionHandledWarning';
      process.emitWarning(warning);
    }
    const { pending } = this;
    this.pending = new Map();
    for (const [promise, rejection] of pending) {
      this.unhandled.set(promise, rejection);
      rejection.warned = true;
      this.machine.take('rejections', rejection.entry);
      if (!process.emit('unhandledRejection', rejection.reason, promise)) {
        this.uncaught(asError(rejection.reason), 'promise');
      }
      again = true;
    }
    return again || this.pending.size > 0;
  }
}

/** Where Node 20.20 makes the error of a rejection that is none. */
const THROWN_FROM = [
  'throwUnhandledRejectionsMode (node:internal/process/promises:389:7)',
  'processPromiseRejections (node:internal/process/promises:470:17)',
  'process.processTicksAndRejections (node:internal/process/task_queues:96:32)',
];

function asError(reason: unknown): unknown {
  if (typeof reason === 'object' && reason !== null && Object.hasOwn(reason, 'stack')) return reason;
  const error = nodeError(
    Error,
    'ERR_UNHANDLED_REJECTION',
    'This error originated either by throwing inside of an async function without a catch block, or by rejecting a ' +
      `promise which was not handled with .catch(). The promise rejected with the reason "${plainText(reason)}".`,
  );
  const stack = [`UnhandledPromiseRejection: ${error.message}`, ...THROWN_FROM.map((line) => `    at ${line}`)].join(
    '\n',
  );
  Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
  Object.defineProperty(error, 'name', { value: 'UnhandledPromiseRejection', writable: true, configurable: true });
  return error;
}
