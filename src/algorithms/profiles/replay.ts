// Reads a recording at any moment: what was spent where up to then, and which stack stands. Going on from the last moment
// is cheap; going back begins anew.
import type { Recording } from './recording.ts';
import type { ContextCosts } from './totals.ts';

export interface Moment extends ContextCosts {
  /** Innermost context; 0 before anything ran. */
  readonly context: number;
}

export class RecordingReplay {
  private readonly recording: Recording;
  private self: Float64Array;
  private calls: Float64Array;
  private slice = 0;
  /** Of the slice at hand, what was taken. */
  private taken = 0;
  private position = 0;
  private context = 0;

  constructor(recording: Recording) {
    this.recording = recording;
    const count = recording.contexts.parent.length;
    this.self = new Float64Array(count);
    this.calls = new Float64Array(count);
  }

  /** @param position cost since the beginning; the arrays are the replay's own, and good until the next call */
  at(position: number): Moment {
    if (position < this.position) this.restart();
    this.advance(position);
    const { self, calls, context } = this;
    return { self, calls, context };
  }

  private restart(): void {
    this.self.fill(0);
    this.calls.fill(0);
    this.slice = 0;
    this.taken = 0;
    this.position = 0;
    this.context = 0;
  }

  private advance(position: number): void {
    const { context, cost, begun } = this.recording.slices;
    const { countsCalls } = this.recording;
    let left = position - this.position;
    this.position = position;
    // A slice without cost at the very end of the run is taken too.
    while (this.slice < context.length) {
      const here = context[this.slice] ?? 0;
      const rest = (cost[this.slice] ?? 0) - this.taken;
      if (left <= 0 && rest > 0) return;
      if (this.taken === 0 && (!countsCalls || begun[this.slice] === 1)) this.calls[here] = (this.calls[here] ?? 0) + 1;
      this.context = here;
      const spent = Math.min(rest, left);
      this.self[here] = (this.self[here] ?? 0) + spent;
      left -= spent;
      if (spent < rest) {
        this.taken += spent;
        return;
      }
      this.taken = 0;
      this.slice += 1;
    }
  }
}

/** Everything that a recording holds. */
export const wholeOf = (recording: Recording): Moment => new RecordingReplay(recording).at(Number.POSITIVE_INFINITY);

/** The contexts from the outermost to this one. */
export function stackOf({ contexts }: Pick<Recording, 'contexts'>, context: number): readonly number[] {
  const stack: number[] = [];
  for (let at = context; at >= 0; at = contexts.parent[at] ?? -1) stack.push(at);
  return stack.reverse();
}

/**
 * What a profiler sees that looks at the stack each `every` of cost, and thinks that what it saw ran all the while since.
 * The first look is at `every`; what is left after the last one goes to the context that ran last.
 */
export function sampled(recording: Recording, every: number): Recording {
  const { slices, selfTimeMs: _, hits: _hits, ...rest } = recording;
  const context: number[] = [];
  const cost: number[] = [];
  let position = 0;
  let next = every;
  let last = 0;
  for (let slice = 0; slice < slices.context.length; slice += 1) {
    const spent = slices.cost[slice] ?? 0;
    if (spent === 0) continue;
    last = slices.context[slice] ?? 0;
    position += spent;
    for (; next <= position; next += every) {
      context.push(last);
      cost.push(every);
    }
  }
  const left = position - (next - every);
  if (left > 0) {
    context.push(last);
    cost.push(left);
  }
  return {
    ...rest,
    countsCalls: false,
    slices: {
      context: Int32Array.from(context),
      cost: Float64Array.from(cost),
      begun: new Uint8Array(context.length),
    },
  };
}
