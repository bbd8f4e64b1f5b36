// Does the tasks of one stage on a pool of workers, each task's result exactly once: a worker that dies gives its task
// back, and when nothing is left to hand out, idle workers do copies of what others are still at; the first answer wins.
import { WorkerEnded } from '../../worker/bridge.ts';

/** One worker of the pool, as it is opened. */
export interface PoolWorker {
  /** Rejects with `WorkerEnded` when the worker dies, with anything else when the task itself fails. */
  perform(stage: number, task: unknown): Promise<unknown>;
  close(): void;
}

/** What became of an attempt: `lost` with its worker, `beaten` by another attempt at the same task. */
export type AttemptEnd = 'done' | 'lost' | 'beaten' | 'failed';

export interface Attempt {
  readonly id: number;
  readonly stage: number;
  readonly task: number;
  /** Place of the worker in the pool, from 0; a worker that died is followed by another in its place. */
  readonly place: number;
  /** Another attempt at the task was under way when this one began. */
  readonly isCopy: boolean;
  readonly startMs: number;
  readonly endMs?: number;
  readonly end?: AttemptEnd;
}

/** What is to go wrong, so that the real run meets the faults of a plan. */
export interface PoolFaults {
  /** The worker in this place is ended in the midst of the task that it begins as its n-th, from 0. */
  readonly deaths: readonly { readonly place: number; readonly nth: number }[];
  /** How many times over the worker in a place does each task; absent: once. */
  readonly timesOver: Readonly<Record<number, number>>;
}

export const NO_FAULTS: PoolFaults = { deaths: [], timesOver: {} };

export interface PoolOptions {
  readonly size: number;
  /** Whether idle workers do copies of tasks under way. */
  readonly speculate: boolean;
  readonly faults: PoolFaults;
  readonly signal: AbortSignal;
  open(place: number): Promise<PoolWorker>;
  nowMs(): number;
  /** Resolves a little while after a task has begun: the moment of a death. */
  midst(): Promise<void>;
  /** Called with every attempt as it begins and as it ends. */
  onAttempt(attempt: Attempt): void;
}

/** A task is given up when so many of its attempts were lost, as in Hadoop (`mapreduce.map.maxattempts`). */
export const MOST_ATTEMPTS = 4;

/** A task whose workers died again and again. */
export class TaskGivenUp extends Error {
  override readonly name = 'TaskGivenUp';
  readonly task: number;
  constructor(task: number) {
    super(`task ${task} lost its worker ${MOST_ATTEMPTS} times`);
    this.task = task;
  }
}

interface Place {
  readonly index: number;
  worker: PoolWorker | undefined;
  begun: number;
  running: Attempt | undefined;
}

interface Task {
  readonly index: number;
  isDone: boolean;
  lost: number;
  readonly running: Set<Place>;
}

/** Workers that stay open from stage to stage. */
export class Pool {
  private readonly options: PoolOptions;
  private readonly places: readonly Place[];
  private attempts = 0;
  private isClosed = false;

  constructor(options: PoolOptions) {
    this.options = options;
    this.places = Array.from({ length: options.size }, (_, index) => ({
      index,
      worker: undefined,
      begun: 0,
      running: undefined,
    }));
    options.signal.addEventListener('abort', () => this.close());
  }

  /**
   * Results in the order of the tasks.
   * @throws TaskGivenUp, the signal's reason, or whatever a task itself threw: that one would throw again
   */
  async run(stage: number, tasks: readonly unknown[]): Promise<readonly unknown[]> {
    this.options.signal.throwIfAborted();
    return new StageRun(this.options, this.places, stage, tasks, () => {
      this.attempts += 1;
      return this.attempts;
    }).run();
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const place of this.places) place.worker?.close();
  }
}

class StageRun {
  private readonly options: PoolOptions;
  private readonly places: readonly Place[];
  private readonly stage: number;
  private readonly payloads: readonly unknown[];
  private readonly nextId: () => number;
  private readonly tasks: readonly Task[];
  private readonly waiting: Task[];
  private readonly results: unknown[];
  private doneCount = 0;
  private failure: { readonly thrown: unknown } | undefined;
  private wake: () => void = () => undefined;
  private change: Promise<void> = Promise.resolve();

  constructor(
    options: PoolOptions,
    places: readonly Place[],
    stage: number,
    payloads: readonly unknown[],
    nextId: () => number,
  ) {
    this.options = options;
    this.places = places;
    this.stage = stage;
    this.payloads = payloads;
    this.nextId = nextId;
    this.tasks = payloads.map((_, index) => ({ index, isDone: false, lost: 0, running: new Set() }));
    this.waiting = [...this.tasks];
    this.results = new Array<unknown>(payloads.length);
    this.expectChange();
  }

