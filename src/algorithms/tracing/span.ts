// A span as all of this room knows it, whether a file or a run brought it.

/** By their numbers in OTLP. */
export const SPAN_KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

export interface TracedSpan {
  /** As they were written; compared in lower case. */
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for a root. */
  readonly parentSpanId: string;
  /** What travelled beside the ids in `tracestate`; empty where nothing did. */
  readonly traceState: string;
  readonly name: string;
  readonly service: string;
  readonly kind: SpanKind;
  /** Nanoseconds from a moment that all spans share; exact up to a hundred days. */
  readonly startNs: number;
  readonly endNs: number;
  readonly failed: boolean;
}

export const NS_PER_MS = 1e6;

/** What a span of which its parent does not wait: a consumer takes its message whenever it comes to it. */
export const isAsynchronous = ({ kind }: Pick<TracedSpan, 'kind'>): boolean =>
  kind === 'consumer' || kind === 'producer';
