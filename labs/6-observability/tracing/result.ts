// What the command line prints of traces, whether a run or a file brought them.
import { criticalPathOf, lengthsOf } from '#src/algorithms/tracing/critical-path.ts';
import { NS_PER_MS, type TracedSpan } from '#src/algorithms/tracing/span.ts';
import { extentOf, type Forest, growForest } from '#src/algorithms/tracing/trace-tree.ts';
import { FAULT_SENTENCES, readTraceparent } from '#src/algorithms/tracing/traceparent.ts';

type Result = Readonly<Record<string, unknown>>;

/** A header that was given as a parameter, read as the standard says. */
export function traceparentResult(given: readonly string[]): Result {
  if (given.length === 0) return {};
  const read = readTraceparent(given);
  if (!read.ok)
    return {
      traceparent: {
        ...{ valid: false, version: null, traceId: null, parentId: null, flags: null, sampled: null },
        reason: FAULT_SENTENCES[read.fault],
      },
    };
  return { traceparent: { valid: true, ...read.value, reason: null } };
}

/** The trace that is looked at first: the one that takes longest. */
function longestTrace(spans: readonly TracedSpan[], { traces }: Forest): number {
  let [best, longest] = [0, Number.NEGATIVE_INFINITY];
  for (const [index, trace] of traces.entries()) {
    const { startNs, endNs } = extentOf(spans, trace.spans);
    if (endNs - startNs > longest) [best, longest] = [index, endNs - startNs];
  }
  return best;
}

export function tracesResult(spans: readonly TracedSpan[], forest = growForest(spans)): Result {
  const described = forest.traces.map(({ traceId, spans: members, roots }) => {
    const { startNs, endNs } = extentOf(spans, members);
    const [root] = roots;
    const path = root === undefined ? undefined : criticalPathOf(spans, forest.children, root);
    return {
      ...{ traceId, spans: members.length, durationMs: (endNs - startNs) / NS_PER_MS },
      rootSpanId: root === undefined ? null : (spans[root]?.spanId ?? null),
      criticalPath: (path?.spans ?? []).map((span) => spans[span]?.spanId ?? ''),
      criticalMs: Object.fromEntries(
        [...lengthsOf(path?.sections ?? [])].map(([span, ns]) => [spans[span]?.spanId ?? '', ns / NS_PER_MS]),
      ),
    };
  });
  const main = described[longestTrace(spans, forest)];
  return {
    spans: spans.map(({ startNs, endNs, ...span }) => ({
      ...span,
      startMs: startNs / NS_PER_MS,
      durationMs: (endNs - startNs) / NS_PER_MS,
    })),
    ...(main === undefined
      ? {}
      : { traceId: main.traceId, criticalPath: main.criticalPath, durationMs: main.durationMs }),
    traces: described,
    amiss: forest.amiss,
  };
}
