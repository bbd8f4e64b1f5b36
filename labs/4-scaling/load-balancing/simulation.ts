// The run itself: a request travels to the balancer, to a server, waits, is served, and travels back. Times in ms.
import { balancers, type BalancerName } from '../../../src/algorithms/balancing/balancer.ts';
import type { Balancer } from '../../../src/algorithms/balancing/balancer.ts';
import { createStudentBalancer } from '../../../src/algorithms/balancing/student-balancer.ts';
import type { ModelRun, Setup, Simulation } from '../../../src/contract/model.ts';
import type { ParamsOf } from '../../../src/contract/manifest.ts';
import type { Action } from '../../../src/contract/run.ts';
import { addToHistogram, addToTally } from '../../../src/sim/statistics.ts';
import { createClients } from './clients.ts';
import { createHealth } from './health.ts';
import type { RequestTrace } from './input.ts';
import { lab } from './lab.ts';
import { metricsOf, sampleInto, theoryOf } from './figures.ts';
import { freeSlot, PHASE, takeSlot } from './pool.ts';
import { CHANGE, REASON, RECORD } from './records.ts';
import { snapshotOf, type Snapshot } from './snapshot.ts';
import { changeInSystem, CONDITION, createState, rememberChoice, type State, updateBusyArea } from './state.ts';
import { describeRecord, explain } from './why.ts';

export type { Snapshot } from './snapshot.ts';
export type Params = ParamsOf<typeof lab>;

const EVENT = { arrival: 0, atBalancer: 1, atServer: 2, served: 3, backAtBalancer: 4, atClient: 5, timeout: 6, probe: 7, probed: 8 } as const;
const LOGNORMAL_VARIATION = 1.5;
/** As in the manifest. */
const SAMPLE_EVERY_MS = lab.clock.sampleEvery;

