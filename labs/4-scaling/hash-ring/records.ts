// What the log says of lookups and of the nodes that come and go, and in which order.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'hit', subject: 'key', object: 'node', value: 'steps' },
  /** The value is the node that had the key, −1 for the store behind all of them. */
  { name: 'miss', subject: 'key', object: 'node', value: 'from' },
  { name: 'failed', subject: 'key', object: 'node' },
  { name: 'joined', subject: 'node', value: 'keys' },
  { name: 'removed', subject: 'node', value: 'keys' },
  { name: 'crashed', subject: 'node', value: 'keys' },
  { name: 'restarted', subject: 'node' },
  { name: 'methodChanged', subject: 'method', value: 'keys' },
  { name: 'pointsChanged', subject: 'points', value: 'keys' },
  { name: 'lookupChanged', subject: 'lookup' },
] as const satisfies readonly RecordKind[];

export const RECORD = {
  hit: 0,
  miss: 1,
  failed: 2,
  joined: 3,
  removed: 4,
  crashed: 5,
  restarted: 6,
  methodChanged: 7,
  pointsChanged: 8,
  lookupChanged: 9,
} as const;
