// The run of this lab: traffic through the services, what is done to them, and what is asked of the run.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { addToRecent } from '#src/sim/recent.ts';
import { addToHistogram } from '#src/sim/statistics.ts';
import { createCollector, isKept } from './collector.ts';
import { metricsOf, sampleInto } from './figures.ts';
import { createFlow } from './flow.ts';
import { HIDDEN_FAULT, MESSAGE_WAIT_MS, MOST_SHOWN, type Params } from './parameters.ts';
import { ownPropagator, type Propagator, w3c } from './propagation.ts';
import { CHANGES, type Change, RECORD } from './records.ts';
import { isSiteKept, type RequestSpans, spansOfRequest, viewOfSettled } from './request-spans.ts';
import { traceparentResult, tracesResult } from './result.ts';
import { snapshotOfRun } from './run-snapshot.ts';
import { SERVICES, SITE_COUNT, SITES, type Site, service } from './services.ts';
import type { Snapshot } from './snapshot.ts';
import { createRequest, createState, type Part, type Request, type ServiceState, type State } from './state.ts';
import { describeRecord, explain } from './why.ts';

const EVENT = { request: 0, arrive: 1, worked: 2, back: 3, decide: 4, fault: 5 } as const;

/** Services that a hidden fault may strike. */
const SUSPECTS = ['auth', 'users', 'orders', 'db'] as const;

function propagatorOf(setup: Setup): Propagator {
  if (setup.params['propagation'] !== 'own-code') return w3c;
  if (setup.policy === undefined)
    throw new PolicyFault(
      { key: 'fault.noCode' },
      'propagation own-code needs your code: write inject(context) and extract(headers) and run it',
    );
  return ownPropagator(setup.policy);
}

