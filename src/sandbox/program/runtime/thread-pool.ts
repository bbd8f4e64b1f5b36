// Work that the system does while the program goes on: libuv's pool of four threads, and answers from a network.
import type { EntryKind } from '../../../algorithms/event-loop/trace.ts';
import type { Machine } from './machine.ts';
import type { Ticks } from './ticks.ts';

const THREADS = 4;

interface Work {
  readonly entry: number;
  readonly dueMs: number;
  readonly order: number;
  readonly done: () => void;
}

export class ThreadPool {
  private readonly machine: Machine;
  private readonly ticks: Ticks;
  private readonly freeAt: number[] = Array.from({ length: THREADS }, () => 0);
  private inFlight: Work[] = [];
  private order = 0;

  constructor(machine: Machine, ticks: Ticks) {
    this.machine = machine;
    this.ticks = ticks;
  }

  get isBusy(): boolean {
    return this.inFlight.length > 0;
  }

  /** When the next work is done. */
  get dueMs(): number {
    let first = Infinity;
    for (const work of this.inFlight) first = Math.min(first, work.dueMs);
    return first;
  }

  /** One trip to a thread of the pool, after those that came before. */
  submit(name: string, durationMs: number, done: () => void): void {
    const { nowMs } = this.machine;
    let thread = 0;
    for (let index = 1; index < THREADS; index += 1) {
      if ((this.freeAt[index] ?? 0) < (this.freeAt[thread] ?? 0)) thread = index;
    }
    const dueMs = Math.max(nowMs, this.freeAt[thread] ?? 0) + durationMs;
    this.freeAt[thread] = dueMs;
    this.add('file', name, dueMs, done);
  }

  /** An answer that no thread waits for. */
  expect(name: string, latencyMs: number, done: () => void): void {
    this.add('network', name, this.machine.nowMs + latencyMs, done);
  }

  private add(kind: EntryKind, name: string, dueMs: number, done: () => void): void {
    const entry = this.machine.enqueue('inFlight', kind, name, this.machine.frame?.place ?? -1, dueMs);
    this.order += 1;
    this.inFlight.push({ entry, dueMs, order: this.order, done });
  }

  /** In the poll phase: callbacks of all that is done by now. */
  run(): void {
    const { nowMs, trace } = this.machine;
    const done = this.inFlight
      .filter((work) => work.dueMs <= nowMs + 1e-9)
      .sort((a, b) => a.dueMs - b.dueMs || a.order - b.order);
    if (done.length === 0) return;
    this.inFlight = this.inFlight.filter((work) => !done.includes(work));
    this.machine.loopStep('phase');
    for (const { entry } of done) {
      trace.operation('run', 'inFlight', entry);
      trace.operation('enqueue', 'poll', entry);
    }
    for (const { entry, done: call } of done) {
      this.machine.take('poll', entry);
      this.ticks.makeCallback(call);
    }
  }
}
