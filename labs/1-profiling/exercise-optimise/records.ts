// What the log of a run says. The index of a record is its kind.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'measuredSlow', subject: 'curve', object: 'n', value: 'operations' },
  { name: 'measuredOwn', subject: 'curve', object: 'n', value: 'operations' },
  { name: 'wrong', subject: 'curve', object: 'n', value: 'values' },
  { name: 'stopped', subject: 'curve', object: 'n', value: 'operations' },
  { name: 'accused', subject: 'line' },
] as const satisfies readonly RecordKind[];

export const RECORD = { measuredSlow: 0, measuredOwn: 1, wrong: 2, stopped: 3, accused: 4 } as const;
