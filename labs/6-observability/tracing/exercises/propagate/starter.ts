// Carries the context of a trace from one service to the next, in the header traceparent of W3C.
// It works on the bench, where both sides are this file.

export function inject(context: TraceContext): TraceHeaders {
  return { traceparent: `00-${context.traceId}-${context.spanId}-01` };
}

export function extract(headers: TraceHeaders): TraceContext | undefined {
  const value = headers['traceparent'];
  if (value === undefined) return undefined;
  const [, traceId = '', spanId = '', flags] = value.split('-');
  return { traceId, spanId, sampled: flags === '01' };
}
