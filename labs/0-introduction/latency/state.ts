// Everything that changes during a run, as plain data. Times in milliseconds.
import { type Batches, createBatches } from '#src/sim/batches.ts';
import { addToRecent, createRecent, type Recent } from '#src/sim/recent.ts';
import { createHistogram, createTally, type LogHistogram, type Tally } from '#src/sim/statistics.ts';
import { MOST_SERVERS, type Params } from './parameters.ts';
import { createRing, type Ring } from './ring.ts';

/** One column entry for each place, used or not. */
export interface Servers {
  /** Places in use; those beyond finish what they have begun. */
  count: number;
  /** −1: idle. */
  readonly request: Int32Array;
  readonly sentMs: Float64Array;
  readonly reachedMs: Float64Array;
  readonly startedMs: Float64Array;
  readonly doneMs: Float64Array;
  readonly idleSinceMs: Float64Array;
  readonly pausedUntilMs: Float64Array;
  readonly slowdown: Float64Array;
  /** Counts changes of its plan: an end that was planned before is void. */
  readonly plan: Int32Array;
}

/** Sums over the time that counts: since the warm-up. */
export interface Areas {
  updatedMs: number;
  inSystemMs: number;
  busyMs: number;
  capacityMs: number;
}

/** What each request says of its own stay in queue and service, for Little's law. */
export interface Stays {
  /** Of those that have left since the warm-up. */
  leftMs: number;
  left: number;
  /** Sum, over those present, of when they came. */
  presentSinceMs: number;
}

/** Figures of the time since something was last changed: what theory's steady state is compared with. */
export interface Steady {
  sinceMs: number;
  readonly wait: Batches;
  readonly response: Batches;
  readonly inSystem: Batches;
  readonly utilisation: Batches;
  /** The areas at the last sample. */
  inSystemMs: number;
  busyMs: number;
  capacityMs: number;
  sampledMs: number;
}

export interface State {
  arrivalRatePerS: number;
  serviceRatePerS: number;
  nextArrivalMs: number;
  /** Counts changes of the rate: an arrival that was planned under another rate is void. */
  arrivalPlan: number;
  /** Requests are numbered as they are sent, and reach the queue and start in that order. */
  sent: number;
  reached: number;
  started: number;
  finished: number;
  answered: number;
  busy: number;
  /** A server is slower or faster than the others: no closed form holds. */
  disturbed: boolean;
  /** Sent and not yet started, by number: sentMs, reachedMs, work. */
  readonly line: Ring;
  /** On the way back, in order: sentMs, waitedMs, finishedMs, and the request's number. */
  readonly back: Ring;
  readonly servers: Servers;
  readonly areas: Areas;
  readonly stays: Stays;
  steady: Steady;
  readonly wait: Tally;
  readonly service: Tally;
  readonly response: Tally;
  readonly responses: LogHistogram;
  /** Response times of the latest answers, for their percentiles. */
  readonly recent: Recent;
  /** Sums over all answers of the run, those of the warm-up too. */
  readonly sums: { responseMs: number; waitMs: number };
  /** Totals at the latest samples, for figures of the last seconds. */
  readonly sampled: Readonly<Record<'sent' | 'answered' | 'responseMs' | 'waitMs' | 'busyMs' | 'capacityMs', Recent>>;
}

export const createSteady = (nowMs: number, areas: Areas): Steady => ({
  sinceMs: nowMs,
  wait: createBatches(),
  response: createBatches(),
  inSystem: createBatches(),
  utilisation: createBatches(),
  inSystemMs: areas.inSystemMs,
  busyMs: areas.busyMs,
  capacityMs: areas.capacityMs,
  sampledMs: nowMs,
});

/** A running total that is looked at now and then, from 0 at the start of the run. */
function createSampled(): Recent {
  const recent = createRecent(32);
  addToRecent(recent, 0, 0);
  return recent;
}

export function createState(params: Params): State {
  const areas: Areas = { updatedMs: 0, inSystemMs: 0, busyMs: 0, capacityMs: 0 };
  return {
    arrivalRatePerS: params.arrivalRatePerS,
    serviceRatePerS: params.serviceRatePerS,
    nextArrivalMs: 0,
    arrivalPlan: 0,
    sent: 0,
    reached: 0,
    started: 0,
    finished: 0,
    answered: 0,
    busy: 0,
    disturbed: false,
    line: createRing(3),
    back: createRing(4),
    servers: {
      count: params.servers,
      request: new Int32Array(MOST_SERVERS).fill(-1),
      sentMs: new Float64Array(MOST_SERVERS),
      reachedMs: new Float64Array(MOST_SERVERS),
      startedMs: new Float64Array(MOST_SERVERS),
      doneMs: new Float64Array(MOST_SERVERS),
      idleSinceMs: new Float64Array(MOST_SERVERS),
      pausedUntilMs: new Float64Array(MOST_SERVERS),
      slowdown: new Float64Array(MOST_SERVERS).fill(1),
      plan: new Int32Array(MOST_SERVERS),
    },
    areas,
    stays: { leftMs: 0, left: 0, presentSinceMs: 0 },
    steady: createSteady(0, areas),
    wait: createTally(),
    service: createTally(),
    response: createTally(),
    // A quarter of a percent: the closed forms are compared with these percentiles.
    responses: createHistogram(0.0025),
    recent: createRecent(),
    sums: { responseMs: 0, waitMs: 0 },
    sampled: {
      sent: createSampled(),
      answered: createSampled(),
      responseMs: createSampled(),
      waitMs: createSampled(),
      busyMs: createSampled(),
      capacityMs: createSampled(),
    },
  };
}

export const inSystem = ({ reached, finished }: State): number => reached - finished;
export const waiting = ({ reached, started }: State): number => reached - started;

/** The sums as they stand at a moment. */
export function areasAt({ areas, servers, busy, reached, finished }: State, nowMs: number, warmUpMs: number): Areas {
  const passedMs = Math.max(0, nowMs - Math.max(areas.updatedMs, warmUpMs));
  return {
    updatedMs: nowMs,
    inSystemMs: areas.inSystemMs + (reached - finished) * passedMs,
    busyMs: areas.busyMs + busy * passedMs,
    capacityMs: areas.capacityMs + servers.count * passedMs,
  };
}

/** To be called before anything changes that they are sums of. */
export function updateAreas(state: State, nowMs: number, warmUpMs: number): void {
  Object.assign(state.areas, areasAt(state, nowMs, warmUpMs));
}
