// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** What a span hands on to the services that it calls. */
interface TraceContext {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits: the span that calls. To who is called it is the parent. */
  readonly spanId: string;
  /** Whether the spans of this trace are written down. */
  readonly sampled: boolean;
  /** What the header tracestate said: whoever reads it may hand it on as it is. Not judged here. */
  readonly tracestate?: string;
}

/** Headers by name, in any case; several of one name are joined by a comma. */
type TraceHeaders = Readonly<Record<string, string>>;
