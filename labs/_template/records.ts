// What the log of a run says. The index of a record is its kind.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'arrived', subject: 'request', value: 'requests ahead' },
  { name: 'started', subject: 'request', value: 'waited, ms' },
  { name: 'left', subject: 'request', value: 'response time, ms' },
  { name: 'slowed', subject: 'server', value: 'factor' },
  { name: 'arrivalsSet', value: 'requests a second' },
] as const satisfies readonly RecordKind[];

export const RECORD = { arrived: 0, started: 1, left: 2, slowed: 3, arrivalsSet: 4 } as const;
