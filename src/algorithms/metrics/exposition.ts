// The text in which Prometheus reads metrics, format 0.0.4: its parts, and how they are written.

export const METRIC_TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped'] as const;
export type MetricType = (typeof METRIC_TYPES)[number];

/** Name and value, in the order in which they stand. */
export type LabelPair = readonly [name: string, value: string];

export interface Sample {
  readonly name: string;
  readonly labels: readonly LabelPair[];
  readonly value: number;
  /** Milliseconds since the epoch; most exporters leave it to the scrape. */
  readonly timestampMs?: number;
}

export interface Family {
  readonly name: string;
  readonly help?: string;
  readonly type: MetricType;
  readonly samples: readonly Sample[];
}

const escapedHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const escapedValue = (text: string): string => escapedHelp(text).replaceAll('"', '\\"');

/** A value as the format writes it. */
export function writeNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** `a="1",b="2"`. */
export const writeLabels = (labels: readonly LabelPair[]): string =>
  labels.map(([name, value]) => `${name}="${escapedValue(value)}"`).join(',');

function writeSample({ name, labels, value, timestampMs }: Sample): string {
  const set = labels.length === 0 ? '' : `{${writeLabels(labels)}}`;
  return `${name}${set} ${writeNumber(value)}${timestampMs === undefined ? '' : ` ${String(timestampMs)}`}`;
}

/** A family's lines: what it is, then its samples. */
export function writeFamily({ name, help, type, samples }: Family): readonly string[] {
  return [
    ...(help === undefined ? [] : [`# HELP ${name} ${escapedHelp(help)}`]),
    `# TYPE ${name} ${type}`,
    ...samples.map(writeSample),
  ];
}

export const writeExposition = (families: readonly Family[]): string =>
  families.map((family) => `${writeFamily(family).join('\n')}\n`).join('');

/** The value of a label; undefined where the sample has none of that name. */
export const labelOf = ({ labels }: Pick<Sample, 'labels'>, name: string): string | undefined =>
  labels.find(([label]) => label === name)?.[1];

/** One key for a set of labels, whatever the order in which they stand. */
export const labelSetKey = (labels: readonly LabelPair[]): string =>
  JSON.stringify([...labels].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));
