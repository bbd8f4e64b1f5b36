// Immediates, after lib/internal/timers.js of Node 20: a queue of which each check phase takes what is in it by then.
import type { FunctionInfos } from './function-info.ts';
import type { Machine } from './machine.ts';
import { requireFunction } from './node-errors.ts';
import type { Ticks } from './ticks.ts';
import { type Callback, kRefed } from './timeout-class.ts';

interface Immediate {
  _idleNext: Immediate | null;
  _idlePrev: Immediate | null;
  _onImmediate: Callback | null;
  readonly _argv: readonly unknown[] | undefined;
  _destroyed: boolean;
  [kRefed]: boolean | null;
  unref(): Immediate;
}

type ImmediateClass = new (callback: Callback, args: readonly unknown[] | undefined) => Immediate;

/** What an Immediate asks of the queue it belongs to. */
interface ImmediateHost {
  add(immediate: Immediate): void;
  changeRefs(by: 1 | -1): void;
  clear(immediate: Immediate): void;
}

function createImmediateClass(host: ImmediateHost): ImmediateClass {
  class ProgramImmediate implements Immediate {
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
      host.add(this);
    }
    ref(): this {
      if (this[kRefed] === false) {
        this[kRefed] = true;
        host.changeRefs(1);
      }
      return this;
    }
    unref(): this {
      if (this[kRefed] === true) {
        this[kRefed] = false;
        host.changeRefs(-1);
      }
      return this;
    }
    hasRef(): boolean {
      return this[kRefed] === true;
    }
  }
  Object.defineProperty(ProgramImmediate.prototype, Reflect.get(Symbol, 'dispose'), {
    configurable: true,
    writable: true,
    value(this: ProgramImmediate) {
      host.clear(this);
    },
  });
  Object.defineProperty(ProgramImmediate, 'name', { value: 'Immediate' });
  return ProgramImmediate;
}

export class Immediates {
  private readonly machine: Machine;
  private readonly ticks: Ticks;
  private readonly infos: FunctionInfos;
  /** Of every immediate that was ever asked for. */
  private readonly entries = new WeakMap<object, number>();
  private readonly waiting: { head: Immediate | null; tail: Immediate | null } = { head: null, tail: null };
  /** Where to go on after an exception that the program handled. */
  private outstanding: Immediate | null = null;
  private hasOutstanding = false;
  private count = 0;
  private refCount = 0;
  /** libuv's idle handle. */
  private isRefed = false;
  readonly Immediate: ImmediateClass;

  constructor(machine: Machine, ticks: Ticks, infos: FunctionInfos) {
    this.machine = machine;
    this.ticks = ticks;
    this.infos = infos;
    this.Immediate = createImmediateClass({
      add: (immediate) => this.add(immediate),
      changeRefs: (by) => this.changeRefs(by),
      clear: (immediate) => this.clearImmediate(immediate),
    });
  }

  get holdsLoop(): boolean {
    return this.isRefed;
  }

  /** The entry of the next one. */
  get firstEntry(): number | undefined {
    return this.waiting.head === null ? undefined : this.entries.get(this.waiting.head);
  }

  private changeRefs(by: 1 | -1): void {
    const before = this.refCount;
    this.refCount = before + by;
    if (by === 1 && before === 0) this.isRefed = true;
    if (by === -1 && this.refCount === 0) this.isRefed = false;
  }

  private add(immediate: Immediate): void {
    const { waiting } = this;
    this.count += 1;
    if (waiting.tail === null) waiting.head = immediate;
    else {
      waiting.tail._idleNext = immediate;
      immediate._idlePrev = waiting.tail;
    }
    waiting.tail = immediate;
    const { name, place } = this.infos.of(immediate._onImmediate ?? immediate);
    this.entries.set(immediate, this.machine.enqueue('check', 'immediate', name, place));
  }

  private remove(item: Immediate): void {
    const { waiting } = this;
    if (item._idleNext) item._idleNext._idlePrev = item._idlePrev;
    if (item._idlePrev) item._idlePrev._idleNext = item._idleNext;
    if (item === waiting.head) waiting.head = item._idleNext;
    if (item === waiting.tail) waiting.tail = item._idlePrev;
    item._idleNext = null;
    item._idlePrev = null;
  }

  /** Environment::CheckImmediate. */
  run(): void {
    // Node's own immediates run in a scope before: it drains what an exception has left.
    this.ticks.closeScope();
    if (this.count === 0) return;
    do this.ticks.makeCallback(() => this.process());
    while (this.hasOutstanding);
  }

  /** processImmediate */
  private process(): void {
    const isFresh = this.outstanding === null;
    let immediate = isFresh ? this.waiting.head : this.outstanding;
    if (isFresh) {
      this.waiting.head = null;
      this.waiting.tail = null;
      this.hasOutstanding = true;
    }
    let previous: Immediate | undefined;
    while (immediate !== null) {
      if (previous !== undefined) this.ticks.runNextTicks();
      if (immediate._destroyed) {
        // Cleared by a tick just now: only the one before still knows what comes next.
        immediate = previous?._idleNext ?? null;
        this.outstanding = immediate;
        continue;
      }
      previous = immediate;
      this.call(immediate);
      immediate = immediate._idleNext;
    }
    if (!isFresh) this.outstanding = null;
    this.hasOutstanding = false;
  }

  private call(immediate: Immediate): void {
    immediate._destroyed = true;
    this.count -= 1;
    if (immediate[kRefed] === true) this.changeRefs(-1);
    immediate[kRefed] = null;
    const entry = this.entries.get(immediate);
    if (entry !== undefined) this.machine.take('check', entry);
    try {
      immediate._onImmediate?.(...(immediate._argv ?? []));
    } finally {
      immediate._onImmediate = null;
      this.outstanding = immediate._idleNext;
    }
  }

  readonly setImmediate = (callback: unknown, ...args: readonly unknown[]): Immediate => {
    requireFunction(callback, 'callback');
    return new this.Immediate(callback, args.length === 0 ? undefined : args);
  };

  readonly clearImmediate = (given?: unknown): void => {
    const immediate = given as Immediate | undefined;
    if (!immediate || immediate._destroyed) return;
    const entry = this.entries.get(immediate);
    // Node asks for no kind and counts one immediate less: what is left of its loop then hangs, loses others or dies.
    if (entry === undefined) this.refuseToClear(given);
    immediate._destroyed = true;
    this.count -= 1;
    if (immediate[kRefed] === true) this.changeRefs(-1);
    immediate[kRefed] = null;
    immediate._onImmediate = null;
    this.machine.drop('check', entry);
    this.remove(immediate);
  };

  private refuseToClear(given: unknown): never {
    const made: unknown = (Object(given) as { readonly constructor?: unknown }).constructor;
    const name = typeof made === 'function' && made.name !== '' ? made.name : typeof given;
    return this.machine.refuse(`clearImmediate(${name})`, 'unsupported');
  }
}
