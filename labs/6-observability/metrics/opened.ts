// An opened scrape: no run of its own, but the histograms that stand in it, and what `histogram_quantile` says of each.
import { type Family, type LabelPair, labelOf, labelSetKey, type Sample } from '#src/algorithms/metrics/exposition.ts';
import { type Bucket, placeQuantile, type QuantilePlace, tidyBuckets } from '#src/algorithms/metrics/quantile.ts';
import { readNumber } from '#src/algorithms/metrics/read-exposition.ts';
import { SettingsFault } from '#src/algorithms/policy-fault.ts';
import { shownText } from '#src/algorithms/text/text-file.ts';

/** A run over a file lasts so long, in simulated time: nothing happens in it. */
export const OPENED_MS = 1000;

/** What the reader of files makes of one. */
export interface OpenedScrape {
  readonly families: readonly Family[];
  readonly samples: number;
}

/** The buckets of one set of labels, and those of all sets together. */
export interface OpenedHistogram {
  readonly metric: string;
  readonly groups: readonly { readonly labels: readonly LabelPair[]; readonly buckets: readonly Bucket[] }[];
  /** `sum by (le)`. */
  readonly summed: readonly Bucket[];
}

const BUCKET = '_bucket';

const bucketSamples = (opened: OpenedScrape): readonly Sample[] =>
  opened.families.flatMap(({ samples }) =>
    samples.filter((sample) => sample.name.endsWith(BUCKET) && labelOf(sample, 'le') !== undefined),
  );

/** Names of all histograms in it, whether their type is declared or not. */
export const histogramNames = (opened: OpenedScrape): readonly string[] => [
  ...new Set(bucketSamples(opened).map(({ name }) => name.slice(0, -BUCKET.length))),
];

const EMPTY: OpenedHistogram = { metric: '', groups: [], summed: [] };

/**
 * The histogram of that name, with or without `_bucket`; the first one where none is named.
 * @throws SettingsFault where the file has no histogram of that name
 */
export function histogramNamed(opened: OpenedScrape, wanted: string | undefined): OpenedHistogram {
  const names = histogramNames(opened);
  const asked = wanted?.endsWith(BUCKET) === true ? wanted.slice(0, -BUCKET.length) : wanted;
  const metric = asked ?? names[0];
  if (metric === undefined) return EMPTY;
  if (!names.includes(metric)) {
    const allowed = names.length === 0 ? '–' : names.slice(0, 8).map(shownText).join(', ');
    throw new SettingsFault(
      { key: names.length === 0 ? 'fault.metric.none' : 'fault.metric.unknown', args: { given: metric, allowed } },
      names.length === 0
        ? `metric names a histogram of the file, and the file has none; given ${metric}.`
        : `metric takes the name of a histogram in the file (${allowed}), not ${metric}.`,
    );
  }
  const groups = new Map<string, { labels: readonly LabelPair[]; buckets: Bucket[] }>();
  const summed = new Map<number, number>();
  for (const sample of bucketSamples(opened)) {
    // As Prometheus does, a bound that is no number is passed over.
    const upperBound = readNumber(labelOf(sample, 'le') ?? '');
    if (sample.name !== metric + BUCKET || upperBound === undefined || Number.isNaN(upperBound)) continue;
    const labels = sample.labels.filter(([name]) => name !== 'le');
    const key = labelSetKey(labels);
    const group = groups.get(key) ?? { labels, buckets: [] };
    group.buckets.push({ upperBound, count: sample.value });
    groups.set(key, group);
    summed.set(upperBound, (summed.get(upperBound) ?? 0) + sample.value);
  }
  return {
    metric,
    groups: [...groups.values()],
    summed: Array.from(summed, ([upperBound, count]) => ({ upperBound, count })),
  };
}

/** Bounds without +Inf, and counts of each bucket alone: what is drawn. */
export function columnsOf({ summed }: OpenedHistogram): {
  readonly bounds: readonly number[];
  readonly counts: Float64Array;
} {
  const tidy = tidyBuckets(summed) ?? [...summed].sort((one, other) => one.upperBound - other.upperBound);
  const bounds = tidy.map(({ upperBound }) => upperBound).filter((bound) => Number.isFinite(bound));
  const counts = new Float64Array(bounds.length + 1);
  let before = 0;
  for (const [index, { count }] of tidy.entries()) {
    counts[index] = Math.max(0, count - before);
    before = Math.max(before, count);
  }
  return { bounds, counts };
}

export const placeOf = ({ summed }: OpenedHistogram, quantile: number): QuantilePlace =>
  placeQuantile(quantile, summed);

/** What a metric's values are counted in. */
export interface MetricUnit {
  /** As it is written beside a figure; empty where the name does not say it. */
  readonly symbol: string;
  /** How many seconds it is; NaN where it is no time. */
  readonly seconds: number;
}

/** Prometheus's base unit of time. */
export const SECOND: MetricUnit = { symbol: 's', seconds: 1 };
const UNKNOWN: MetricUnit = { symbol: '', seconds: Number.NaN };

/** Units as they stand in names, which is where the format says them. */
const UNITS: readonly (readonly [RegExp, MetricUnit])[] = [
  [/_seconds(?:$|_)/, SECOND],
  [/_(?:milliseconds|millis|ms|msec)(?:$|_)/, { symbol: 'ms', seconds: 1e-3 }],
  [/_(?:microseconds|micros|us|usec)(?:$|_)/, { symbol: 'µs', seconds: 1e-6 }],
  [/_(?:nanoseconds|nanos|ns|nsec)(?:$|_)/, { symbol: 'ns', seconds: 1e-9 }],
  [/_minutes(?:$|_)/, { symbol: 'min', seconds: 60 }],
  [/_bytes(?:$|_)/, { symbol: 'B', seconds: Number.NaN }],
];

export const unitOf = (metric: string): MetricUnit => UNITS.find(([name]) => name.test(metric))?.[1] ?? UNKNOWN;
