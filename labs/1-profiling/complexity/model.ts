// Two searches for duplicates over growing lists, the simulation: each size is one step, and every racer is given the same
// list. What is assumed and how it was checked stands in the lesson under "What this models".
import { ask, MOST_OPERATIONS, searchOf } from '#src/algorithms/growth/own-search.ts';
import { fitPower, growingSizes } from '#src/algorithms/growth/power-fit.ts';
import { drawList, mismatchOf, repeatedIn } from '#src/algorithms/growth/repeated-values.ts';
import type { Metrics, Model, ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Params } from './parameters.ts';
import { RACERS, RECORD, RECORDS } from './records.ts';
import { countFast, countSlow } from './searches/counted.ts';
import { operationsAt, pointsOf, type Snapshot, snapshotOf } from './snapshot.ts';
import type { State } from './state.ts';
import { timeOf } from './times.ts';
import { describeRecord, explain } from './why.ts';

export type { Snapshot } from './snapshot.ts';

const SMALLEST = 16;
const SIZES = 25;
const [SLOW, FAST, OWN] = [0, 1, RACERS.indexOf('own')] as const;

function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const own = params.racers === 'own-code' ? searchOf(setup.policy, 'findDuplicates') : undefined;
  const sizes = growingSizes(SMALLEST, params.largestSize, SIZES);
  const lists = simulation.random('lists');

  const measureOwn = (state: State, items: readonly number[]): void => {
    const { meter } = setup;
    const n = items.length;
    if (own === undefined || meter === undefined || !Number.isNaN(state.stoppedAt)) return;
    const asked = ask(own, [...items], meter);
    if (asked === undefined) {
      state.stoppedAt = n;
      simulation.record(RECORD.stopped, OWN, n, MOST_OPERATIONS);
      return;
    }
    state.own.push(asked.operations);
    simulation.record(RECORD.measured, OWN, n, asked.operations);
    if (mismatchOf(repeatedIn(items), asked.answer) === undefined) return;
    state.wrong += 1;
    simulation.record(RECORD.wrong, OWN, n, asked.answer.length);
  };

  const measure = (state: State): void => {
    const n = sizes[state.measured] ?? params.largestSize;
    const items = drawList('numbers', n, params.repeatedShare, lists).map(Number);
    if (state.measured === 0) state.shown.push(...items);
    state.sizes.push(n);
    state.slow.push(countSlow(items));
    state.fast.push(countFast(items));
    simulation.record(RECORD.measured, SLOW, n, state.slow.at(-1));
    simulation.record(RECORD.measured, FAST, n, state.fast.at(-1));
    measureOwn(state, items);
    state.measured += 1;
    if (state.measured < sizes.length) simulation.schedule(1, 0);
    else simulation.end();
  };

  return {
    start() {
      simulation.schedule(1, 0);
      return {
        ...{ measured: 0, sizes: [], slow: [], fast: [], own: [], wrong: 0, stoppedAt: Number.NaN, shown: [] },
        inTime: params.measure === 'time',
      };
    },
    handle: measure,
    act(state, action) {
      state.inTime = action['value'] === 'time';
    },
    snapshot: (state) => snapshotOf(state, params),
    metrics: (state) => metricsOf(state, params),
    sample(state, into) {
      into[0] = state.slow.at(-1) ?? 0;
      into[1] = state.fast.at(-1) ?? 0;
    },
    result: (state) => ({
      sizes: state.sizes,
      slowOperations: state.slow,
      fastOperations: state.fast,
      ownOperations: state.own,
    }),
    why: (state, log, { id }) => explain(state, params, log, id),
    describe: (_state, log, index) => describeRecord(log, index),
  };
}

function metricsOf(state: State, params: Params): Metrics {
  const last = operationsAt(state, state.measured - 1);
  const exponentOf = (racer: (typeof RACERS)[number]): number =>
    fitPower(pointsOf(state, racer, params, false))?.exponent ?? Number.NaN;
  const crossing = state.sizes.findIndex((_, index) => {
    const operations = operationsAt(state, index);
    return timeOf('fast', operations, params) <= timeOf('slow', operations, params);
  });
  return {
    size: state.sizes.at(-1) ?? Number.NaN,
    slowOperations: last.slow,
    fastOperations: last.fast,
    ownOperations: last.own,
    slowExponent: exponentOf('slow'),
    fastExponent: exponentOf('fast'),
    ownExponent: exponentOf('own'),
    operationsRatio: last.slow / last.fast,
    slowMs: timeOf('slow', last, params),
    fastMs: timeOf('fast', last, params),
    microMs: timeOf('micro', last, params),
    parallelMs: timeOf('parallel', last, params),
    parallelOverFast: timeOf('parallel', last, params) / timeOf('fast', last, params),
    crossingSize: crossing < 0 ? Number.NaN : (state.sizes[crossing] ?? Number.NaN),
    wrongAnswers: state.wrong,
  };
}

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: ['lists'],
  records: RECORDS,
  create: createRun,
};
