// What the stage draws of one moment: fresh plain data, bulk numbers in fresh typed arrays.
import { writeLabels } from '#src/algorithms/metrics/exposition.ts';
import { bucketIndex, placeQuantile } from '#src/algorithms/metrics/quantile.ts';
import { queryScrapes, type RunFacts, readCounters, type Scraped, summariesOf, timeSeriesOf } from './figures.ts';
import {
  columnsOf,
  histogramNames,
  type MetricUnit,
  type OpenedHistogram,
  type OpenedScrape,
  SECOND,
  unitOf,
} from './opened.ts';
import { shownScrape } from './scraping.ts';
import { CELLS, instrumentsOf, type Server, type State } from './state.ts';
import { checksOf, LEVEL, type TheoryCheck } from './theory.ts';

export interface ServerView {
  readonly requests: number;
  readonly inFlight: number;
  readonly slowdown: number;
  readonly lastScrape: Server['lastScrape'];
  /** In seconds, by its own summary; NaN of nothing, and where the summary was not asked to know it. */
  readonly summary: number;
  /** What it would expose now. */
  readonly exposition: string;
}

/** Requests that were counted lately, oldest first. */
export interface Falling {
  readonly request: Int32Array;
  readonly server: Uint8Array;
  readonly bucket: Uint8Array;
  /** Place within the bucket, 0 … 1. */
  readonly share: Float32Array;
  readonly agoMs: Float32Array;
}

export interface Snapshot {
  /** Of the metric that is shown: seconds, or whatever the opened file counts in. */
  readonly unit: MetricUnit;
  readonly quantile: number;
  /** Upper bounds without +Inf. */
  readonly bounds: Float64Array;
  /** Of each bucket alone, +Inf last. */
  readonly counts: Float64Array;
  /** Share of observations up to the end of each cell, CELLS for each bound; empty where nobody knows. */
  readonly curve: Float64Array;
  /** NaN where there is none. */
  readonly estimate: number;
  /** NaN where nobody knows. */
  readonly truth: number;
  /** The bucket that both lie in; −1 where there is none. */
  readonly bucket: number;
  readonly low: number;
  readonly high: number;
  readonly servers: readonly ServerView[];
  readonly falling: Falling;
  readonly scraped: Scraped;
  readonly sinceScrapeMs: number;
  readonly scrapeIntervalMs: number;
  readonly rangeS: number;
  readonly timeSeries: number;
  readonly checks: readonly TheoryCheck[];
  /** How sure each of their intervals is. */
  readonly level: number;
  /** Of an opened file: its metric, and each set of labels with its own quantile. */
  readonly opened: OpenedView | undefined;
}

export interface OpenedView {
  readonly metric: string;
  readonly samples: number;
  readonly families: number;
  /** Names of further histograms that may be asked for. */
  readonly others: readonly string[];
  readonly groups: readonly { readonly labels: string; readonly count: number; readonly value: number }[];
}

/** More than so many are not drawn falling. */
const MOST_FALLING = 240;
const FALLING_MS = 4000;

function fallingOf({ observed }: State, bounds: readonly number[], nowMs: number): Falling {
  let from = observed.count;
  while (from > 0 && observed.count - from < MOST_FALLING && nowMs - (observed.atMs[from - 1] as number) < FALLING_MS)
    from -= 1;
  const seconds = observed.seconds.subarray(from, observed.count);
  const bucket = Uint8Array.from(seconds, (value) => bucketIndex(bounds, value));
  return {
    request: observed.request.slice(from, observed.count),
    server: observed.server.slice(from, observed.count),
    bucket,
    share: seconds.map((value, index) => shareWithin(bounds, bucket[index] as number, value)),
    agoMs: Float32Array.from(observed.atMs.subarray(from, observed.count), (atMs) => nowMs - atMs),
  };
}

/** Where a value stands between the bounds of its bucket; above the last one, the middle. */
function shareWithin(bounds: readonly number[], bucket: number, value: number): number {
  const high = bounds[bucket];
  if (high === undefined) return 0.5;
  const low = bounds[bucket - 1] ?? Math.min(0, high);
  return high === low ? 1 : (value - low) / (high - low);
}

