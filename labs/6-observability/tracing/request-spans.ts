// The spans of a request as the services wrote them: by their own clocks, with the parents that they were told.
import { NS_PER_MS, type TracedSpan } from '#src/algorithms/tracing/span.ts';
import { isKept, NOBODY, spanIdOf } from './collector.ts';
import type { Params } from './parameters.ts';
import { SERVICES, SITE_COUNT, SITES, type Site, service } from './services.ts';
import type { Part, Request } from './state.ts';
import { type TraceView, viewOfRequest } from './trace-view.ts';

const SKEWED = service('users');
const UNKNOWN_PARENT = 'f'.repeat(16);

export interface RequestSpans {
  readonly spans: readonly TracedSpan[];
  readonly sites: readonly number[];
}

/** Spans of a request that is over, in the order of their sites. */
export function spansOfRequest(request: Request, params: Params): RequestSpans {
  const sites = SITES.flatMap((_, index) => ((request.endedMs[index] as number) >= 0 ? [index] : []));
  const spans = sites.map((index): TracedSpan => {
    const { name, kind, writer } = SITES[index] as Site;
    const skewMs = writer === SKEWED ? params.clockSkewMs : 0;
    const told = request.told[index] as number;
    return {
      traceId: (request.parts[request.part[index] as number] as Part).traceId,
      spanId: spanIdOf(request, index),
      parentSpanId: told === -1 ? '' : told === NOBODY ? UNKNOWN_PARENT : spanIdOf(request, told),
      traceState: request.tracestate[index] as string,
      name,
      service: SERVICES[writer] ?? '',
      kind,
      startNs: Math.round(((request.begunMs[index] as number) + skewMs) * NS_PER_MS),
      endNs: Math.round(((request.endedMs[index] as number) + skewMs) * NS_PER_MS),
      failed: request.fault[index] !== 0,
    };
  });
  return { spans, sites };
}

export const isSiteKept = (request: Request, siteIndex: number): boolean =>
  request.recorded[siteIndex] === 1 && isKept(request.parts[request.part[siteIndex] as number] as Part);

const subjectOfSpan = (request: number, siteIndex: number): number => request * SITE_COUNT + siteIndex;

export function viewOfSettled(request: Request, { spans, sites }: RequestSpans, atMs: number): TraceView {
  const siteAt = (span: number): number => sites[span] ?? 0;
  return viewOfRequest(
    { id: request.id, kept: isSiteKept(request, 0), atMs },
    spans,
    (span) => subjectOfSpan(request.id, siteAt(span)),
    (span) => isSiteKept(request, siteAt(span)),
  );
}
