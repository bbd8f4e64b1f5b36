// What the log of a run says. The index of a record is its kind.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'mapStarted', subject: 'map', object: 'attempt', value: 'node' },
  { name: 'mapDone', subject: 'map', object: 'attempt', value: 'ms' },
  { name: 'reduceStarted', subject: 'reduce', object: 'attempt', value: 'node' },
  { name: 'copied', subject: 'reduce', object: 'map', value: 'bytes' },
  { name: 'waits', subject: 'reduce', object: 'attempt', value: 'maps copied' },
  { name: 'reducing', subject: 'reduce', object: 'attempt', value: 'pairs' },
  { name: 'reduceDone', subject: 'reduce', object: 'attempt', value: 'ms' },
  { name: 'lost', subject: 'node', object: 'attempt', value: 'ms' },
  { name: 'beaten', subject: 'node', object: 'attempt', value: 'ms' },
  { name: 'copyStarted', subject: 'node', object: 'attempt', value: 'progress, %' },
  { name: 'outputLost', subject: 'map', object: 'node' },
  { name: 'mapsDone' },
  { name: 'jobDone', value: 'ms' },
  { name: 'died', subject: 'node' },
  { name: 'noticed', subject: 'node', value: 'ms' },
  { name: 'revived', subject: 'node' },
  { name: 'slowed', subject: 'node', value: 'factor' },
  { name: 'speculationSet', value: 'on' },
] as const satisfies readonly RecordKind[];

export const RECORD = {
  mapStarted: 0,
  mapDone: 1,
  reduceStarted: 2,
  copied: 3,
  waits: 4,
  reducing: 5,
  reduceDone: 6,
  lost: 7,
  beaten: 8,
  copyStarted: 9,
  outputLost: 10,
  mapsDone: 11,
  jobDone: 12,
  died: 13,
  noticed: 14,
  revived: 15,
  slowed: 16,
  speculationSet: 17,
} as const;
