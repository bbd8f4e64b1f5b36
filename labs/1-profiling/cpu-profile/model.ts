// A profile, tick by tick. The program was run before, and its calls recorded; the run walks along them. What is assumed and
// how it was checked stands in the lesson under "What this models".
import { ROOT } from '#src/algorithms/profiles/recording.ts';
import { toSpeedscope } from '#src/algorithms/profiles/speedscope.ts';
import type { ExportedFile, Metrics, Model, ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { input } from './input.ts';
import { Moments } from './moment.ts';
import { probes } from './probes.ts';
import { RECORD, RECORDS } from './records.ts';
import { resultOf, samplingError } from './result.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { createState, type State } from './state.ts';
import { profiledOf, shownTree } from './subject.ts';
import { describeRecord, explain } from './why.ts';

export type { Snapshot } from './snapshot.ts';

function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const profiled = profiledOf(setup);
  const { after, exact, ticks } = profiled;
  const moments = new Moments(profiled);
  const tree = shownTree(profiled);
  const shownFunction = functionPlaces(profiled.after.functions, tree.functions);
  const measuredMs = measuredByFunction(profiled.exact);

  const take = (state: State): void => {
    const now = moments.at(state.tick);
    for (let context = 1; context < now.self.length; context += 1) {
      if (now.calls[context] === 0 && now.self[context] === 0) continue;
      const at = shownFunction[after.contexts.function[context] ?? 0] ?? 0;
      const depth = moments.depthOf(context);
      if (state.seen[at] === 0) {
        state.seen[at] = 1;
        simulation.record(RECORD.first, at, -1, depth);
      }
      if (depth <= state.deepest) continue;
      state.deepest = depth;
      simulation.record(RECORD.deeper, at, -1, depth);
    }
    const hottest = moments.hottestOf(now);
    const at = hottest.function < 0 ? -1 : (shownFunction[hottest.function] ?? 0);
    if (at === state.hottest || at < 0) return;
    state.hottest = at;
    state.hottestName = tree.functions[at]?.name ?? '';
    const share = hottest.self / moments.positionAt(state.tick);
    simulation.record(RECORD.hotter, at, -1, Math.round(100 * share));
  };

  return {
    start() {
      simulation.schedule(1, 0);
      return createState(tree.functions.length, profiled.isFile, profiled.program?.output ?? []);
    },
    handle(state) {
      state.tick += 1;
      take(state);
      if (state.tick < ticks.count) simulation.schedule(1, 0);
      else simulation.end();
    },
    act(state, action) {
      const at = action['function'];
      if (typeof at !== 'number' || tree.functions[at] === undefined || tree.functions[at].name === ROOT)
        throw new ImpossibleAction(`there is no function ${String(at)} in this profile`);
      state.accusedName = tree.functions[at].name;
      simulation.record(RECORD.accused, at);
    },
    snapshot: (state) => snapshotOf(state, profiled, moments, tree, measuredMs),
    metrics: (state) => metricsOf(state),
    sample(state, into) {
      const now = moments.at(state.tick);
      into[0] = state.tick >= ticks.count ? 0 : moments.depthOf(now.context);
      into[1] = state.tick === 0 ? 0 : moments.hottestOf(now).self / moments.positionAt(state.tick);
    },
    result: ({ tick }) => resultOf(profiled, moments, tick),
    why: (state, log, subject) => explain({ profiled, moments, tree }, state, log, subject),
    describe: (_state, log, index) => describeRecord(tree.functions, log, index),
  };

  function metricsOf(state: State): Metrics {
    const position = moments.positionAt(state.tick);
    const now = moments.at(state.tick);
    const isOperations = after.unit === 'operations';
    const seen = now.calls.reduce((sum, each) => sum + each, 0);
    const isEnd = state.tick >= ticks.count;
    return {
      operations: isOperations ? position : Number.NaN,
      durationMs: isOperations ? Number.NaN : position / 1000,
      calls: after.countsCalls ? seen : Number.NaN,
      samples: after.countsCalls ? Number.NaN : seen,
      functions: state.seen.reduce((sum, each) => sum + each, 0),
      deepestStack: state.deepest,
      hottestSelfShare: position === 0 ? Number.NaN : moments.hottestOf(now).self / position,
      changeShare: isEnd && profiled.before !== undefined ? profiled.total / profiled.totalBefore - 1 : Number.NaN,
      samplingErrorShare: isEnd && exact !== after ? samplingError(after, exact) : Number.NaN,
    };
  }
}

/** Where a recording's functions stand among the shown ones. */
function functionPlaces(
  functions: readonly { readonly name: string; readonly url: string }[],
  shown: readonly { readonly name: string; readonly url: string }[],
): Int32Array {
  if (functions === shown) return Int32Array.from(functions, (_, index) => index);
  const places = new Map(shown.map(({ name, url }, index) => [`${name}\0${url}`, index]));
  return Int32Array.from(functions, ({ name, url }) => places.get(`${name}\0${url}`) ?? 0);
}

/** Time on the clock of the machine, by function. */
function measuredByFunction({ contexts, functions, selfTimeMs }: ReturnType<typeof profiledOf>['exact']) {
  if (selfTimeMs === undefined) return undefined;
  const sums = new Float64Array(functions.length);
  selfTimeMs.forEach((timeMs, context) => {
    const at = contexts.function[context] ?? 0;
    sums[at] = (sums[at] ?? 0) + timeMs;
  });
  return sums;
}

function speedscope(setup: Setup): readonly ExportedFile[] {
  const { after, before, names } = profiledOf(setup);
  const named = [
    { name: names.after, recording: after },
    ...(before === undefined ? [] : [{ name: names.before ?? '', recording: before }]),
  ];
  const text = JSON.stringify(toSpeedscope(names.after, named));
  return [{ name: `${names.after.replace(/\.[a-z]+$/i, '')}.speedscope.json`, text }];
}

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: [],
  records: RECORDS,
  create: createRun,
  input,
  exports: { speedscope },
  probes,
};
