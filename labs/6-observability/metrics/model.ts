// Metrics, the simulation: a fleet that counts what it serves, and a Prometheus that reads it. What is assumed and how it was
// checked stands in the lesson under "What this models".
import type { Model } from '#src/contract/model.ts';
import { createScrapeReader } from './input.ts';
import { createOpenedRun } from './opened-run.ts';
import { exportScrape } from './prometheus.ts';
import { RECORDS } from './records.ts';
import { createRun } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';

export type { Snapshot } from './snapshot.ts';

const fleet: Model<State, Snapshot> = {
  version: 2,
  streams: ['arrivals', 'durations', 'choices'],
  records: RECORDS,
  create: (setup, simulation) =>
    setup.input === undefined ? createRun(setup, simulation) : createOpenedRun(setup, simulation),
  input: createScrapeReader(),
};

export const model: Model<State, Snapshot> = { ...fleet, exports: { prometheus: exportScrape(fleet) } };
