// Eviction, the simulation: a trace of requests meets a full cache. What is assumed and how it was checked stands in the
// lesson under "What this models".
import type { Model } from '#src/contract/model.ts';
import { missRatioCurves } from './curves.ts';
import { traceReader } from './input.ts';
import { RECORDS } from './records.ts';
import { createRun } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';

export type { MissRatioCurves } from './curves.ts';
export type { Snapshot } from './snapshot.ts';

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: ['trace', 'hash'],
  records: RECORDS,
  create: createRun,
  input: traceReader,
  analyses: { missRatioCurves },
};
