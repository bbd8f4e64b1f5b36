// Which traces are kept. At the head: by the trace id alone, so that everybody who asks gets the same answer. At the tail:
// by what was seen of the trace when its time is up.

/** 2^63 as in the samplers of OpenTelemetry's Go and Java libraries: of the last 8 bytes 63 bits are looked at. */
const RANGE = 2n ** 63n;

/**
 * `TraceIdRatioBased` of OpenTelemetry, with the arithmetic of its Go library: whoever keeps a trace at some ratio keeps it
 * at every higher one.
 * @param ratio 0 … 1
 */
export function keepsByRatio(traceId: string, ratio: number): boolean {
  if (ratio >= 1) return true;
  if (!(ratio > 0)) return false;
  const number = BigInt(`0x${traceId.slice(-16)}`) >> 1n;
  return number < BigInt(Math.floor(ratio * Number(RANGE)));
}

/** Who has a parent decides as it did; who has none, by the ratio: `ParentBased` over `TraceIdRatioBased`. */
export const keepsAtHead = (traceId: string, parentSampled: boolean | undefined, ratio: number): boolean =>
  parentSampled ?? keepsByRatio(traceId, ratio);

/** What was seen of a trace when its time was up. */
export interface SeenTrace {
  readonly traceId: string;
  readonly hasError: boolean;
  readonly durationMs: number;
}

export interface TailPolicy {
  readonly keepErrors: boolean;
  /** Traces that took at least this long are kept. */
  readonly slowMs: number;
  /** Share of the rest that is kept, 0 … 1. */
  readonly ratio: number;
}

export type TailVerdict = 'error' | 'slow' | 'rate' | 'dropped';

/** Any policy that says yes keeps the trace, as in the tail sampling processor of OpenTelemetry's collector. */
export function decideAtTail({ traceId, hasError, durationMs }: SeenTrace, policy: TailPolicy): TailVerdict {
  if (policy.keepErrors && hasError) return 'error';
  if (durationMs >= policy.slowMs) return 'slow';
  return keepsByRatio(traceId, policy.ratio) ? 'rate' : 'dropped';
}
