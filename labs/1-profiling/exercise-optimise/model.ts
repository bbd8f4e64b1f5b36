// One function, measured at growing sizes: the simulation. The slow one is counted at each size, and beside it the version
// that is shown, be it built in or the student's. What is assumed and how it was checked stands in the lesson under "What this
// models".
import { ask, MOST_OPERATIONS, searchOf } from '#src/algorithms/growth/own-search.ts';
import { growingSizes } from '#src/algorithms/growth/power-fit.ts';
import { drawList, type ListValue, mismatchOf, repeatedIn } from '#src/algorithms/growth/repeated-values.ts';
import type { Model, ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { metricsOf } from './figures.ts';
import { type Params, SMALLEST_SIZE } from './parameters.ts';
import { RECORD, RECORDS } from './records.ts';
import type { BuiltIn } from './settings.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { createState, type State } from './state.ts';
import { contextsOf } from './versions/contexts.ts';
import { COUNTED } from './versions/counted.ts';
import { describeRecord, explain } from './why.ts';

export type { Snapshot } from './snapshot.ts';

/** Sizes of a run; each takes one step. */
const SIZES = 25;

function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const own = params.version === 'own-code' ? searchOf(setup.policy, 'repeatedValues') : undefined;
  const sizes = growingSizes(SMALLEST_SIZE, params.largestSize, SIZES);
  const lists = simulation.random('lists');

  const judge = (state: State, list: readonly ListValue[], answer: readonly unknown[]): void => {
    if (mismatchOf(repeatedIn(list), answer) === undefined) {
      state.right += 1;
      return;
    }
    state.wrong += 1;
    simulation.record(RECORD.wrong, 1, list.length, answer.length);
  };

  const measureOwn = (state: State, list: readonly ListValue[]): void => {
    const { meter } = setup;
    const n = list.length;
    if (own === undefined || meter === undefined || !Number.isNaN(state.stoppedAt)) return;
    const asked = ask(own, [...list], meter);
    if (asked === undefined) {
      state.stoppedAt = n;
      simulation.record(RECORD.stopped, 1, n, MOST_OPERATIONS);
      return;
    }
    const { answer, operations, profile } = asked;
    state.shown.push({ n, cost: operations });
    state.ownMs.push(profile.nodes.selfTimeMs.reduce((sum, each) => sum + each, 0));
    state.profiles.push({ n, lines: profile.lines });
    state.contexts = contextsOf(profile);
    simulation.record(RECORD.measuredShown, 1, n, operations);
    judge(state, list, answer);
  };

  const measureBuiltIn = (state: State, list: readonly ListValue[], version: BuiltIn): void => {
    const n = list.length;
    const { operations, lines, contexts, answer } = COUNTED[version](list);
    state.profiles.push({ n, lines });
    state.contexts = contexts;
    if (version === 'slow') {
      state.right += 1;
      return;
    }
    state.shown.push({ n, cost: operations });
    simulation.record(RECORD.measuredShown, 1, n, operations);
    judge(state, list, answer);
  };

  const measure = (state: State): void => {
    const n = sizes[state.measured] ?? params.largestSize;
    const list = drawList(params.elements, n, params.repeatedShare, lists);
    const { operations } = COUNTED.slow(list);
    state.slow.push({ n, cost: operations });
    simulation.record(RECORD.measuredSlow, 0, n, operations);
    if (params.version === 'own-code') measureOwn(state, list);
    else measureBuiltIn(state, list, params.version);
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
      const { line, context } = action;
      if (action.action === 'accuseContext') {
        if (typeof context !== 'number' || state.contexts[context] === undefined)
          throw new ImpossibleAction(`function ${String(context)} has not run`);
        state.accusedContext = context;
        simulation.record(RECORD.accusedContext, context);
        return;
      }
      if (typeof line !== 'number' || !state.profiles.some(({ lines }) => lines.some((each) => each.line === line)))
        throw new ImpossibleAction(`line ${String(line)} has not run`);
      state.accused = line;
      simulation.record(RECORD.accused, line);
    },
    snapshot: (state) => snapshotOf(state, params, setup.source),
    metrics: (state) => metricsOf(state, params),
    sample(state, into) {
      const isShown = params.version !== 'slow' && Number.isNaN(state.stoppedAt);
      into[0] = state.slow.at(-1)?.cost ?? 0;
      into[1] = isShown ? (state.shown.at(-1)?.cost ?? 0) : Number.NaN;
    },
    result: (state) => ({
      slow: state.slow,
      own: state.shown,
      lines: state.profiles.at(-1)?.lines ?? [],
      contexts: state.contexts,
      stoppedAt: Number.isNaN(state.stoppedAt) ? null : state.stoppedAt,
    }),
    why: (state, log, subject) => explain(state, params, log, subject),
    describe: (_state, log, index) => describeRecord(log, index),
  };
}

export const model: Model<State, Snapshot> = {
  version: 2,
  streams: ['lists'],
  records: RECORDS,
  create: createRun,
};
