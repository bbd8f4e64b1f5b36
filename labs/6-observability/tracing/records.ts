// What the log of a run says. The index of a record is its kind.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'sent', subject: 'request' },
  { name: 'spanBegan', subject: 'request', object: 'site' },
  { name: 'waited', subject: 'request', object: 'site', value: 'ms' },
  { name: 'spanEnded', subject: 'request', object: 'site', value: 'ms' },
  { name: 'spanFailed', subject: 'request', object: 'site', value: 'reason' },
  { name: 'retried', subject: 'request', object: 'site' },
  { name: 'missed', subject: 'request', object: 'site' },
  { name: 'contextLost', subject: 'request', object: 'site' },
  { name: 'answered', subject: 'request', value: 'ms' },
  { name: 'failed', subject: 'request', value: 'ms' },
  { name: 'decided', subject: 'request', object: 'part', value: 'verdict' },
  { name: 'serviceChanged', subject: 'service', object: 'change', value: 'times, or percent' },
  { name: 'cured', subject: 'service' },
  { name: 'wronglyRestored', subject: 'service' },
  { name: 'rateSet', value: 'requests a second' },
  { name: 'hitsSet', value: 'percent' },
  { name: 'opened', value: 'spans' },
] as const satisfies readonly RecordKind[];

export const RECORD = {
  sent: 0,
  spanBegan: 1,
  waited: 2,
  spanEnded: 3,
  spanFailed: 4,
  retried: 5,
  missed: 6,
  contextLost: 7,
  answered: 8,
  failed: 9,
  decided: 10,
  serviceChanged: 11,
  cured: 12,
  wronglyRestored: 13,
  rateSet: 14,
  hitsSet: 15,
  opened: 16,
} as const;

export const CHANGES = ['slow', 'fail', 'lose', 'restore'] as const;
export type Change = (typeof CHANGES)[number];

/** Why a span failed, by number. */
export const REASON = { chance: 1, made: 2, refused: 3, child: 4 } as const;

/** What became of a trace, and why, by number. */
export const VERDICTS = ['dropped', 'all', 'head', 'error', 'slow', 'rate', 'coin', 'unsampled'] as const;
export type Verdict = (typeof VERDICTS)[number];
