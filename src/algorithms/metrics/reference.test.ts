// PromQL as Prometheus itself computes it: its own cases for histogram_quantile, and the answers of Prometheus 2.42 to queries
// over known series (fixtures/reference/metrics, which names its source).
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Bucket, cumulativeBuckets, histogramQuantile } from './quantile.ts';
import { increaseOf, rateOf, resetsOf, samplesWithin } from './rate.ts';
import { readNumber } from './read-exposition.ts';

interface Cases {
  readonly histograms: Readonly<Record<string, readonly (readonly [le: string, count: number])[]>>;
  readonly quantile: readonly (readonly [histogram: string, q: number | string, expected: number | string])[];
}
type Labels = Readonly<Record<string, string>>;
interface Answers {
  readonly series: readonly {
    readonly name: string;
    readonly labels: Labels;
    readonly samples: readonly (readonly [s: number, value: number])[];
  }[];
  readonly results: readonly (readonly [
    promql: string,
    t: number,
    result: readonly (readonly [labels: Labels, value: string])[],
  ])[];
}

/** The cases of Prometheus's own test suite are not ours to copy, and may be absent. */
const CASES_FILE = new URL('../../../../shared/reference/metrics/histogram_quantile_cases.json', import.meta.url);
const ABSENT = 'the cases of Prometheus are not beside this project';

const numberOf = (value: number | string): number => (typeof value === 'number' ? value : (readNumber(value) ?? 0));

function expectClose(given: number, wanted: number, relative: number, what: string): void {
  if (Number.isFinite(wanted))
    expect(Math.abs(given - wanted), what).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(wanted)));
  else expect(given, what).toBe(wanted);
}

describe('histogram_quantile', () => {
  it('agrees with every case of Prometheus', (context) => {
    if (!existsSync(CASES_FILE)) return context.skip(ABSENT);
    const cases = JSON.parse(readFileSync(CASES_FILE, 'utf8')) as Cases;
    expect(cases.quantile).toHaveLength(56);
    for (const [name, q, expected] of cases.quantile) {
      const buckets = (cases.histograms[name] ?? []).map(([le, count]) => ({ upperBound: numberOf(le), count }));
      expectClose(histogramQuantile(numberOf(q), buckets), numberOf(expected), 1e-9, `${name} at ${String(q)}`);
    }
  });
});

const answers = JSON.parse(readFileSync('fixtures/reference/metrics/prometheus_2_42_promql.json', 'utf8')) as Answers;

const seriesNamed = (name: string) => answers.series.filter((series) => series.name === name);
const counterOf = (samples: readonly (readonly [number, number])[]) =>
  samples.map(([s, value]) => ({ atMs: s * 1000, value }));
const MINUTE = 60_000;

describe('Prometheus 2.42', () => {
  it('rate, increase and resets over one, two and five minutes', () => {
    let compared = 0;
    for (const [promql, t, result] of answers.results) {
      const query = /^(rate|increase|resets)\((\w+_total)\[(\d)m\]\)$/.exec(promql);
      if (query === null) continue;
      const [, name, counter = '', minutes] = query;
      const [series] = seriesNamed(counter);
      const rangeMs = Number(minutes) * MINUTE;
      const samples = samplesWithin(counterOf(series?.samples ?? []), t * 1000, rangeMs);
      const functions = {
        rate: () => rateOf(samples, t * 1000, rangeMs),
        increase: () => increaseOf(samples, t * 1000, rangeMs),
        resets: () => (samples.length === 0 ? undefined : resetsOf(samples)),
      };
      const given = functions[name as keyof typeof functions]();
      const wanted = result[0]?.[1];
      const what = `${promql} at ${String(t)}`;
      if (wanted === undefined) expect(given, what).toBeUndefined();
      else expectClose(given ?? Number.NaN, numberOf(wanted), 1e-12, what);
      compared += 1;
    }
    expect(compared).toBe(190);
  });

  const bucketsAt = (
    labels: Labels,
    of: (samples: ReturnType<typeof counterOf>) => number | undefined,
  ): readonly Bucket[] =>
    seriesNamed('h_seconds_bucket')
      .filter((series) => Object.entries(labels).every(([name, value]) => series.labels[name] === value))
      .flatMap(({ labels: own, samples }) => {
        const count = of(counterOf(samples));
        return count === undefined ? [] : [{ upperBound: numberOf(own['le'] ?? ''), count }];
      });

  it('histogram_quantile of each instance, and of the rates of all', () => {
    let compared = 0;
    for (const [promql, t, result] of answers.results) {
      const now = t * 1000;
      const plain = /^histogram_quantile\(([\d.]+), h_seconds_bucket\)$/.exec(promql);
      const merged = /^histogram_quantile\(([\d.]+), sum by \(le\) \(rate\(h_seconds_bucket\[5m\]\)\)\)$/.exec(promql);
      for (const [labels, value] of result) {
        const q = Number((plain ?? merged)?.[1]);
        if (plain === null && merged === null) continue;
        const buckets =
          plain === null
            ? bucketsAt(labels, (samples) => rateOf(samplesWithin(samples, now, 5 * MINUTE), now, 5 * MINUTE))
            : bucketsAt(labels, (samples) => samples.findLast(({ atMs }) => atMs <= now)?.value);
        expectClose(histogramQuantile(q, buckets), numberOf(value), 1e-12, `${promql} at ${String(t)}`);
        compared += 1;
      }
    }
    expect(compared).toBe(104);
  });
});

it('counts between bounds become the buckets that are exposed', () => {
  expect(cumulativeBuckets([1, 2], [3, 0, 4])).toEqual([
    { upperBound: 1, count: 3 },
    { upperBound: 2, count: 3 },
    { upperBound: Number.POSITIVE_INFINITY, count: 7 },
  ]);
});
