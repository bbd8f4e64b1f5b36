// The set of lanes: the runs on the timeline, which of them is active, and who follows their frames.
import type { Goal } from '../../contract/goal.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { Frame, RunSpec } from '../../contract/run.ts';
import { Differences } from './differences.ts';
import { Lane, type LaneRole, type Shared } from './lane.ts';
import type { LaneView } from './state.ts';
import type { Workers } from './workers.ts';

type FrameListener = (frame: Frame) => void;

export interface LanesOptions {
  readonly manifest: Manifest;
  readonly workers: Workers;
  onFrame(): void;
  /** Without a lane where none could be opened. */
  onFailure(lane: Lane | undefined, error: unknown): void;
}

export interface NewLane {
  readonly role: LaneRole;
  readonly spec: RunSpec;
  readonly until: number;
  readonly forkTime?: number | undefined;
  readonly shared?: Shared | undefined;
}

export const MOST_LANES = 4;

export class Lanes {
  private readonly options: LanesOptions;
  private readonly listeners = new Map<string, Set<FrameListener>>();
  private readonly differences = new Differences();
  private lanes: readonly Lane[] = [];
  private activeId = '';
  private watched: Readonly<Record<string, Goal>> = {};
  private laneNumber = 0;
  /** Counts the times that all lanes were given up. */
  private era = 0;

  constructor(options: LanesOptions) {
    this.options = options;
  }

  get all(): readonly Lane[] {
    return this.lanes;
  }

  get active(): Lane | undefined {
    return this.get(this.activeId);
  }

  get(id: string): Lane | undefined {
    return this.lanes.find((lane) => lane.id === id);
  }

  activate(lane: Lane): void {
    this.activeId = lane.id;
  }

  /** Every frame of a lane as it arrives; the last one at once. */
  follow(id: string, listener: FrameListener): () => void {
    const listeners = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, listeners.add(listener));
    const frame = this.get(id)?.frame;
    if (frame !== undefined) listener(frame);
    return () => listeners.delete(listener);
  }

  async watch(goals: Readonly<Record<string, Goal>>): Promise<void> {
    this.watched = goals;
    await Promise.all(this.lanes.map((lane) => lane.watch(goals)));
  }

  /** Undefined when its worker did not open, or all lanes were given up meanwhile. */
  async add({ role, spec, until, forkTime, shared }: NewLane): Promise<Lane | undefined> {
    const oldest = this.lanes.find((lane) => lane.role !== 'main' && lane.id !== this.activeId);
    if (this.lanes.length >= MOST_LANES && oldest !== undefined) this.remove(oldest);
    const { era } = this;
    const { manifest, workers, onFailure } = this.options;
    try {
      const place = await workers.placeFor(spec);
      // Another start has taken the place of this one while its worker opened.
      if (era !== this.era) return undefined;
      this.laneNumber += 1;
      const lane = new Lane({
        id: `run-${this.laneNumber}`,
        role,
        spec,
        until,
        manifest,
        shared,
        ...place,
        ...(forkTime === undefined ? {} : { forkTime }),
        onFrame: (from, frame) => {
          for (const listener of this.listeners.get(from.id) ?? []) listener(frame);
          this.options.onFrame();
        },
        onFailure,
      });
      this.lanes = [...this.lanes, lane];
      await lane.watch(this.watched);
      return lane;
    } catch (error) {
      onFailure(undefined, error);
      return undefined;
    }
  }

  remove(lane: Lane): void {
    lane.close();
    this.lanes = this.lanes.filter((each) => each !== lane);
    if (this.activeId === lane.id) this.activeId = this.lanes[0]?.id ?? '';
  }

  clear(): void {
    for (const lane of this.lanes) lane.close();
    this.lanes = [];
    this.activeId = '';
    this.era += 1;
  }

  /** Finds where each other lane parts from the active one. */
  async compare(): Promise<void> {
    const { active } = this;
    if (active !== undefined) await this.differences.update(active, this.lanes);
  }

  views(): readonly LaneView[] {
    const { active } = this;
    return this.lanes.map((lane) => {
      const difference = active === undefined ? undefined : this.differences.of(active, lane);
      return {
        id: lane.id,
        role: lane.role,
        spec: lane.spec,
        time: lane.time,
        frontier: lane.frontier,
        until: lane.until,
        ended: lane.frame?.ended ?? false,
        sampleCount: lane.samples.count,
        ...(lane.forkTime === undefined ? {} : { forkTime: lane.forkTime }),
        ...(lane.frame === undefined ? {} : { frame: lane.frame }),
        ...(difference === undefined ? {} : { difference }),
      };
    });
  }
}
