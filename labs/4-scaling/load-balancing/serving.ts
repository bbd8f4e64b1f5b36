// A request at a server: refused, queued, served, held up by a cut network. Times in milliseconds.
import type { Simulation } from '#src/contract/model.ts';
import { addToTally } from '#src/sim/statistics.ts';
import { EVENT, type Later } from './events.ts';
import type { Params } from './parameters.ts';
import { freeSlot, PHASE } from './pool.ts';
import { RECORD } from './records.ts';
import { CONDITION, type State, updateBusyArea } from './state.ts';

export interface ServingContext {
  readonly params: Params;
  readonly simulation: Simulation;
  readonly later: Later;
}

export interface Serving {
  reachServer(state: State, slot: number): void;
  finish(state: State, slot: number): void;
  /** A dying server drops all that is there; the balancer sees broken connections. */
  dropAll(state: State, server: number): void;
  /** A server is back in the network: what was held up is sent again. */
  reconnect(state: State, server: number): void;
}

export function createServing({ params, simulation, later }: ServingContext): Serving {
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

  const answerBack = (state: State, slot: number, phase: number): void => {
    const { pool } = state;
    if (pool.orphan[slot] === 1) {
      freeSlot(pool, slot);
      return;
    }
    pool.phase[slot] = phase;
    later(state, params.serverDelayMs, EVENT.backAtBalancer, slot);
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

  return {
    reachServer,
    finish,
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
