// The way of a request: to the balancer, to a server, into its queue, into service, and back. Times in milliseconds.
import type { Simulation } from '#src/contract/model.ts';
import { addToHistogram, addToTally } from '#src/sim/statistics.ts';
import type { Chooser } from './chooser.ts';
import type { Clients } from './clients.ts';
import type { Health } from './health.ts';
import type { RequestTrace } from './input.ts';
import { LOGNORMAL_VARIATION, type Params } from './parameters.ts';
import { freeSlot, MOST_RETRIES, PHASE, takeSlot } from './pool.ts';
import { REASON, RECORD } from './records.ts';
import { CONDITION, changeInSystem, type State, updateBusyArea } from './state.ts';

export const EVENT = {
  arrival: 0,
  atBalancer: 1,
  atServer: 2,
  served: 3,
  backAtBalancer: 4,
  atClient: 5,
  timeout: 6,
  probe: 7,
  probed: 8,
} as const;

export interface FlowContext {
  readonly params: Params;
  readonly trace: RequestTrace | undefined;
  readonly simulation: Simulation;
  readonly clients: Clients;
  readonly chooser: Chooser;
  readonly health: Health;
  /** Told the first server of each request, in order of choosing. */
  remember(index: number, server: number): void;
}

export interface Flow {
  start(state: State): void;
  handle(state: State, kind: number, slot: number, generation: number): void;
  /** A new arrival rate holds from now on, for the wait for the next request too. */
  changeRate(state: State, ratePerS: number): void;
  /** A dying server drops all that is there; the balancer sees broken connections. */
  dropAll(state: State, server: number): void;
  /** A server is back in the network: what was held up is sent again. */
  reconnect(state: State, server: number): void;
}

