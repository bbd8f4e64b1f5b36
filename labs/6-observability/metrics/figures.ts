// The figures of a run: what the buckets, the summaries and Prometheus say, and what is true.
import {
  cumulativeBuckets,
  histogramQuantile,
  placeQuantile,
  type QuantilePlace,
  trueRank,
} from '#src/algorithms/metrics/quantile.ts';
import { increaseOf, rateOf, samplesWithin } from '#src/algorithms/metrics/rate.ts';
import { seriesCount, summaryQuantile } from '#src/algorithms/metrics/registry.ts';
import type { Metrics } from '#src/contract/model.ts';
import { selectQuantile } from '#src/sim/statistics.ts';
import type { Params } from './parameters.ts';
import { bucketCounts, instrumentsOf, type Observations, type State } from './state.ts';

/** What must be known beside the state. */
export interface RunFacts {
  readonly params: Params;
  readonly bounds: readonly number[];
}

/** The value of the observation whose bucket a histogram would find; NaN of none, and of no quantile. */
export function trueQuantile(values: Float64Array, quantile: number): number {
  if (values.length === 0 || !(quantile >= 0 && quantile <= 1)) return Number.NaN;
  return selectQuantile(values, (trueRank(quantile, values.length) - 0.5) / values.length);
}

/** Observations from a place on that the counters still know of. */
function knownSince({ observed, servers }: State, from: number): Float64Array {
  const known = new Float64Array(observed.count - Math.min(from, observed.count));
  let count = 0;
  const starts = servers.map(({ countsFrom }) => countsFrom);
  for (let place = from; place < observed.count; place += 1) {
    if (place < (starts[observed.server[place] as number] ?? 0)) continue;
    known[count] = observed.seconds[place] as number;
    count += 1;
  }
  return known.subarray(0, count);
}

