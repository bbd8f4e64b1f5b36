// One function, measured at growing sizes: the simulation. The slow one is counted at each size, and the student's beside it
// where their code takes part. What is assumed and how it was checked stands in the lesson under "What this models".
import { ask, MOST_OPERATIONS, searchOf } from '#src/algorithms/growth/own-search.ts';
import { fitPower, growingSizes } from '#src/algorithms/growth/power-fit.ts';
import { drawList, mismatchOf, repeatedIn } from '#src/algorithms/growth/repeated-values.ts';
import type { Metrics, Model, ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import type { Params } from './parameters.ts';
import { RECORD, RECORDS } from './records.ts';
import { countSlow } from './slow.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { createState, hottestOf, type State } from './state.ts';
import { describeRecord, explain } from './why.ts';

export type { Snapshot } from './snapshot.ts';

export const SMALLEST = 16;
/** Sizes of a run; each takes one step. */
export const SIZES = 25;

function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const own = params.version === 'own-code' ? searchOf(setup.policy, 'repeatedValues') : undefined;
  const sizes = growingSizes(SMALLEST, params.largestSize, SIZES);
  const lists = simulation.random('lists');

  const measureOwn = (state: State, n: number, list: ReturnType<typeof drawList>): void => {
    const { meter } = setup;
    if (own === undefined || meter === undefined || !Number.isNaN(state.stoppedAt)) return;
    const asked = ask(own, [...list], meter);
    if (asked === undefined) {
      state.stoppedAt = n;
      simulation.record(RECORD.stopped, 1, n, MOST_OPERATIONS);
      return;
    }
    const { answer, operations, profile } = asked;
    state.own.push({ n, cost: operations });
    state.ownMs.push(profile.nodes.selfTimeMs.reduce((sum, each) => sum + each, 0));
    state.profiles.push({ n, lines: profile.lines });
    simulation.record(RECORD.measuredOwn, 1, n, operations);
    if (mismatchOf(repeatedIn(list), answer) === undefined) return;
    state.wrong += 1;
    simulation.record(RECORD.wrong, 1, n, answer.length);
  };

  const measure = (state: State): void => {
    const n = sizes[state.measured] ?? params.largestSize;
    const list = drawList(params.elements, n, params.repeatedShare, lists);
    const { operations, lines } = countSlow(list);
    state.slow.push({ n, cost: operations });
    simulation.record(RECORD.measuredSlow, 0, n, operations);
    if (own === undefined) state.profiles.push({ n, lines });
    measureOwn(state, n, list);
    state.measured += 1;
    if (state.measured < sizes.length) simulation.schedule(1, 0);
    else simulation.end();
  };

  return {
    start() {
      simulation.schedule(1, 0);
      return createState();
    },
    handle: measure,
    act(state, action: Action) {
      const line = action['line'];
      if (typeof line !== 'number' || !state.profiles.some(({ lines }) => lines.some((each) => each.line === line)))
        throw new ImpossibleAction(`line ${String(line)} has not run`);
      state.accused = line;
      simulation.record(RECORD.accused, line);
    },
    snapshot: (state) => snapshotOf(state, params, setup.source),
    metrics: (state) => metricsOf(state, own !== undefined),
    sample(state, into) {
      into[0] = state.slow.at(-1)?.cost ?? 0;
      into[1] = own === undefined || !Number.isNaN(state.stoppedAt) ? Number.NaN : (state.own.at(-1)?.cost ?? 0);
    },
    result: (state) => ({
      slow: state.slow,
      own: state.own,
      lines: state.profiles.at(-1)?.lines ?? [],
      stoppedAt: Number.isNaN(state.stoppedAt) ? null : state.stoppedAt,
    }),
    why: (state, log, subject) => explain(state, params, log, subject),
    describe: (_state, log, index) => describeRecord(log, index),
  };
}

function metricsOf(state: State, isOwn: boolean): Metrics {
  const points = isOwn ? state.own : state.slow;
  const { n, cost } = points.at(-1) ?? { n: Number.NaN, cost: Number.NaN };
  const slowest = state.slow.find((point) => point.n === n)?.cost ?? Number.NaN;
  return {
    size: n,
    operations: cost,
    exponent: fitPower(points)?.exponent ?? Number.NaN,
    slowExponent: fitPower(state.slow)?.exponent ?? Number.NaN,
    speedup: slowest / cost,
    operationsPerElement: cost / n,
    hotLine: hottestOf(state)?.line ?? Number.NaN,
    hotLineShare: (hottestOf(state)?.operations ?? Number.NaN) / cost,
    wrongAnswers: state.wrong,
  };
}

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: ['lists'],
  records: RECORDS,
  create: createRun,
};
