// An M/M/4 queue three times over: as a model of the machine, as a bare loop, and in SimPy. All count the same two events
// of a request, its arrival and its departure, and the same figure, the mean wait.
import { spawnSync } from 'node:child_process';
import type { BenchRow } from '../../../scripts/lib/bench-table.ts';
import { inMillions, sideBySide } from '../../../scripts/lib/side-by-side.ts';
import type { Model } from '../../contract/model.ts';
import { Machine } from '../machine.ts';
import { RandomStream, streamWords } from '../random.ts';
import simpyProgram from './mm4-simpy.py?raw';

const PLACES = 4;
const MEAN_GAP_MS = 12.5;
const MEAN_SERVICE_MS = 40;
const SEED = 1;
export const EVENTS_A_REQUEST = 2;

/** Load 0.8, as parameters of a lab would say it. */
export const MM4 = { places: PLACES, arrivalRatePerS: 1000 / MEAN_GAP_MS, serviceTimeMs: MEAN_SERVICE_MS } as const;

/** Arrival times of those who wait, in a ring of a power of two. */
interface Waiting {
  times: Float64Array;
  head: number;
  tail: number;
}

const createWaiting = (): Waiting => ({ times: new Float64Array(1024), head: 0, tail: 0 });

function enqueue(waiting: Waiting, time: number): void {
  const { times, head, tail } = waiting;
  if (tail - head === times.length) {
    waiting.times = new Float64Array(times.length * 2);
    for (let place = head; place < tail; place += 1)
      waiting.times[place & (waiting.times.length - 1)] = times[place & (times.length - 1)] as number;
  }
  waiting.times[tail & (waiting.times.length - 1)] = time;
  waiting.tail += 1;
}

function dequeue(waiting: Waiting): number {
  const time = waiting.times[waiting.head & (waiting.times.length - 1)] as number;
  waiting.head += 1;
  return time;
}

interface State {
  readonly waiting: Waiting;
  busy: number;
  sent: number;
  answered: number;
  waitedMs: number;
}

const EVENT = { arrival: 0, departure: 1 } as const;
const RECORD = { sent: 0, started: 1, finished: 2 } as const;

const mm4Model = (requests: number): Model<State, null> => ({
  version: 1,
  streams: ['arrivals', 'service'],
  records: [{ name: 'sent' }, { name: 'started' }, { name: 'finished' }],
  create(_setup, simulation) {
    const arrivals = simulation.random('arrivals');
    const service = simulation.random('service');
    const serve = (state: State, waitedMs: number): void => {
      state.waitedMs += waitedMs;
      simulation.record(RECORD.started, state.sent, -1, waitedMs);
      simulation.schedule(service.exponential(MEAN_SERVICE_MS), EVENT.departure);
    };
    const arrive = (state: State): void => {
      state.sent += 1;
      simulation.record(RECORD.sent, state.sent);
      if (state.busy < PLACES) {
        state.busy += 1;
        serve(state, 0);
      } else enqueue(state.waiting, simulation.time);
      if (state.sent < requests) simulation.schedule(arrivals.exponential(MEAN_GAP_MS), EVENT.arrival);
    };
    const depart = (state: State): void => {
      state.answered += 1;
      simulation.record(RECORD.finished, state.answered);
      if (state.waiting.head < state.waiting.tail) serve(state, simulation.time - dequeue(state.waiting));
      else state.busy -= 1;
    };
    return {
      start() {
        simulation.schedule(arrivals.exponential(MEAN_GAP_MS), EVENT.arrival);
        return { waiting: createWaiting(), busy: 0, sent: 0, answered: 0, waitedMs: 0 };
      },
      handle(state, kind) {
        if (kind === EVENT.arrival) arrive(state);
        else depart(state);
      },
      act: () => undefined,
      snapshot: () => null,
      metrics: (state) => ({ meanWaitMs: state.waitedMs / state.answered }),
      sample: (state, into) => {
        into[0] = state.busy;
      },
      result: () => ({}),
    };
  },
});

/** Runs the model on the machine, sampled four times a simulated second as a lab is; returns the mean wait. */
export function runOnMachine(requests: number, options: { readonly log: boolean }): number {
  const machine = new Machine(mm4Model(requests), () => ({ params: {} }), {
    seed: SEED,
    until: Number.POSITIVE_INFINITY,
    sampleEvery: 250,
    seriesCount: 1,
    checkpoints: false,
    ...options,
  });
  machine.advanceTo(Number.POSITIVE_INFINITY);
  return machine.metrics()['meanWaitMs'] ?? Number.NaN;
}

/** The least that can be written by hand: no queue of events, no log, no samples, no way back. Returns the mean wait. */
export function runBare(requests: number): number {
  const arrivals = new RandomStream(streamWords(SEED, 'arrivals'));
  const service = new RandomStream(streamWords(SEED, 'service'));
  const departures = new Float64Array(PLACES).fill(Number.POSITIVE_INFINITY);
  const waiting = createWaiting();
  let nextArrival = arrivals.exponential(MEAN_GAP_MS);
  let sent = 0;
  let answered = 0;
  let waitedMs = 0;
  while (answered < requests) {
    let first = 0;
    let free = -1;
    for (let place = 0; place < PLACES; place += 1) {
      if ((departures[place] as number) < (departures[first] as number)) first = place;
      if (departures[place] === Number.POSITIVE_INFINITY) free = place;
    }
    const departure = departures[first] as number;
    if (nextArrival <= departure) {
      sent += 1;
      if (free >= 0) departures[free] = nextArrival + service.exponential(MEAN_SERVICE_MS);
      else enqueue(waiting, nextArrival);
      nextArrival = sent < requests ? nextArrival + arrivals.exponential(MEAN_GAP_MS) : Number.POSITIVE_INFINITY;
    } else {
      answered += 1;
      if (waiting.head < waiting.tail) {
        waitedMs += departure - dequeue(waiting);
        departures[first] = departure + service.exponential(MEAN_SERVICE_MS);
      } else departures[first] = Number.POSITIVE_INFINITY;
    }
  }
  return waitedMs / answered;
}

interface SimpySpeed {
  readonly version: string;
  /** Of the run alone, without starting Python. */
  readonly eventsPerSecond: number;
}

const SIMPY_REQUESTS = 40_000;

/** Undefined where no Python here has SimPy. Debian's Python is asked too: another one may stand before it in the path. */
function simpySpeed(): SimpySpeed | undefined {
  for (const python of ['python3', '/usr/bin/python3']) {
    const { status, stdout } = spawnSync(python, ['-c', simpyProgram, String(SIMPY_REQUESTS)], { encoding: 'utf8' });
    if (status !== 0) continue;
    const { version, seconds } = JSON.parse(stdout) as { readonly version: string; readonly seconds: number };
    return { version, eventsPerSecond: (EVENTS_A_REQUEST * SIMPY_REQUESTS) / seconds };
  }
  return undefined;
}

/** A row that compares events a second with SimPy's, or says that there is no SimPy. */
export async function overSimpy(row: Pick<BenchRow, 'name' | 'atLeast'>, ours: () => number): Promise<BenchRow> {
  const simpy = simpySpeed();
  if (simpy === undefined)
    return {
      ...row,
      ratio: Number.NaN,
      skipped: 'no python3 here has SimPy (Debian: python3-simpy3 or python3-simpy)',
    };
  const compared = await sideBySide(ours, () => simpySpeed()?.eventsPerSecond ?? Number.NaN, 5);
  return { ...row, ratio: compared.ratio, details: `${inMillions(compared, 'events')}; SimPy ${simpy.version}` };
}
