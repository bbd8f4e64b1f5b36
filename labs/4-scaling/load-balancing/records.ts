// What the log of a load-balancing run says, and the numbers that stand for words in it.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'sent', subject: 'request', object: 'client' },
  { name: 'chosen', subject: 'request', object: 'server', value: 'requests under way there' },
  { name: 'queued', subject: 'request', object: 'server', value: 'requests ahead' },
  { name: 'started', subject: 'request', object: 'server', value: 'waited, ms' },
  { name: 'finished', subject: 'request', object: 'server', value: 'service time, ms' },
  { name: 'answered', subject: 'request', object: 'server', value: 'response time, ms' },
  { name: 'failed', subject: 'request', object: 'server', value: 'reason' },
  { name: 'retried', subject: 'request', object: 'server', value: 'reason' },
  { name: 'serverChanged', subject: 'server', object: 'change', value: 'factor or weight' },
  { name: 'believed', subject: 'server', value: '1 healthy, 0 not, 2 one request on trial' },
  { name: 'changed', subject: 'parameter', value: 'the value, or the index of the choice' },
] as const satisfies readonly RecordKind[];

export const RECORD = {
  sent: 0,
  chosen: 1,
  queued: 2,
  started: 3,
  finished: 4,
  answered: 5,
  failed: 6,
  retried: 7,
  serverChanged: 8,
  believed: 9,
  changed: 10,
} as const;

/** Why an attempt failed: the `value` of `failed` and `retried`. */
export const REASON = { refused: 1, broken: 2, timeout: 3, noServer: 4 } as const;

/** What was done to a server: the `object` of `serverChanged`. */
export const CHANGE = { slow: 0, kill: 1, cut: 2, restore: 3, weight: 4 } as const;

/** What the balancer thinks of a server: the `value` of `believed`. */
export const BELIEF = { unhealthy: 0, healthy: 1, onTrial: 2 } as const;

/** The live parameters: the `subject` of `changed`. */
export const LIVE_PARAMETERS = ['algorithm', 'arrivalRatePerS', 'serviceTimeMs'] as const;
