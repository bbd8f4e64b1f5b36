// What the log of a run says. The index of a record is its kind.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'sent', subject: 'request' },
  { name: 'queued', subject: 'request', value: 'requests ahead in the queue' },
  { name: 'started', subject: 'request', object: 'server', value: 'waited, ms' },
  { name: 'finished', subject: 'request', object: 'server', value: 'service time, ms' },
  { name: 'answered', subject: 'request', value: 'response time, ms' },
  { name: 'slowed', subject: 'server', value: 'factor' },
  { name: 'paused', subject: 'server', value: 'ms' },
  { name: 'burst', subject: 'clients', value: 'requests at once' },
  { name: 'arrivalsSet', value: 'requests a second' },
  { name: 'serversSet', value: 'servers' },
  { name: 'serviceSet', value: 'requests a second' },
] as const satisfies readonly RecordKind[];

export const RECORD = {
  sent: 0,
  queued: 1,
  started: 2,
  finished: 3,
  answered: 4,
  slowed: 5,
  paused: 6,
  burst: 7,
  arrivalsSet: 8,
  serversSet: 9,
  serviceSet: 10,
} as const;
