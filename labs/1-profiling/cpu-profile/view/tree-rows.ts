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
  readonly isOpen: boolean;
}

/** A recursion is no more than a long chain. */
const OPEN_AT_MOST = 3;

/**
 * A context whose caller called nothing else is open from the start, so that the first branching can be seen.
 * @param turned contexts that were opened or closed since; the root itself is no row
 */
export function branchesOf({ frames, functions }: Snapshot, turned: ReadonlySet<number>): readonly TreeRow[] {
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
  const outermost = branches(0);
  const pending = outermost.map((context) => ({ context, depth: 0, isOnly: outermost.length === 1 })).reverse();
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const { context, depth, isOnly } = item;
    const inner = branches(context);
    const isOpen = isOnly !== turned.has(context);
    rows.push({
      ...{ context, depth, name: functions[frames.function[context] ?? 0]?.name ?? '' },
      totalShare: (frames.totals[context] ?? 0) / whole,
      selfShare: (frames.self[context] ?? 0) / whole,
      ...{ hasBranches: inner.length > 0, isOpen },
    });
    const isAlone = isOnly && inner.length === 1 && depth + 1 < OPEN_AT_MOST;
    if (isOpen) pending.push(...inner.map((each) => ({ context: each, depth: depth + 1, isOnly: isAlone })).reverse());
  }
  return rows;
}
