// The critical path of a trace: at each moment of its root, the one span that all the others wait for. It is found by
// walking back from the root's end: the child that finished last was waited for, and before it the one that finished last
// before it began (Zhang et al., "CRISP", USENIX ATC 2022; the same walk in Jaeger's user interface). As there, a child that
// runs over its parent's edges counts only inside them, one wholly outside does not count, and neither does what nobody waits
// for: consumers and producers, with all below them. Unlike there, a child that ends exactly where the next one begins
// counts: that is what one call after another looks like.
import { isAsynchronous, type TracedSpan } from './span.ts';

/** A stretch of time in which one span holds up the whole. */
export interface Section {
  /** Index of the span. */
  readonly span: number;
  readonly fromNs: number;
  readonly toNs: number;
}

export interface CriticalPath {
  /** In order of time; together they are as long as the root. */
  readonly sections: readonly Section[];
  /** Every span that the walk goes through, from the root on, in order of time; also one that has no stretch of its own. */
  readonly spans: readonly number[];
}

interface Visit {
  readonly span: number;
  readonly fromNs: number;
  /** Up to here nothing is settled yet. */
  untilNs: number;
  /** Children, by their end inside this span; those from here on are settled. */
  readonly children: readonly Clipped[];
  next: number;
}

interface Clipped {
  readonly span: number;
  readonly fromNs: number;
  readonly toNs: number;
}

/**
 * @param children of each span, as `growForest` gives them
 */
export function criticalPathOf(
  spans: readonly TracedSpan[],
  children: readonly (readonly number[])[],
  root: number,
): CriticalPath {
  const open = ({ span, fromNs, toNs }: Clipped): Visit => {
    const clipped = (children[span] ?? []).flatMap((child): Clipped[] => {
      const { startNs, endNs, kind } = spans[child] as TracedSpan;
      if (isAsynchronous({ kind }) || endNs < fromNs || startNs > toNs || endNs < startNs) return [];
      // Wholly outside, though it touches.
      if (endNs > startNs && (endNs === fromNs || startNs === toNs)) return [];
      return [{ span: child, fromNs: Math.max(startNs, fromNs), toNs: Math.min(endNs, toNs) }];
    });
    clipped.sort((one, other) => one.toNs - other.toNs || one.fromNs - other.fromNs);
    return { span, fromNs, untilNs: toNs, children: clipped, next: clipped.length - 1 };
  };
  const { startNs, endNs } = spans[root] as TracedSpan;
  const backwards: Section[] = [];
  const entered: number[] = [];
  // A stack of our own: a chain of a hundred thousand spans is no reason to fail.
  const stack: Visit[] = [open({ span: root, fromNs: startNs, toNs: Math.max(startNs, endNs) })];
  const settle = (visit: Visit, fromNs: number): void => {
    if (fromNs < visit.untilNs) backwards.push({ span: visit.span, fromNs, toNs: visit.untilNs });
    visit.untilNs = Math.min(visit.untilNs, fromNs);
  };
  for (let visit = stack.at(-1); visit !== undefined; visit = stack.at(-1)) {
    // Children that ended after the one that was waited for had begun ran beside it.
    while (visit.next >= 0 && (visit.children[visit.next] as Clipped).toNs > visit.untilNs) visit.next -= 1;
    const child = visit.children[visit.next];
    if (child === undefined) {
      settle(visit, visit.fromNs);
      entered.push(visit.span);
      stack.pop();
      continue;
    }
    visit.next -= 1;
    settle(visit, child.toNs);
    visit.untilNs = child.fromNs;
    stack.push(open(child));
  }
  // The walk leaves a span after all that is below it, so that backwards a span comes before what it called.
  return { sections: backwards.reverse(), spans: entered.reverse() };
}

/** How much of the path lies in each span, ns, by index. */
export function lengthsOf(sections: readonly Section[]): ReadonlyMap<number, number> {
  const lengths = new Map<number, number>();
  for (const { span, fromNs, toNs } of sections) lengths.set(span, (lengths.get(span) ?? 0) + toNs - fromNs);
  return lengths;
}
