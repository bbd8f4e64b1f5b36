// What the command line prints of a run: the quantile in the metric's own unit, and every sample of a scrape at the end.
import type { Family } from '#src/algorithms/metrics/exposition.ts';
import { fleetFamilies } from './scraping.ts';
import type { State } from './state.ts';

export const samplesOf = (families: readonly Family[]) =>
  families.flatMap(({ type, samples }) =>
    samples.map(({ name, labels, value, timestampMs }) => ({
      ...{ name, type, labels: Object.fromEntries(labels), value },
      ...(timestampMs === undefined ? {} : { timestampMs }),
    })),
  );

/** Where every user has all buckets, so many of each server are listed: millions of lines would help nobody. */
const MOST_USERS = 2000;

export const resultOf = (state: State, quantile: number, nowMs: number) => ({
  quantile,
  samples: samplesOf(
    fleetFamilies(state, nowMs, state.userLabel === 'histogram' ? MOST_USERS : Number.POSITIVE_INFINITY),
  ),
});
