// Windows, the simulation: a stream of events meets windows over event time. What is assumed and how it was checked stands
// in the lesson under "What this models".
import type { Model } from '#src/contract/model.ts';
import { createEventReader } from './input.ts';
import { RECORDS } from './records.ts';
import { createRun } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';
import { delayAgainstCompleteness } from './trade-off.ts';

export type { Snapshot } from './snapshot.ts';
export type { TradeOff } from './trade-off.ts';

export const model: Model<State, Snapshot> = {
  version: 2,
  streams: ['traffic', 'delays', 'values'],
  records: RECORDS,
  create: (setup, simulation) => createRun(setup, simulation),
  input: createEventReader(),
  analyses: { delayAgainstCompleteness },
};
