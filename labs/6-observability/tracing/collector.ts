// What becomes of spans: who writes them down, and which traces are kept. A span carries its trace and its parent as the
// headers said, which is not always what really called it.
import { spanIdFrom, traceIdFrom } from '#src/algorithms/tracing/ids.ts';
import { decideAtTail, keepsByRatio } from '#src/algorithms/tracing/sampling.ts';
import { writeTracestate } from '#src/algorithms/tracing/tracestate.ts';
import type { Simulation } from '#src/contract/model.ts';
import type { Params } from './parameters.ts';
import { carried, type Propagator } from './propagation.ts';
import { RECORD, VERDICTS, type Verdict } from './records.ts';
import { SITES, type Site } from './services.ts';
import type { Part, Request, State } from './state.ts';

/** Told is the span of nobody that is here. */
export const NOBODY = -2;

export const isKept = ({ verdict }: Part): boolean =>
  verdict !== 'dropped' && verdict !== 'unsampled' && verdict !== 'open';

export const spanIdOf = ({ words }: Request, siteIndex: number): string => spanIdFrom(words[0], words[1], siteIndex);

export function createCollector(params: Params, simulation: Simulation, propagator: Propagator, decideEvent: number) {
  const { sampling } = params;
  const ratio = params.samplePercent / 100;
  /** Who begins a trace notes how it decided; the others hand it on unread. */
  const noted = writeTracestate([
    { key: 'headroom', value: sampling === 'head' ? `head:${params.samplePercent}` : sampling },
  ]);

  const addPart = (request: Request, traceId: string, sampled: boolean): number => {
    const settled = (): readonly [Part['verdict'], number] => {
      if (!sampled) return ['unsampled', sampling === 'all' || sampling === 'tail' ? 1 : ratio];
      switch (sampling) {
        case 'all':
          return ['all', 1];
        case 'head':
          return ['head', ratio];
        case 'each-service':
          return ['coin', ratio];
        case 'tail':
          return ['open', 1];
      }
    };
    const [verdict, chance] = settled();
    request.parts.push({
      ...{ traceId, verdict, chance, hasError: false, held: 0, isTimed: false },
      ...{ firstMs: Number.POSITIVE_INFINITY, lastMs: Number.NEGATIVE_INFINITY },
    });
    return request.parts.length - 1;
  };

  const beginTrace = (request: Request, siteIndex: number): void => {
    const traceId = traceIdFrom(request.words[0], request.words[1], siteIndex);
    const sampled = sampling === 'head' ? keepsByRatio(traceId, ratio) : true;
    request.part[siteIndex] = addPart(request, traceId, sampled);
    request.told[siteIndex] = -1;
    request.recorded[siteIndex] = sampled ? 1 : 0;
    request.tracestate[siteIndex] = noted;
  };

  const follow = (state: State, request: Request, siteIndex: number, { caller, writer }: Site): void => {
    if (SITES[caller]?.writer === writer) {
      // Inside one service a variable carries the context.
      request.part[siteIndex] = request.part[caller] as number;
      request.told[siteIndex] = caller;
      request.recorded[siteIndex] = request.recorded[caller] as number;
      request.tracestate[siteIndex] = request.tracestate[caller] as string;
      return;
    }
    const callersPart = request.parts[request.part[caller] as number] as Part;
    const sent = propagator.inject({
      traceId: callersPart.traceId,
      spanId: spanIdOf(request, caller),
      sampled: request.recorded[caller] === 1,
      tracestate: request.tracestate[caller] as string,
    });
    const isLost = state.services[writer]?.losesContext === true;
    const context = isLost ? undefined : propagator.extract(carried(sent, request.id));
    if (context === undefined) {
      simulation.record(RECORD.contextLost, request.id, siteIndex);
      beginTrace(request, siteIndex);
      return;
    }
    const known = request.parts.findIndex(({ traceId }) => traceId === context.traceId);
    request.part[siteIndex] = known >= 0 ? known : addPart(request, context.traceId, context.sampled);
    const above = SITES.findIndex(
      (_, index) => (request.begunMs[index] as number) >= 0 && spanIdOf(request, index) === context.spanId,
    );
    request.told[siteIndex] = above >= 0 && above !== siteIndex ? above : NOBODY;
    request.recorded[siteIndex] = context.sampled ? 1 : 0;
    request.tracestate[siteIndex] = context.tracestate;
  };

  return {
    /** A span begins: it gets its trace and its parent. */
    begin(state: State, request: Request, siteIndex: number): void {
      const site = SITES[siteIndex] as Site;
      if (site.caller < 0) beginTrace(request, siteIndex);
      else follow(state, request, siteIndex, site);
      const isOwnSpan = site.caller < 0 || SITES[site.caller]?.writer !== site.writer;
      if (sampling === 'each-service' && isOwnSpan)
        request.recorded[siteIndex] = (request.coin[siteIndex] as number) < ratio ? 1 : 0;
      if (request.recorded[siteIndex] === 1) state.recordedSpans += 1;
    },

    /** A span has ended and comes to the collector. */
    take(state: State, request: Request, siteIndex: number): void {
      const part = request.parts[request.part[siteIndex] as number];
      if (part === undefined || request.recorded[siteIndex] !== 1) return;
      part.hasError = part.hasError || request.fault[siteIndex] !== 0;
      part.firstMs = Math.min(part.firstMs, request.begunMs[siteIndex] as number);
      part.lastMs = Math.max(part.lastMs, request.endedMs[siteIndex] as number);
      if (isKept(part)) {
        state.storedSpans += 1;
        state.storedNow += 1;
      }
      if (part.verdict !== 'open') return;
      part.held += 1;
      state.bufferedSpans += 1;
      state.mostBuffered = Math.max(state.mostBuffered, state.bufferedSpans);
      if (part.isTimed) return;
      part.isTimed = true;
      simulation.schedule(params.decisionWaitMs, decideEvent, request.id, request.part[siteIndex]);
    },

    /** The time of a trace is up: kept or not, by what came of it so far. */
    decide(state: State, request: Request, partIndex: number): void {
      const part = request.parts[partIndex];
      if (part === undefined || part.verdict !== 'open') return;
      const { traceId, hasError, firstMs, lastMs, held } = part;
      const policy = { keepErrors: params.keepErrors, slowMs: params.keepSlowerMs, ratio };
      const verdict: Verdict = decideAtTail({ traceId, hasError, durationMs: lastMs - firstMs }, policy);
      part.verdict = verdict;
      part.chance = verdict === 'rate' || verdict === 'dropped' ? ratio : 1;
      state.bufferedSpans -= held;
      part.held = 0;
      if (isKept(part)) {
        state.storedSpans += held;
        state.storedNow += held;
      }
      simulation.record(RECORD.decided, request.id, partIndex, VERDICTS.indexOf(verdict));
    },

    /** Nothing of it is to come any more. */
    isSettled: ({ open, parts }: Request): boolean =>
      open === 0 && parts.every(({ verdict, isTimed }) => verdict !== 'open' || !isTimed),
  };
}

export type Collector = ReturnType<typeof createCollector>;