export function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const trace = setup.input as RequestTrace | undefined;
  const arrivals = simulation.random('arrivals');
  const service = simulation.random('service');
  const policyRandom = simulation.random('policy');
  const uniform = () => policyRandom.uniform();
  const clients = createClients(params.clients, params.clientSkew, simulation.random('clients'), trace);
  const ownBalancer = setup.policy === undefined ? undefined : createStudentBalancer(setup.policy as Readonly<Record<string, unknown>>);
  const balancerNamed = (name: string): Balancer<unknown> => {
    if (name !== 'own-code') return balancers[name as BalancerName] as Balancer<unknown>;
    if (ownBalancer === undefined) throw new Error('algorithm own-code needs your code: write pick(servers, request) and run it');
    return ownBalancer as Balancer<unknown>;
  };
  const health = createHealth(params, simulation, { probe: EVENT.probe, probed: EVENT.probed });
  const names = params.serverNames.length > 0 ? params.serverNames : Array.from({ length: params.servers }, (_, index) => `server-${index + 1}`);
  let balancer = balancerNamed(params.algorithm);

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
    pool.fromMs[slot] = simulation.time;
    pool.toMs[slot] = simulation.time + delayMs;
    if (delayMs === 0) handle(state, event, slot, pool.generation[slot] as number);
    else simulation.schedule(delayMs, event, slot, pool.generation[slot] as number);
  };

  const sendNext = (state: State): void => {
    const more = trace === undefined ? params.requests === 0 || state.sent < params.requests : state.sent < trace.timeMs.length;
    if (!more) return;
    const delayMs = trace === undefined ? arrivals.exponential(1000 / state.arrivalRatePerS) : (trace.timeMs[state.sent] as number) - simulation.time;
    simulation.schedule(Math.max(0, delayMs), EVENT.arrival);
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
    // Drawn now, whatever the policy does later: twins serve the same requests.
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
    const request = pool.request[slot] as number;
    health.refresh(state);
    const client = pool.client[slot] as number;
    const server = balancer.pick(
      state.balancer,
      servers,
      { id: request, timeMs: simulation.time, clientIp: clients.ipOf(client), key: trace?.key?.[request] ?? clients.keyOf(client) },
      uniform,
    );
    if (pool.attempt[slot] === 0) rememberChoice(state, server);
    if (server < 0) {
      fail(state, slot, REASON.noServer);
      return;
    }
    simulation.record(RECORD.chosen, request, server, servers.active[server]);
    servers.active[server] = (servers.active[server] as number) + 1;
    servers.chosen[server] = (servers.chosen[server] as number) + 1;
    pool.server[slot] = server;
    pool.chosenMs[slot] = simulation.time;
    pool.phase[slot] = PHASE.toServer;
    if (params.timeoutMs > 0) simulation.schedule(params.timeoutMs, EVENT.timeout, slot, pool.generation[slot] as number);
    later(state, params.serverDelayMs, EVENT.atServer, slot);
  };

  const reachServer = (state: State, slot: number): void => {
    const { pool, servers } = state;
    const server = pool.server[slot] as number;
    if (servers.condition[server] === CONDITION.dead) {
      answerBack(state, slot, PHASE.backFailed);
      return;
    }
    if (servers.condition[server] === CONDITION.cutOff) {
      pool.phase[slot] = PHASE.lost;
      if (pool.orphan[slot] === 1 || params.timeoutMs === 0) loseForGood(state, slot);
      return;
    }
    pool.queuedMs[slot] = simulation.time;
    if ((servers.busy[server] as number) < params.capacityPerServer) {
      serve(state, slot, server);
      return;
    }
    simulation.record(RECORD.queued, pool.request[slot] as number, server, (servers.queued[server] as number) + (servers.busy[server] as number));
    pool.phase[slot] = PHASE.waiting;
    pool.fromMs[slot] = simulation.time;
    const tail = servers.queueTail[server] as number;
    if (tail < 0) servers.queueHead[server] = slot;
    else pool.next[tail] = slot;
    servers.queueTail[server] = slot;
    servers.queued[server] = (servers.queued[server] as number) + 1;
  };

  const serve = (state: State, slot: number, server: number): void => {
    const { pool, servers } = state;
    const waitedMs = simulation.time - (pool.queuedMs[slot] as number);
    if ((pool.sentMs[slot] as number) >= params.warmUpMs) addToTally(state.waitTally, waitedMs);
    simulation.record(RECORD.started, pool.request[slot] as number, server, waitedMs);
    updateBusyArea(servers, server, simulation.time);
    servers.busy[server] = (servers.busy[server] as number) + 1;
    pool.phase[slot] = PHASE.inService;
    const serviceMs = ((pool.demandMs[slot] as number) * (servers.slowdown[server] as number)) / (servers.speed[server] as number);
    pool.fromMs[slot] = simulation.time;
    pool.toMs[slot] = simulation.time + serviceMs;
    simulation.schedule(serviceMs, EVENT.served, slot, pool.generation[slot] as number);
  };

  const finish = (state: State, slot: number): void => {
    const { pool, servers } = state;
    const server = pool.server[slot] as number;
    simulation.record(RECORD.finished, pool.request[slot] as number, server, simulation.time - (pool.fromMs[slot] as number));
    updateBusyArea(servers, server, simulation.time);
    servers.busy[server] = (servers.busy[server] as number) - 1;
    const next = servers.queueHead[server] as number;
    if (next >= 0) {
      servers.queueHead[server] = pool.next[next] as number;
      if ((servers.queueHead[server] as number) < 0) servers.queueTail[server] = -1;
      pool.next[next] = -1;
      servers.queued[server] = (servers.queued[server] as number) - 1;
    }
    if (servers.condition[server] === CONDITION.cutOff) {
      pool.phase[slot] = PHASE.lost;
      if (pool.orphan[slot] === 1 || params.timeoutMs === 0) loseForGood(state, slot);
    } else answerBack(state, slot, PHASE.backOk);
    if (next >= 0) serve(state, next, server);
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
    servers.active[server] = (servers.active[server] as number) - 1;
    if (pool.phase[slot] === PHASE.backFailed) {
      attemptFailed(state, slot, server, REASON.refused);
      return;
    }
    balancer.observe?.(state.balancer, servers, server, simulation.time - (pool.chosenMs[slot] as number), simulation.time);
    servers.answered[server] = (servers.answered[server] as number) + 1;
    pool.phase[slot] = PHASE.toClientOk;
    later(state, params.clientDelayMs, EVENT.atClient, slot);
  };

  /** One attempt came to nothing: try another server, or give up. */
  const attemptFailed = (state: State, slot: number, server: number, reason: number): void => {
    const { pool, servers } = state;
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
    simulation.record(RECORD.failed, pool.request[slot] as number, pool.server[slot] as number, reason);
    pool.generation[slot] = (pool.generation[slot] as number) + 1;
    pool.phase[slot] = PHASE.toClientFailed;
    later(state, params.clientDelayMs, EVENT.atClient, slot);
  };

  const atClient = (state: State, slot: number): void => {
    const { pool } = state;
    changeInSystem(state, -1, simulation.time);
    if (pool.phase[slot] === PHASE.toClientOk) {
      const sentMs = pool.sentMs[slot] as number;
      const responseMs = simulation.time - sentMs;
      simulation.record(RECORD.answered, pool.request[slot] as number, pool.server[slot] as number, responseMs);
      state.answered += 1;
      if (sentMs >= params.warmUpMs) {
        addToTally(state.responseTally, responseMs);
        addToHistogram(state.response, responseMs);
      }
      const { recent } = state;
      recent.atMs[recent.written % recent.atMs.length] = simulation.time;
      recent.responseMs[recent.written % recent.atMs.length] = responseMs;
      recent.written += 1;
    }
    freeSlot(pool, slot);
    if (finished(state)) simulation.end();
  };

  const finished = (state: State): boolean =>
    state.inSystem === 0 && (trace === undefined ? params.requests > 0 && state.sent >= params.requests : state.sent >= trace.timeMs.length);

  /** The balancer waits no longer. The server may go on working for nobody. */
  const timeOut = (state: State, slot: number): void => {
    const { pool, servers } = state;
    const phase = pool.phase[slot] as number;
    if (phase === PHASE.toClientOk || phase === PHASE.toClientFailed) return;
    const server = pool.server[slot] as number;
    servers.active[server] = (servers.active[server] as number) - 1;
    const retry = takeSlot(pool);
    for (const column of ['request', 'client', 'server', 'attempt', 'sentMs', 'demandMs', 'chosenMs'] as const) {
      pool[column][retry] = pool[column][slot] as number;
    }
    pool.orphan[slot] = 1;
    if (phase === PHASE.lost) freeSlot(pool, slot);
    attemptFailed(state, retry, server, REASON.timeout);
  };

  /** Cut off and without a timeout: nobody will ever know. The request stays in the system, as its client does. */
  const loseForGood = (state: State, slot: number): void => {
    if (state.pool.orphan[slot] === 1) freeSlot(state.pool, slot);
  };

  /** A dying server drops what it works on and what waits there; the balancer sees broken connections. */
  const dropAll = (state: State, server: number): void => {
    const { pool, servers } = state;
    updateBusyArea(servers, server, simulation.time);
    servers.busy[server] = 0;
    servers.queued[server] = 0;
    servers.queueHead[server] = -1;
    servers.queueTail[server] = -1;
    for (let slot = 0; slot < pool.used; slot += 1) {
      if (pool.server[slot] !== server || (pool.phase[slot] !== PHASE.waiting && pool.phase[slot] !== PHASE.inService)) continue;
      pool.next[slot] = -1;
      if (pool.orphan[slot] === 1) freeSlot(pool, slot);
      else {
        pool.generation[slot] = (pool.generation[slot] as number) + 1;
        answerBack(state, slot, PHASE.backFailed);
      }
    }
  };

  const actOnServer = (state: State, server: number, action: Action): void => {
    const { servers } = state;
    switch (action.action) {
      case 'slow':
        servers.slowdown[server] = action['factor'] as number;
        simulation.record(RECORD.serverChanged, server, CHANGE.slow, action['factor'] as number);
        return;
      case 'kill':
        servers.condition[server] = CONDITION.dead;
        simulation.record(RECORD.serverChanged, server, CHANGE.kill);
        dropAll(state, server);
        return;
      case 'cut':
        servers.condition[server] = CONDITION.cutOff;
        simulation.record(RECORD.serverChanged, server, CHANGE.cut);
        return;
      case 'restore':
        servers.condition[server] = CONDITION.up;
        servers.slowdown[server] = 1;
        simulation.record(RECORD.serverChanged, server, CHANGE.restore);
        return;
      case 'weight':
        servers.weights[server] = action['weight'] as number;
        balancer.serversChanged?.(state.balancer, servers);
        simulation.record(RECORD.serverChanged, server, CHANGE.weight, action['weight'] as number);
    }
  };

  const setParameter = (state: State, name: string, value: unknown): void => {
    if (name === 'algorithm') {
      balancer = balancerNamed(value as string);
      state.algorithm = value as string;
      state.balancer = balancer.create(state.servers);
    } else if (name === 'arrivalRatePerS') state.arrivalRatePerS = value as number;
    else if (name === 'serviceTimeMs') state.serviceTimeMs = value as number;
    simulation.record(RECORD.changed, 0);
  };

  function handle(state: State, kind: number, a: number, b: number): void {
    // After a return to an earlier moment the algorithm may be another one again.
    if (kind === EVENT.arrival) arrive(state);
    else if (kind === EVENT.probe) health.probe(state);
    else if (kind === EVENT.probed) health.probed(state, a, b);
    else if (state.pool.generation[a] !== b) return;
    else if (kind === EVENT.atBalancer) choose(state, a);
    else if (kind === EVENT.atServer) reachServer(state, a);
    else if (kind === EVENT.served) finish(state, a);
    else if (kind === EVENT.backAtBalancer) backAtBalancer(state, a);
    else if (kind === EVENT.atClient) atClient(state, a);
    else if (kind === EVENT.timeout) timeOut(state, a);
  }

  return {
    start() {
      const count = names.length;
      const state = createState({
        names,
        weights: Int32Array.from({ length: count }, (_, index) => params.weights[index] ?? 1),
        speeds: Float64Array.from({ length: count }, (_, index) => params.speeds[index] ?? 1),
        algorithm: params.algorithm,
        arrivalRatePerS: params.arrivalRatePerS,
        serviceTimeMs: params.serviceTimeMs,
      });
      balancer = balancerNamed(params.algorithm);
      state.balancer = balancer.create(state.servers);
      health.start();
      sendNext(state);
      return state;
    },
    handle(state, kind, a, b) {
      if (balancer.name !== state.algorithm) balancer = balancerNamed(state.algorithm);
      handle(state, kind, a, b);
    },
    act(state, action) {
      if (action.action === 'set') {
        setParameter(state, String(action['name']), action['value']);
        return;
      }
      const server = action['server'] as number;
      if (server >= state.servers.count) throw new RangeError(`there is no server ${server}; the last is ${state.servers.count - 1}`);
      actOnServer(state, server, action);
    },
    snapshot: (state) => snapshotOf(state, simulation.time, params.capacityPerServer),
    metrics: (state) => metricsOf(state, simulation.time, params),
    sample: (state, into) => sampleInto(state, simulation.time, into, SAMPLE_EVERY_MS, params.capacityPerServer),
    result: (state) => ({
      choices: Array.from(state.choices.subarray(0, state.choiceCount)),
      servers: state.servers.names.map((name, index) => ({
        name,
        chosen: state.servers.chosen[index] as number,
        answered: state.servers.answered[index] as number,
        failed: state.servers.failed[index] as number,
      })),
    }),
    why: (state, log, subject) => explain(state, log, subject),
    describe: (state, log, index) => describeRecord(state, log, index),
    theory: (state) => theoryOf(state, params),
  };
}
