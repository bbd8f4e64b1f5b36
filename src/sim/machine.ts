// The machine: advances a model event by event, writes its log and samples, keeps checkpoints, and goes back as exactly
// as it goes forward. It never looks at a wall clock: whoever drives it says how far and when to pause.
import type {
  Explanation,
  Metrics,
  Model,
  ModelRun,
  RandomSource,
  Setup,
  Simulation,
  Subject,
} from '../contract/model.ts';
import type { Action, SampleBlock } from '../contract/run.ts';
import { ImpossibleAction } from './actions.ts';
import { CheckpointShelf } from './checkpoints.ts';
import { EventQueue, type EventQueueState } from './event-queue.ts';
import { EventLog } from './log.ts';
import { RandomStreams, type RandomStreamsState } from './random.ts';
import { SampleRecorder } from './samples.ts';

export interface MachineOptions {
  readonly seed: number;
  /** Planned before the run. They stand, whatever is done live before them. */
  readonly actions?: readonly Action[];
  /** The run is over at this time, in the clock's unit. */
  readonly until: number;
  /** Clock units between two samples of the series. */
  readonly sampleEvery: number;
  readonly seriesCount: number;
  /** Off for bulk runs: records are not kept, and "why?" and comparisons are not there. Default on. */
  readonly log?: boolean;
  /** Records that the log keeps; absent: some millions. */
  readonly mostRecords?: number | undefined;
  /** Off where the run has state that cannot be copied, a student's code or promises: going back then replays from the start. Default on. */
  readonly checkpoints?: boolean;
  /** Called after each new sample, in order, once per sample of a future. */
  readonly onSample?: () => void;
}

/** Everything that changes during a run, at one moment. */
interface Moment<State> {
  readonly events: number;
  readonly time: number;
  readonly state: State;
  readonly queue: EventQueueState;
  readonly streams: RandomStreamsState;
  readonly logLength: number;
  readonly recordCounts: Float64Array;
  readonly sampleCount: number;
  readonly actionsApplied: number;
  readonly over: boolean;
}

/** How many events pass between two questions to `mayGoOn`. */
const EVENTS_PER_TURN = 512;

export class Machine<State, Snapshot> implements Simulation {
  readonly log: EventLog;
  private readonly model: Model<State, Snapshot>;
  private readonly createSetup: () => Setup;
  private readonly options: MachineOptions;
  private readonly recordCounts: Float64Array;
  private readonly queue = new EventQueue();
  private readonly samples: SampleRecorder;
  private readonly shelf: CheckpointShelf<Moment<State>>;
  private readonly planned: ReadonlySet<Action>;
  private streams: RandomStreams;
  private run: ModelRun<State, Snapshot>;
  private state: State;
  private actionList: Action[];
  private actionsApplied = 0;
  private over = false;
  private furthestTime = 0;
  private furthestSample = 0;
  private eventCount = 0;
  private now = 0;
  private until: number;

  /**
   * @param createSetup makes a fresh setup; called again for every replay from the start, so that a student's code
   *   starts anew each time.
   */
  constructor(model: Model<State, Snapshot>, createSetup: () => Setup, options: MachineOptions) {
    if (!(options.until > 0)) throw new RangeError(`until must be above 0, not ${options.until}`);
    if (!(options.sampleEvery > 0)) throw new RangeError(`sampleEvery must be above 0, not ${options.sampleEvery}`);
    this.model = model;
    this.createSetup = createSetup;
    this.options = options;
    this.until = options.until;
    this.log = new EventLog({ enabled: options.log ?? true, most: options.mostRecords });
    this.recordCounts = new Float64Array(model.records.length);
    this.samples = new SampleRecorder(options.seriesCount);
    this.shelf = new CheckpointShelf();
    this.actionList = [...(options.actions ?? [])].sort((one, other) => one.at - other.at);
    this.planned = new Set(this.actionList);
    this.streams = new RandomStreams(options.seed, model.streams);
    this.run = model.create(createSetup(), this);
    this.state = this.run.start();
    this.keepMoment();
    this.settle();
  }

  /** Present simulated time, in the clock's unit. */
  get time(): number {
    return this.now;
  }
  /** Events handled so far. */
  get events(): number {
    return this.eventCount;
  }
  /** Furthest time that was computed with the present actions. */
  get frontier(): number {
    return this.furthestTime;
  }
  get ended(): boolean {
    return this.over || this.now >= this.until;
  }
  /** Where the run ends unless it ends by itself before. */
  get endAt(): number {
    return this.until;
  }
  get actions(): readonly Action[] {
    return this.actionList;
  }

