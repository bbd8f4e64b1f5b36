// Windows as differences of counters, against sums of every minute that ever was.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Counts,
  countMinute,
  countsOf,
  countsOfWindow,
  createCounters,
  LONGEST_WINDOW_MINUTES,
} from './counters.ts';

const sumOf = (minutes: readonly Counts[]): Counts =>
  minutes.reduce(
    (sum, { total, failed, slow }) => ({
      total: sum.total + total,
      failed: sum.failed + failed,
      slow: sum.slow + slow,
    }),
    { total: 0, failed: 0, slow: 0 },
  );

const drawn = (minute: number): Counts => ({ total: 5 + (minute % 7), failed: minute % 3, slow: minute % 5 });

it.each([1, 2, 3, 5])('window of %i days', (windowDays) => {
  const past = Math.max(windowDays * 1440, LONGEST_WINDOW_MINUTES);
  const counters = createCounters(windowDays, (minute) => 10 - (minute % 4));
  const history: Counts[] = Array.from({ length: past }, (_, index) => ({
    ...{ total: 10 - ((index - past) % 4), failed: 0, slow: 0 },
  }));
  const property = fc.property(
    fc.integer({ min: 0, max: 700 }),
    fc.integer({ min: 1, max: 4000 }),
    fc.nat(300),
    (more, length, back) => {
      for (let minute = 0; minute < more; minute += 1) {
        const counts = drawn(history.length);
        countMinute(counters, counts);
        history.push(counts);
      }
      const end = history.length - back;
      expect(countsOf(counters, length, back)).toEqual(sumOf(history.slice(end - length, end)));
      const fromHour = (Math.floor(history.length / 60) - windowDays * 24) * 60;
      expect(countsOfWindow(counters)).toEqual(sumOf(history.slice(fromHour)));
    },
  );
  fc.assert(property, { numRuns: 25 });
});
