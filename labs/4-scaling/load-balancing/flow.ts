// The way of a request past the balancer: to a server, back with its answer or its failure, on to the next try. Times in
// milliseconds.
import type { Simulation } from '#src/contract/model.ts';
import { addToRecent } from '#src/sim/recent.ts';
import { addToHistogram, addToTally } from '#src/sim/statistics.ts';
import { createArrivals } from './arrivals.ts';
import type { Chooser } from './chooser.ts';
import type { Clients } from './clients.ts';
import { EVENT, type Later } from './events.ts';
import type { Health } from './health.ts';
import type { RequestTrace } from './input.ts';
import type { Params } from './parameters.ts';
import { freeSlot, MOST_RETRIES, PHASE, takeSlot } from './pool.ts';
import { REASON, RECORD } from './records.ts';
import { createServing } from './serving.ts';
import { changeInSystem, type State } from './state.ts';

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
  /** Goes on at once where the network takes no time, so that such a run costs no events for it. */
  const later: Later = (state, delayMs, event, slot) => {
    const { pool } = state;
    const generation = pool.generation[slot] as number;
    pool.fromMs[slot] = simulation.time;
    pool.toMs[slot] = simulation.time + delayMs;
    if (delayMs === 0) handle(state, event, slot, generation);
    else simulation.schedule(delayMs, event, slot, generation);
  };

  const arrivals = createArrivals({ params, trace, simulation, clients, later });
  const serving = createServing({ params, simulation, later });

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

  const release = (state: State, server: number): void => {
    const { active } = state.servers;
    active[server] = (active[server] as number) - 1;
    chooser.released(state, server);
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
      addToRecent(recent, simulation.time, responseMs);
    }
    freeSlot(pool, slot);
    if (state.inSystem === 0 && arrivals.areOver(state)) simulation.end();
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

  function handle(state: State, kind: number, slot: number, generation: number): void {
    if (kind === EVENT.arrival) {
      if (generation === state.arrivalPlan) arrivals.arrive(state);
    } else if (kind === EVENT.probe) health.probe(state);
    else if (kind === EVENT.probed) health.probed(state, slot, generation);
    else if (state.pool.generation[slot] !== generation) return;
    else if (kind === EVENT.atBalancer) choose(state, slot);
    else if (kind === EVENT.atServer) serving.reachServer(state, slot);
    else if (kind === EVENT.served) serving.finish(state, slot);
    else if (kind === EVENT.backAtBalancer) backAtBalancer(state, slot);
    else if (kind === EVENT.atClient) atClient(state, slot);
    else if (kind === EVENT.timeout) timeOut(state, slot);
  }

  return {
    start: arrivals.sendNext,
    handle,
    changeRate: arrivals.changeRate,
    dropAll: serving.dropAll,
    reconnect: serving.reconnect,
  };
}
