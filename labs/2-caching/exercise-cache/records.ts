// What the log of a run says, and the numbers that stand for words in it.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'asked', subject: 'request', object: 'instance', value: 'call' },
  { name: 'l2Asked', subject: 'request', object: 'operation' },
  { name: 'l2Answered', subject: 'request', object: 'operation', value: 'outcome' },
  { name: 'loaded', subject: 'request', object: 'load', value: 'loads of the same thing under way' },
  { name: 'queued', subject: 'request', object: 'load', value: 'loads ahead' },
  { name: 'started', subject: 'request', object: 'load', value: 'waited, ms' },
  { name: 'loadEnded', subject: 'request', object: 'load', value: 'service time, ms; −1 an error' },
  { name: 'joined', subject: 'request', object: 'request' },
  { name: 'answered', subject: 'request', object: 'source', value: 'response time, ms' },
  { name: 'stale', subject: 'request', value: 'behind, ms' },
  { name: 'wrong', subject: 'request', object: 'what was wrong' },
  { name: 'failed', subject: 'request', object: 'reason' },
  { name: 'committed', subject: 'request', value: 'version' },
  { name: 'restarted', subject: 'instance', object: 'reason' },
  { name: 'l2Changed', subject: 'l2', object: 'change' },
  { name: 'serviceChanged', subject: 'service', object: 'change', value: 'factor' },
  { name: 'unhandled', subject: 'instance' },
  { name: 'changed', subject: 'parameter', value: 'the value' },
] as const satisfies readonly RecordKind[];

export const RECORD = {
  asked: 0,
  l2Asked: 1,
  l2Answered: 2,
  loaded: 3,
  queued: 4,
  started: 5,
  loadEnded: 6,
  joined: 7,
  answered: 8,
  stale: 9,
  wrong: 10,
  failed: 11,
  committed: 12,
  restarted: 13,
  l2Changed: 14,
  serviceChanged: 15,
  unhandled: 16,
  changed: 17,
} as const;

/** What came of an operation on L2. */
export const OUTCOME = { nothing: 0, found: 1, done: 2, refused: 3, timedOut: 4, absentNot: 5 } as const;

/** Where an answer came from. */
export const SOURCE = { l1: 0, l2: 1, joined: 2, service: 3 } as const;
export type Source = 0 | 1 | 2 | 3;

/** Why a client got no answer. */
export const REASON = { rejected: 0, timeout: 1, stuck: 2, restarted: 3 } as const;
export const REASONS = ['rejected', 'timeout', 'stuck', 'restarted'] as const;
/** What a client may complain of: those, and a wrong answer. */
export type Complaint = (typeof REASONS)[number] | 'wrong';

/**
 * What was wrong with an answer. `nothing`: not even JSON; `clients`: what another client made of its own; `untold`: true,
 * but neither the service nor L2 had said it to that instance; `never`: nobody ever said it; `lost`: an update that the
 * service has not written.
 */
export const WRONG = ['nothing', 'clients', 'untold', 'never', 'lost'] as const;
export type WrongAnswer = (typeof WRONG)[number];

/** Why an instance was restarted. */
export const RESTART = { byHand: 0, outOfMemory: 1 } as const;

export const L2_CHANGE = { refuse: 0, silence: 1, restore: 2, flush: 3 } as const;
export const SERVICE_CHANGE = { slow: 0, fail: 1, restore: 2 } as const;

export const LIVE_PARAMETERS = ['arrivalRatePerS', 'updateShare'] as const;
