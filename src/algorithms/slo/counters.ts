// Counters that only rise, read once a minute, as Prometheus reads them: what a window holds is the difference of two
// readings. Every minute of the last days is kept, and every full hour of the budget's window.

/** Alerts look back so far at most: three days. */
export const LONGEST_WINDOW_MINUTES = 4320;

/** Events of a stretch of time, and those of them that were bad by each indicator. */
export interface Counts {
  readonly total: number;
  readonly failed: number;
  readonly slow: number;
}

interface Readings {
  readonly total: Float64Array;
  readonly failed: Float64Array;
  readonly slow: Float64Array;
}

/** Plain data; its size depends on the budget's window only. */
export interface Counters {
  readonly windowHours: number;
  /** Minutes read so far, the past before the run included. */
  minutes: number;
  /** Reading n stands at n modulo the length. */
  readonly minuteReadings: Readings;
  readonly hourReadings: Readings;
}

const readings = (length: number): Readings => ({
  total: new Float64Array(length),
  failed: new Float64Array(length),
  slow: new Float64Array(length),
});

const MINUTES_PER_HOUR = 60;
const COLUMNS = ['total', 'failed', 'slow'] as const;

/**
 * @param windowDays of the budget
 * @param pastRequests requests of minute −1, −2 …, all of them good: the past is clean
 */
export function createCounters(windowDays: number, pastRequests: (minute: number) => number): Counters {
  const windowHours = windowDays * 24;
  const counters: Counters = {
    windowHours,
    minutes: 0,
    minuteReadings: readings(LONGEST_WINDOW_MINUTES + 1),
    hourReadings: readings(windowHours + 1),
  };
  const past = Math.max(windowHours * MINUTES_PER_HOUR, LONGEST_WINDOW_MINUTES);
  for (let minute = -past; minute < 0; minute += 1)
    countMinute(counters, { total: pastRequests(minute), failed: 0, slow: 0 });
  return counters;
}

/** Adds a minute to the counters. */
export function countMinute(counters: Counters, counts: Counts): void {
  const { minuteReadings, hourReadings } = counters;
  const length = minuteReadings.total.length;
  const before = counters.minutes % length;
  counters.minutes += 1;
  const slot = counters.minutes % length;
  for (const column of COLUMNS)
    minuteReadings[column][slot] = (minuteReadings[column][before] as number) + counts[column];
  if (counters.minutes % MINUTES_PER_HOUR !== 0) return;
  const hourSlot = (counters.minutes / MINUTES_PER_HOUR) % hourReadings.total.length;
  for (const column of COLUMNS) hourReadings[column][hourSlot] = minuteReadings[column][slot] as number;
}

const difference = (now: Readings, slot: number, then: Readings, thenSlot: number): Counts => ({
  total: (now.total[slot] as number) - (then.total[thenSlot] as number),
  failed: (now.failed[slot] as number) - (then.failed[thenSlot] as number),
  slow: (now.slow[slot] as number) - (then.slow[thenSlot] as number),
});

/** @param back so many minutes ago the stretch ends @param minutes its length; both together within three days */
export function countsOf({ minutes: now, minuteReadings }: Counters, minutes: number, back = 0): Counts {
  const length = minuteReadings.total.length;
  return difference(minuteReadings, (now - back) % length, minuteReadings, (now - back - minutes) % length);
}

/** The budget's window: from a full hour on, so that it is up to an hour longer than its name says. */
export function countsOfWindow({ minutes, minuteReadings, hourReadings, windowHours }: Counters): Counts {
  const hour = Math.floor(minutes / MINUTES_PER_HOUR);
  return difference(
    minuteReadings,
    minutes % minuteReadings.total.length,
    hourReadings,
    (hour - windowHours) % hourReadings.total.length,
  );
}
