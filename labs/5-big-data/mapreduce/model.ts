// MapReduce, the simulation: the plan of a job on a cluster. What is assumed and how it was checked stands in the lesson
// under "What this models".
import type { Model } from '#src/contract/model.ts';
import { createTextReader } from './input.ts';
import { job } from './job.ts';
import { RECORDS } from './records.ts';
import { createRun } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';
import { hadoopStreaming } from './streaming.ts';

export type { Snapshot } from './snapshot.ts';

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: ['text', 'placement'],
  records: RECORDS,
  create: createRun,
  input: createTextReader(),
  job,
  exports: { 'hadoop-streaming': hadoopStreaming },
};