  // What a model calls.

  schedule(delay: number, kind: number, a = 0, b = 0): void {
    if (!(delay >= 0)) throw new RangeError(`an event cannot be scheduled ${delay} from now`);
    this.queue.push(this.now + delay, kind, a, b);
  }

  record(kind: number, subject: number, object = -1, value = 0): void {
    this.recordCounts[kind] = (this.recordCounts[kind] as number) + 1;
    this.log.write(this.now, kind, subject, object, value);
  }

  random(stream: string): RandomSource {
    return this.streams.get(stream);
  }

  end(): void {
    this.over = true;
  }

  // What a driver calls.

  /**
   * Advances to `time` (or the end of the run), or for as long as `mayGoOn` says yes.
   * @returns whether the target was reached.
   */
  advanceTo(time: number, mayGoOn: () => boolean = () => true): boolean {
    const target = Math.min(time, this.until);
    for (let turn = 0; ; turn += 1) {
      const bound = Math.min(target, this.nextSampleTime(), this.nextActionTime());
      const done = this.handleUpTo(Math.max(bound, this.now), EVENTS_PER_TURN);
      if (done) {
        if (!this.over && this.queue.length === 0 && this.actionsApplied === this.actionList.length) this.over = true;
        if (!this.over && bound > this.now) this.now = bound;
        this.settle();
        if (this.over || this.nothingDueBy(target)) return true;
      }
      if ((!done || turn % 64 === 63) && !mayGoOn()) return false;
    }
  }

  /** Moves the end on by half where the run has come to it with work left. */
  postponeEnd(): void {
    if (this.over || this.now < this.until || this.run.isUnfinished?.(this.state) !== true) return;
    const { sampleEvery } = this.options;
    this.until = Math.ceil((this.until * 1.5) / sampleEvery) * sampleEvery;
  }

  /** Handles exactly one event; false when there is none before the end of the run. */
  step(): boolean {
    if (this.ended) return false;
    const before = this.eventCount;
    while (this.eventCount === before) {
      const next = this.queue.peekTime();
      const bound = Math.min(next, this.nextSampleTime(), this.nextActionTime());
      if (bound > this.until || bound === Number.POSITIVE_INFINITY) {
        this.advanceTo(this.until);
        return false;
      }
      if (next <= bound) this.handleUpTo(bound, 1);
      else this.now = bound;
      this.settle();
    }
    return true;
  }

  /** Undoes the last event; false at the start. */
  stepBack(): boolean {
    if (this.eventCount === 0) {
      if (this.now === 0) return false;
      this.seek(0);
      return true;
    }
    const target = this.eventCount - 1;
    this.restore(this.shelf.latest((moment) => moment.events <= target));
    while (this.eventCount < target && this.step());
    return true;
  }

  /** Goes to a time, backwards or forwards; the same log and snapshot come out either way. */
  seek(time: number, mayGoOn?: () => boolean): boolean {
    const target = Math.max(0, time);
    if (target < this.now) this.restore(this.shelf.latest((moment) => moment.time <= target));
    return this.advanceTo(target, mayGoOn);
  }

  /**
   * Applies a student's action at the present moment, after every event of this moment. What had been computed beyond
   * it no longer holds and is dropped, with what was done live there; to keep it, fork first.
   */
  act(action: Omit<Action, 'at'>): Action {
    this.advanceTo(this.now);
    const stamped = { ...action, at: this.now } as Action;
    this.samples.truncate();
    this.shelf.dropAfter((moment) => moment.time <= this.now && moment.events <= this.eventCount);
    this.furthestTime = this.now;
    this.furthestSample = this.samples.count;
    const later = this.actionList.slice(this.actionsApplied).filter((action) => this.planned.has(action));
    this.actionList = [...this.actionList.slice(0, this.actionsApplied), stamped, ...later];
    this.over = false;
    this.advanceTo(this.now);
    return stamped;
  }

