// The run of this lab: clients, instances with their code, L2, the service, and what a student does to them.

import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { PromiseJobs } from '#src/contract/promise-jobs.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { CALL, type CallNumber, L2_OPERATION } from './api.ts';
import { makeCache } from './caches.ts';
import { type Code, createPromiseCode, type Make } from './code.ts';
import { createReplayedCode, Replay, recordingCode, recordingPort } from './decisions.ts';
import { sweep } from './entries.ts';
import { EVENT } from './events.ts';
import { FAULT } from './faults.ts';
import { metricsOf, sampleInto } from './figures.ts';
import { createL2 } from './l2.ts';
import { CLIENT_TIMEOUT_MS, MEMORY_FACTOR, type Params } from './parameters.ts';
import { L2_CHANGE, LIVE_PARAMETERS, OUTCOME, RECORD, RESTART, SERVICE_CHANGE } from './records.ts';
import type { Script } from './script.ts';
import { createService } from './service.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { createState, type Pending, type Request, type State } from './state.ts';
import { theoryOf } from './theory.ts';
import { type Asked, createTraffic } from './traffic.ts';
import { commit, historyOf, newestOf, presentOf, tell } from './users.ts';
import { describeRecord, explain } from './why.ts';
import { createPort, GIVEN_UP, RESTARTED, STUCK } from './world.ts';

function jobsOf({ jobs }: Setup): PromiseJobs {
  if (jobs === undefined) throw new Error('this lab needs promises of the simulation');
  return jobs;
}

/** Each instance is a process: it runs the student's module anew. */
function makerOf(setup: Setup, params: Params): () => Make {
  if (params.cache !== 'own-code') {
    const { Promise: Simulated } = jobsOf(setup);
    const make = makeCache(params.cache, Simulated, params);
    return () => make;
  }
  let first: unknown = setup.policy;
  return () => {
    const exported: unknown = first ?? setup.instantiate?.();
    first = undefined;
    const create: unknown =
      typeof exported === 'object' && exported !== null ? Reflect.get(exported, 'create') : undefined;
    if (typeof create !== 'function') throw FAULT.notExported(create);
    return create as Make;
  };
}

