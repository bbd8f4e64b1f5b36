// A tracer for one process.

export function createTracer(local: TaskLocal, newId: (digits: 16 | 32) => string): ProcessTracer {
  return {
    start(name) {
      const current = local.get();
      const span: ProcessSpan = {
        traceId: current?.traceId ?? newId(32),
        spanId: newId(16),
        parentSpanId: current?.spanId,
        name,
        ended: false,
      };
      local.set(span);
      return span;
    },
    finish(span) {
      span.ended = true;
    },
  };
}
