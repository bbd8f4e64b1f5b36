// Spans put together to traces, and what is amiss with them. Every span has one place in one tree: one whose parent is
// not there is a root all the same, an orphan; of spans in a circle the earliest is taken for one.
import type { TracedSpan } from './span.ts';

export interface TraceTree {
  /** In lower case. */
  readonly traceId: string;
  /** Indices of the spans that were given, in their order. */
  readonly spans: readonly number[];
  /** Roots without a parent first, then orphans, each by start. */
  readonly roots: readonly number[];
}

export type Amiss = 'duplicate' | 'orphan' | 'circle' | 'negative' | 'severalRoots';

export interface Forest {
  /** By their first span. */
  readonly traces: readonly TraceTree[];
  /** Of each span: the index of its parent; −1 for roots. */
  readonly parent: Int32Array;
  /** Of each span, by start and then in the order given. */
  readonly children: readonly (readonly number[])[];
  /** How many spans (`severalRoots`: traces) each is true of. */
  readonly amiss: Readonly<Record<Amiss, number>>;
  readonly isOrphan: (span: number) => boolean;
}

export function growForest(spans: readonly TracedSpan[]): Forest {
  const amiss = { duplicate: 0, orphan: 0, circle: 0, negative: 0, severalRoots: 0 };
  const byTrace = new Map<string, number[]>();
  const byId = new Map<string, number>();
  const keyOf = (traceId: string, spanId: string): string => `${traceId} ${spanId}`.toLowerCase();
  for (const [index, span] of spans.entries()) {
    const traceId = span.traceId.toLowerCase();
    const members = byTrace.get(traceId);
    if (members === undefined) byTrace.set(traceId, [index]);
    else members.push(index);
    const key = keyOf(traceId, span.spanId);
    if (byId.has(key)) amiss.duplicate += 1;
    else byId.set(key, index);
    if (span.endNs < span.startNs) amiss.negative += 1;
  }
  const parent = Int32Array.from(spans, ({ traceId, parentSpanId }) =>
    parentSpanId === '' ? -1 : (byId.get(keyOf(traceId, parentSpanId)) ?? -1),
  );
  amiss.circle = openCircles(spans, parent);
  const orphans = spans.map(({ parentSpanId }, index) => parentSpanId !== '' && parent[index] === -1);
  amiss.orphan = orphans.filter(Boolean).length - amiss.circle;
  const byStart = (one: number, other: number): number =>
    (spans[one]?.startNs ?? 0) - (spans[other]?.startNs ?? 0) || one - other;
  const children: number[][] = spans.map(() => []);
  for (const [index, above] of parent.entries()) if (above >= 0) children[above]?.push(index);
  for (const list of children) list.sort(byStart);
  const isOrphan = (span: number): boolean => orphans[span] === true;
  const traces = Array.from(byTrace, ([traceId, members]): TraceTree => {
    const roots = members
      .filter((index) => parent[index] === -1)
      .sort((one, other) => Number(isOrphan(one)) - Number(isOrphan(other)) || byStart(one, other));
    if (roots.length > 1) amiss.severalRoots += 1;
    return { traceId, spans: members, roots };
  });
  return { traces, parent, children, amiss, isOrphan };
}

/** Cuts each circle of parents above its earliest span; returns how many were cut. */
function openCircles(spans: readonly TracedSpan[], parent: Int32Array): number {
  // 0: not seen, 1: on the way up from the present span, 2: known to lead to a root.
  const seen = new Uint8Array(spans.length);
  let circles = 0;
  for (let start = 0; start < spans.length; start += 1) {
    const way: number[] = [];
    let at = start;
    while (at >= 0 && seen[at] === 0) {
      seen[at] = 1;
      way.push(at);
      at = parent[at] as number;
    }
    if (at >= 0 && seen[at] === 1) {
      const circle = way.slice(way.indexOf(at));
      const earliest = circle.reduce((best, index) =>
        (spans[index]?.startNs ?? 0) < (spans[best]?.startNs ?? 0) ? index : best,
      );
      parent[earliest] = -1;
      circles += 1;
    }
    for (const index of way) seen[index] = 2;
  }
  return circles;
}

/** From the earliest start to the latest end of a trace, ns. */
export function extentOf(
  spans: readonly TracedSpan[],
  members: readonly number[],
): { readonly startNs: number; readonly endNs: number } {
  let [startNs, endNs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const index of members) {
    const span = spans[index];
    if (span === undefined) continue;
    startNs = Math.min(startNs, span.startNs);
    endNs = Math.max(endNs, span.endNs, span.startNs);
  }
  return { startNs, endNs };
}
