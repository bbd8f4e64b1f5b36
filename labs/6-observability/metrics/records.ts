// What the log of a run says. The index of a record is its kind.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'arrived', subject: 'request', object: 'server' },
  { name: 'observed', subject: 'request', object: 'server', value: 'ms' },
  { name: 'dropped', subject: 'request', object: 'server' },
  { name: 'scraped', subject: 'server', value: 'requests counted' },
  { name: 'scrapeLost', subject: 'server', value: 'requests counted' },
  { name: 'restarted', subject: 'server', value: 'requests never read' },
  { name: 'slowed', subject: 'server', value: 'factor' },
  { name: 'trafficSet', value: 'kind' },
  { name: 'requestsSet', value: 'requests a second' },
  { name: 'quantileSet', value: 'quantile' },
  { name: 'userLabelSet', value: 'kind' },
  { name: 'opened', value: 'series' },
] as const satisfies readonly RecordKind[];

export const RECORD = {
  arrived: 0,
  observed: 1,
  dropped: 2,
  scraped: 3,
  scrapeLost: 4,
  restarted: 5,
  slowed: 6,
  trafficSet: 7,
  requestsSet: 8,
  quantileSet: 9,
  userLabelSet: 10,
  opened: 11,
} as const;
