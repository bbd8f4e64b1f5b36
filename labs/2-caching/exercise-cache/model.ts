// A two-level cache over a slow service, the simulation: clients ask instances, whose code asks L1, L2 and the service. What
// is assumed and how it was checked stands in the lesson under "What this models".
import type { Model } from '#src/contract/model.ts';
import { RECORDS } from './records.ts';
import { createRun } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';

export type { Snapshot } from './snapshot.ts';

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: ['arrivals', 'users', 'calls', 'work', 'instances'],
  replays: true,
  records: RECORDS,
  create: createRun,
};
