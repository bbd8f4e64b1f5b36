// What the log says of a cache, and in which order.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'hit', subject: 'key' },
  { name: 'miss', subject: 'key' },
  { name: 'evicted', subject: 'key', object: 'key', value: 'policy' },
  { name: 'scanBegan', value: 'keys' },
  { name: 'flushed', value: 'keys' },
  { name: 'policyChanged', value: 'policy' },
] as const satisfies readonly RecordKind[];

export const RECORD = { hit: 0, miss: 1, evicted: 2, scanBegan: 3, flushed: 4, policyChanged: 5 } as const;
