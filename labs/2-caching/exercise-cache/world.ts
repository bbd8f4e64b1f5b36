// What the code of the instances can do, and what comes of it: the port between them and L2, the service, clients and time.
import type { Simulation } from '#src/contract/model.ts';
import { addToRecent } from '#src/sim/recent.ts';
import { addToHistogram, addToTally } from '#src/sim/statistics.ts';
import { CALL } from './api.ts';
import { CLIENTS_MARK, type Origin, type Port } from './code.ts';
import { livingIn, lookUp, put, sweep } from './entries.ts';
import { EVENT } from './events.ts';
import { FAULT } from './faults.ts';
import type { L2Answer } from './l2.ts';
import type { Params } from './parameters.ts';
import { REASON, REASONS, RECORD, SOURCE, type Source, WRONG, type WrongAnswer } from './records.ts';
import type { L2Call, Load, Outcome, Pending, Request, State } from './state.ts';
import { canKnow, historyOf, numberOf } from './users.ts';

/** Calls under way at once after which there is no end in sight. */
const MOST_PENDING = 20_000;
/** Messages of rejections and wrong answers that are kept for "why?". */
const MOST_ERRORS = 500;
/** So much of a wrong answer is told. */
const LONGEST_GIVEN = 80;

export interface Parts {
  readonly l2: { begin(call: L2Call): void; answer(call: L2Call): L2Answer };
  readonly service: { begin(state: State, load: Load): void };
}

type Judged = Pick<Outcome, 'version' | 'staleMs' | 'wrong' | 'given'>;
const RIGHT: Omit<Judged, 'version'> = { staleMs: 0, wrong: undefined, given: '' };

/** For "why?": what a request was rejected with, or wrongly answered. */
function remember({ errors }: State, request: number, words: string): void {
  errors.set(request, words);
  if (errors.size > MOST_ERRORS) for (const oldest of [...errors.keys()].slice(0, 1)) errors.delete(oldest);
}

type Without<Given, Key extends PropertyKey> = Given extends unknown ? Omit<Given, Key> : never;

