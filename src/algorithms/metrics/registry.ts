// The four instruments of a client library, with labels, and the registry that a scrape reads. Plain data, so that it lives
// inside a model's state: a set of label values is a series of its own, made when it is first used.
import type { Family, LabelPair, Sample } from './exposition.ts';
import { writeNumber } from './exposition.ts';
import { bucketIndex } from './quantile.ts';
import {
  addToSliding,
  createSlidingQuantiles,
  type QuantileTarget,
  quantileOfSliding,
  type SlidingQuantiles,
  type SlidingWindow,
} from './targeted-quantiles.ts';

export type LabelValues = Readonly<Record<string, string>>;

interface Described {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
}

interface ValueSeries {
  readonly labels: readonly string[];
  value: number;
}
interface HistogramSeries {
  readonly labels: readonly string[];
  /** Of each bucket alone; the last one lies above every bound. */
  readonly counts: Float64Array;
  sum: number;
}
interface SummarySeries {
  readonly labels: readonly string[];
  readonly quantiles: SlidingQuantiles;
  count: number;
  sum: number;
}

export interface ValueMetric extends Described {
  readonly type: 'counter' | 'gauge';
  readonly series: Map<string, ValueSeries>;
}
export interface HistogramMetric extends Described {
  readonly type: 'histogram';
  /** Upper bounds without +Inf, rising. */
  readonly bounds: readonly number[];
  readonly series: Map<string, HistogramSeries>;
}
export interface SummaryMetric extends Described {
  readonly type: 'summary';
  readonly targets: readonly QuantileTarget[];
  readonly window: SlidingWindow;
  readonly series: Map<string, SummarySeries>;
}

export type Metric = ValueMetric | HistogramMetric | SummaryMetric;
type MetricOf<Type extends Metric['type']> = Type extends 'histogram'
  ? HistogramMetric
  : Type extends 'summary'
    ? SummaryMetric
    : ValueMetric;
export type Registry = Map<string, Metric>;

/** A metric before it has any series. */
export type MetricSpec = (
  | { readonly type: 'counter' | 'gauge' }
  | { readonly type: 'histogram'; readonly bounds: readonly number[] }
  | { readonly type: 'summary'; readonly targets: readonly QuantileTarget[]; readonly window: SlidingWindow }
) & { readonly name: string; readonly help: string; readonly labelNames?: readonly string[] };

export const createRegistry = (): Registry => new Map<string, Metric>();

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const RESERVED: Readonly<Partial<Record<Metric['type'], string>>> = { histogram: 'le', summary: 'quantile' };

/** @throws RangeError for a name that the format does not allow, or bounds that do not rise */
function check({ name, labelNames = [], ...spec }: MetricSpec): void {
  if (!METRIC_NAME.test(name)) throw new RangeError(`${name} is no name of a metric`);
  for (const label of labelNames)
    if (!LABEL_NAME.test(label) || label.startsWith('__') || label === RESERVED[spec.type])
      throw new RangeError(`${label} is no name for a label of ${name}`);
  if (new Set(labelNames).size < labelNames.length) throw new RangeError(`${name} has a label twice`);
  if (spec.type !== 'histogram') return;
  const isRising = spec.bounds.every(
    (bound, index) => Number.isFinite(bound) && !((spec.bounds[index - 1] ?? Number.NEGATIVE_INFINITY) >= bound),
  );
  if (!isRising) throw new RangeError(`the bounds of ${name} must rise`);
}

/**
 * Adds a metric; one without labels has its series from the start, as in client libraries.
 * @throws RangeError for what the format does not allow, and for a name that is taken
 */
export function register<Spec extends MetricSpec>(registry: Registry, spec: Spec): MetricOf<Spec['type']> {
  check(spec);
  if (registry.has(spec.name)) throw new RangeError(`there is a metric ${spec.name} already`);
  const metric = { ...spec, labelNames: [...(spec.labelNames ?? [])], series: new Map() } as unknown as Metric;
  registry.set(spec.name, metric);
  return metric as MetricOf<Spec['type']>;
}

/**
 * The values in the order of the metric's labels: so the order in which they are given does not matter.
 * @throws RangeError where one is missing, or one is given that the metric does not have
 */
function valuesOf({ name, labelNames }: Described, labels: LabelValues): readonly string[] {
  const given = Object.keys(labels);
  const isComplete = given.length === labelNames.length && labelNames.every((label) => Object.hasOwn(labels, label));
  if (!isComplete) throw new RangeError(`${name} takes the labels ${labelNames.join(', ')}, not ${given.join(', ')}`);
  return labelNames.map((label) => String(labels[label]));
}

function seriesOf<Series extends { readonly labels: readonly string[] }>(
  metric: Described & { readonly series: Map<string, Series> },
  given: LabelValues,
  create: (labels: readonly string[]) => Series,
): Series {
  const labels = valuesOf(metric, given);
  const key = JSON.stringify(labels);
  const known = metric.series.get(key);
  if (known !== undefined) return known;
  const made = create(labels);
  metric.series.set(key, made);
  return made;
}

const NONE: LabelValues = {};

