// What the log says of a stream, and in which order. Events and windows are numbered from 0.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'arrived', subject: 'event', object: 'key', value: 'timestampMs' },
  { name: 'filtered', subject: 'event', object: 'key' },
  /** The window begins, or a session reaches further back, to this time. */
  { name: 'begins', subject: 'window', object: 'key', value: 'startMs' },
  { name: 'ends', subject: 'window', object: 'key', value: 'endMs' },
  { name: 'added', subject: 'window', object: 'event', value: 'count' },
  { name: 'fired', subject: 'window', object: 'event', value: 'result' },
  { name: 'firedLate', subject: 'window', object: 'event', value: 'result' },
  { name: 'merged', subject: 'window', object: 'window' },
  { name: 'forgotten', subject: 'window', object: 'event', value: 'watermarkMs' },
  { name: 'refused', subject: 'event', object: 'key', value: 'startMs' },
  /** No window took it; the value is how long after the last of them had been forgotten it came. */
  { name: 'dropped', subject: 'event', object: 'key', value: 'ms' },
  { name: 'unassigned', subject: 'event', object: 'key' },
  { name: 'watermark', subject: 'event', value: 'watermarkMs' },
  { name: 'offline', subject: 'key', value: 'ms' },
  { name: 'online', subject: 'key', value: 'events' },
  { name: 'clockSet', subject: 'key', value: 'ms' },
  { name: 'delaySet', value: 'ms' },
  { name: 'filterSet', value: 'filter' },
  { name: 'inputEnded' },
] as const satisfies readonly RecordKind[];

type RecordName = (typeof RECORDS)[number]['name'];

export const RECORD = Object.fromEntries(RECORDS.map(({ name }, index) => [name, index])) as Readonly<
  Record<RecordName, number>
>;