/** The true curve, from the cells of all servers. */
function curveOf({ servers }: State, total: number, bounds: readonly number[]): Float64Array {
  const curve = new Float64Array(bounds.length * CELLS);
  let count = 0;
  for (let cell = 0; cell < curve.length; cell += 1) {
    for (const { cells } of servers) count += cells[cell] as number;
    curve[cell] = count / total;
  }
  return curve;
}

const viewOf = (state: State, place: number, summary: number, nowMs: number): ServerView => {
  const server = state.servers[place] as Server;
  const { requests, inFlight } = instrumentsOf(server);
  return {
    requests: [...requests.series.values()].reduce((sum, { value }) => sum + value, 0),
    inFlight: [...inFlight.series.values()][0]?.value ?? 0,
    ...{ slowdown: server.slowdown, lastScrape: server.lastScrape, summary },
    exposition: shownScrape(state, place, nowMs),
  };
};

export function snapshotOf(state: State, facts: RunFacts, nowMs: number): Snapshot {
  const { params, bounds } = facts;
  const { estimate, truth, place, counts } = readCounters(state, facts);
  const summaries = summariesOf(state, nowMs);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    ...{ unit: SECOND, quantile: state.quantile, bounds: Float64Array.from(bounds), counts, estimate, truth },
    curve: curveOf(state, total, bounds),
    ...{ bucket: place.index, low: place.low, high: place.high },
    servers: state.servers.map((_, index) => viewOf(state, index, summaries[index] ?? Number.NaN, nowMs)),
    falling: fallingOf(state, bounds, nowMs),
    scraped: queryScrapes(state, facts, nowMs),
    sinceScrapeMs: nowMs - state.lastScrapeMs,
    scrapeIntervalMs: 1000 * params.scrapeIntervalS,
    rangeS: params.rangeS,
    timeSeries: timeSeriesOf(state, facts),
    ...{ checks: checksOf(state, facts), level: LEVEL },
    opened: undefined,
  };
}

const NOTHING: Scraped = {
  ...{ quantile: Number.NaN, ratePerS: Number.NaN, increase: Number.NaN },
  ...{ trueQuantile: Number.NaN, trueRatePerS: Number.NaN, trueIncrease: Number.NaN },
};

/** Sets of labels that are listed by themselves. */
const MOST_GROUPS = 50;
/** Names of other histograms that are listed. */
const MOST_OTHERS = 20;

export function openedSnapshot({ quantile }: State, opened: OpenedScrape, histogram: OpenedHistogram): Snapshot {
  const { bounds, counts } = columnsOf(histogram);
  const place = placeQuantile(quantile, histogram.summed);
  return {
    ...{ unit: unitOf(histogram.metric), quantile, bounds: Float64Array.from(bounds), counts },
    ...{ curve: new Float64Array(0), estimate: place.value, truth: Number.NaN },
    ...{ bucket: place.index, low: place.low, high: place.high, servers: [] },
    falling: {
      ...{ request: new Int32Array(0), server: new Uint8Array(0), bucket: new Uint8Array(0) },
      ...{ share: new Float32Array(0), agoMs: new Float32Array(0) },
    },
    ...{ scraped: NOTHING, sinceScrapeMs: 0, scrapeIntervalMs: 0, rangeS: 0 },
    ...{ timeSeries: opened.samples, checks: [], level: LEVEL },
    opened: {
      ...{ metric: histogram.metric, samples: opened.samples, families: opened.families.length },
      others: histogramNames(opened)
        .filter((name) => name !== histogram.metric)
        .slice(0, MOST_OTHERS),
      groups: histogram.groups.slice(0, MOST_GROUPS).map(({ labels, buckets }) => ({
        labels: writeLabels(labels),
        count: cumulativeTotal(buckets),
        value: placeQuantile(quantile, buckets).value,
      })),
    },
  };
}

const cumulativeTotal = (buckets: OpenedHistogram['summed']): number =>
  Math.max(0, ...buckets.map(({ count }) => count));
