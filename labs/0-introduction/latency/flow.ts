// Requests go their way: sent, on the wire, in the queue, in service, on the wire again, answered. Times in milliseconds.
import { uslCapacity } from '#src/algorithms/queueing/scaling-laws.ts';
import type { RandomSource, Simulation } from '#src/contract/model.ts';
import { addToBatches } from '#src/sim/batches.ts';
import { addToRecent } from '#src/sim/recent.ts';
import { addToHistogram, addToTally } from '#src/sim/statistics.ts';
import { type Params, VARIATION } from './parameters.ts';
import { RECORD } from './records.ts';
import { cellOf, dropRow, pushRow, setCell } from './ring.ts';
import { createSteady, inSystem, type Servers, type State, updateAreas, waiting } from './state.ts';

const EVENT = { arrival: 0, reaches: 1, done: 2, resumes: 3, answered: 4 } as const;

/** Columns of `state.line`. */
export const LINE = { sentMs: 0, reachedMs: 1, work: 2 } as const;
/** Columns of `state.back`. */
export const BACK = { sentMs: 0, waitedMs: 1, finishedMs: 2, request: 3 } as const;

/** Mean time that a server needs for a request at these settings, the cost of sharing included. */
export function meanServiceMs(params: Params, serviceRatePerS: number, servers: number): number {
  const stretch = servers / uslCapacity(params.contention, params.coherence, servers);
  return (1000 / serviceRatePerS) * stretch;
}

