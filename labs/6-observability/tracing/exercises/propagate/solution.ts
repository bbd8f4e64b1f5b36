// As W3C Trace Context says: exactly one header, names in any case, versions to come, and nothing that is malformed.

const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const ZEROS = /^0+$/;

export function inject(context: TraceContext): TraceHeaders {
  return { traceparent: `00-${context.traceId}-${context.spanId}-${context.sampled ? '01' : '00'}` };
}

export function extract(headers: TraceHeaders): TraceContext | undefined {
  const values = Object.keys(headers)
    .filter((name) => name.toLowerCase() === 'traceparent')
    .map((name) => headers[name] ?? '');
  if (values.length !== 1) return undefined;
  const [, version = '', traceId = '', spanId = '', flags = '', rest] = FORM.exec((values[0] ?? '').trim()) ?? [];
  if (traceId === '' || version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (ZEROS.test(traceId) || ZEROS.test(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
