// What a recording says at one moment of a run: read off it, and kept until the run has moved.

import { ROOT } from '#src/algorithms/profiles/recording.ts';
import { type Moment, RecordingReplay } from '#src/algorithms/profiles/replay.ts';
import { type FunctionCosts, functionCosts, recursiveContexts } from '#src/algorithms/profiles/totals.ts';
import type { Profiled } from './subject.ts';

export interface Hottest {
  /** Index of the recording's functions; −1 where nothing has run. */
  readonly function: number;
  readonly self: number;
}

export class Moments {
  private readonly profiled: Profiled;
  private readonly after: RecordingReplay;
  private readonly before: RecordingReplay | undefined;
  private readonly recursive: Uint8Array;
  private readonly depths: Int32Array;

  constructor(profiled: Profiled) {
    const { after, before } = profiled;
    this.profiled = profiled;
    this.after = new RecordingReplay(after);
    this.before = before === undefined ? undefined : new RecordingReplay(before);
    this.recursive = recursiveContexts(after.contexts);
    const { parent } = after.contexts;
    this.depths = new Int32Array(parent.length);
    for (let context = 1; context < parent.length; context += 1)
      this.depths[context] = (this.depths[parent[context] ?? 0] ?? 0) + 1;
  }

  /** Cost up to a tick. */
  positionAt(tick: number): number {
    const { ticks, total } = this.profiled;
    return Math.min(total, tick * ticks.size);
  }

  at(tick: number): Moment {
    const isEnd = tick >= this.profiled.ticks.count;
    return this.after.at(isEnd ? Number.POSITIVE_INFINITY : this.positionAt(tick));
  }

  /** The one before, as far on its own way as the other is on its. */
  beforeAt(tick: number): Moment | undefined {
    const { ticks, total, totalBefore } = this.profiled;
    if (this.before === undefined) return undefined;
    const isEnd = tick >= ticks.count || total === 0;
    return this.before.at(isEnd ? Number.POSITIVE_INFINITY : (this.positionAt(tick) / total) * totalBefore);
  }

  /** Frames on the stack of a context, without the root. */
  depthOf(context: number): number {
    return this.depths[context] ?? 0;
  }

  rowsAt(tick: number): readonly FunctionCosts[] {
    return functionCosts(this.profiled.after.contexts, this.at(tick), this.recursive);
  }

  /** Of what the program has to do with: the root and idle time are nobody's fault. */
  hottestOf({ self }: Moment): Hottest {
    const { contexts, functions } = this.profiled.after;
    const sums = new Float64Array(functions.length);
    for (let context = 0; context < self.length; context += 1) {
      const at = contexts.function[context] ?? 0;
      sums[at] = (sums[at] ?? 0) + (self[context] ?? 0);
    }
    let hottest: Hottest = { function: -1, self: 0 };
    sums.forEach((sum, index) => {
      if (sum > hottest.self && !isNobodys(functions[index]?.name ?? '')) hottest = { function: index, self: sum };
    });
    return hottest;
  }
}

const NOBODYS = new Set([ROOT, '(idle)', '(program)']);
const isNobodys = (name: string): boolean => NOBODYS.has(name);
