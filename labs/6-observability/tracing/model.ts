// Tracing, the simulation: requests through services that write spans, or the spans of a file. What is assumed and how it
// was checked stands in the lesson under "What this models".
import type { Model, ProbeFacts } from '#src/contract/model.ts';
import { exportOtlp } from './export.ts';
import { otlpReader } from './input.ts';
import { RECORDS } from './records.ts';
import { createTraffic } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';
import { STREAMS } from './streams.ts';
import { createViewer } from './viewer.ts';

export type { Snapshot } from './snapshot.ts';

export const model: Model<State, Snapshot> = {
  version: 1,
  streams: STREAMS,
  records: RECORDS,
  create: (setup, simulation) =>
    setup.input === undefined ? createTraffic(setup, simulation) : createViewer(setup, simulation),
  input: otlpReader,
  exports: { otlp: exportOtlp },
  probes: {
    /** The one that had gone wrong was restored, and no other. */
    foundAtOnce: ({ state }: ProbeFacts<State>) => state.cured && state.wrongRestores === 0,
  },
};
