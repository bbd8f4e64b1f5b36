// A lane: one run on the timeline, held in some worker. Keeps the last frame and all samples on the page, so that both
// survive the worker, and lets one request be under way at a time, the latest wish next.
import type { Goal } from '../../contract/goal.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { Action, Frame, RunSpec } from '../../contract/run.ts';
import type { Bridge } from '../../worker/bridge.ts';
import type { Target } from '../../worker/open-run.ts';

export type LaneRole = 'main' | 'fork' | 'twin';

/** Samples of a lane as they came in: `count` rows of `width` values. */
export class SampleTable {
  readonly width: number;
  count = 0;
  private values = new Float64Array(1024);

  constructor(width: number) {
    this.width = width;
  }

  append(block: Frame['samples']): void {
    const needed = (block.first + block.rows) * this.width;
    if (needed > this.values.length) {
      const grown = new Float64Array(Math.max(needed, this.values.length * 2));
      grown.set(this.values);
      this.values = grown;
    }
    this.values.set(block.values, block.first * this.width);
    this.count = Math.max(this.count, block.first + block.rows);
  }

  truncate(count: number): void {
    this.count = Math.min(this.count, count);
  }

  at(row: number, column: number): number {
    return row < this.count ? (this.values[row * this.width + column] ?? Number.NaN) : Number.NaN;
  }
}

/**
 * What others did in a run. Its link leads to a moment: what is met on the way there is not the student's doing. A fork
 * takes over what its parent had met by then.
 */
export type Shared = { readonly to: number } | { readonly met: ReadonlySet<string> };

export interface LaneOptions {
  readonly id: string;
  readonly role: LaneRole;
  readonly spec: RunSpec;
  readonly manifest: Manifest;
  readonly bridge: Bridge;
  readonly until: number;
  /** Key of the input in this lane's worker. */
  readonly input?: string;
  readonly forkTime?: number;
  readonly shared?: Shared | undefined;
  onFrame(lane: Lane, frame: Frame): void;
  onFailure(lane: Lane, error: unknown): void;
}

/** How long the worker may compute before it shows where it has come to. */
const FRAME_BUDGET_MS = 12;

export class Lane {
  readonly id: string;
  readonly role: LaneRole;
  /** Where it was to be over when it was opened. */
  readonly plannedUntil: number;
  readonly forkTime: number | undefined;
  readonly input: string | undefined;
  readonly bridge: Bridge;
  readonly samples: SampleTable;
  spec: RunSpec;
  frame: Frame | undefined;
  private readonly options: LaneOptions;
  private readonly opened: Promise<void>;
  private shared: Shared;
  private wishes: Target[] = [];
  private working: Promise<void> | undefined;
  private closed = false;

  constructor(options: LaneOptions) {
    this.options = options;
    this.id = options.id;
    this.role = options.role;
    this.spec = options.spec;
    this.plannedUntil = options.until;
    this.forkTime = options.forkTime;
    this.input = options.input;
    this.bridge = options.bridge;
    this.shared = options.shared ?? { met: new Set() };
    this.samples = new SampleTable(options.manifest.series.length);
    const input = options.input === undefined ? {} : { input: options.input };
    this.opened = this.bridge.calls.open(this.id, this.spec, { until: options.until, ...input });
    this.opened.catch(() => undefined);
  }

  get time(): number {
    return this.frame?.time ?? 0;
  }
  /** Where it is over by now. */
  get until(): number {
    return this.frame?.postponedTo ?? this.plannedUntil;
  }
  get frontier(): number {
    return this.frame?.frontier ?? 0;
  }
  /** How the goals stand that the student had to meet: none while a shared run is still on its way. */
  get goals(): Frame['goals'] {
    const { shared } = this;
    if ('to' in shared) return {};
    const goals = this.frame?.goals ?? {};
    return shared.met.size === 0
      ? goals
      : Object.fromEntries(Object.entries(goals).filter(([id]) => !shared.met.has(id)));
  }
  /** What a fork of this run takes over. */
  get inheritance(): Shared {
    return this.shared;
  }
  get busy(): boolean {
    return this.working !== undefined;
  }

  /**
   * Goes there as soon as the worker is free. A later time replaces an earlier one; single steps all count. Resolves when
   * the run is where it was last sent to.
   */
  go(target: Target): Promise<void> {
    const last = this.wishes.at(-1);
    if (last !== undefined && 'to' in last && 'to' in target) this.wishes.pop();
    this.wishes.push(target);
    this.working ??= this.work().finally(() => {
      this.working = undefined;
    });
    return this.working;
  }

  async act(action: Omit<Action, 'at'>): Promise<void> {
    await this.settled();
    try {
      const { actions, frame } = await this.bridge.calls.act(this.id, action, 0);
      this.spec = { ...this.spec, actions };
      this.samples.truncate(0);
      this.accept(frame);
    } catch (error) {
      this.fail(error);
    }
  }

  async watch(goals: Readonly<Record<string, Goal>>): Promise<void> {
    try {
      await this.opened;
      await this.bridge.calls.watch(this.id, goals);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.opened.catch(() => undefined);
    await this.working;
  }

  close(): void {
    this.closed = true;
    this.wishes = [];
    this.bridge.calls.close(this.id).catch(() => undefined);
  }

  private async work(): Promise<void> {
    try {
      await this.opened;
      for (let target = this.wishes.shift(); target !== undefined && !this.closed; target = this.wishes.shift()) {
        // A far time takes many frames; whoever wishes for something else meanwhile does not wait for it.
        let isThere = false;
        while (!isThere) {
          const frame = await this.bridge.calls.frame(this.id, {
            target,
            budgetMs: FRAME_BUDGET_MS,
            sinceSample: this.samples.count,
          });
          this.accept(frame);
          isThere = !('to' in target) || frame.ended || frame.time >= target.to || this.hasOtherWish();
        }
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private hasOtherWish(): boolean {
    return this.closed || this.wishes.length > 0;
  }

  private accept(frame: Frame): void {
    if (this.closed) return;
    this.samples.append(frame.samples);
    this.frame = frame;
    if ('to' in this.shared && (frame.ended || frame.time >= this.shared.to))
      this.shared = { met: new Set(Object.keys(frame.goals).filter((id) => frame.goals[id]?.at !== undefined)) };
    this.options.onFrame(this, frame);
  }

  private fail(error: unknown): void {
    if (!this.closed) this.options.onFailure(this, error);
  }
}
