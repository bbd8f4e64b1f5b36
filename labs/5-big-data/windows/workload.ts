// The events of a run in order of arrival: generated, or read from a file.
import type { RandomSource, Simulation } from '#src/contract/model.ts';
import { EventQueue } from '#src/sim/event-queue.ts';
import type { EventTable } from './input.ts';
import type { Params } from './parameters.ts';

export interface Workload extends EventTable {
  /** On the clock of whoever receives them; never decreasing. */
  readonly arrivedMs: Float64Array;
}

/** What comes of the streams `traffic`, `delays` and `values`. */
export interface Chances {
  readonly traffic: RandomSource;
  readonly delays: RandomSource;
  readonly values: RandomSource;
}

export const chancesOf = (simulation: Pick<Simulation, 'random'>): Chances => ({
  traffic: simulation.random('traffic'),
  delays: simulation.random('delays'),
  values: simulation.random('values'),
});

/** When events happen, and to whom, in order of time. */
type Occurrences = Pick<EventTable, 'key' | 'timestampMs'>;

function steady({ events, keys, eventsPerS }: Params, random: RandomSource): Occurrences {
  const key = new Int32Array(events);
  const timestampMs = new Float64Array(events);
  let nowMs = 0;
  for (let index = 0; index < events; index += 1) {
    nowMs += random.exponential(1000 / eventsPerS);
    timestampMs[index] = Math.round(nowMs);
    key[index] = random.integerBelow(keys);
  }
  return { key, timestampMs };
}

function regular({ events, keys, eventsPerS }: Params): Occurrences {
  const everyMs = 1000 / eventsPerS;
  const periodMs = Math.max(1, Math.round(keys * everyMs));
  // Rounded once a phone, so that its own events are equally far apart to the millisecond.
  const momentOf = (index: number): number =>
    Math.round((index % keys) * everyMs) + Math.floor(index / keys) * periodMs;
  return {
    key: Int32Array.from({ length: events }, (_, index) => index % keys),
    timestampMs: Float64Array.from({ length: events }, (_, index) => momentOf(index)),
  };
}

function bursts(params: Params, random: RandomSource): Occurrences {
  const { events, keys, eventsPerS, burstEvents, burstGapMs } = params;
  const pauseMs = Math.max(0, (1000 * burstEvents * keys) / eventsPerS - (burstEvents - 1) * burstGapMs);
  const key = new Int32Array(events);
  const timestampMs = new Float64Array(events);
  const next = new EventQueue();
  for (let phone = 0; phone < keys; phone += 1) next.push(random.exponential(pauseMs), 0, phone, 0);
  for (let index = 0; index < events; index += 1) {
    next.pop();
    const { time, a: phone } = next;
    timestampMs[index] = Math.round(time);
    key[index] = phone;
    const isOver = random.bernoulli(1 / burstEvents);
    next.push(time + random.exponential(isOver ? pauseMs : burstGapMs), 0, phone, 0);
  }
  return { key, timestampMs };
}

function occurrences(params: Params, random: RandomSource): Occurrences {
  switch (params.traffic) {
    case 'steady':
      return steady(params, random);
    case 'bursts':
      return bursts(params, random);
    case 'regular':
      return regular(params);
  }
}

function delayOf(params: Params, random: RandomSource): number {
  const { meanDelayMs, delayVariation, stragglerPercent, stragglerDelayMs } = params;
  // Both are drawn, so that the share of stragglers moves no other event.
  const usual = meanDelayMs === 0 ? 0 : random.lognormal(meanDelayMs, delayVariation);
  const isStraggler = random.bernoulli(stragglerPercent / 100);
  const waiting = random.exponential(stragglerDelayMs);
  return isStraggler ? waiting : usual;
}

const BROKEN_SHARE = 0.05;
const ZERO_SHARE = 0.1;
const MOST_POINTS = 20;

/** Points of a game: 1 to 20, now and then 0, and −1 for a reading that failed. */
function pointsOf(random: RandomSource): number {
  const kind = random.uniform();
  const points = 1 + random.integerBelow(MOST_POINTS);
  return kind < BROKEN_SHARE ? -1 : kind < BROKEN_SHARE + ZERO_SHARE ? 0 : points;
}

function generate(params: Params, { traffic, delays, values }: Chances): Workload {
  const { key, timestampMs } = occurrences(params, traffic);
  const arrival = timestampMs.map((moment) => moment + delayOf(params, delays));
  const value = timestampMs.map(() => pointsOf(values));
  const order = Uint32Array.from(key.keys()).sort(
    (one, other) => (arrival[one] as number) - (arrival[other] as number) || one - other,
  );
  return {
    key: Int32Array.from(order, (index) => key[index] as number),
    value: Float64Array.from(order, (index) => value[index] as number),
    timestampMs: Float64Array.from(order, (index) => timestampMs[index] as number),
    arrivedMs: Float64Array.from(order, (index) => arrival[index] as number),
    names: Array.from({ length: params.keys }, (_, phone) => `phone-${phone + 1}`),
  };
}

/** A file does not say when its rows arrived: as if the newest event so far had come without delay. */
function fromTable(table: EventTable): Workload {
  let newestMs = Number.NEGATIVE_INFINITY;
  const arrivedMs = table.timestampMs.map((timestampMs) => {
    newestMs = Math.max(newestMs, timestampMs);
    return newestMs;
  });
  return { ...table, arrivedMs };
}

export const createWorkload = (params: Params, input: EventTable | undefined, chances: () => Chances): Workload =>
  input === undefined ? generate(params, chances()) : fromTable(input);
