// The run of this lab: state, actions, and what a page or the command line asks of it.
import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { createChooser } from './chooser.ts';
import { createClients } from './clients.ts';
import { EVENT } from './events.ts';
import { metricsOf, sampleInto, theoryOf } from './figures.ts';
import { createFlow } from './flow.ts';
import { createHealth } from './health.ts';
import type { RequestTrace } from './input.ts';
import { ALGORITHM_NAMES, type Algorithm, type Params, SAMPLE_EVERY_MS, serverNamesOf } from './parameters.ts';
import { CHANGE, LIVE_PARAMETERS, RECORD } from './records.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { CONDITION, createState, type State } from './state.ts';
import { describeRecord, explain } from './why.ts';

/** First choices by request, in order: a log of its own, since the same past always writes the same. */
function createChoices() {
  let values = new Int32Array(1024);
  return {
    set(index: number, server: number): void {
      if (index === values.length) {
        const grown = new Int32Array(values.length * 2);
        grown.set(values);
        values = grown;
      }
      values[index] = server;
    },
    first: (count: number): number[] => Array.from(values.subarray(0, count)),
  };
}

export function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const trace = setup.input as RequestTrace | undefined;
  const names = serverNamesOf(params);
  const choices = createChoices();
  const clients = createClients(params.clients, params.clientSkew, simulation.random('clients'), trace);
  const chooser = createChooser(setup, simulation, clients);
  const health = createHealth({ params, simulation, events: EVENT, changed: chooser.serversChanged });
  const flow = createFlow({ params, trace, simulation, clients, chooser, health, remember: choices.set });

  const actOnServer = (state: State, server: number, action: Action): void => {
    const { servers } = state;
    switch (action.action) {
      case 'slow':
        servers.slowdown[server] = action['factor'] as number;
        simulation.record(RECORD.serverChanged, server, CHANGE.slow, action['factor'] as number);
        return;
      case 'kill':
        servers.condition[server] = CONDITION.dead;
        simulation.record(RECORD.serverChanged, server, CHANGE.kill);
        flow.dropAll(state, server);
        return;
      case 'cut':
        servers.condition[server] = CONDITION.cutOff;
        simulation.record(RECORD.serverChanged, server, CHANGE.cut);
        return;
      case 'restore':
        servers.condition[server] = CONDITION.up;
        servers.slowdown[server] = 1;
        simulation.record(RECORD.serverChanged, server, CHANGE.restore);
        flow.reconnect(state, server);
        return;
      case 'weight':
        servers.weights[server] = action['weight'] as number;
        simulation.record(RECORD.serverChanged, server, CHANGE.weight, action['weight'] as number);
        chooser.serversChanged(state);
    }
  };

  const setParameter = (state: State, name: string, value: unknown): void => {
    const logged = name === 'algorithm' ? ALGORITHM_NAMES.indexOf(value as Algorithm) : (value as number);
    simulation.record(RECORD.changed, (LIVE_PARAMETERS as readonly string[]).indexOf(name), -1, logged);
    if (name === 'algorithm') {
      state.algorithm = value as string;
      chooser.begin(state);
    } else if (name === 'arrivalRatePerS') flow.changeRate(state, value as number);
    else if (name === 'serviceTimeMs') state.serviceTimeMs = value as number;
  };

  return {
    start() {
      const state = createState({
        names,
        weights: params.weights,
        speeds: Float64Array.from(names, (_, index) => params.speeds[index] ?? 1),
        algorithm: params.algorithm,
        arrivalRatePerS: params.arrivalRatePerS,
        serviceTimeMs: params.serviceTimeMs,
      });
      chooser.begin(state);
      health.start();
      flow.start(state);
      return state;
    },
    handle: flow.handle,
    act(state, action) {
      if (action.action === 'set') {
        setParameter(state, String(action['name']), action['value']);
        return;
      }
      const server = action['server'] as number;
      const last = state.servers.count - 1;
      if (server > last)
        throw new ImpossibleAction(
          `${action.action}: there is no server ${server}; they are numbered from 0 to ${last}`,
        );
      actOnServer(state, server, action);
    },
    snapshot: (state) => snapshotOf(state, simulation.time, params.capacityPerServer),
    metrics: (state) => metricsOf(state, simulation.time, params),
    sample: (state, into) => sampleInto(state, simulation.time, into, SAMPLE_EVERY_MS, params.capacityPerServer),
    result: (state) => ({
      choices: choices.first(state.choiceCount),
      servers: state.servers.names.map((name, index) => ({
        name,
        chosen: state.servers.chosen[index] as number,
        answered: state.servers.answered[index] as number,
        failed: state.servers.failed[index] as number,
      })),
    }),
    why: (state, log, subject) => explain({ names, algorithm: params.algorithm, clients }, state, log, subject),
    describe: (_state, log, index) => describeRecord(names, log, index),
    theory: (state) => (trace === undefined ? theoryOf(state, params) : {}),
  };
}
