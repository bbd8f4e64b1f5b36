// What the log of a run says. The index of a record is its kind.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'queued', subject: 'entry', object: 'queue' },
  { name: 'called', subject: 'entry', object: 'queue' },
  { name: 'dropped', subject: 'entry', object: 'queue' },
  { name: 'printed', subject: 'line' },
  { name: 'entered', subject: 'phase' },
] as const satisfies readonly RecordKind[];

export const RECORD = { queued: 0, called: 1, dropped: 2, printed: 3, entered: 4 } as const;
