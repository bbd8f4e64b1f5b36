// The log against a plain array that does the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventLog, firstDifference } from './log.ts';

type Row = readonly [time: number, kind: number, subject: number, object: number, value: number];

const row = fc.tuple(
  fc.nat(50),
  fc.nat(255),
  fc.integer(),
  fc.integer(),
  fc.oneof(fc.double(), fc.constantFrom(Number.NaN, 0, -0)),
);
const rowsOf = (log: EventLog): Row[] =>
  Array.from(
    { length: log.length },
    (_, index) =>
      [log.timeAt(index), log.kindAt(index), log.subjectAt(index), log.objectAt(index), log.valueAt(index)] as const,
  );

function logOf(rows: readonly Row[]): EventLog {
  const log = new EventLog();
  for (const each of rows) log.write(...each);
  return log;
}

const partsAt = (one: readonly Row[], other: readonly Row[]): number =>
  firstDifference(logOf(one).columns(0, 100), logOf(other).columns(0, 100));

describe('EventLog', () => {
  it('keeps what is written, goes back, and writes on', () => {
    const moves = fc.array(fc.oneof(fc.record({ write: row }), fc.record({ back: fc.nat(1000) })), { maxLength: 200 });
    fc.assert(
      fc.property(moves, (all) => {
        const log = new EventLog();
        const model: Row[] = [];
        for (const move of all) {
          if ('write' in move) {
            log.write(...move.write);
            model.push(move.write);
          } else {
            model.length = Math.min(move.back, model.length);
            log.rewind(model.length);
          }
          expect(log.length).toBe(model.length);
        }
        expect(rowsOf(log)).toEqual(model);
      }),
    );
  });

  it('grows past its first capacity', () => {
    const rows = Array.from({ length: 5000 }, (_, index): Row => [index, index % 7, index, 1 - index, index / 3]);
    expect(rowsOf(logOf(rows))).toEqual(rows);
  });

  it('goes back only to where it has been', () => {
    const log = logOf([
      [0, 1, 2, 3, 4],
      [1, 1, 2, 3, 5],
    ]);
    expect(() => log.rewind(3)).toThrow(RangeError);
    expect(() => log.rewind(-1)).toThrow(RangeError);
    log.rewind(1);
    expect(() => log.rewind(2)).toThrow(RangeError);
  });

  it('finds the first difference of two logs in any of their columns', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.nat(), fc.nat(4), (rows, place, column) => {
        expect(partsAt(rows, rows)).toBe(rows.length);
        const at = place % rows.length;
        const other = rows.map((each, index) =>
          index === at
            ? (each.map((value, field) => (field === column ? (value === 0 ? 1 : 0) : value)) as unknown as Row)
            : each,
        );
        expect(partsAt(rows, other)).toBe(at);
        expect(partsAt(rows, rows.slice(0, at))).toBe(at);
      }),
    );
  });

  it('hands over its columns in pieces, as far as it goes', () => {
    const rows = Array.from({ length: 5000 }, (_, index): Row => [index, index % 7, index, 1 - index, index / 3]);
    const log = logOf(rows);
    const { times, kinds, subjects, objects, values } = log.columns(4090, 20);
    const piece = Array.from(times, (time, at) => [time, kinds[at], subjects[at], objects[at], values[at]]);
    expect(piece).toEqual(rows.slice(4090, 4110));
    expect([log.columns(4990, 20).times.length, log.columns(6000, 20).times.length]).toEqual([10, 0]);
  });

  it('keeps no more than it may, says when it is full, and has room again after going back', () => {
    const log = new EventLog({ most: 2 });
    const full = [5, 6, 7].map((time) => {
      log.write(time, 0, 0, 0, 0);
      return log.fullAt;
    });
    expect([...full, log.length]).toEqual([undefined, 6, 6, 2]);
    log.rewind(1);
    expect(log.fullAt).toBeUndefined();
  });

  it('keeps nothing when it is switched off', () => {
    const log = new EventLog({ enabled: false });
    log.write(0, 0, 0, 0, 0);
    expect(log.length).toBe(0);
  });
});