/** @throws RangeError for an amount below 0 of a counter: it never falls */
export function add(metric: ValueMetric, amount = 1, labels: LabelValues = NONE): void {
  if (metric.type === 'counter' && !(amount >= 0)) throw new RangeError(`${metric.name} is a counter: it cannot fall`);
  seriesOf(metric, labels, (values): ValueSeries => ({ labels: values, value: 0 })).value += amount;
}

export function set(metric: ValueMetric, value: number, labels: LabelValues = NONE): void {
  if (metric.type === 'counter') throw new RangeError(`${metric.name} is a counter: it cannot be set`);
  seriesOf(metric, labels, (values): ValueSeries => ({ labels: values, value: 0 })).value = value;
}

/** A histogram's series; it appears with its first use. */
export const histogramSeries = (metric: HistogramMetric, labels: LabelValues = NONE): HistogramSeries =>
  seriesOf(metric, labels, (values) => ({
    labels: values,
    counts: new Float64Array(metric.bounds.length + 1),
    sum: 0,
  }));

const summarySeries = (metric: SummaryMetric, labels: LabelValues, nowMs: number): SummarySeries =>
  seriesOf(metric, labels, (values) => ({
    ...{ labels: values, count: 0, sum: 0 },
    quantiles: createSlidingQuantiles(nowMs, metric.window),
  }));

export function observe(metric: HistogramMetric, value: number, labels: LabelValues = NONE): void {
  const series = histogramSeries(metric, labels);
  const index = bucketIndex(metric.bounds, value);
  series.counts[index] = (series.counts[index] as number) + 1;
  series.sum += value;
}

/** @param nowMs the summary's window slides with time */
export function observeAt(metric: SummaryMetric, nowMs: number, value: number, labels: LabelValues = NONE): void {
  const series = summarySeries(metric, labels, nowMs);
  series.count += 1;
  series.sum += value;
  addToSliding(metric.targets, metric.window, series.quantiles, nowMs, value);
}

/** What a summary says of one of its quantiles; NaN of any other, and of nothing. */
export function summaryQuantile(
  metric: SummaryMetric,
  nowMs: number,
  quantile: number,
  labels: LabelValues = NONE,
): number {
  if (!metric.targets.some((target) => target.quantile === quantile)) return Number.NaN;
  const series = metric.series.get(JSON.stringify(valuesOf(metric, labels)));
  if (series === undefined) return Number.NaN;
  return quantileOfSliding(metric.targets, metric.window, series.quantiles, nowMs, quantile);
}

/** How many time series a scrape of it brings. */
export function seriesCount(metric: Metric): number {
  switch (metric.type) {
    case 'counter':
    case 'gauge':
      return metric.series.size;
    case 'histogram':
      // A bucket for each bound, +Inf, sum and count.
      return metric.series.size * (metric.bounds.length + 3);
    case 'summary':
      return metric.series.size * (metric.targets.length + 2);
  }
}

const pairsOf = (names: readonly string[], values: readonly string[]): readonly LabelPair[] =>
  names.map((name, index) => [name, values[index] ?? '']);

function samplesOf(metric: Metric, nowMs: number, constant: readonly LabelPair[]): readonly Sample[] {
  const { name, labelNames } = metric;
  const pairs = (values: readonly string[], ...more: readonly LabelPair[]): readonly LabelPair[] => [
    ...constant,
    ...pairsOf(labelNames, values),
    ...more,
  ];
  switch (metric.type) {
    case 'counter':
    case 'gauge':
      return Array.from(metric.series.values(), ({ labels, value }) => ({ name, labels: pairs(labels), value }));
    case 'histogram':
      return [...metric.series.values()].flatMap(({ labels, counts, sum }) => {
        let count = 0;
        const buckets = Array.from(counts, (own, index): Sample => {
          count += own;
          const le = writeNumber(metric.bounds[index] ?? Number.POSITIVE_INFINITY);
          return { name: `${name}_bucket`, labels: pairs(labels, ['le', le]), value: count };
        });
        return [
          ...buckets,
          { name: `${name}_sum`, labels: pairs(labels), value: sum },
          { name: `${name}_count`, labels: pairs(labels), value: count },
        ];
      });
    case 'summary':
      return [...metric.series.values()].flatMap(({ labels, quantiles, count, sum }) => [
        ...metric.targets.map(({ quantile }) => ({
          name,
          labels: pairs(labels, ['quantile', writeNumber(quantile)]),
          value: quantileOfSliding(metric.targets, metric.window, quantiles, nowMs, quantile),
        })),
        { name: `${name}_sum`, labels: pairs(labels), value: sum },
        { name: `${name}_count`, labels: pairs(labels), value: count },
      ]);
  }
}

/** What a scrape of the registry reads. @param constant labels that every series gets */
export const familiesOf = (registry: Registry, nowMs: number, constant: readonly LabelPair[] = []): readonly Family[] =>
  Array.from(registry.values(), (metric) => {
    const { name, help, type } = metric;
    return { name, help, type, samples: samplesOf(metric, nowMs, constant) };
  });