/** @param settled told of each request that is over, its spans and whether they were kept */
export function createTraffic(
  setup: Setup,
  simulation: Simulation,
  settled: (request: Request, spans: RequestSpans) => void = () => undefined,
): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const streams = {
    arrivals: simulation.random('arrivals'),
    work: simulation.random('work'),
    luck: simulation.random('luck'),
    cache: simulation.random('cache'),
    messages: simulation.random('messages'),
    ids: simulation.random('ids'),
    coins: simulation.random('coins'),
  };
  const collector = createCollector(params, simulation, propagatorOf(setup), EVENT.decide);

  const keep = (state: State, request: Request, durationMs: number): void => {
    const failed = request.fault[0] !== 0;
    const { chance } = request.parts[request.part[0] as number] as Part;
    const kept = chance >= 1 ? state.keptSurely : state.keptByRate;
    if (failed) kept.failed += 1;
    else kept.succeeded += 1;
    if (failed) state.keptFailed += 1;
    addToHistogram(kept.durations, durationMs);
  };

  const isBroken = (request: Request): boolean => {
    const parts = new Set<number>();
    let [written, missing] = [0, 0];
    for (const [index, begun] of request.begunMs.entries()) {
      if (Number.isNaN(begun)) continue;
      if (request.recorded[index] !== 1) missing += 1;
      else {
        written += 1;
        parts.add(request.part[index] as number);
        if ((request.told[index] as number) < -1) missing += 1;
      }
    }
    return parts.size > 1 || (written > 0 && missing > 0);
  };

  const lookAtPath = (state: State, view: ReturnType<typeof viewOfSettled>): void => {
    for (const { criticalMs, startMs, endMs, id } of view.rows) {
      // Time in the cache and the database is theirs, whoever waits for it.
      const worker = (SITES[id % SITE_COUNT] as Site).worker;
      state.criticalMs[worker] = (state.criticalMs[worker] as number) + criticalMs;
      state.spanMs[worker] = (state.spanMs[worker] as number) + endMs - startMs;
    }
  };

  const settle = (state: State, request: Request): void => {
    state.requests.delete(request.id);
    const durationMs = (request.endedMs[0] as number) - (request.begunMs[0] as number);
    state.settled += 1;
    state.tracesBegun += request.parts.length;
    if (request.fault[0] !== 0) state.settledFailed += 1;
    addToHistogram(state.durations, durationMs);
    if (isSiteKept(request, 0)) keep(state, request, durationMs);
    const isStored = request.parts.some(isKept) && request.recorded.some((recorded) => recorded === 1);
    if (isStored) {
      state.traced += 1;
      if (isBroken(request)) state.broken += 1;
    }
    const spans = spansOfRequest(request, params);
    const view = viewOfSettled(request, spans, simulation.time);
    if (view.kept) lookAtPath(state, view);
    state.shown.push({ view, spans: spans.spans });
    if (state.shown.length > MOST_SHOWN) state.shown.shift();
    settled(request, spans);
  };

  const flow = createFlow(params, simulation, collector, EVENT, {
    answered(state, request) {
      const durationMs = simulation.time - (request.begunMs[0] as number);
      const failed = request.fault[0] !== 0;
      request.isAnswered = true;
      state.answered += 1;
      if (failed) {
        state.failed += 1;
        state.failuresNow += 1;
      } else state.answersNow += 1;
      addToRecent(state.answers, simulation.time, durationMs);
      simulation.record(failed ? RECORD.failed : RECORD.answered, request.id, -1, durationMs);
    },
    ended(state, request) {
      if (collector.isSettled(request)) settle(state, request);
    },
  });

  const planArrival = (state: State, gapMs: number): void => {
    state.arrivalPlan += 1;
    state.nextArrivalMs = simulation.time + gapMs;
    simulation.schedule(gapMs, EVENT.request, state.arrivalPlan);
  };

  const columnOf = (draw: () => number): Float64Array => Float64Array.from({ length: SITE_COUNT }, draw);

  const receive = (state: State): void => {
    const { work, luck, cache, messages, ids, coins } = streams;
    const request = createRequest(state.sent, {
      words: [ids.integerBelow(2 ** 32), ids.integerBelow(2 ** 32)],
      work: columnOf(() => work.normal()),
      luck: columnOf(() => luck.uniform()),
      coin: columnOf(() => coins.uniform()),
      hitDraw: cache.uniform(),
      messageWaitMs: messages.exponential(MESSAGE_WAIT_MS),
    });
    state.sent += 1;
    state.requests.set(request.id, request);
    simulation.record(RECORD.sent, request.id);
    flow.enter(state, request);
    planArrival(state, streams.arrivals.exponential(1000 / state.arrivalRatePerS));
  };

  const restore = (state: State, id: number, changed: ServiceState): void => {
    if (params.hiddenFault && simulation.time >= HIDDEN_FAULT.atMs) {
      if (state.guilty === id && !state.cured) {
        state.cured = true;
        simulation.record(RECORD.cured, id);
      } else {
        state.wrongRestores += 1;
        simulation.record(RECORD.wronglyRestored, id);
      }
    }
    Object.assign(changed, { slowdown: 1, failPercent: 0, losesContext: false });
  };

  const act = (state: State, action: Action): void => {
    if (action.action === 'set') {
      const value = action['value'] as number;
      if (action['name'] === 'cacheHitPercent') {
        state.cacheHitPercent = value;
        simulation.record(RECORD.hitsSet, -1, -1, value);
        return;
      }
      // What is left of the gap is worth as many requests as before.
      const leftMs = (state.nextArrivalMs - simulation.time) * (state.arrivalRatePerS / value);
      state.arrivalRatePerS = value;
      simulation.record(RECORD.rateSet, -1, -1, value);
      planArrival(state, leftMs);
      return;
    }
    const id = action['service'] as number;
    const changed = state.services[id];
    if (changed === undefined)
      throw new ImpossibleAction(`there is no service ${id}: they are numbered 0 … ${SERVICES.length - 1}`);
    const change = action.action as Change;
    let value = 0;
    switch (change) {
      case 'slow':
        value = action['factor'] as number;
        changed.slowdown = value;
        break;
      case 'fail':
        value = action['percent'] as number;
        changed.failPercent = value;
        break;
      case 'lose':
        changed.losesContext = true;
        break;
      case 'restore':
        restore(state, id, changed);
    }
    simulation.record(RECORD.serviceChanged, id, CHANGES.indexOf(change), value);
  };

  return {
    start() {
      const state = createState(params);
      planArrival(state, streams.arrivals.exponential(1000 / params.arrivalRatePerS));
      // Drawn in every run, so that nothing else changes with it.
      const suspect = SUSPECTS[simulation.random('fault').integerBelow(SUSPECTS.length)] ?? 'auth';
      if (params.hiddenFault) simulation.schedule(HIDDEN_FAULT.atMs, EVENT.fault, service(suspect));
      return state;
    },
    handle(state, kind, a, b) {
      if (kind === EVENT.request) {
        if (a === state.arrivalPlan) receive(state);
        return;
      }
      if (kind === EVENT.fault) {
        state.guilty = a;
        (state.services[a] as ServiceState).slowdown *= HIDDEN_FAULT.factor;
        return;
      }
      const request = state.requests.get(a);
      if (request === undefined) return;
      switch (kind) {
        case EVENT.arrive:
          flow.arrive(state, request, b);
          return;
        case EVENT.worked:
          flow.worked(state, request, b);
          return;
        case EVENT.back:
          flow.back(state, request, b);
          return;
        default:
          collector.decide(state, request, b);
          if (collector.isSettled(request)) settle(state, request);
      }
    },
    act,
    snapshot: (state) => snapshotOfRun(state, params, simulation.time),
    metrics: (state) => metricsOf(state, params),
    sample: (state, into) => {
      sampleInto(state, into, params, simulation.time);
    },
    result: (state) => ({
      ...tracesResult(state.shown.flatMap(({ view, spans }) => (view.kept ? spans : []))),
      ...traceparentResult(params.traceparent),
    }),
    why: (state, log, subject) => explain(state, log, subject),
    describe: (_state, log, index) => describeRecord(log, index),
  };
}
