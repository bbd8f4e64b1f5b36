// What the log of a run says. The index of a record is its kind.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'first', subject: 'function', value: 'depth' },
  { name: 'hotter', subject: 'function', value: 'percent' },
  { name: 'deeper', subject: 'function', value: 'depth' },
  { name: 'accused', subject: 'function' },
] as const satisfies readonly RecordKind[];

export const RECORD = { first: 0, hotter: 1, deeper: 2, accused: 3 } as const;
