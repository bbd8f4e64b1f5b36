// The rows of the call tree: pure. The costliest branch of each stands first.
import { childLists } from '#src/algorithms/profiles/totals.ts';
import type { Snapshot } from '../snapshot.ts';

export interface TreeRow {
  readonly context: number;
  readonly name: string;
  readonly depth: number;
  readonly totalShare: number;
  readonly selfShare: number;
  readonly hasBranches: boolean;
}

/** @param open contexts whose branches are shown; the root itself is no row */
export function branchesOf({ frames, functions }: Snapshot, open: ReadonlySet<number>): readonly TreeRow[] {
  const whole = frames.totals[0] ?? 0;
  if (whole === 0) return [];
  const { first, next } = childLists({ function: frames.function, parent: frames.parent });
  const branches = (context: number): readonly number[] => {
    const found: number[] = [];
    for (let child = first[context] ?? -1; child >= 0; child = next[child] ?? -1)
      if ((frames.totals[child] ?? 0) > 0) found.push(child);
    return found.sort((one, other) => (frames.totals[other] ?? 0) - (frames.totals[one] ?? 0));
  };
  const rows: TreeRow[] = [];
  const pending = branches(0)
    .map((context) => ({ context, depth: 0 }))
    .reverse();
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const { context, depth } = item;
    const inner = branches(context);
    rows.push({
      ...{ context, depth, name: functions[frames.function[context] ?? 0]?.name ?? '' },
      totalShare: (frames.totals[context] ?? 0) / whole,
      selfShare: (frames.self[context] ?? 0) / whole,
      hasBranches: inner.length > 0,
    });
    if (open.has(context)) pending.push(...inner.map((each) => ({ context: each, depth: depth + 1 })).reverse());
  }
  return rows;
}