/** The first observation later than a moment. */
function firstAfter({ atMs, count }: Observations, momentMs: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((atMs[middle] as number) <= momentMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts of all servers together, bucket by bucket. */
export function summedCounts({ servers }: State, bounds: readonly number[]): Float64Array {
  const sum = new Float64Array(bounds.length + 1);
  for (const server of servers)
    for (const [index, count] of bucketCounts(server).entries()) sum[index] = (sum[index] as number) + count;
  return sum;
}

/** Percent that an estimate is off. */
const errorPercent = (estimate: number, truth: number): number => 100 * Math.abs(estimate / truth - 1);

/** The larger error of p50 and p99 under the present kind of traffic; 0 before any request. */
export function phaseErrorPercent(state: State, { bounds }: RunFacts): number {
  const values = knownSince(state, state.phaseFrom);
  if (values.length === 0) return 0;
  const counts = summedCounts(state, bounds);
  for (const { phaseCounts } of state.servers)
    for (const [index, count] of phaseCounts.entries()) counts[index] = (counts[index] as number) - count;
  const buckets = cumulativeBuckets(bounds, counts);
  return Math.max(
    ...[0.5, 0.99].map((quantile) =>
      errorPercent(histogramQuantile(quantile, buckets), trueQuantile(values, quantile)),
    ),
  );
}

export interface Reading {
  readonly place: QuantilePlace;
  /** What is shown: Prometheus's own, or what a student's code answered. */
  readonly estimate: number;
  readonly truth: number;
  readonly counts: Float64Array;
}

/** The quantile as the counters of all servers have it at this moment, in seconds. */
export function readCounters(state: State, { params, bounds }: RunFacts): Reading {
  const counts = summedCounts(state, bounds);
  const place = placeQuantile(state.quantile, cumulativeBuckets(bounds, counts));
  return {
    ...{ place, counts },
    estimate: params.estimator === 'own-code' ? state.ownEstimate : place.value,
    truth: trueQuantile(knownSince(state, 0), state.quantile),
  };
}

/** What each server's summary says. */
export const summariesOf = (state: State, nowMs: number): readonly number[] =>
  state.servers.map((server) => summaryQuantile(instrumentsOf(server).summary, nowMs, state.quantile));

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;

/** What Prometheus computes over its range, from what it has read. */
export interface Scraped {
  readonly quantile: number;
  readonly ratePerS: number;
  readonly increase: number;
  /** Of the requests that ended within the range. */
  readonly trueQuantile: number;
  readonly trueRatePerS: number;
  readonly trueIncrease: number;
}

export function queryScrapes(state: State, { params, bounds }: RunFacts, nowMs: number): Scraped {
  const rangeMs = 1000 * params.rangeS;
  const within = state.servers.map(({ scrapes }) => samplesWithin(scrapes, nowMs, rangeMs));
  const sumOver = (
    of: (samples: readonly { readonly atMs: number; readonly value: number }[]) => number | undefined,
    value: (scrape: (typeof within)[number][number]) => number,
  ): number => {
    const known = within.flatMap(
      (scrapes) => of(scrapes.map((scrape) => ({ atMs: scrape.atMs, value: value(scrape) }))) ?? [],
    );
    // `sum` of nothing is nothing.
    return known.length === 0 ? Number.NaN : known.reduce((sum, each) => sum + each, 0);
  };
  const rate = (samples: readonly { readonly atMs: number; readonly value: number }[]) =>
    rateOf(samples, nowMs, rangeMs);
  const buckets = Array.from({ length: bounds.length + 1 }, (_, index) => ({
    upperBound: bounds[index] ?? Number.POSITIVE_INFINITY,
    count: sumOver(rate, ({ cumulative }) => cumulative[index] as number),
  }));
  const { observed } = state;
  const from = firstAfter(observed, nowMs - rangeMs);
  const values = Float64Array.from(observed.seconds.subarray(from, observed.count));
  return {
    quantile: buckets.some(({ count }) => Number.isNaN(count))
      ? Number.NaN
      : histogramQuantile(state.quantile, buckets),
    ratePerS: sumOver(rate, ({ requests }) => requests),
    increase: sumOver(
      (samples) => increaseOf(samples, nowMs, rangeMs),
      ({ requests }) => requests,
    ),
    trueQuantile: trueQuantile(values, state.quantile),
    trueIncrease: values.length,
    trueRatePerS: values.length / Math.min(params.rangeS, Math.max(1e-9, nowMs / 1000)),
  };
}

/** Series of each user whom a server has met: a counter is one; a histogram has its buckets, +Inf, sum and count. */
const seriesByUser = ({ userLabel }: State, { bounds }: RunFacts): number =>
  userLabel === 'histogram' ? bounds.length + 3 : 1;

const usersMet = ({ servers }: State): number => servers.reduce((sum, { users }) => sum + users, 0);

/** Time series that all servers expose. */
export const timeSeriesOf = (state: State, facts: RunFacts): number =>
  state.servers.reduce(
    (sum, { registry }) => sum + [...registry.values()].reduce((own, metric) => own + seriesCount(metric), 0),
    usersMet(state) * seriesByUser(state, facts),
  );

/** By Robust Perception's reckoning of Prometheus 2 (2019): bytes of a series, of a pair of labels, of a label's value; twice, for the collector. */
const SERIES_BYTES = { each: 732, pair: 32, value: 120, collector: 2 } as const;
/** Name, instance, job and one of its own; the name of a series is about so long, and counts twice. */
const PAIRS = 4;
const NAME_BYTES = 70;

function memoryMiB(state: State, facts: RunFacts): number {
  const { each, pair, value, collector } = SERIES_BYTES;
  const series = timeSeriesOf(state, facts) * (each + PAIRS * pair + 2 * NAME_BYTES);
  // A bucket has two labels of its own: the user and its bound.
  const bounds = state.userLabel === 'histogram' ? usersMet(state) * (facts.bounds.length + 1) * pair : 0;
  const people = Math.max(0, ...state.servers.map(({ users }) => users)) * value;
  return (collector * (series + bounds + people)) / 1024 ** 2;
}

export function metricsOf(state: State, facts: RunFacts, nowMs: number): Metrics {
  const { estimate, truth, place } = readCounters(state, facts);
  const summary = meanOf(summariesOf(state, nowMs));
  const scraped = queryScrapes(state, facts, nowMs);
  return {
    requests: state.observed.count,
    estimateMs: 1000 * estimate,
    trueMs: 1000 * truth,
    errorPercent: errorPercent(estimate, truth),
    bucketLowMs: 1000 * place.low,
    bucketHighMs: 1000 * place.high,
    summaryMs: 1000 * summary,
    summaryErrorPercent: errorPercent(summary, truth),
    worstErrorPercent: Math.max(state.worstErrorPercent, phaseErrorPercent(state, facts)),
    scrapedMs: 1000 * scraped.quantile,
    rangeTrueMs: 1000 * scraped.trueQuantile,
    ratePerS: scraped.ratePerS,
    trueRatePerS: scraped.trueRatePerS,
    increase: scraped.increase,
    timeSeries: timeSeriesOf(state, facts),
    seriesMemoryMiB: memoryMiB(state, facts),
    scrapes: state.scrapes,
    scrapesLost: state.scrapesLost,
    restarts: state.restarts,
    lostRequests: state.lostRequests,
    mostLostRequests: state.mostLostRequests,
  };
}

/** In the order of the manifest's series. */
export function sampleInto(state: State, facts: RunFacts, nowMs: number, into: Float64Array): void {
  const { estimate, truth } = readCounters(state, facts);
  const scraped = queryScrapes(state, facts, nowMs);
  into[0] = 1000 * estimate;
  into[1] = 1000 * truth;
  into[2] = 1000 * meanOf(summariesOf(state, nowMs));
  into[3] = 1000 * scraped.quantile;
  into[4] = 1000 * scraped.trueQuantile;
  into[5] = scraped.ratePerS;
  into[6] = scraped.trueRatePerS;
  into[7] = timeSeriesOf(state, facts);
  into[8] = state.servers.reduce((sum, server) => sum + bucketCounts(server).reduce((own, count) => own + count, 0), 0);
}