export function createPort(
  stateOf: () => State,
  params: Params,
  simulation: Simulation,
  { l2, service }: Parts,
  isScripted: boolean,
): Port {
  const { networkMs, l1Capacity } = params;

  const begin = (origin: Origin, call: Without<Pending, 'id' | 'request' | 'instance' | 'epoch'>): Pending => {
    const state = stateOf();
    if (state.pending.size >= MOST_PENDING) throw FAULT.tooMuch();
    const id = state.nextCall;
    state.nextCall += 1;
    const epoch = state.instances[origin.instance]?.epoch ?? 0;
    const pending = { ...call, ...origin, id, epoch } as Pending;
    state.pending.set(id, pending);
    return pending;
  };
  const l1Of = (instance: number) => {
    const one = stateOf().instances[instance];
    if (one === undefined) throw new RangeError(`there is no instance ${instance}`);
    return one.l1;
  };
  /** Where an answer came from, by what the request did for it. */
  const sourceOf = (request: Request): Source => {
    if (request.loads > 0) return SOURCE.service;
    if (request.l2Found) return SOURCE.l2;
    return request.isFirstTurn ? SOURCE.l1 : SOURCE.joined;
  };

  const wrongAnswer = (request: Request, json: string | undefined, wrong: WrongAnswer): Judged => {
    const state = stateOf();
    state.counts.wrong += 1;
    simulation.record(RECORD.wrong, request.id, WRONG.indexOf(wrong));
    const given = (json ?? '').slice(0, LONGEST_GIVEN);
    remember(state, request.id, given);
    state.lastComplaint = 'wrong';
    return { version: -1, staleMs: 0, wrong, given };
  };
  const judge = (request: Request, json: string | undefined): Judged => {
    const state = stateOf();
    const { counts } = state;
    const { call, user } = request;
    if (call === CALL.update)
      return request.hasCommitted ? { ...RIGHT, version: request.newest } : wrongAnswer(request, json, 'lost');
    if (json === undefined) return wrongAnswer(request, json, 'nothing');
    const history = historyOf(state, call, user);
    const version = numberOf(history, json);
    if (version < 0) return wrongAnswer(request, json, json.includes(CLIENTS_MARK) ? 'clients' : 'never');
    const instance = state.instances[request.instance];
    if (instance === undefined || !canKnow(state, instance, call, user, json))
      return wrongAnswer(request, json, 'untold');
    if (version >= request.newest) return { ...RIGHT, version };
    const staleMs = request.reachedAtMs - (history.atMs[version + 1] ?? request.reachedAtMs);
    counts.staleReads += 1;
    counts.worstStaleMs = Math.max(counts.worstStaleMs, staleMs);
    state.worstStaleSinceSampleMs = Math.max(state.worstStaleSinceSampleMs, staleMs);
    simulation.record(RECORD.stale, request.id, -1, staleMs);
    return { ...RIGHT, version, staleMs };
  };

  const end = (request: Request, isAnswered: boolean, judged: Judged, reason: number) => {
    const state = stateOf();
    const { counts } = state;
    const nowMs = simulation.time;
    const source = sourceOf(request);
    state.requests.delete(request.id);
    const toMs = nowMs + networkMs;
    const responseMs = toMs - request.sentAtMs;
    if (isAnswered) {
      counts.answered += 1;
      addToHistogram(state.response, responseMs);
      addToTally(state.responseTally, responseMs);
      addToRecent(state.recent, nowMs, responseMs);
      if (request.call !== CALL.update) {
        counts.reads += 1;
        if (source === SOURCE.l1) counts.l1Hits += 1;
        else if (source === SOURCE.l2) counts.l2Hits += 1;
        else if (source === SOURCE.joined) counts.joined += 1;
        else counts.misses += 1;
      }
      simulation.record(RECORD.answered, request.id, source, responseMs);
    } else {
      counts.failed += 1;
      simulation.record(RECORD.failed, request.id, reason);
    }
    if (networkMs > 0) {
      const { id, instance } = request;
      state.returning.push({
        request: id,
        instance,
        fromMs: nowMs,
        toMs,
        source,
        isFailed: !isAnswered || judged.wrong !== undefined,
      });
      simulation.schedule(networkMs, EVENT.received, id);
    }
    if (!isScripted) return;
    const { id, newest, reachedAtMs, hasCommitted } = request;
    state.outcomes.push({
      ...{ request: id, isAnswered, ...judged, newest, source, reachedAtMs, endedAtMs: nowMs, hasCommitted, reason },
      message: isAnswered ? '' : (state.errors.get(id) ?? ''),
      l1Entries: livingIn(l1Of(request.instance), nowMs),
    });
  };

  return {
    capacity: l1Capacity,
    nowMs: () => simulation.time,
    l1Get: (instance, key) => lookUp(l1Of(instance), key, simulation.time)?.value,
    l1Keys(instance) {
      const l1 = l1Of(instance);
      sweep(l1, simulation.time);
      return [...l1.keys()];
    },
    l1Set(instance, key, value, ttlMs) {
      const l1 = l1Of(instance);
      put(l1, key, value, simulation.time, ttlMs);
      const { counts } = stateOf();
      if (l1.size <= counts.l1Peak) return;
      sweep(l1, simulation.time);
      counts.l1Peak = Math.max(counts.l1Peak, l1.size);
    },
    l1Delete(instance, key) {
      l1Of(instance).delete(key);
    },
    l2(origin, operation, key, json, ttlMs) {
      const call = begin(origin, {
        ...{ is: 'l2', operation, key, json, ttlMs, askedAtMs: simulation.time, outcome: 0, found: undefined },
      });
      l2.begin(call as L2Call);
      return call.id;
    },
    service(origin, call, user, changes) {
      const state = stateOf();
      const request = state.requests.get(origin.request);
      if (request !== undefined && call !== CALL.update) request.loads += 1;
      const work = request?.work ?? 1;
      const times = { queuedAtMs: simulation.time, startedAtMs: Number.NaN, endsAtMs: Number.NaN };
      const load = begin(origin, { is: 'service', call, user, changes, work, ...times, isFailing: false });
      service.begin(state, load as Load);
      return load.id;
    },
    sleep(origin, ms) {
      const { id } = begin(origin, { is: 'sleep' });
      simulation.schedule(ms, EVENT.woken, id);
      return id;
    },
    answer(id, json) {
      const request = stateOf().requests.get(id);
      if (request === undefined || Number.isNaN(request.reachedAtMs)) return;
      const judged = judge(request, json);
      end(request, true, judged, 0);
    },
    reject(id, message) {
      const state = stateOf();
      const request = state.requests.get(id);
      if (request === undefined || Number.isNaN(request.reachedAtMs)) return;
      remember(state, id, message);
      state.lastError = message;
      const reason = reasonOf(message);
      state.lastComplaint = REASONS[reason];
      end(request, false, { ...RIGHT, version: -1 }, reason);
    },
    unhandled(instance, message) {
      const state = stateOf();
      state.counts.unhandled += 1;
      if (state.counts.unhandled === 1) state.firstUnhandled = message;
      state.lastError = message;
      state.lastComplaint = 'rejected';
      simulation.record(RECORD.unhandled, instance);
    },
  };

  function reasonOf(message: string): 0 | 1 | 2 | 3 {
    if (message === GIVEN_UP) return REASON.timeout;
    if (message === STUCK) return REASON.stuck;
    return message === RESTARTED ? REASON.restarted : REASON.rejected;
  }
}

/** What clients see where nobody rejected. */
export const GIVEN_UP = 'the client gave up';
export const STUCK = 'the promise never settled';
export const RESTARTED = 'the instance was restarted';
