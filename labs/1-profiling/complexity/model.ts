// Two functions over growing lists, the simulation: each size is one step, and every racer is given the same list. What is
// assumed and how it was checked stands in the lesson under "What this models".
import { ask, MOST_OPERATIONS, type OwnSearch, searchOf } from '#src/algorithms/growth/own-search.ts';
import { growingSizes } from '#src/algorithms/growth/power-fit.ts';
import { drawList, mismatchOf, repeatedIn } from '#src/algorithms/growth/repeated-values.ts';
import type { Model, ModelRun, RandomSource, Setup, Simulation } from '#src/contract/model.ts';
import { metricsOf } from './figures.ts';
import { FUNCTIONS } from './functions/catalogue.ts';
import type { Params } from './parameters.ts';
import { RACERS, RECORD, RECORDS } from './records.ts';
import { type Snapshot, sizesOf, snapshotOf } from './snapshot.ts';
import type { State, Step } from './state.ts';
import { describeRecord, explain } from './why.ts';

export type { Snapshot } from './snapshot.ts';

const SIZES = 25;
/** Elements of the short list, whose steps are shown. */
const SHORT = 16;
const [SLOW, FAST, OWN] = [0, 1, RACERS.indexOf('own')] as const;

interface OwnCode {
  readonly run: OwnSearch;
  /** Whether its answers are known, and checked. */
  readonly isSearch: boolean;
}

/** `findDuplicates`, or else `work`, which may do what it likes. @throws PolicyFault where there is neither */
function ownCodeOf(policy: unknown): OwnCode {
  const work: unknown = typeof policy === 'object' && policy !== null ? Reflect.get(policy, 'work') : undefined;
  const isSearch = typeof work !== 'function' || Reflect.has(policy as object, 'findDuplicates');
  if (isSearch) return { run: searchOf(policy, 'findDuplicates'), isSearch };
  return {
    isSearch,
    run(list) {
      (work as OwnSearch)(list);
      return [];
    },
  };
}

function listOf(n: number, { repeatedShare, order }: Params, random: RandomSource): number[] {
  const list = drawList('numbers', n, repeatedShare, random).map(Number);
  switch (order) {
    case 'shuffled':
      return list;
    case 'rising':
      return list.sort((one, other) => one - other);
    case 'falling':
      return list.sort((one, other) => other - one);
  }
}

function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const own = params.racers === 'own-code' ? ownCodeOf(setup.policy) : undefined;
  const sizes = growingSizes(...sizesOf(params), SIZES);
  const [lists, short, pivots, noise] = (['lists', 'short', 'pivots', 'noise'] as const).map((name) =>
    simulation.random(name),
  ) as [RandomSource, RandomSource, RandomSource, RandomSource];
  const pick = (below: number): number => pivots.integerBelow(below);
  const [slow, fast] = [FUNCTIONS[params.slowFunction], FUNCTIONS[params.fastFunction]];

  const measureOwn = (state: State, items: readonly number[]): void => {
    const { meter } = setup;
    const n = items.length;
    if (own === undefined || meter === undefined || !Number.isNaN(state.stoppedAt)) return;
    const asked = ask(own.run, [...items], meter);
    if (asked === undefined) {
      state.stoppedAt = n;
      simulation.record(RECORD.stopped, OWN, n, MOST_OPERATIONS);
      return;
    }
    state.own.push(asked.operations);
    simulation.record(RECORD.measured, OWN, n, asked.operations);
    if (!own.isSearch) return;
    if (mismatchOf(repeatedIn(items), asked.answer) === undefined) {
      state.right += 1;
      return;
    }
    state.wrong += 1;
    simulation.record(RECORD.wrong, OWN, n, asked.answer.length);
  };

  const measure = (state: State): void => {
    const n = sizes[state.measured] ?? params.largestSize;
    const items = listOf(n, params, lists);
    const [slowWork, fastWork] = [slow([...items], { pick }), fast([...items], { pick })];
    state.sizes.push(n);
    state.slow.push(slowWork);
    state.fast.push(fastWork);
    state.noise.push(RACERS.map(() => noise.normal()));
    simulation.record(RECORD.measured, SLOW, n, slowWork.operations);
    simulation.record(RECORD.measured, FAST, n, fastWork.operations);
    measureOwn(state, items);
    state.measured += 1;
    if (state.measured < sizes.length) simulation.schedule(1, 0);
    else simulation.end();
  };

  /** What a function does to the short list. */
  const stepsOver = (run: typeof slow, items: readonly number[]): Step[] => {
    const steps: Step[] = [];
    run([...items], {
      pick: (below) => short.integerBelow(below),
      step: (places) => {
        steps.push(places.reduce((bits, place) => bits | (1 << place), 0));
      },
    });
    return steps;
  };

  return {
    start() {
      simulation.schedule(1, 0);
      const items = listOf(SHORT, params, short);
      return {
        measured: 0,
        sizes: [],
        slow: [],
        fast: [],
        own: [],
        right: 0,
        wrong: 0,
        stoppedAt: Number.NaN,
        noise: [],
        steps: { slow: stepsOver(slow, items), fast: stepsOver(fast, items) },
        measure: params.measure,
      };
    },
    handle: measure,
    act(state, action) {
      const { value } = action;
      if (value === 'operations' || value === 'time' || value === 'memory') state.measure = value;
    },
    snapshot: (state) => snapshotOf(state, params),
    metrics: (state) => metricsOf(state, params),
    sample(state, into) {
      into[0] = state.slow.at(-1)?.operations ?? 0;
      into[1] = state.fast.at(-1)?.operations ?? 0;
    },
    result: (state) => ({
      sizes: state.sizes,
      slowOperations: state.slow.map(({ operations }) => operations),
      fastOperations: state.fast.map(({ operations }) => operations),
      slowMemory: state.slow.map(({ memory }) => memory),
      fastMemory: state.fast.map(({ memory }) => memory),
      ownOperations: state.own,
    }),
    why: (state, log, { id }) => explain(state, params, log, id),
    describe: (_state, log, index) => describeRecord(log, index),
  };
}

export const model: Model<State, Snapshot> = {
  version: 2,
  streams: ['lists', 'short', 'pivots', 'noise'],
  records: RECORDS,
  create: createRun,
};
