// Latency, the simulation: requests arrive, wait in one queue for one of c servers, are served and leave. What is assumed
// and how it was checked stands in the lesson under "What this models".
import type { Model } from '#src/contract/model.ts';
import { RECORDS } from './records.ts';
import { createRun } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';
import { responseByLoad, throughputByServers } from './sweeps.ts';

export type { Snapshot } from './snapshot.ts';
export type { LoadPoint, ServersPoint } from './sweeps.ts';

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: ['arrivals', 'work', 'bursts'],
  records: RECORDS,
  create: createRun,
  analyses: {
    responseByLoad: (setup) => responseByLoad(model, setup),
    throughputByServers: (setup) => throughputByServers(model, setup),
  },
};
