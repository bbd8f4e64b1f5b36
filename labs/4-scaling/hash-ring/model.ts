// The hash ring, the simulation: lookups of keys among nodes that come and go. What is assumed and how it was checked
// stands in the lesson under "What this models".
import type { Model } from '#src/contract/model.ts';
import { createKeyReader } from './input.ts';
import { loadSpread } from './load-spread.ts';
import { probes } from './probes.ts';
import { RECORDS } from './records.ts';
import { createRun } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';

export type { LoadSpread } from './load-spread.ts';
export type { NodeView, Path, Snapshot } from './snapshot.ts';

export const model: Model<State, Snapshot> = {
  version: 2,
  streams: ['keys'],
  records: RECORDS,
  create: createRun,
  input: createKeyReader(),
  probes,
  analyses: { loadSpread },
};
