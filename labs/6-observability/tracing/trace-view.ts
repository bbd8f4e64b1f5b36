// A trace as it is looked at: rows from the root down, each with its place in time, and the critical path through them.
import { criticalPathOf, lengthsOf } from '#src/algorithms/tracing/critical-path.ts';
import { NS_PER_MS, type SpanKind, type TracedSpan } from '#src/algorithms/tracing/span.ts';
import { extentOf, type Forest, growForest } from '#src/algorithms/tracing/trace-tree.ts';

export interface RowView {
  /** What a click on it selects. */
  readonly id: number;
  readonly service: string;
  readonly name: string;
  readonly kind: SpanKind;
  readonly depth: number;
  /** From the earliest start of what is shown, ms. */
  readonly startMs: number;
  readonly endMs: number;
  readonly failed: boolean;
  /** In the store. */
  readonly kept: boolean;
  /** Whether it is a root, and whether one that has lost its parent. */
  readonly root: 'no' | 'root' | 'orphan';
  readonly criticalMs: number;
}

export interface TraceView {
  /** Of the request, or of the trace in its file. */
  readonly id: number;
  readonly traceId: string;
  readonly rootSpanId: string;
  readonly traceState: string;
  readonly durationMs: number;
  readonly failed: boolean;
  readonly kept: boolean;
  /** How many traces the spans of one request have become. */
  readonly parts: number;
  /** When it was over, in the time of the run. */
  readonly atMs: number;
  readonly extentMs: number;
  readonly rows: readonly RowView[];
  /** Rows that are not shown. */
  readonly omitted: number;
  readonly critical: readonly { readonly row: number; readonly fromMs: number; readonly toMs: number }[];
}

export interface ViewedSpans {
  readonly spans: readonly TracedSpan[];
  readonly idOf: (span: number) => number;
  readonly isKept: (span: number) => boolean;
  /** Those that belong together, the first trace first. */
  readonly members: readonly number[];
  readonly mostRows: number;
}

/**
 * @param forest of the same spans
 * @param traces of the forest that are shown together, the main one first
 */
export function viewOf(
  head: Pick<TraceView, 'id' | 'kept' | 'atMs'>,
  { spans, idOf, isKept, members, mostRows }: ViewedSpans,
  forest: Forest,
): TraceView {
  const shown = new Set(members);
  const traces = forest.traces.filter((trace) => trace.spans.some((span) => shown.has(span)));
  const main = traces.find((trace) => trace.spans.includes(members[0] ?? -1)) ?? traces[0];
  const ordered = main === undefined ? [] : [main, ...traces.filter((trace) => trace !== main)];
  const { startNs, endNs } = extentOf(spans, members);
  const ms = (ns: number): number => (ns - startNs) / NS_PER_MS;
  const root = main?.roots[0];
  const path = root === undefined ? undefined : criticalPathOf(spans, forest.children, root);
  const lengths = lengthsOf(path?.sections ?? []);
  const rows: RowView[] = [];
  const rowOf = new Map<number, number>();
  let omitted = 0;
  // Depth first with a stack of our own: no depth is too deep.
  for (const [part, trace] of ordered.entries()) {
    const stack = [...trace.roots].reverse().map((span) => ({ span, depth: 0 }));
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { span: index, depth } = next;
      const span = spans[index];
      if (span === undefined) continue;
      for (const below of [...(forest.children[index] ?? [])].reverse()) stack.push({ span: below, depth: depth + 1 });
      if (rows.length >= mostRows) {
        omitted += 1;
        continue;
      }
      rowOf.set(index, rows.length);
      const isRoot = forest.parent[index] === -1;
      rows.push({
        ...{ id: idOf(index), service: span.service, name: span.name, kind: span.kind, depth },
        ...{ startMs: ms(span.startNs), endMs: ms(Math.max(span.startNs, span.endNs)), failed: span.failed },
        kept: isKept(index),
        root: isRoot ? (forest.isOrphan(index) || part > 0 ? 'orphan' : 'root') : 'no',
        criticalMs: (lengths.get(index) ?? 0) / NS_PER_MS,
      });
    }
  }
  const rootSpan = root === undefined ? undefined : spans[root];
  return {
    ...head,
    traceId: main?.traceId ?? '',
    rootSpanId: rootSpan?.spanId ?? '',
    traceState: rootSpan?.traceState ?? '',
    durationMs: rootSpan === undefined ? 0 : Math.max(0, rootSpan.endNs - rootSpan.startNs) / NS_PER_MS,
    failed: rootSpan?.failed ?? false,
    parts: ordered.length,
    extentMs: (endNs - startNs) / NS_PER_MS,
    rows,
    omitted,
    critical: (path?.sections ?? []).flatMap(({ span, fromNs, toNs }) => {
      const row = rowOf.get(span);
      return row === undefined ? [] : [{ row, fromMs: ms(fromNs), toMs: ms(toNs) }];
    }),
  };
}

/** A view of spans that are all one request's. */
export function viewOfRequest(
  head: Pick<TraceView, 'id' | 'kept' | 'atMs'>,
  spans: readonly TracedSpan[],
  idOf: (span: number) => number,
  isKept: (span: number) => boolean,
): TraceView {
  const members = spans.map((_, index) => index);
  return viewOf(head, { spans, idOf, isKept, members, mostRows: members.length }, growForest(spans));
}