export function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const script = setup.input as Script | undefined;
  const traffic = createTraffic(params, (stream) => simulation.random(stream));
  const l2 = createL2(params, simulation);
  const service = createService(params, simulation);
  let present: State | undefined;
  const stateOf = (): State => {
    if (present === undefined) throw new Error('the run has not begun');
    return present;
  };
  const port = createPort(stateOf, params, simulation, { l2, service }, script !== undefined);
  const code = codeOf(setup, params, port, script);

  const restart = (state: State, index: number, reason: number): void => {
    const instance = state.instances[index];
    if (instance === undefined) return;
    instance.epoch += 1;
    instance.restarts += 1;
    instance.l1 = new Map();
    instance.told = new Map();
    instance.foundAtMs = Number.NEGATIVE_INFINITY;
    state.counts.restarts += 1;
    simulation.record(RECORD.restarted, index, reason);
    for (const { id, instance: where, reachedAtMs } of [...state.requests.values()])
      if (where === index && !Number.isNaN(reachedAtMs)) port.reject(id, RESTARTED);
    code.start(index);
  };
  /** After a turn of an instance's code. */
  const checkMemory = (state: State, index: number): void => {
    const l1 = state.instances[index]?.l1;
    if (l1 === undefined || l1.size <= MEMORY_FACTOR * params.l1Capacity) return;
    sweep(l1, simulation.time);
    if (l1.size > MEMORY_FACTOR * params.l1Capacity) restart(state, index, RESTART.outOfMemory);
  };

  const send = (state: State, asked: Asked, id: number): void => {
    state.counts.sent += 1;
    state.requests.set(id, {
      ...{ id, call: asked.call, user: asked.user, changes: asked.changes, instance: asked.instance, work: asked.work },
      ...{ sentAtMs: simulation.time, reachedAtMs: Number.NaN, newest: 0, loads: 0, l2Found: false },
      ...{ isFirstTurn: false, hasCommitted: false },
    });
    simulation.record(RECORD.asked, id, asked.instance, asked.call);
    simulation.schedule(params.networkMs, EVENT.reached, id);
  };
  const arrive = (state: State): void => {
    const id = state.counts.sent;
    send(state, traffic.next(state.updateShare, id + 1), id);
    simulation.schedule(traffic.gapMs(state.arrivalRatePerS), EVENT.arrival);
  };
  /** Requests of a script are numbered as they stand in it. */
  const playScript = (state: State, index: number): void => {
    const next = script?.requests[index];
    if (next === undefined) return;
    if (next.isBackdoor === true) commit(state, next.user, next.changes ?? {}, simulation.time);
    else send(state, { ...next, changes: next.changes, work: 1 }, index);
  };

  const reach = (state: State, request: Request): void => {
    request.reachedAtMs = simulation.time;
    request.newest = request.call === CALL.update ? 0 : newestOf(historyOf(state, request.call, request.user));
    request.isFirstTurn = true;
    simulation.schedule(CLIENT_TIMEOUT_MS, EVENT.givenUp, request.id);
    code.ask(request.instance, request);
    request.isFirstTurn = false;
    if (state.requests.has(request.id) && request.loads === 0 && !hasOwnCall(state, request.id)) {
      const leader = [...state.requests.values()].find(
        (one) =>
          one.id !== request.id &&
          one.instance === request.instance &&
          one.call === request.call &&
          one.user === request.user &&
          hasOwnCall(state, one.id),
      );
      simulation.record(RECORD.joined, request.id, leader?.id ?? -1);
    }
    checkMemory(state, request.instance);
  };
  const giveUp = (state: State, request: Request): void => {
    const waitsFor = [...state.pending.values()].some(({ instance, epoch }) => {
      return instance === request.instance && epoch === state.instances[instance]?.epoch;
    });
    port.reject(request.id, waitsFor ? GIVEN_UP : STUCK);
  };

  /** The answer to a call of the code's; to an instance that is no more it is none. */
  const settle = (state: State, call: Pending, isRejected: boolean, value: unknown): void => {
    state.pending.delete(call.id);
    if (state.instances[call.instance]?.epoch !== call.epoch) return;
    code.settle(call.instance, call.id, isRejected, value);
    checkMemory(state, call.instance);
  };
  const endService = (state: State, call: Extract<Pending, { readonly is: 'service' }>): void => {
    const value = service.end(state, call);
    const request = state.requests.get(call.request);
    if (call.call === CALL.update && !(value instanceof Error) && request?.call === CALL.update) {
      const isAsked =
        request.user === call.user && JSON.stringify(request.changes) === JSON.stringify(call.changes ?? {});
      if (isAsked) {
        request.hasCommitted = true;
        simulation.record(RECORD.committed, request.id, -1, newestOf(historyOf(state, CALL.user, call.user)) + 1);
      }
    }
    const instance = state.instances[call.instance];
    if (instance?.epoch === call.epoch && !(value instanceof Error)) {
      const say = (what: CallNumber): void =>
        tell(state, instance, what, call.user, presentOf(historyOf(state, what, call.user)), simulation.time);
      if (call.call !== CALL.update) say(call.call);
      else {
        say(CALL.user);
        if (call.changes?.friends !== undefined) say(CALL.friends);
      }
    }
    settle(state, call, value instanceof Error, value);
  };
  const answerCall = (state: State, kind: number, call: Pending): void => {
    if (call.is === 'sleep') settle(state, call, false, undefined);
    else if (call.is === 'service') endService(state, call);
    else if (kind === EVENT.l2Reached) l2.reached(state, call);
    else {
      const { isRejected, value } = l2.answer(call);
      const request = state.requests.get(call.request);
      if (request !== undefined && call.operation === L2_OPERATION.get)
        request.l2Found = value !== undefined && !isRejected;
      const instance = state.instances[call.instance];
      if (instance?.epoch === call.epoch && call.outcome === OUTCOME.found) instance.foundAtMs = simulation.time;
      settle(state, call, isRejected, value);
    }
  };

  const act = (state: State, action: Action): void => {
    switch (action.action) {
      case 'set': {
        const name = action['name'] as (typeof LIVE_PARAMETERS)[number];
        state[name] = action['value'] as number;
        simulation.record(RECORD.changed, LIVE_PARAMETERS.indexOf(name), -1, action['value'] as number);
        return;
      }
      case 'restart': {
        const index = action['instance'] as number;
        if (index >= params.instances)
          throw new ImpossibleAction(
            `restart: there is no instance ${index}; they are numbered from 0 to ${params.instances - 1}`,
          );
        restart(state, index, RESTART.byHand);
        return;
      }
      case 'refuse':
      case 'silence':
      case 'restoreL2':
        checkOnly(action, 'l2');
        state.l2Condition = action.action === 'refuse' ? 'refusing' : action.action === 'silence' ? 'silent' : 'up';
        simulation.record(
          RECORD.l2Changed,
          0,
          action.action === 'restoreL2' ? L2_CHANGE.restore : L2_CHANGE[action.action],
        );
        return;
      case 'flush':
        checkOnly(action, 'l2');
        state.l2 = new Map();
        simulation.record(RECORD.l2Changed, 0, L2_CHANGE.flush);
        return;
      case 'slow':
        checkOnly(action, 'service');
        state.slowdown = action['factor'] as number;
        simulation.record(RECORD.serviceChanged, 0, SERVICE_CHANGE.slow, state.slowdown);
        return;
      case 'fail':
        checkOnly(action, 'service');
        service.fail(state);
        simulation.record(RECORD.serviceChanged, 0, SERVICE_CHANGE.fail);
        return;
      case 'restoreService':
        checkOnly(action, 'service');
        state.slowdown = 1;
        state.isFailing = false;
        simulation.record(RECORD.serviceChanged, 0, SERVICE_CHANGE.restore);
    }
  };

  return {
    start() {
      const state = createState(params.instances, params.arrivalRatePerS, params.updateShare);
      present = state;
      for (let instance = 0; instance < params.instances; instance += 1) code.start(instance);
      if (script === undefined) simulation.schedule(traffic.gapMs(state.arrivalRatePerS), EVENT.arrival);
      else for (const [index, { atMs }] of script.requests.entries()) simulation.schedule(atMs, EVENT.scripted, index);
      return state;
    },
    handle(state, kind, subject) {
      if (kind === EVENT.arrival) {
        arrive(state);
        return;
      }
      if (kind === EVENT.scripted) {
        playScript(state, subject);
        return;
      }
      if (kind === EVENT.received) {
        const place = state.returning.findIndex(({ request }) => request === subject);
        if (place >= 0) state.returning.splice(place, 1);
        return;
      }
      if (kind === EVENT.reached || kind === EVENT.givenUp) {
        const request = state.requests.get(subject);
        if (request === undefined) return;
        if (kind === EVENT.reached) reach(state, request);
        else giveUp(state, request);
        return;
      }
      const call = state.pending.get(subject);
      if (call !== undefined) answerCall(state, kind, call);
    },
    act,
    snapshot: (state) => snapshotOf(state, simulation.time, params),
    metrics: (state) => metricsOf(state, simulation.time, params),
    sample: (state, into) => {
      sweep(state.l2, simulation.time);
      sampleInto(state, simulation.time, into);
    },
    result: (state) => ({
      lastError: state.lastError === '' ? null : state.lastError,
      ...(script === undefined ? {} : { outcomes: state.outcomes, firstUnhandled: state.firstUnhandled }),
    }),
    why: (state, log, subject) => explain(state, params, log, subject),
    describe: (_state, log, index) => describeRecord(log, index),
    theory: (state) => (script === undefined ? theoryOf(state, params) : {}),
  };
}

const hasOwnCall = (state: State, request: number): boolean => {
  for (const call of state.pending.values()) if (call.request === request) return true;
  return false;
};

/** There is one L2 and one service. */
function checkOnly(action: Action, on: string): void {
  if (action[on] !== 0)
    throw new ImpossibleAction(`${action.action}: there is one ${on} only, number 0, not ${String(action[on])}`);
}

function codeOf(setup: Setup, params: Params, port: ReturnType<typeof createPort>, script: Script | undefined): Code {
  const decisions = script?.decisions;
  if (params.cache === 'own-code' && setup.policy instanceof Replay)
    return createReplayedCode(setup.policy, port, params.instances);
  const watched = decisions === undefined ? port : recordingPort(port, decisions);
  const code = createPromiseCode(
    ...([jobsOf(setup), watched, makerOf(setup, params)] as const),
    script?.endsAtSlip ?? script === undefined,
  );
  return decisions === undefined ? code : recordingCode(code, decisions);
}