  async run(): Promise<readonly unknown[]> {
    const abort = (): void => this.fail(this.options.signal.reason);
    this.options.signal.addEventListener('abort', abort);
    try {
      await Promise.all(this.places.map((place) => this.serve(place)));
    } finally {
      this.options.signal.removeEventListener('abort', abort);
    }
    if (this.failure !== undefined) throw this.failure.thrown;
    return this.results;
  }

  private get isOver(): boolean {
    return this.failure !== undefined || this.doneCount === this.tasks.length;
  }

  private async serve(place: Place): Promise<void> {
    while (!this.isOver) {
      const task = this.next();
      if (task === undefined) await this.change;
      else await this.attempt(place, task);
    }
  }

  /** A task that nobody is at; else, where copies are wanted, the one that is longest under way. */
  private next(): Task | undefined {
    const waiting = this.waiting.shift();
    if (waiting !== undefined || !this.options.speculate) return waiting;
    const startOf = (task: Task): number => [...task.running][0]?.running?.startMs ?? Number.POSITIVE_INFINITY;
    return this.tasks
      .filter((task) => !task.isDone && task.running.size === 1)
      .reduce<Task | undefined>(
        (oldest, task) => (oldest === undefined || startOf(task) < startOf(oldest) ? task : oldest),
        undefined,
      );
  }

  private async attempt(place: Place, task: Task): Promise<void> {
    const attempt: Attempt = {
      id: this.nextId(),
      stage: this.stage,
      task: task.index,
      place: place.index,
      isCopy: task.running.size > 0,
      startMs: this.options.nowMs(),
    };
    place.running = attempt;
    task.running.add(place);
    this.options.onAttempt(attempt);
    let end: AttemptEnd;
    try {
      const result = await this.perform(place, task);
      end = task.isDone ? 'beaten' : 'done';
      if (end === 'done') this.take(place, task, result);
    } catch (thrown) {
      end = this.judge(task, thrown);
      place.worker?.close();
      place.worker = undefined;
      if (end === 'failed') this.fail(thrown);
    }
    task.running.delete(place);
    place.running = undefined;
    if (end === 'lost') this.putBack(task);
    this.options.onAttempt({ ...attempt, endMs: this.options.nowMs(), end });
    this.changed();
  }

  private async perform(place: Place, task: Task): Promise<unknown> {
    const { faults, midst } = this.options;
    const nth = place.begun;
    place.begun += 1;
    const worker = place.worker ?? (await this.options.open(place.index));
    place.worker = worker;
    // Opening takes a while: the stage may be over, or the task done by another.
    if (this.isOver) throw new WorkerEnded({ kind: 'terminated' });
    if (faults.deaths.some((death) => death.place === place.index && death.nth === nth)) {
      void midst().then(() => worker.close());
      // A task that was done sooner dies with its worker all the same.
      await worker.perform(this.stage, this.payloads[task.index]).catch(() => undefined);
      worker.close();
      throw new WorkerEnded({ kind: 'terminated' });
    }
    const timesOver = faults.timesOver[place.index] ?? 1;
    let result: unknown;
    for (let time = 0; time < timesOver && !task.isDone; time += 1)
      result = await worker.perform(this.stage, this.payloads[task.index]);
    return result;
  }

  /** Keeps the first answer, and stops whoever is still at the task. */
  private take(winner: Place, task: Task, result: unknown): void {
    task.isDone = true;
    this.results[task.index] = result;
    this.doneCount += 1;
    for (const place of task.running) if (place !== winner) place.worker?.close();
  }

  private judge(task: Task, thrown: unknown): AttemptEnd {
    if (task.isDone || this.isOver) return 'beaten';
    return thrown instanceof WorkerEnded && thrown.end.kind === 'terminated' ? 'lost' : 'failed';
  }

  private putBack(task: Task): void {
    task.lost += 1;
    if (task.lost >= MOST_ATTEMPTS) this.fail(new TaskGivenUp(task.index));
    else if (task.running.size === 0) this.waiting.push(task);
  }

  private fail(thrown: unknown): void {
    if (this.isOver) return;
    this.failure = { thrown };
    for (const place of this.places) place.worker?.close();
    this.changed();
  }

  private expectChange(): void {
    this.change = new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private changed(): void {
    this.wake();
    this.expectChange();
  }
}
