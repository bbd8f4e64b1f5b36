// A run that someone watches: moved to and fro in time, acted upon, asked why.
import type { Goal } from '../contract/goal.ts';
import type { Action, Frame, RunSpec } from '../contract/run.ts';
import type { Phrase } from '../contract/text.ts';
import { GoalBoard, type GoalFacts } from '../sim/goals.ts';
import { Machine } from '../sim/machine.ts';
import { paramsAt } from '../sim/parameters.ts';
import { type LoadedLab, newWorld, type Room } from './room.ts';

export interface OpenOptions {
  readonly until?: number;
  readonly log?: boolean;
  /** Records that the log keeps; absent: some millions. */
  readonly mostRecords?: number;
  /** Key of an input that `endInput` returned. */
  readonly input?: string;
}

/** Where to go: to a time, or by one event. */
export type Target = { readonly to: number } | { readonly by: 'step' | 'step-back' };

export interface FrameRequest {
  readonly target: Target;
  /** The frame is returned after about this long, wherever the run has come by then. */
  readonly budgetMs: number;
  /** Samples from this row on come with the frame. */
  readonly sinceSample: number;
}

/** A record in words, where the model has any for it. */
export interface DescribedRecord {
  readonly time: number;
  readonly phrase?: Phrase;
}

export interface LoggedRecord {
  readonly time: number;
  readonly record: string;
  readonly subject: number;
  readonly object: number;
  readonly value: number;
}

export class OpenRun {
  readonly machine: Machine<unknown, unknown>;
  private readonly room: Room;
  private readonly lab: LoadedLab;
  private readonly spec: RunSpec;
  private readonly world = newWorld();
  private readonly until: number;
  private board = new GoalBoard({});

  constructor(room: Room, lab: LoadedLab, spec: RunSpec, options: OpenOptions) {
    this.room = room;
    this.lab = lab;
    this.spec = spec;
    let isReady = false;
    const { clock, series } = lab.manifest;
    this.until = options.until ?? clock.until;
    this.machine = new Machine(lab.model, room.setupMaker(spec, options.input, this.world), {
      seed: spec.seed,
      actions: spec.actions,
      until: this.until,
      sampleEvery: clock.sampleEvery,
      seriesCount: series.length,
      log: options.log ?? true,
      mostRecords: options.mostRecords,
      checkpoints: lab.model.replays !== true && (spec.code === undefined || lab.manifest.code?.is === 'program'),
      onSample: () => {
        if (isReady) this.board.update(this.facts());
      },
    });
    isReady = true;
    this.world.nowMs = () => this.machine.time;
  }

  watch(goals: Readonly<Record<string, Goal>>): void {
    this.board = new GoalBoard(goals);
    this.board.update(this.facts());
  }

  /** @param nowMs the clock that the budget is measured by */
  frame({ target, budgetMs, sinceSample }: FrameRequest, nowMs: () => number): Frame {
    const { machine } = this;
    this.enter();
    const deadlineMs = nowMs() + budgetMs;
    if ('to' in target) machine.seek(target.to, () => nowMs() < deadlineMs);
    else if (target.by === 'step') machine.step();
    else machine.stepBack();
    return this.present(sinceSample);
  }

  act(action: Omit<Action, 'at'>, sinceSample: number): { readonly actions: readonly Action[]; readonly frame: Frame } {
    this.enter();
    this.machine.act(action);
    this.board.update(this.facts());
    return { actions: this.machine.actions, frame: this.present(sinceSample) };
  }

  records(from: number, to: number): readonly LoggedRecord[] {
    const { log } = this.machine;
    const last = Math.min(to, log.length);
    return Array.from({ length: Math.max(0, last - from) }, (_, offset) => {
      const index = from + offset;
      return {
        time: log.timeAt(index),
        record: this.lab.model.records[log.kindAt(index)]?.name ?? '',
        subject: log.subjectAt(index),
        object: log.objectAt(index),
        value: log.valueAt(index),
      };
    });
  }

  describe(index: number): DescribedRecord | undefined {
    const { machine } = this;
    // The run may have gone back since that record was read.
    if (index >= machine.log.length) return undefined;
    const phrase = machine.describe(index);
    return { time: machine.log.timeAt(index), ...(phrase === undefined ? {} : { phrase }) };
  }

  /** The student's code, where there is one, is in this run's world from now on. */
  private enter(): void {
    this.room.options.student?.enter(this.world);
  }

  private present(sinceSample: number): Frame {
    const { machine } = this;
    machine.postponeEnd();
    const { fullAt } = machine.log;
    const postponed = machine.endAt > this.until ? { postponedTo: machine.endAt } : {};
    return {
      time: machine.time,
      events: machine.events,
      frontier: machine.frontier,
      ended: machine.ended,
      ...postponed,
      ...(fullAt === undefined ? {} : { logFullAt: fullAt }),
      snapshot: machine.snapshot(),
      metrics: machine.metrics(),
      theory: machine.theory(),
      samples: machine.samplesFrom(sinceSample),
      goals: this.board.all(),
    };
  }

  private facts(): GoalFacts {
    const { machine, spec, lab } = this;
    const { manifest, model } = lab;
    return {
      time: machine.time,
      params: paramsAt(spec.params, machine.actions, machine.time),
      actions: machine.actions,
      ownCode: spec.code !== undefined,
      metrics: () => machine.metrics(),
      latest: (series) => machine.latestSample(manifest.series.findIndex((candidate) => candidate.name === series)),
      records: (name) => machine.recordsOfKind(model.records.findIndex((record) => record.name === name)),
      probe: (name) => machine.probe(name),
    };
  }
}
