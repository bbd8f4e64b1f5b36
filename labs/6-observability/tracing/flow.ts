// Requests on their way: from service to service, waiting for a place, at work, and back. Every request brings its luck and
// its work along when it comes, so that twins meet the same traffic.
import type { Simulation } from '#src/contract/model.ts';
import type { Collector } from './collector.ts';
import { MOST_WAITING, type Params } from './parameters.ts';
import { REASON, RECORD } from './records.ts';
import { edgeOf, type Move, SERVICES, SITE_COUNT, SITES, type Site } from './services.ts';
import type { Request, ServiceState, State } from './state.ts';

export interface FlowEvents {
  readonly arrive: number;
  readonly worked: number;
  readonly back: number;
}

export function createFlow(
  params: Params,
  simulation: Simulation,
  collector: Collector,
  events: FlowEvents,
  hooks: { answered(state: State, request: Request): void; ended(state: State, request: Request): void },
) {
  const { networkMs, placesPerService, errorPercent } = params;
  const overheadMs = params.overheadUs / 1000;
  const numberOf = ({ id }: Request, siteIndex: number): number => id * SITE_COUNT + siteIndex;

  const begin = (state: State, request: Request, siteIndex: number): void => {
    request.begunMs[siteIndex] = simulation.time;
    request.open += 1;
    state.spans += 1;
    collector.begin(state, request, siteIndex);
    simulation.record(RECORD.spanBegan, request.id, siteIndex);
  };

  /** Its span is over; nothing of it is to come but the way back. */
  const end = (state: State, request: Request, siteIndex: number): void => {
    const now = simulation.time;
    const startedMs = request.begunMs[siteIndex] as number;
    const fault = request.fault[siteIndex] as number;
    request.endedMs[siteIndex] = now;
    request.open -= 1;
    if (fault !== 0) simulation.record(RECORD.spanFailed, request.id, siteIndex, fault);
    simulation.record(RECORD.spanEnded, request.id, siteIndex, now - startedMs);
    const edge = edgeOf(siteIndex);
    if (edge >= 0) {
      state.edgeCalls[edge] = (state.edgeCalls[edge] as number) + 1;
      state.edgeNow[edge] = (state.edgeNow[edge] as number) + 1;
      if (fault !== 0) state.edgeFailures[edge] = (state.edgeFailures[edge] as number) + 1;
    }
    collector.take(state, request, siteIndex);
    if (siteIndex === 0) hooks.answered(state, request);
    hooks.ended(state, request);
  };

  /** Sends the answer on its way; a client's span ends when it comes, a server's now. */
  const answer = (state: State, request: Request, siteIndex: number): void => {
    const { kind, caller } = SITES[siteIndex] as Site;
    if (kind !== 'client') end(state, request, siteIndex);
    if (caller < 0 || kind === 'consumer') return;
    request.hop[siteIndex] = 2;
    request.hopMs[siteIndex] = simulation.time;
    simulation.schedule(networkMs, events.back, request.id, siteIndex);
  };

  const fail = (state: State, request: Request, siteIndex: number, reason: number): void => {
    request.fault[siteIndex] = reason;
    answer(state, request, siteIndex);
  };

  const workMsOf = (state: State, request: Request, siteIndex: number, share: number): number => {
    const { workMs, spread, worker } = SITES[siteIndex] as Site;
    const variance = Math.log(1 + spread * spread);
    const factor = Math.exp(Math.sqrt(variance) * (request.work[siteIndex] as number) - variance / 2);
    const written = request.recorded[siteIndex] === 1 ? overheadMs * share : 0;
    return workMs * factor * share * (state.services[worker]?.slowdown ?? 1) + written;
  };

  const startWork = (state: State, request: Request, siteIndex: number): void => {
    const { worker, moves } = SITES[siteIndex] as Site;
    const move = moves[request.move[siteIndex] as number] as Move;
    const share = move.do === 'work' ? move.share : 0;
    (state.services[worker] as ServiceState).busy += 1;
    simulation.schedule(workMsOf(state, request, siteIndex, share), events.worked, request.id, siteIndex);
  };

  const wantWork = (state: State, request: Request, siteIndex: number): void => {
    const { worker } = SITES[siteIndex] as Site;
    const { busy, queue } = state.services[worker] as ServiceState;
    if (busy < placesPerService) startWork(state, request, siteIndex);
    else if (queue.length >= MOST_WAITING) fail(state, request, siteIndex, REASON.refused);
    else {
      request.queuedMs[siteIndex] = simulation.time;
      queue.push(numberOf(request, siteIndex));
    }
  };

  const nextInQueue = (state: State, worker: number): void => {
    const { queue } = state.services[worker] as ServiceState;
    const number = queue.shift();
    if (number === undefined) return;
    const request = state.requests.get(Math.floor(number / SITE_COUNT));
    const siteIndex = number % SITE_COUNT;
    if (request === undefined) return;
    const waitedMs = simulation.time - (request.queuedMs[siteIndex] as number);
    simulation.record(RECORD.waited, request.id, siteIndex, waitedMs);
    startWork(state, request, siteIndex);
  };

  const send = (state: State, request: Request, siteIndex: number, delayMs: number): void => {
    // A client's span begins where the call is made, a server's where it arrives.
    if (SITES[siteIndex]?.kind === 'client') begin(state, request, siteIndex);
    else request.open += 1;
    request.hop[siteIndex] = 1;
    request.hopMs[siteIndex] = simulation.time;
    simulation.schedule(delayMs, events.arrive, request.id, siteIndex);
  };

  const call = (state: State, request: Request, siteIndex: number, sites: readonly number[]): void => {
    request.pending[siteIndex] = sites.length;
    for (const each of sites) send(state, request, each, networkMs);
  };

  /** Goes on with what the place does next, until it has to wait for something. */
  const goOn = (state: State, request: Request, siteIndex: number): void => {
    const { moves } = SITES[siteIndex] as Site;
    for (;;) {
      const move = moves[request.move[siteIndex] as number];
      const failedCall = request.failedCall[siteIndex] as number;
      if (failedCall !== 0 && move?.do !== 'retry' && move?.do !== 'callOnMiss') {
        fail(state, request, siteIndex, REASON.child);
        return;
      }
      if (move === undefined) {
        answer(state, request, siteIndex);
        return;
      }
      switch (move.do) {
        case 'work':
          wantWork(state, request, siteIndex);
          return;
        case 'call':
          request.move[siteIndex] = (request.move[siteIndex] as number) + 1;
          call(state, request, siteIndex, move.sites);
          return;
        case 'callOnMiss':
          request.move[siteIndex] = (request.move[siteIndex] as number) + 1;
          // A cache that does not answer is as good as one that has nothing.
          if (failedCall === 0 && request.hitDraw * 100 < state.cacheHitPercent) break;
          request.failedCall[siteIndex] = 0;
          simulation.record(RECORD.missed, request.id, siteIndex);
          call(state, request, siteIndex, [move.site]);
          return;
        case 'retry':
          request.move[siteIndex] = (request.move[siteIndex] as number) + 1;
          if (failedCall === 0 || !params.retries) break;
          request.failedCall[siteIndex] = 0;
          simulation.record(RECORD.retried, request.id, siteIndex);
          call(state, request, siteIndex, [move.site]);
          return;
        case 'publish':
          request.move[siteIndex] = (request.move[siteIndex] as number) + 1;
          send(state, request, move.site, request.messageWaitMs);
      }
    }
  };

  /** What goes wrong at the work of a place: 0, or one of REASON. */
  const faultOf = (state: State, request: Request, siteIndex: number): number => {
    const { worker } = SITES[siteIndex] as Site;
    const luck = request.luck[siteIndex] as number;
    const made = (state.services[worker]?.failPercent ?? 0) / 100;
    const byChance = SERVICES[worker] === 'db' ? errorPercent / 100 : 0;
    if (luck < made) return REASON.made;
    // Two causes, each by itself.
    return luck < made + (1 - made) * byChance ? REASON.chance : 0;
  };

  return {
    /** A request comes to the first place. */
    enter(state: State, request: Request): void {
      begin(state, request, 0);
      goOn(state, request, 0);
    },

    arrive(state: State, request: Request, siteIndex: number): void {
      request.hop[siteIndex] = 0;
      if (SITES[siteIndex]?.kind !== 'client') {
        request.open -= 1;
        begin(state, request, siteIndex);
      }
      goOn(state, request, siteIndex);
    },

    worked(state: State, request: Request, siteIndex: number): void {
      const { worker } = SITES[siteIndex] as Site;
      (state.services[worker] as ServiceState).busy -= 1;
      nextInQueue(state, worker);
      const isFirst = request.move[siteIndex] === 0;
      request.move[siteIndex] = (request.move[siteIndex] as number) + 1;
      if (isFirst) {
        const reason = faultOf(state, request, siteIndex);
        if (reason !== 0) {
          fail(state, request, siteIndex, reason);
          return;
        }
      }
      goOn(state, request, siteIndex);
    },

    /** An answer has come back to who asked. */
    back(state: State, request: Request, siteIndex: number): void {
      const { caller, kind } = SITES[siteIndex] as Site;
      request.hop[siteIndex] = 0;
      if (kind === 'client') end(state, request, siteIndex);
      const left = (request.pending[caller] as number) - 1;
      request.pending[caller] = left;
      if (request.fault[siteIndex] !== 0) request.failedCall[caller] = siteIndex + 1;
      if (left === 0) goOn(state, request, caller);
    },
  };
}
