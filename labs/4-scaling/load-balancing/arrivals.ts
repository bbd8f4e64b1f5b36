// Requests come in: drawn as a Poisson stream or taken from a file. Times in milliseconds.
import type { Simulation } from '#src/contract/model.ts';
import type { Clients } from './clients.ts';
import { EVENT, type Later } from './events.ts';
import type { RequestTrace } from './input.ts';
import { LOGNORMAL_VARIATION, type Params } from './parameters.ts';
import { PHASE, takeSlot } from './pool.ts';
import { RECORD } from './records.ts';
import { changeInSystem, type State } from './state.ts';

export interface ArrivalsContext {
  readonly params: Params;
  readonly trace: RequestTrace | undefined;
  readonly simulation: Simulation;
  readonly clients: Clients;
  readonly later: Later;
}

export interface Arrivals {
  sendNext(state: State): void;
  arrive(state: State): void;
  /** A new arrival rate holds from now on, for the wait for the next request too. */
  changeRate(state: State, ratePerS: number): void;
  /** No request will follow. */
  areOver(state: State): boolean;
}

export function createArrivals({ params, trace, simulation, clients, later }: ArrivalsContext): Arrivals {
  const arrivals = simulation.random('arrivals');
  const service = simulation.random('service');

  const drawDemandMs = (state: State): number => {
    const meanMs = state.serviceTimeMs;
    switch (params.serviceDistribution) {
      case 'exponential':
        return service.exponential(meanMs);
      case 'deterministic':
        return meanMs;
      case 'lognormal':
        return service.lognormal(meanMs, LOGNORMAL_VARIATION);
    }
  };

  const scheduleArrival = (state: State, delayMs: number): void => {
    state.nextArrivalMs = simulation.time + delayMs;
    simulation.schedule(delayMs, EVENT.arrival, 0, state.arrivalPlan);
  };

  const sendNext = (state: State): void => {
    if (trace !== undefined) {
      if (state.sent < trace.timeMs.length)
        scheduleArrival(state, Math.max(0, (trace.timeMs[state.sent] as number) - simulation.time));
    } else if (params.requests === 0 || state.sent < params.requests) {
      scheduleArrival(state, arrivals.exponential(1000 / state.arrivalRatePerS));
    }
  };

  const arrive = (state: State): void => {
    const { pool } = state;
    const slot = takeSlot(pool);
    const request = state.sent;
    const client = trace === undefined ? clients.draw() : (trace.client[request] as number);
    pool.request[slot] = request;
    pool.client[slot] = client;
    pool.attempt[slot] = 0;
    pool.sentMs[slot] = simulation.time;
    const tracedMs = trace?.serviceMs?.[request];
    // Drawn now, whatever the algorithm does later: twins serve the same requests.
    pool.demandMs[slot] = tracedMs === undefined || Number.isNaN(tracedMs) ? drawDemandMs(state) : tracedMs;
    state.sent += 1;
    changeInSystem(state, 1, simulation.time);
    simulation.record(RECORD.sent, request, client);
    pool.phase[slot] = PHASE.toBalancer;
    sendNext(state);
    later(state, params.clientDelayMs, EVENT.atBalancer, slot);
  };

  return {
    sendNext,
    arrive,
    changeRate(state, ratePerS) {
      const stretch = state.arrivalRatePerS / ratePerS;
      state.arrivalRatePerS = ratePerS;
      if (trace !== undefined || state.nextArrivalMs < simulation.time) return;
      // An exponential wait stretched is one of the new rate, and draws nothing: the traffic of twins stays the same.
      state.arrivalPlan += 1;
      scheduleArrival(state, (state.nextArrivalMs - simulation.time) * stretch);
    },
    areOver: (state) =>
      state.sent >= (trace === undefined ? params.requests || Number.POSITIVE_INFINITY : trace.timeMs.length),
  };
}
