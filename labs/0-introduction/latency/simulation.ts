// The run of this lab: state, actions, and what a page or the command line asks of it.
import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { metricsOf, sampleInto } from './figures.ts';
import { createFlow } from './flow.ts';
import type { Params } from './parameters.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { createState, inSystem, type State } from './state.ts';
import { checksOf, levelsOf, theoryOf } from './theory.ts';
import { describeRecord, explain } from './why.ts';

export function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const flow = createFlow(params, simulation);

  const setParameter = (state: State, name: string, value: number): void => {
    if (name === 'arrivalRatePerS') flow.setArrivalRate(state, value);
    else if (name === 'serviceRatePerS') flow.setServiceRate(state, value);
    else if (name === 'servers') flow.setServers(state, value);
  };

  const actOnServer = (state: State, action: Action): void => {
    const server = action['server'] as number;
    const last = state.servers.count - 1;
    if (server > last)
      throw new ImpossibleAction(`${action.action}: there is no server ${server}; they are numbered from 0 to ${last}`);
    if (action.action === 'slow') flow.slow(state, server, action['factor'] as number);
    else flow.pause(state, server, action['durationMs'] as number);
  };

  return {
    start() {
      const state = createState(params);
      flow.start(state);
      return state;
    },
    handle: flow.handle,
    act(state, action) {
      if (action.action === 'set') setParameter(state, String(action['name']), action['value'] as number);
      else if (action.action === 'burst') {
        if (action['clients'] !== 0)
          throw new ImpossibleAction(`there are no clients ${String(action['clients'])}: there are only clients 0`);
        flow.burst(state, action['count'] as number);
      } else actOnServer(state, action);
    },
    snapshot: (state) => snapshotOf(state, simulation.time, params),
    metrics: (state) => metricsOf(state, simulation.time, params),
    sample: (state, into) => {
      sampleInto(state, simulation.time, params, into);
    },
    result(state) {
      const { load, law } = theoryOf(state, params);
      return {
        answered: state.answered,
        inSystem: inSystem(state),
        theory: {
          law: law ?? 'none',
          load,
          ...Object.fromEntries(
            checksOf(state, params).map(({ of, expected, interval }) => [
              of,
              { expected, low: interval?.low ?? Number.NaN, high: interval?.high ?? Number.NaN },
            ]),
          ),
        },
      };
    },
    why: (state, log, subject) => explain(state, log, subject),
    describe: (_state, log, index) => describeRecord(log, index),
    theory: (state) => levelsOf(state, params),
  };
}
