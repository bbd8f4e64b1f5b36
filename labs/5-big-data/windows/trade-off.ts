// What a longer watermark delay buys and costs: the run's own events, gone through at a row of delays.
import { createWindowOperator, watermarkBehind } from '#src/algorithms/windows/operator.ts';
import type { OpenWindow } from '#src/algorithms/windows/types.ts';
import type { ParameterValues, Setup } from '#src/contract/model.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import { createChain } from './chain.ts';
import type { EventTable } from './input.ts';
import { type Params, windowSpecOf } from './parameters.ts';
import { createWorkload, type Workload } from './workload.ts';

export interface TradeOff {
  /** One a delay, rising. */
  readonly watermarkDelayMs: readonly number[];
  /** Mean time from a window's end to its first result. */
  readonly latencyMs: readonly number[];
  /** Share of pairs of event and window that were in the first result. */
  readonly completeness: readonly number[];
  /** Events that were gone through: the beginning of a long stream. */
  readonly events: number;
}

const MOST_EVENTS = 30_000;
const DELAYS = 14;

type Passed = Pick<Workload, 'arrivedMs' | 'timestampMs' | 'key'>;

/** The events that pass the filter, in order of arrival. Keys that a student's code makes up count as its own. */
function passedBy(setup: Setup, workload: Workload): Passed {
  const { filter, multiplyBy } = setup.params as Params;
  const chain = createChain(setup, multiplyBy);
  const arrivedMs: number[] = [];
  const timestampMs: number[] = [];
  const key: number[] = [];
  const numbers = new Map<string, number>();
  for (let index = 0; index < Math.min(workload.key.length, MOST_EVENTS); index += 1) {
    const event = {
      key: workload.names[workload.key[index] as number] ?? '',
      value: workload.value[index] as number,
      timestampMs: workload.timestampMs[index] as number,
      arrivedMs: workload.arrivedMs[index] as number,
    };
    const passed = chain.pass(filter, event, index + 1);
    if (passed === undefined) continue;
    const number = numbers.get(passed.key) ?? numbers.size;
    numbers.set(passed.key, number);
    arrivedMs.push(event.arrivedMs);
    timestampMs.push(passed.timestampMs);
    key.push(number);
  }
  return {
    arrivedMs: Float64Array.from(arrivedMs),
    timestampMs: Float64Array.from(timestampMs),
    key: Int32Array.from(key),
  };
}

/** Delays from nothing to the one under which no event is late any more, closer together where they are short. */
function delaysFor({ timestampMs }: Passed): readonly number[] {
  let newestMs = Number.NEGATIVE_INFINITY;
  let furthestMs = 0;
  for (const moment of timestampMs) {
    newestMs = Math.max(newestMs, moment);
    furthestMs = Math.max(furthestMs, newestMs - moment);
  }
  const delays = Array.from({ length: DELAYS }, (_, index) => Math.round(furthestMs * (index / (DELAYS - 1)) ** 2.5));
  return [...new Set(delays)];
}

function gone(params: Params, { arrivedMs, timestampMs, key }: Passed, watermarkDelayMs: number) {
  let latency = 0;
  let results = 0;
  let late = 0;
  let pairs = 0;
  let nowMs = 0;
  const operator = createWindowOperator({
    window: windowSpecOf(params),
    // A window is kept for ever, so that every pair is taken once, on time or late.
    allowedLatenessMs: Number.POSITIVE_INFINITY,
    listener: {
      added() {
        pairs += 1;
      },
      fired(window: OpenWindow, isLate: boolean) {
        if (isLate) late += 1;
        if (window.firings > 1) return;
        results += 1;
        latency += Math.max(0, nowMs - window.endMs);
      },
      refused() {},
      merged() {},
      forgotten() {},
    },
  });
  const state = operator.create();
  let newestMs = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < key.length; index += 1) {
    nowMs = arrivedMs[index] as number;
    operator.add(state, key[index] as number, timestampMs[index] as number, 0);
    newestMs = Math.max(newestMs, timestampMs[index] as number);
    operator.advance(state, watermarkBehind(newestMs, watermarkDelayMs));
  }
  return { latencyMs: latency / results, completeness: 1 - late / pairs };
}

/** @param options `seed`: of the run, so that the traffic is the same */
export function delayAgainstCompleteness(setup: Setup, options: ParameterValues): TradeOff {
  const params = setup.params as Params;
  const stream = (name: string): RandomStream => new RandomStream(streamWords(Number(options['seed'] ?? 1), name));
  const workload = createWorkload(params, setup.input as EventTable | undefined, () => ({
    traffic: stream('traffic'),
    delays: stream('delays'),
    values: stream('values'),
  }));
  const passed = passedBy(setup, workload);
  const watermarkDelayMs = delaysFor(passed);
  const points = watermarkDelayMs.map((delayMs) => gone(params, passed, delayMs));
  return {
    watermarkDelayMs,
    latencyMs: points.map(({ latencyMs }) => latencyMs),
    completeness: points.map(({ completeness }) => completeness),
    events: passed.key.length,
  };
}
