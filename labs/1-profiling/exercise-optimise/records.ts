// What the log of a run says. The index of a record is its kind.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'measuredSlow', subject: 'curve', object: 'n', value: 'operations' },
  { name: 'measuredShown', subject: 'curve', object: 'n', value: 'operations' },
  { name: 'wrong', subject: 'curve', object: 'n', value: 'values' },
  { name: 'stopped', subject: 'curve', object: 'n', value: 'operations' },
  { name: 'accused', subject: 'line' },
  { name: 'accusedContext', subject: 'context' },
] as const satisfies readonly RecordKind[];

export const RECORD = {
  measuredSlow: 0,
  measuredShown: 1,
  wrong: 2,
  stopped: 3,
  accused: 4,
  accusedContext: 5,
} as const;
