// Who finishes gives the place back to the nearest span above that is still open, and only if the place was its own.

export function createTracer(local: TaskLocal, newId: (digits: 16 | 32) => string): ProcessTracer {
  const open = (span: ProcessSpan | undefined): ProcessSpan | undefined => {
    let above = span;
    while (above?.ended === true) above = above.parent;
    return above;
  };
  return {
    start(name) {
      // A task may have begun under a span that has ended since.
      const parent = open(local.get());
      const span: ProcessSpan = {
        traceId: parent?.traceId ?? newId(32),
        spanId: newId(16),
        parentSpanId: parent?.spanId,
        name,
        parent,
        ended: false,
      };
      local.set(span);
      return span;
    },
    finish(span) {
      span.ended = true;
      if (local.get() === span) local.set(open(span.parent));
    },
  };
}
