// Load balancing, the simulation: clients send requests to a balancer, which chooses a server for each. What is assumed
// and how it was checked stands in the lesson under "What this models".
import type { Model, ProbeFacts } from '#src/contract/model.ts';
import { requestReader } from './input.ts';
import { exportNginx } from './nginx.ts';
import { RECORDS } from './records.ts';
import { createRun } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';

export type { Snapshot } from './snapshot.ts';

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: ['arrivals', 'service', 'clients', 'policy'],
  records: RECORDS,
  create: createRun,
  input: requestReader,
  exports: { nginx: exportNginx },
  probes: {
    allServersUp: ({ state }: ProbeFacts<State>) => state.servers.condition.every((condition) => condition === 0),
  },
};