export function createFlow(params: Params, simulation: Simulation) {
  const arrivals = simulation.random('arrivals');
  const work = simulation.random('work');
  const bursts = simulation.random('bursts');
  const wayMs = params.networkLatencyMs / 2;

  /** In mean service times, so that a change of the rate changes nobody's share of the work. */
  const drawWork = (source: RandomSource): number => {
    switch (params.serviceDistribution) {
      case 'exponential':
        return source.exponential(1);
      case 'deterministic':
        return 1;
      case 'lognormal':
        return source.lognormal(1, VARIATION.lognormal);
    }
  };

  const planArrival = (state: State, delayMs: number): void => {
    state.nextArrivalMs = simulation.time + delayMs;
    simulation.schedule(delayMs, EVENT.arrival, state.arrivalPlan);
  };

  const areOver = ({ sent }: State): boolean => params.requests > 0 && sent >= params.requests;

  const sendNext = (state: State): void => {
    if (!areOver(state)) planArrival(state, arrivals.exponential(1000 / state.arrivalRatePerS));
  };

  const update = (state: State): void => {
    updateAreas(state, simulation.time, params.warmUpMs);
  };

  const send = (state: State, source: RandomSource): void => {
    // The work is drawn now, whatever becomes of the request: twins serve the same ones.
    pushRow(state.line, simulation.time, 0, drawWork(source));
    simulation.record(RECORD.sent, state.sent);
    state.sent += 1;
    if (wayMs === 0) reach(state);
    else simulation.schedule(wayMs, EVENT.reaches);
  };

  const reach = (state: State): void => {
    update(state);
    const request = state.reached;
    setCell(state.line, request, LINE.reachedMs, simulation.time);
    state.stays.presentSinceMs += Math.max(simulation.time, params.warmUpMs);
    simulation.record(RECORD.queued, request, -1, waiting(state));
    state.reached += 1;
    serveNext(state);
  };

  /** Whoever is free takes the request that has waited longest; of several, who has been idle longest. */
  const serveNext = (state: State): void => {
    while (waiting(state) > 0) {
      const server = longestIdle(state.servers, simulation.time);
      if (server < 0) return;
      begin(state, server);
    }
  };

  const begin = (state: State, server: number): void => {
    const { servers, line } = state;
    const request = state.started;
    const sentMs = cellOf(line, request, LINE.sentMs);
    const reachedMs = cellOf(line, request, LINE.reachedMs);
    const serviceMs =
      cellOf(line, request, LINE.work) *
      meanServiceMs(params, state.serviceRatePerS, servers.count) *
      (servers.slowdown[server] as number);
    dropRow(line);
    update(state);
    state.started += 1;
    state.busy += 1;
    servers.request[server] = request;
    servers.sentMs[server] = sentMs;
    servers.reachedMs[server] = reachedMs;
    servers.startedMs[server] = simulation.time;
    servers.doneMs[server] = simulation.time + serviceMs;
    const waitedMs = simulation.time - reachedMs;
    if (sentMs >= params.warmUpMs) addToTally(state.wait, waitedMs);
    if (sentMs >= state.steady.sinceMs) addToBatches(state.steady.wait, waitedMs);
    simulation.record(RECORD.started, request, server, waitedMs);
    simulation.schedule(serviceMs, EVENT.done, server, servers.plan[server]);
  };

  const finish = (state: State, server: number): void => {
    const { servers, stays } = state;
    const now = simulation.time;
    const request = servers.request[server] as number;
    const sentMs = servers.sentMs[server] as number;
    const serviceMs = now - (servers.startedMs[server] as number);
    const cameMs = Math.max(servers.reachedMs[server] as number, params.warmUpMs);
    update(state);
    state.finished += 1;
    state.busy -= 1;
    servers.request[server] = -1;
    servers.idleSinceMs[server] = now;
    stays.presentSinceMs = inSystem(state) === 0 ? 0 : stays.presentSinceMs - cameMs;
    if (now > params.warmUpMs) {
      stays.leftMs += now - cameMs;
      stays.left += 1;
    }
    if (sentMs >= params.warmUpMs) addToTally(state.service, serviceMs);
    simulation.record(RECORD.finished, request, server, serviceMs);
    const waitedMs = (servers.startedMs[server] as number) - (servers.reachedMs[server] as number);
    pushRow(state.back, sentMs, waitedMs, now, request);
    if (wayMs === 0) answer(state);
    else simulation.schedule(wayMs, EVENT.answered);
    serveNext(state);
  };

  const answer = (state: State): void => {
    const { back } = state;
    const sentMs = cellOf(back, back.first, BACK.sentMs);
    const request = cellOf(back, back.first, BACK.request);
    state.sums.waitMs += cellOf(back, back.first, BACK.waitedMs);
    dropRow(back);
    const responseMs = simulation.time - sentMs;
    state.answered += 1;
    state.sums.responseMs += responseMs;
    if (sentMs >= params.warmUpMs) {
      addToTally(state.response, responseMs);
      addToHistogram(state.responses, responseMs);
    }
    if (sentMs >= state.steady.sinceMs) addToBatches(state.steady.response, responseMs);
    addToRecent(state.recent, simulation.time, responseMs);
    simulation.record(RECORD.answered, request, -1, responseMs);
    if (areOver(state) && state.answered === state.sent) simulation.end();
  };

  /** The figures that theory is compared with begin anew: what came before belongs to another steady state. */
  const beginSteady = (state: State): void => {
    update(state);
    state.steady = createSteady(simulation.time, state.areas);
  };

  return {
    start: sendNext,
    handle(state: State, kind: number, a: number, plan: number): void {
      switch (kind) {
        case EVENT.arrival:
          if (a !== state.arrivalPlan || areOver(state)) return;
          send(state, work);
          sendNext(state);
          return;
        case EVENT.reaches:
          reach(state);
          return;
        case EVENT.done:
          if (plan === state.servers.plan[a]) finish(state, a);
          return;
        case EVENT.resumes:
          serveNext(state);
          return;
        case EVENT.answered:
          answer(state);
      }
    },
    burst(state: State, count: number): void {
      simulation.record(RECORD.burst, 0, -1, count);
      // A stream of its own: what arrives afterwards is what would have arrived anyway.
      for (let request = 0; request < count && !areOver(state); request += 1) send(state, bursts);
    },
    slow(state: State, server: number, factor: number): void {
      state.servers.slowdown[server] = factor;
      simulation.record(RECORD.slowed, server, -1, factor);
      state.disturbed = state.servers.slowdown.some((slowdown) => slowdown !== 1);
      beginSteady(state);
    },
    /** It takes nothing for so long, and what it has begun ends that much later. */
    pause(state: State, server: number, durationMs: number): void {
      const { servers } = state;
      const now = simulation.time;
      const fromMs = Math.max(now, servers.pausedUntilMs[server] as number);
      servers.pausedUntilMs[server] = fromMs + durationMs;
      if (servers.request[server] !== -1) {
        servers.plan[server] = (servers.plan[server] ?? 0) + 1;
        const doneMs = (servers.doneMs[server] as number) + durationMs;
        servers.doneMs[server] = doneMs;
        simulation.schedule(doneMs - now, EVENT.done, server, servers.plan[server]);
      }
      simulation.schedule(fromMs + durationMs - now, EVENT.resumes);
      simulation.record(RECORD.paused, server, -1, durationMs);
    },
    setServers(state: State, count: number): void {
      beginSteady(state);
      for (let server = state.servers.count; server < count; server += 1)
        state.servers.idleSinceMs[server] = simulation.time;
      state.servers.count = count;
      simulation.record(RECORD.serversSet, -1, -1, count);
      serveNext(state);
    },
    setServiceRate(state: State, ratePerS: number): void {
      beginSteady(state);
      state.serviceRatePerS = ratePerS;
      simulation.record(RECORD.serviceSet, -1, -1, ratePerS);
    },
    /** The new rate holds for the wait for the next request too: what is left of it shrinks or grows with the mean. */
    setArrivalRate(state: State, ratePerS: number): void {
      beginSteady(state);
      const leftMs = (state.nextArrivalMs - simulation.time) * (state.arrivalRatePerS / ratePerS);
      state.arrivalRatePerS = ratePerS;
      simulation.record(RECORD.arrivalsSet, -1, -1, ratePerS);
      if (leftMs < 0 || areOver(state)) return;
      state.arrivalPlan += 1;
      planArrival(state, leftMs);
    },
  };
}

/** −1 where nobody is free. */
function longestIdle({ count, request, idleSinceMs, pausedUntilMs }: Servers, nowMs: number): number {
  let best = -1;
  for (let server = 0; server < count; server += 1) {
    if (request[server] !== -1 || (pausedUntilMs[server] as number) > nowMs) continue;
    if (best < 0 || (idleSinceMs[server] as number) < (idleSinceMs[best] as number)) best = server;
  }
  return best;
}
