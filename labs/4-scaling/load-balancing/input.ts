// Requests from a file: a CSV of times and clients, or an access log in the common or combined format.
import { type CsvRow, cellNumber, cellText, createCsvReader } from '#src/algorithms/text/csv.ts';
import { openTextFile, problemAt, shownText } from '#src/algorithms/text/text-file.ts';
import { decodeUtf8Lossy } from '#src/algorithms/text/utf8.ts';
import type { InputProblem, InputReader } from '#src/contract/model.ts';

export interface RequestTrace {
  /** Milliseconds from the first request, never decreasing. */
  readonly timeMs: Float64Array;
  /** Index into `clients`. */
  readonly client: Int32Array;
  readonly clients: readonly string[];
  readonly key?: readonly string[];
  /** NaN where the file says nothing. */
  readonly serviceMs?: Float64Array;
}

const MOST_REQUESTS = 2_000_000;
const DAY_MS = 86_400_000;
/** From the first request to the last: a run samples itself four times a second. */
const MOST_DAYS = 7;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LOG_LINE =
  /^(\S+) \S+ .*?\[(\d{2})\/(\w{3})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})\] "(?:\S+ (\S+)[^"]*|[^"]*)" \d{3} (?:\d+|-)/;

/** The columns of a CSV, and their places in a row. */
const COLUMNS = [
  { name: 'timeMs' },
  { name: 'clientIp' },
  { name: 'key', optional: true },
  { name: 'serviceMs', optional: true },
] as const;
const TIME = 0;
const CLIENT = 1;
const KEY = 2;
const SERVICE = 3;

type LineProblem = 'format' | 'many' | 'time' | 'service' | 'client' | 'log' | 'month' | 'moment' | 'order' | 'span';

class BadLine extends Error {
  readonly problem: InputProblem;
  constructor(problem: InputProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

const daysIn = (year: number, monthIndex: number): number => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][monthIndex] ?? 0;
};

/** Collects requests line by line; the first line tells which format it is. */
class Collector {
  private readonly times: number[] = [];
  private readonly clientIndex = new Map<string, number>();
  private readonly client: number[] = [];
  private readonly keys: string[] = [];
  private readonly services: number[] = [];
  private readonly csv = createCsvReader(COLUMNS, (row) => {
    this.readRow(row);
    return undefined;
  });
  private format: 'unknown' | 'csv' | 'log' = 'unknown';
  private lineNumber = 0;

  line(bytes: Uint8Array, start: number, end: number): InputProblem | undefined {
    this.lineNumber += 1;
    if (this.format === 'csv') return this.csv.line(bytes, start, end);
    const text = decodeUtf8Lossy(bytes, start, end);
    if (text.trim() === '') return this.csv.line(bytes, start, end);
    if (this.format === 'unknown') {
      if (/(^|[\s,"])(timeMs|clientIp)($|[\s,"])/.test(text)) {
        this.format = 'csv';
        return this.csv.line(bytes, start, end);
      }
      if (!LOG_LINE.test(text)) {
        const given = shownText(text);
        this.fail(
          'format',
          `neither the header timeMs,clientIp[,key][,serviceMs] nor a line of an access log: ${given}`,
          { given },
        );
      }
      this.format = 'log';
    }
    this.readLog(text);
    return undefined;
  }

  private readRow(row: CsvRow): void {
    this.lineNumber = row.line;
    const timeMs = cellNumber(row, TIME);
    const isEmpty = (column: number): boolean => row.starts[column] === row.ends[column];
    if (!Number.isFinite(timeMs) || timeMs < 0) {
      const given = shownText(cellText(row, TIME));
      this.fail('time', `timeMs takes a number from 0, not ${given}`, { given });
    }
    const serviceMs = cellNumber(row, SERVICE);
    if (!isEmpty(SERVICE) && !(serviceMs >= 0 && serviceMs <= DAY_MS)) {
      const given = shownText(cellText(row, SERVICE));
      this.fail('service', `serviceMs takes a number from 0 to ${DAY_MS}, not ${given}`, { given, most: DAY_MS });
    }
    const clientIp = cellText(row, CLIENT);
    if (clientIp === '') this.fail('client', 'clientIp is empty', {});
    this.add(timeMs, clientIp, this.csv.has(KEY) ? cellText(row, KEY) : undefined, serviceMs);
  }

  private readLog(text: string): void {
    const match = LOG_LINE.exec(text);
    if (match === null)
      this.fail('log', `not a line of the common or combined format: ${shownText(text)}`, { given: shownText(text) });
    const [
      ,
      address = '',
      day = '',
      month = '',
      year = '',
      hour = '',
      minute = '',
      second = '',
      sign,
      zoneHour = '',
      zoneMinute = '',
      path,
    ] = match;
    const monthIndex = MONTHS.indexOf(month);
    if (monthIndex < 0) this.fail('month', `unknown month ${month}`, { given: month });
    const isMoment =
      Number(day) >= 1 &&
      Number(day) <= daysIn(Number(year), monthIndex) &&
      Number(hour) < 24 &&
      Number(minute) < 60 &&
      // A leap second.
      Number(second) <= 60;
    const given = `${day}/${month}/${year}:${hour}:${minute}:${second}`;
    if (!isMoment) this.fail('moment', `there is no such moment: ${given}`, { given });
    const zoneMs = (Number(zoneHour) * 60 + Number(zoneMinute)) * 60_000 * (sign === '-' ? -1 : 1);
    this.add(
      daysFromEpoch(Number(year), monthIndex, Number(day)) * DAY_MS +
        ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 -
        zoneMs,
      address,
      path,
      Number.NaN,
    );
  }

  private fail(code: LineProblem, sentence: string, args: Readonly<Record<string, string | number>>): never {
    const line = this.lineNumber;
    throw new BadLine(problemAt(line, sentence, { key: `input.${code}`, args: { line, ...args } }));
  }

  private add(timeMs: number, clientIp: string, key: string | undefined, serviceMs: number): void {
    if (this.times.length >= MOST_REQUESTS)
      this.fail('many', `at most ${MOST_REQUESTS} requests`, { most: MOST_REQUESTS });
    const last = this.times.at(-1);
    // An access log is written when requests end, so neighbours may be a little out of order; a CSV says when they come.
    if (last !== undefined && timeMs < last && this.format === 'csv')
      this.fail('order', `timeMs ${timeMs} comes after ${last}; rows must be in order of time`, {
        given: timeMs,
        before: last,
      });
    const first = this.times[0] ?? timeMs;
    if (Math.abs(timeMs - first) > MOST_DAYS * DAY_MS)
      this.fail('span', `more than ${MOST_DAYS} days lie between this request and the first`, { most: MOST_DAYS });
    const client = this.clientIndex.get(clientIp) ?? this.clientIndex.size;
    this.clientIndex.set(clientIp, client);
    this.times.push(timeMs);
    this.client.push(client);
    this.keys.push(key ?? clientIp);
    this.services.push(serviceMs);
  }

  finish(): RequestTrace | InputProblem {
    const open = this.csv.end();
    if (open !== undefined) return open;
    if (this.times.length === 0) return { message: 'the file holds no request', phrase: { key: 'input.empty' } };
    const order = Array.from(this.times.keys()).sort(
      (one, other) => (this.times[one] as number) - (this.times[other] as number) || one - other,
    );
    const times = Float64Array.from(order, (index) => this.times[index] as number);
    if (this.format === 'log') spreadSeconds(times);
    const first = times[0] as number;
    return {
      timeMs: times.map((time) => time - first),
      client: Int32Array.from(order, (index) => this.client[index] as number),
      clients: [...this.clientIndex.keys()],
      key: order.map((index) => this.keys[index] as string),
      ...(this.services.every(Number.isNaN)
        ? {}
        : { serviceMs: Float64Array.from(order, (index) => this.services[index] as number) }),
    };
  }
}

/** Days from 1970-01-01 of a proleptic Gregorian date; the model may not ask the clock's calendar. */
function daysFromEpoch(year: number, monthIndex: number, day: number): number {
  const shiftedYear = monthIndex < 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * ((monthIndex + 10) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** An access log knows whole seconds only: the requests of one second are spread evenly over it, in their order. */
function spreadSeconds(times: Float64Array): void {
  for (let start = 0; start < times.length; ) {
    let end = start + 1;
    while (end < times.length && times[end] === times[start]) end += 1;
    for (let index = start; index < end; index += 1)
      times[index] = (times[index] as number) + (1000 * (index - start)) / (end - start);
    start = end;
  }
}

export const requestReader: InputReader = {
  open() {
    const collector = new Collector();
    return openTextFile({
      line(bytes, start, end) {
        try {
          return collector.line(bytes, start, end);
        } catch (error) {
          if (error instanceof BadLine) return error.problem;
          throw error;
        }
      },
      end() {
        const input = collector.finish();
        if ('message' in input) return input;
        const lastMs = input.timeMs.at(-1) ?? 0;
        const args = { requests: input.timeMs.length, clients: input.clients.length, lastMs };
        // Ten seconds more for the last of them to come back; the run ends by itself when it is drained before.
        return { input, summary: { key: 'input.summary', args }, until: Math.ceil(lastMs / 1000) * 1000 + 10_000 };
      },
    });
  },
};
