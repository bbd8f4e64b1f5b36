// The queue of jobs: promise reactions, jobs of thenables, the rest of async functions, queueMicrotask.
import type { EntryKind } from '../../../algorithms/event-loop/trace.ts';
import type { Machine } from './machine.ts';

interface Job {
  readonly entry: number;
  run(): void;
  next: Job | undefined;
}

export class Microtasks {
  private readonly machine: Machine;
  private first: Job | undefined;
  private last: Job | undefined;
  private ranInOneGo = 0;
  /** Called with what a job threw. */
  onThrow: (thrown: unknown) => void = () => undefined;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  enqueue(kind: EntryKind, name: string, place: number, run: () => void): void {
    const job: Job = { entry: this.machine.enqueue('microtask', kind, name, place), run, next: undefined };
    if (this.last === undefined) this.first = job;
    else this.last.next = job;
    this.last = job;
  }

  /** The loop came on: callbacks are counted anew. */
  restartCount(): void {
    this.ranInOneGo = 0;
  }

  countOne(): void {
    this.ranInOneGo += 1;
    const { starvation } = this.machine.limits;
    if (this.ranInOneGo > starvation) this.machine.stopAtLimit('starvation', starvation);
  }

  runAll(): void {
    for (let job = this.first; job !== undefined; job = this.first) {
      this.first = job.next;
      if (this.first === undefined) this.last = undefined;
      this.countOne();
      this.machine.take('microtask', job.entry);
      try {
        job.run();
      } catch (thrown) {
        if (this.machine.end !== undefined) throw thrown;
        this.onThrow(thrown);
      }
    }
  }
}