export function createFlow({ params, trace, simulation, clients, chooser, health, remember }: FlowContext): Flow {
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

  /** Goes on at once where the network takes no time, so that such a run costs no events for it. */
  const later = (state: State, delayMs: number, event: number, slot: number): void => {
    const { pool } = state;
    const generation = pool.generation[slot] as number;
    pool.fromMs[slot] = simulation.time;
    pool.toMs[slot] = simulation.time + delayMs;
    if (delayMs === 0) handle(state, event, slot, generation);
    else simulation.schedule(delayMs, event, slot, generation);
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

  const choose = (state: State, slot: number): void => {
    const { pool, servers } = state;
    const attempt = pool.attempt[slot] as number;
    health.refresh(state);
    const server = chooser.pick(state, slot);
    if (attempt === 0) {
      remember(state.choiceCount, server);
      state.choiceCount += 1;
    }
    if (server < 0) {
      fail(state, slot, REASON.noServer);
      return;
    }
    simulation.record(RECORD.chosen, pool.request[slot] as number, server, servers.active[server]);
    health.chosen(state, server);
    servers.active[server] = (servers.active[server] as number) + 1;
    servers.chosen[server] = (servers.chosen[server] as number) + 1;
    if (attempt < MOST_RETRIES) pool.tried[slot * MOST_RETRIES + attempt] = server;
    pool.server[slot] = server;
    pool.chosenMs[slot] = simulation.time;
    pool.phase[slot] = PHASE.toServer;
    if (params.timeoutMs > 0) simulation.schedule(params.timeoutMs, EVENT.timeout, slot, pool.generation[slot]);
    later(state, params.serverDelayMs, EVENT.atServer, slot);
  };

  const reachServer = (state: State, slot: number): void => {
    const { pool, servers } = state;
    const server = pool.server[slot] as number;
    if (servers.condition[server] === CONDITION.dead) {
      answerBack(state, slot, PHASE.backRefused);
      return;
    }
    if (servers.condition[server] === CONDITION.cutOff) {
      holdUp(state, slot, PHASE.lost);
      return;
    }
    pool.queuedMs[slot] = simulation.time;
    const busy = servers.busy[server] as number;
    if (busy < params.capacityPerServer) {
      serve(state, slot, server);
      return;
    }
    const queued = servers.queued[server] as number;
    simulation.record(RECORD.queued, pool.request[slot] as number, server, queued + busy);
    pool.phase[slot] = PHASE.waiting;
    pool.fromMs[slot] = simulation.time;
    const tail = servers.queueTail[server] as number;
    if (tail < 0) servers.queueHead[server] = slot;
    else pool.next[tail] = slot;
    servers.queueTail[server] = slot;
    servers.queued[server] = queued + 1;
  };

  /** A cut network keeps it until it heals or until nobody waits for it any more. */
  const holdUp = (state: State, slot: number, phase: number): void => {
    const { pool, servers } = state;
    if (pool.orphan[slot] === 1) {
      freeSlot(pool, slot);
      return;
    }
    const server = pool.server[slot] as number;
    pool.phase[slot] = phase;
    servers.lost[server] = (servers.lost[server] as number) + 1;
  };

  const serve = (state: State, slot: number, server: number): void => {
    const { pool, servers } = state;
    const waitedMs = simulation.time - (pool.queuedMs[slot] as number);
    if ((pool.sentMs[slot] as number) >= params.warmUpMs) addToTally(state.waitTally, waitedMs);
    simulation.record(RECORD.started, pool.request[slot] as number, server, waitedMs);
    updateBusyArea(servers, server, simulation.time);
    servers.busy[server] = (servers.busy[server] as number) + 1;
    pool.phase[slot] = PHASE.inService;
    const factor = (servers.slowdown[server] as number) / (servers.speed[server] as number);
    const serviceMs = (pool.demandMs[slot] as number) * factor;
    pool.fromMs[slot] = simulation.time;
    pool.toMs[slot] = simulation.time + serviceMs;
    simulation.schedule(serviceMs, EVENT.served, slot, pool.generation[slot]);
  };

  const takeFromQueue = (state: State, server: number): number => {
    const { pool, servers } = state;
    const slot = servers.queueHead[server] as number;
    if (slot < 0) return -1;
    servers.queueHead[server] = pool.next[slot] as number;
    if (servers.queueHead[server] === -1) servers.queueTail[server] = -1;
    pool.next[slot] = -1;
    servers.queued[server] = (servers.queued[server] as number) - 1;
    return slot;
  };

  const finish = (state: State, slot: number): void => {
    const { pool, servers } = state;
    const server = pool.server[slot] as number;
    const tookMs = simulation.time - (pool.fromMs[slot] as number);
    simulation.record(RECORD.finished, pool.request[slot] as number, server, tookMs);
    updateBusyArea(servers, server, simulation.time);
    servers.busy[server] = (servers.busy[server] as number) - 1;
    const next = takeFromQueue(state, server);
    if (next >= 0) serve(state, next, server);
    if (servers.condition[server] === CONDITION.cutOff) holdUp(state, slot, PHASE.answerLost);
    else answerBack(state, slot, PHASE.backOk);
  };

  const release = (state: State, server: number): void => {
    const { active } = state.servers;
    active[server] = (active[server] as number) - 1;
    chooser.released(state, server);
  };

  const answerBack = (state: State, slot: number, phase: number): void => {
    const { pool } = state;
    if (pool.orphan[slot] === 1) {
      freeSlot(pool, slot);
      return;
    }
    pool.phase[slot] = phase;
    later(state, params.serverDelayMs, EVENT.backAtBalancer, slot);
  };

  /** The answer, good or bad, is back at the balancer. */
  const backAtBalancer = (state: State, slot: number): void => {
    const { pool, servers } = state;
    const server = pool.server[slot] as number;
    if (pool.orphan[slot] === 1) {
      freeSlot(pool, slot);
      return;
    }
    release(state, server);
    if (pool.phase[slot] !== PHASE.backOk) {
      attemptFailed(state, slot, pool.phase[slot] === PHASE.backBroken ? REASON.broken : REASON.refused);
      return;
    }
    health.answered(state, server);
    chooser.observe(state, server, simulation.time - (pool.chosenMs[slot] as number));
    servers.answered[server] = (servers.answered[server] as number) + 1;
    pool.phase[slot] = PHASE.toClientOk;
    later(state, params.clientDelayMs, EVENT.atClient, slot);
  };

  /** One attempt came to nothing: try another server, or give up. */
  const attemptFailed = (state: State, slot: number, reason: number): void => {
    const { pool, servers } = state;
    const server = pool.server[slot] as number;
    servers.failed[server] = (servers.failed[server] as number) + 1;
    health.attemptFailed(state, server);
    if ((pool.attempt[slot] as number) >= params.retries) {
      fail(state, slot, reason);
      return;
    }
    state.retried += 1;
    simulation.record(RECORD.retried, pool.request[slot] as number, server, reason);
    pool.attempt[slot] = (pool.attempt[slot] as number) + 1;
    // A new generation, so that the timeout of the attempt before no longer means this one.
    pool.generation[slot] = (pool.generation[slot] as number) + 1;
    choose(state, slot);
  };

  const fail = (state: State, slot: number, reason: number): void => {
    const { pool } = state;
    state.failed += 1;
    simulation.record(RECORD.failed, pool.request[slot] as number, pool.server[slot], reason);
    pool.generation[slot] = (pool.generation[slot] as number) + 1;
    pool.phase[slot] = PHASE.toClientFailed;
    later(state, params.clientDelayMs, EVENT.atClient, slot);
  };

  const atClient = (state: State, slot: number): void => {
    const { pool, recent } = state;
    changeInSystem(state, -1, simulation.time);
    if (pool.phase[slot] === PHASE.toClientOk) {
      const sentMs = pool.sentMs[slot] as number;
      const responseMs = simulation.time - sentMs;
      simulation.record(RECORD.answered, pool.request[slot] as number, pool.server[slot], responseMs);
      state.answered += 1;
      if (sentMs >= params.warmUpMs) {
        addToTally(state.responseTally, responseMs);
        addToHistogram(state.response, responseMs);
      }
      const place = recent.written % recent.atMs.length;
      recent.atMs[place] = simulation.time;
      recent.responseMs[place] = responseMs;
      recent.written += 1;
    }
    freeSlot(pool, slot);
    if (
      state.inSystem === 0 &&
      state.sent >= (trace === undefined ? params.requests || Number.POSITIVE_INFINITY : trace.timeMs.length)
    ) {
      simulation.end();
    }
  };

  /** The balancer waits no longer, and goes on in a slot of its own: the server may go on working, for nobody. */
  const timeOut = (state: State, slot: number): void => {
    const { pool, servers } = state;
    const phase = pool.phase[slot] as number;
    if (phase === PHASE.toClientOk || phase === PHASE.toClientFailed) return;
    const server = pool.server[slot] as number;
    release(state, server);
    const onward = takeSlot(pool);
    for (const column of ['request', 'client', 'server', 'attempt', 'sentMs', 'demandMs'] as const) {
      pool[column][onward] = pool[column][slot] as number;
    }
    pool.tried.copyWithin(onward * MOST_RETRIES, slot * MOST_RETRIES, (slot + 1) * MOST_RETRIES);
    pool.orphan[slot] = 1;
    if (phase === PHASE.lost || phase === PHASE.answerLost) {
      servers.lost[server] = (servers.lost[server] as number) - 1;
      freeSlot(pool, slot);
    }
    attemptFailed(state, onward, REASON.timeout);
  };

  /** Slots at a server in one of these phases, in the order of the slots. */
  const slotsAt = (state: State, server: number, phases: readonly number[]): readonly number[] => {
    const { pool } = state;
    const slots: number[] = [];
    for (let slot = 0; slot < pool.used; slot += 1) {
      if (pool.server[slot] === server && phases.includes(pool.phase[slot] as number)) slots.push(slot);
    }
    return slots;
  };

  function handle(state: State, kind: number, slot: number, generation: number): void {
    if (kind === EVENT.arrival) {
      if (generation === state.arrivalPlan) arrive(state);
    } else if (kind === EVENT.probe) health.probe(state);
    else if (kind === EVENT.probed) health.probed(state, slot, generation);
    else if (state.pool.generation[slot] !== generation) return;
    else if (kind === EVENT.atBalancer) choose(state, slot);
    else if (kind === EVENT.atServer) reachServer(state, slot);
    else if (kind === EVENT.served) finish(state, slot);
    else if (kind === EVENT.backAtBalancer) backAtBalancer(state, slot);
    else if (kind === EVENT.atClient) atClient(state, slot);
    else if (kind === EVENT.timeout) timeOut(state, slot);
  }

  return {
    start: sendNext,
    handle,
    changeRate(state, ratePerS) {
      const stretch = state.arrivalRatePerS / ratePerS;
      state.arrivalRatePerS = ratePerS;
      if (trace !== undefined || state.nextArrivalMs < simulation.time) return;
      // An exponential wait stretched is one of the new rate, and draws nothing: the traffic of twins stays the same.
      state.arrivalPlan += 1;
      scheduleArrival(state, (state.nextArrivalMs - simulation.time) * stretch);
    },
    dropAll(state, server) {
      const { pool, servers } = state;
      updateBusyArea(servers, server, simulation.time);
      servers.busy[server] = 0;
      servers.queued[server] = 0;
      servers.lost[server] = 0;
      servers.queueHead[server] = -1;
      servers.queueTail[server] = -1;
      for (const slot of slotsAt(state, server, [PHASE.waiting, PHASE.inService, PHASE.lost, PHASE.answerLost])) {
        pool.next[slot] = -1;
        // Its service and its timeout no longer matter.
        pool.generation[slot] = (pool.generation[slot] as number) + 1;
        answerBack(state, slot, PHASE.backBroken);
      }
    },
    reconnect(state, server) {
      const { pool, servers } = state;
      servers.lost[server] = 0;
      for (const slot of slotsAt(state, server, [PHASE.lost, PHASE.answerLost])) {
        if (pool.phase[slot] === PHASE.answerLost) answerBack(state, slot, PHASE.backOk);
        else {
          pool.phase[slot] = PHASE.toServer;
          later(state, params.serverDelayMs, EVENT.atServer, slot);
        }
      }
    },
  };
}
