// Events from a file: a CSV with the columns key, value and timestampMs, in order of arrival. They end up in typed columns
// with a table of names, 20 bytes an event.
import { type CsvRow, cellNumber, cellText, createCsvReader, MOST_ROW_BYTES } from '#src/algorithms/text/csv.ts';
import { createNameTable, numberOf } from '#src/algorithms/text/name-table.ts';
import { openTextFile, problemAt, shownText } from '#src/algorithms/text/text-file.ts';
import type { InputProblem, InputReader } from '#src/contract/model.ts';

export interface EventTable {
  /** Index into `names`. */
  readonly key: Int32Array;
  readonly value: Float64Array;
  readonly timestampMs: Float64Array;
  readonly names: readonly string[];
}

const COLUMNS = [{ name: 'key' }, { name: 'value' }, { name: 'timestampMs' }] as const;
const KEY = 0;
const VALUE = 1;
const TIMESTAMP = 2;

const MOST_EVENTS = 20_000_000;
/** As far from the epoch as a moment of JavaScript's Date may lie: every end of a window is still a whole number. */
export const FURTHEST_MS = 8.64e15;

interface Columns {
  key: Int32Array;
  value: Float64Array;
  timestampMs: Float64Array;
}

function grown({ key, value, timestampMs }: Columns): Columns {
  const length = key.length * 2;
  const columns = {
    key: new Int32Array(length),
    value: new Float64Array(length),
    timestampMs: new Float64Array(length),
  };
  columns.key.set(key);
  columns.value.set(value);
  columns.timestampMs.set(timestampMs);
  return columns;
}

/** @param mostEvents for tests */
export function createEventReader(mostEvents = MOST_EVENTS): InputReader {
  return {
    open() {
      const table = createNameTable();
      let columns: Columns = {
        key: new Int32Array(1024),
        value: new Float64Array(1024),
        timestampMs: new Float64Array(1024),
      };
      let events = 0;

      const take = (row: CsvRow): InputProblem | undefined => {
        const { line } = row;
        if (events === mostEvents)
          return problemAt(line, `a file may have ${mostEvents} events, this one has more`, {
            key: 'input.many',
            args: { line, most: mostEvents },
          });
        const start = row.starts[KEY] as number;
        const end = row.ends[KEY] as number;
        if (start === end) return problemAt(line, 'key is empty', { key: 'input.key', args: { line } });
        const key = numberOf(table, row.bytes, start, end);
        if (key < 0) return problemAt(line, 'key is not text in UTF-8', { key: 'input.utf8', args: { line } });
        const value = cellNumber(row, VALUE);
        if (!Number.isFinite(value)) {
          const given = shownText(cellText(row, VALUE));
          return problemAt(line, `value takes a number, not ${given === '' ? 'nothing' : given}`, {
            key: given === '' ? 'input.noValue' : 'input.value',
            args: { line, given },
          });
        }
        const timestampMs = cellNumber(row, TIMESTAMP);
        if (!Number.isInteger(timestampMs) || Math.abs(timestampMs) > FURTHEST_MS) {
          const given = shownText(cellText(row, TIMESTAMP));
          return problemAt(
            line,
            `timestampMs takes a whole number of milliseconds from ${-FURTHEST_MS} to ${FURTHEST_MS}, not ${given === '' ? 'nothing' : given}`,
            { key: given === '' ? 'input.noTimestamp' : 'input.timestamp', args: { line, given } },
          );
        }
        if (events === columns.key.length) columns = grown(columns);
        columns.key[events] = key;
        columns.value[events] = value;
        // A minus zero would show.
        columns.timestampMs[events] = timestampMs + 0;
        events += 1;
        return undefined;
      };

      const csv = createCsvReader(COLUMNS, take);
      return openTextFile({
        line: csv.line,
        mostLineBytes: MOST_ROW_BYTES,
        end() {
          const open = csv.end();
          if (open !== undefined) return open;
          if (events === 0)
            return {
              message: 'the file holds no events; expected the header key,value,timestampMs and a row for each event',
              phrase: { key: 'input.empty' },
            };
          const input: EventTable = {
            key: columns.key.slice(0, events),
            value: columns.value.slice(0, events),
            timestampMs: columns.timestampMs.slice(0, events),
            names: table.names,
          };
          const args = { events, keys: table.names.length };
          return { input, summary: { key: 'input.summary', args }, until: events };
        },
      });
    },
  };
}
