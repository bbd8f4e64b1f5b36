// One queue, the simulation: requests arrive at random, wait, are served one at a time, and leave. What is assumed and how
// it was checked stands in the lesson under "What this models".
import { mm1 } from '#src/algorithms/queueing/closed-forms.ts';
import type { ParamsOf } from '#src/contract/manifest.ts';
import type { Model, ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import {
  addToHistogram,
  addToTally,
  createHistogram,
  createTally,
  type LogHistogram,
  meanOf,
  quantileOf,
  type Tally,
} from '#src/sim/statistics.ts';
import type { lab } from './lab.ts';
import { createOrder, type Waiting } from './order.ts';
import { RECORD, RECORDS } from './records.ts';
import { describeRecord, explain } from './why.ts';

/** Mean work of a request at full speed, ms. */
export const WORK_MS = 10;

const EVENT = { arrival: 0, departure: 1 } as const;

interface Served {
  readonly id: number;
  readonly arrivedMs: number;
  readonly startedMs: number;
}

/** Everything that changes during a run: plain data, copied with `structuredClone`. */
export interface State {
  arrivalRatePerS: number;
  slowdown: number;
  nextArrivalMs: number;
  /** Counts changes of the rate: an arrival that was planned under another rate is void. */
  arrivalPlan: number;
  arrived: number;
  readonly waiting: Waiting[];
  serving: Served | undefined;
  /** Of those that have left. */
  busyMs: number;
  readonly wait: Tally;
  readonly response: Tally;
  readonly responses: LogHistogram;
}

/** What the stage draws of one moment. */
export interface Snapshot {
  /** Those who wait, the longest waiting first. */
  readonly waiting: Int32Array;
  readonly waitedMs: Float64Array;
  readonly serving: number | undefined;
  readonly slowdown: number;
  readonly utilisation: number;
}

function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as ParamsOf<typeof lab>;
  const next = createOrder(params.order, setup.policy);
  const arrivals = simulation.random('arrivals');
  const work = simulation.random('work');

  const planArrival = (state: State, delayMs: number): void => {
    state.nextArrivalMs = simulation.time + delayMs;
    simulation.schedule(delayMs, EVENT.arrival, state.arrivalPlan);
  };

  const serveNext = (state: State): void => {
    if (state.serving !== undefined || state.waiting.length === 0) return;
    const [request] = state.waiting.splice(next(state.waiting), 1);
    if (request === undefined) return;
    const waitedMs = simulation.time - request.arrivedMs;
    addToTally(state.wait, waitedMs);
    simulation.record(RECORD.started, request.id, -1, waitedMs);
    state.serving = { id: request.id, arrivedMs: request.arrivedMs, startedMs: simulation.time };
    simulation.schedule(request.workMs * state.slowdown, EVENT.departure);
  };

  const arrive = (state: State): void => {
    const id = state.arrived;
    state.arrived += 1;
    simulation.record(RECORD.arrived, id, -1, inSystem(state));
    // The work is drawn now, whatever the order of service: twins serve the same requests.
    state.waiting.push({ id, workMs: work.exponential(WORK_MS), arrivedMs: simulation.time });
    planArrival(state, arrivals.exponential(1000 / state.arrivalRatePerS));
    serveNext(state);
  };

  const depart = (state: State): void => {
    const { serving } = state;
    if (serving === undefined) return;
    const responseMs = simulation.time - serving.arrivedMs;
    state.busyMs += simulation.time - serving.startedMs;
    addToTally(state.response, responseMs);
    addToHistogram(state.responses, responseMs);
    simulation.record(RECORD.left, serving.id, -1, responseMs);
    state.serving = undefined;
    serveNext(state);
  };

  /** The new rate holds for the wait for the next request too: what is left of it shrinks or grows with the mean. */
  const setRate = (state: State, ratePerS: number): void => {
    const leftMs = (state.nextArrivalMs - simulation.time) * (state.arrivalRatePerS / ratePerS);
    state.arrivalRatePerS = ratePerS;
    state.arrivalPlan += 1;
    planArrival(state, leftMs);
    simulation.record(RECORD.arrivalsSet, -1, -1, ratePerS);
  };

  const utilisation = (state: State): number => {
    const underWayMs = state.serving === undefined ? 0 : simulation.time - state.serving.startedMs;
    return simulation.time === 0 ? 0 : (state.busyMs + underWayMs) / simulation.time;
  };

  return {
    start() {
      const state: State = {
        arrivalRatePerS: params.arrivalRatePerS,
        slowdown: 1,
        nextArrivalMs: 0,
        arrivalPlan: 0,
        arrived: 0,
        waiting: [],
        serving: undefined,
        busyMs: 0,
        wait: createTally(),
        response: createTally(),
        responses: createHistogram(),
      };
      planArrival(state, arrivals.exponential(1000 / state.arrivalRatePerS));
      return state;
    },
    handle(state, kind, plan) {
      if (kind === EVENT.departure) depart(state);
      else if (plan === state.arrivalPlan) arrive(state);
    },
    act(state, action: Action) {
      if (action.action === 'set') {
        setRate(state, action['value'] as number);
        return;
      }
      if (action['server'] !== 0)
        throw new ImpossibleAction(`there is no server ${String(action['server'])}: there is only 0`);
      // Holds for requests that start from now on.
      state.slowdown = action['factor'] as number;
      simulation.record(RECORD.slowed, 0, -1, state.slowdown);
    },
    snapshot: (state) => ({
      waiting: Int32Array.from(state.waiting, ({ id }) => id),
      waitedMs: Float64Array.from(state.waiting, ({ arrivedMs }) => simulation.time - arrivedMs),
      serving: state.serving?.id,
      slowdown: state.slowdown,
      utilisation: utilisation(state),
    }),
    metrics: (state) => ({
      requests: state.arrived,
      utilisation: utilisation(state),
      meanWaitMs: meanOf(state.wait),
      meanResponseMs: meanOf(state.response),
      p99ResponseMs: quantileOf(state.responses, 0.99),
    }),
    sample(state, into) {
      into[0] = inSystem(state);
    },
    result: (state) => ({ served: state.response.count, waiting: state.waiting.map(({ id }) => id) }),
    why: (state, log, subject) => explain(state, log, subject),
    describe: (_state, log, index) => describeRecord(log, index),
    theory(state) {
      // An order that does not look at the work leaves the means as they are.
      const load = (state.arrivalRatePerS * WORK_MS * state.slowdown) / 1000;
      if (params.order === 'own-code' || load >= 1) return {};
      return { inSystem: mm1(state.arrivalRatePerS / 1000, 1 / (WORK_MS * state.slowdown)).meanInSystem };
    },
  };
}

const inSystem = ({ waiting, serving }: State): number => waiting.length + (serving === undefined ? 0 : 1);

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: ['arrivals', 'work'],
  records: RECORDS,
  create: createRun,
};