  snapshot(): Snapshot {
    return this.run.snapshot(this.state);
  }
  metrics(): Metrics {
    return this.run.metrics(this.state);
  }
  theory(): Metrics {
    return this.run.theory?.(this.state) ?? {};
  }
  result(): Readonly<Record<string, unknown>> {
    return this.run.result(this.state);
  }
  why(subject: Subject): Explanation | undefined {
    return this.run.why?.(this.state, this.log, subject);
  }
  describe(index: number) {
    return this.run.describe?.(this.state, this.log, index);
  }
  probe(name: string): boolean {
    const probe = this.model.probes?.[name];
    if (probe === undefined) throw new Error(`the model exports no probe named ${name}`);
    return probe({ state: this.state, time: this.now, log: this.log });
  }
  /** How many records of a kind were written so far; 0 for a kind that is not there. */
  recordsOfKind(kind: number): number {
    return this.recordCounts[kind] ?? 0;
  }
  /** Samples up to the present moment, from row `first` on. */
  samplesFrom(first: number): SampleBlock {
    return this.samples.block(first);
  }
  /** The latest sample of series `index`, NaN before the first. */
  latestSample(index: number): number {
    return this.samples.latest(index);
  }

  /** Handles queued events up to and including `bound`; false when `limit` ran out first. */
  private handleUpTo(bound: number, limit: number): boolean {
    const { queue, run, state } = this;
    let left = limit;
    while (!this.over && queue.peekTime() <= bound) {
      if (left === 0) return false;
      left -= 1;
      queue.pop();
      this.now = queue.time;
      this.eventCount += 1;
      run.handle(state, queue.kind, queue.a, queue.b);
      if (this.eventCount >= this.shelf.nextAt) {
        // Only a moment after which time moves on can be returned to by time alone.
        if (queue.peekTime() > this.now && this.nextActionTime() > this.now && this.nextSampleTime() > this.now)
          this.keepMoment();
      }
    }
    return true;
  }

  private nothingDueBy(time: number): boolean {
    return (
      this.now >= time && this.queue.peekTime() > time && this.nextActionTime() > time && this.nextSampleTime() > time
    );
  }

  private nextSampleTime(): number {
    return (this.samples.count + 1) * this.options.sampleEvery;
  }

  private nextActionTime(): number {
    return this.actionList[this.actionsApplied]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Takes the samples and applies the actions that are due once every event of the present moment is done. */
  private settle(): void {
    if (!this.over && this.queue.peekTime() <= this.now) return;
    while (this.nextSampleTime() <= this.now) {
      this.run.sample(this.state, this.samples.append());
      if (this.samples.count > this.furthestSample) {
        this.furthestSample = this.samples.count;
        this.options.onSample?.();
      }
    }
    // An action may schedule events for this very moment; they come before the next action, as they did when it was taken live.
    while (this.nextActionTime() <= this.now && !(this.queue.peekTime() <= this.now)) {
      const action = this.actionList[this.actionsApplied] as Action;
      this.actionsApplied += 1;
      this.apply(action);
    }
    if (this.now > this.furthestTime) this.furthestTime = this.now;
  }

  /** @throws ImpossibleAction that says which of the given actions it was */
  private apply(action: Action): void {
    try {
      this.run.act(this.state, action);
    } catch (error) {
      const entry = this.options.actions?.indexOf(action) ?? -1;
      throw error instanceof ImpossibleAction && entry >= 0 ? new ImpossibleAction(error.message, entry) : error;
    }
  }

  private keepMoment(): void {
    const everyMomentCanBeKept = this.options.checkpoints ?? true;
    if (!everyMomentCanBeKept && this.eventCount > 0) return;
    this.shelf.keep({
      events: this.eventCount,
      time: this.now,
      state: everyMomentCanBeKept ? structuredClone(this.state) : this.state,
      queue: this.queue.save(),
      streams: this.streams.save(),
      logLength: this.log.length,
      recordCounts: this.recordCounts.slice(),
      sampleCount: this.samples.count,
      actionsApplied: this.actionsApplied,
      over: this.over,
    });
  }

  private restore(moment: Moment<State>): void {
    this.queue.restore(moment.queue);
    this.streams.restore(moment.streams);
    this.log.rewind(moment.logLength);
    this.recordCounts.set(moment.recordCounts);
    this.samples.rewind(moment.sampleCount);
    this.actionsApplied = moment.actionsApplied;
    this.over = moment.over;
    this.eventCount = moment.events;
    this.now = moment.time;
    if (this.options.checkpoints ?? true) {
      this.state = structuredClone(moment.state);
    } else {
      // The student's code keeps what it keeps: begin again with a fresh instance of it.
      this.queue.clear();
      this.streams = new RandomStreams(this.options.seed, this.model.streams);
      this.log.rewind(0);
      this.recordCounts.fill(0);
      this.run = this.model.create(this.createSetup(), this);
      this.state = this.run.start();
    }
    this.settle();
  }
}
