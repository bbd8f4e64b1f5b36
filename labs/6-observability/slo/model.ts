// Service level objectives, the simulation: a service over a month, its error budget, and the alerts on it. What is assumed
// and how it was checked stands in the lesson under "What this models".
import type { Model } from '#src/contract/model.ts';
import { exportPrometheus } from './prometheus.ts';
import { RECORDS } from './records.ts';
import { createRun } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';

export type { Snapshot } from './snapshot.ts';

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: ['traffic', 'failures', 'latencies', 'deploys'],
  records: RECORDS,
  create: createRun,
  exports: { prometheus: exportPrometheus },
};
