// Where the frames of a flame graph stand: pure, in shares of the width and in rows. Siblings are ordered by name, so that
// the same tree gives the same picture however it ran, and a frame keeps its place while the run goes on.
import type { Contexts } from './recording.ts';
import { childLists } from './totals.ts';

export interface FlameFrame {
  readonly context: number;
  /** From the left edge, in px. */
  readonly x: number;
  readonly width: number;
  /** 0 for the outermost that is shown. */
  readonly row: number;
}

export interface FlameTree {
  readonly contexts: Contexts;
  /** Cost of each context with what it called. */
  readonly totals: ArrayLike<number>;
  /** Name of a context's function: siblings are ordered by it. */
  nameOf(context: number): string;
}

export interface FlameView {
  /** The frame that fills the width; its callers stand above it at full width. */
  readonly root: number;
  readonly width: number;
  /** Narrower frames are left out, with all that they called. */
  readonly leastWidth: number;
}

export interface FlameLayout {
  readonly frames: readonly FlameFrame[];
  /** Frames that were too narrow. */
  readonly hidden: number;
  readonly rows: number;
}

export function layFlame({ contexts, totals, nameOf }: FlameTree, { root, width, leastWidth }: FlameView): FlameLayout {
  const { first, next } = childLists(contexts);
  const frames: FlameFrame[] = [];
  let hidden = 0;
  const callers: number[] = [];
  for (let at = contexts.parent[root] ?? -1; at >= 0; at = contexts.parent[at] ?? -1) callers.push(at);
  frames.push(...callers.reverse().map((context, row) => ({ context, x: 0, width, row })));
  const whole = totals[root] ?? 0;
  if (whole <= 0) return { frames, hidden, rows: callers.length };
  const pending: FlameFrame[] = [{ context: root, x: 0, width, row: callers.length }];
  let rows = callers.length;
  for (let frame = pending.pop(); frame !== undefined; frame = pending.pop()) {
    frames.push(frame);
    rows = Math.max(rows, frame.row + 1);
    const children: number[] = [];
    for (let child = first[frame.context] ?? -1; child >= 0; child = next[child] ?? -1) children.push(child);
    if (children.length > 1)
      children.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : one - other));
    let { x } = frame;
    const laid: FlameFrame[] = [];
    for (const context of children) {
      const share = (width * (totals[context] ?? 0)) / whole;
      if (share > 0 && share >= leastWidth) laid.push({ context, x, width: share, row: frame.row + 1 });
      else if (share > 0) hidden += 1;
      x += share;
    }
    // The leftmost comes off the stack first.
    pending.push(...laid.reverse());
  }
  return { frames, hidden, rows };
}

/** Which way a key leads. */
export type FlameMove = 'in' | 'out' | 'left' | 'right' | 'first' | 'last';

/** The frame that a key leads to: one that is shown, or the same. */
export function moveInFlame(
  { frames }: Pick<FlameLayout, 'frames'>,
  { parent }: Contexts,
  from: number,
  move: FlameMove,
): number {
  const here = frames.find(({ context }) => context === from) ?? frames[0];
  if (here === undefined) return from;
  const siblings = frames.filter(({ row }) => row === here.row).sort((one, other) => one.x - other.x);
  const at = siblings.indexOf(here);
  switch (move) {
    case 'out':
      return frames.find(({ context }) => context === parent[here.context])?.context ?? here.context;
    case 'in': {
      const inner = frames.filter(({ context }) => parent[context] === here.context);
      return inner.reduce((widest, each) => (each.width > widest.width ? each : widest), inner[0] ?? here).context;
    }
    case 'left':
      return siblings[at - 1]?.context ?? here.context;
    case 'right':
      return siblings[at + 1]?.context ?? here.context;
    case 'first':
      return siblings[0]?.context ?? here.context;
    case 'last':
      return siblings.at(-1)?.context ?? here.context;
  }
}
