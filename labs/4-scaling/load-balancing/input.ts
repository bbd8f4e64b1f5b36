// Requests from a file: a CSV of times and clients, or an access log in the common or combined format.
import { createTextLineReader } from '#src/algorithms/text/lines.ts';
import type { InputProblem, InputReader } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import { readPlainNumber } from '#src/sim/plain-number.ts';

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

type LineProblem =
  | 'column'
  | 'twice'
  | 'missing'
  | 'cells'
  | 'time'
  | 'service'
  | 'client'
  | 'log'
  | 'month'
  | 'moment'
  | 'order'
  | 'span';

class BadLine extends Error {
  readonly phrase: Phrase;
  readonly line: number | undefined;
  constructor(message: string, phrase: Phrase, line?: number) {
    super(message);
    this.phrase = phrase;
    this.line = line;
  }
}

/** As it may stand in a sentence: short, and without characters that a terminal would obey. */
const shown = (text: string): string =>
  (text.length > 60 ? `${text.slice(0, 60)}…` : text).replace(/\p{Cc}/gu, '\ufffd');

/** Control characters that no text has; tab, ends of lines and escape are left to it. */
function isBinary(chunk: Uint8Array): boolean {
  for (const byte of chunk) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return true;
  return false;
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
  private columns: readonly string[] | undefined;
  private format: 'unknown' | 'csv' | 'log' = 'unknown';
  private lineNumber = 0;

  line(text: string): void {
    this.lineNumber += 1;
    if (text.trim() === '') return;
    if (this.format === 'unknown') {
      const header = text.split(',').map((name) => name.trim());
      if (header.includes('timeMs') || header.includes('clientIp')) {
        this.readHeader(header);
        return;
      }
      this.format = LOG_LINE.test(text) ? 'log' : 'unknown';
      if (this.format === 'unknown') {
        throw new BadLine(
          `line ${this.lineNumber}: neither the header timeMs,clientIp[,key][,serviceMs] nor a line of an access log: ${shown(text)}`,
          { key: 'input.format', args: { line: this.lineNumber, given: shown(text) } },
          this.lineNumber,
        );
      }
    }
    if (this.times.length >= MOST_REQUESTS) {
      throw new BadLine(
        `line ${this.lineNumber}: at most ${MOST_REQUESTS} requests`,
        { key: 'input.many', args: { line: this.lineNumber, most: MOST_REQUESTS } },
        this.lineNumber,
      );
    }
    if (this.format === 'csv') this.readRow(text);
    else this.readLog(text);
  }

  private readHeader(header: readonly string[]): void {
    const allowed = ['timeMs', 'clientIp', 'key', 'serviceMs'];
    const stray = header.find((name) => !allowed.includes(name));
    const missing = ['timeMs', 'clientIp'].find((name) => !header.includes(name));
    if (stray !== undefined)
      this.fail('column', `unknown column ${shown(stray)}; allowed are ${allowed.join(', ')}`, {
        given: shown(stray),
        allowed: allowed.join(', '),
      });
    const twice = header.find((name, index) => header.indexOf(name) !== index);
    if (twice !== undefined) this.fail('twice', `the column ${twice} stands there twice`, { given: twice });
    if (missing !== undefined) this.fail('missing', `the column ${missing} is missing`, { column: missing });
    this.columns = header;
    this.format = 'csv';
  }

  private readRow(text: string): void {
    const columns = this.columns ?? [];
    const cells = text.split(',').map((cell) => cell.trim());
    if (cells.length !== columns.length)
      this.fail('cells', `${columns.length} values are wanted, there are ${cells.length}`, {
        wanted: columns.length,
        given: cells.length,
      });
    const cell = (name: string): string | undefined => {
      const index = columns.indexOf(name);
      return index < 0 ? undefined : cells[index];
    };
    const timeMs = readPlainNumber(cell('timeMs') ?? '');
    if (!Number.isFinite(timeMs) || timeMs < 0)
      this.fail('time', `timeMs takes a number from 0, not ${shown(cell('timeMs') ?? '')}`, {
        given: shown(cell('timeMs') ?? ''),
      });
    const service = cell('serviceMs');
    const serviceMs = readPlainNumber(service ?? '');
    if (service !== undefined && service !== '' && !(serviceMs >= 0 && serviceMs <= DAY_MS)) {
      this.fail('service', `serviceMs takes a number from 0 to ${DAY_MS}, not ${shown(service)}`, {
        given: shown(service),
        most: DAY_MS,
      });
    }
    const clientIp = cell('clientIp') ?? '';
    if (clientIp === '') this.fail('client', 'clientIp is empty', {});
    this.add(timeMs, clientIp, cell('key'), serviceMs);
  }

  private readLog(text: string): void {
    const match = LOG_LINE.exec(text);
    if (match === null)
      this.fail('log', `not a line of the common or combined format: ${shown(text)}`, { given: shown(text) });
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
    throw new BadLine(
      `line ${this.lineNumber}: ${sentence}`,
      { key: `input.${code}`, args: { line: this.lineNumber, ...args } },
      this.lineNumber,
    );
  }

  private add(timeMs: number, clientIp: string, key: string | undefined, serviceMs: number): void {
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

  finish(): RequestTrace {
    if (this.times.length === 0) throw new BadLine('the file holds no request', { key: 'input.empty' });
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
    let files = 0;
    const lines = createTextLineReader<never>((line) => {
      collector.line(line);
      return undefined;
    });
    const guarded = <T>(work: () => T): T | InputProblem => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof BadLine)) throw error;
        return {
          message: error.message,
          phrase: error.phrase,
          ...(error.line === undefined ? {} : { line: error.line }),
        };
      }
    };
    return {
      file() {
        files += 1;
      },
      push(chunk) {
        return guarded((): undefined => {
          if (isBinary(chunk)) throw new BadLine('this is a binary file, not text', { key: 'input.binary' });
          lines.push(chunk);
        });
      },
      end() {
        return guarded(() => {
          if (files > 1) throw new BadLine('open one file at a time', { key: 'input.one' });
          lines.end();
          const input = collector.finish();
          const lastMs = input.timeMs.at(-1) ?? 0;
          const args = { requests: input.timeMs.length, clients: input.clients.length, lastMs };
          // Ten seconds more for the last of them to come back; the run ends by itself when it is drained before.
          return { input, summary: { key: 'input.summary', args }, until: Math.ceil(lastMs / 1000) * 1000 + 10_000 };
        });
      },
    };
  },
};
