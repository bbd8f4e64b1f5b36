// Writes OTLP JSON: ids in hex, 64-bit integers as decimal strings, kinds and codes as numbers.
import type { OtlpDocument } from './otlp.ts';
import { SPAN_KINDS, type TracedSpan } from './span.ts';

export type AttributeValue = string | number | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

const ERROR_CODE = 2;

function anyValueOf(value: AttributeValue): Readonly<Record<string, unknown>> {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

const listOf = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: anyValueOf(value) }));

export interface DocumentParts {
  readonly scope: { readonly name: string; readonly version: string };
  /** What `startNs` and `endNs` count from. */
  readonly baseUnixNano: bigint;
  attributesOf(span: TracedSpan): Attributes;
  resourceOf(service: string): Attributes;
}

/** A document of these spans, a resource for each service. */
export function otlpDocumentOf(spans: readonly TracedSpan[], parts: DocumentParts): OtlpDocument {
  const { scope, baseUnixNano, attributesOf, resourceOf } = parts;
  const nanos = (ns: number): string => String(baseUnixNano + BigInt(Math.round(ns)));
  const services = [...new Set(spans.map(({ service }) => service))];
  return {
    resourceSpans: services.map((service) => ({
      resource: { attributes: listOf({ 'service.name': service, ...resourceOf(service) }) },
      scopeSpans: [
        {
          scope,
          spans: spans
            .filter((span) => span.service === service)
            .map((span) => ({
              traceId: span.traceId,
              spanId: span.spanId,
              ...(span.parentSpanId === '' ? {} : { parentSpanId: span.parentSpanId }),
              ...(span.traceState === '' ? {} : { traceState: span.traceState }),
              name: span.name,
              kind: SPAN_KINDS.indexOf(span.kind),
              startTimeUnixNano: nanos(span.startNs),
              endTimeUnixNano: nanos(span.endNs),
              attributes: listOf(attributesOf(span)),
              status: span.failed ? { code: ERROR_CODE } : {},
            })),
        },
      ],
    })),
  };
}

export const writeOtlp = (document: OtlpDocument): string => `${JSON.stringify(document, null, 2)}\n`;
