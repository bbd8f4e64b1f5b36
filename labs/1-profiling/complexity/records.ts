// What the log of a run says. The index of a record is its kind; `curve` numbers a racer.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'measured', subject: 'curve', object: 'n', value: 'operations' },
  { name: 'wrong', subject: 'curve', object: 'n', value: 'values' },
  { name: 'stopped', subject: 'curve', object: 'n', value: 'operations' },
] as const satisfies readonly RecordKind[];

export const RECORD = { measured: 0, wrong: 1, stopped: 2 } as const;

/** In the order of their numbers: the two functions, two cures of the first that leave it what it is, and the student's. */
export const RACERS = ['slow', 'fast', 'micro', 'parallel', 'own'] as const;
export type Racer = (typeof RACERS)[number];
