// Counter, gauge, histogram and summary: each set of labels is a series of its own, and a scrape reads them all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../traces/mulberry32.ts';
import { writeExposition } from './exposition.ts';
import { readExposition } from './read-exposition.ts';
import {
  add,
  createRegistry,
  familiesOf,
  type MetricSpec,
  observe,
  observeAt,
  register,
  seriesCount,
  set,
  summaryQuantile,
} from './registry.ts';
import {
  addToStream,
  createQuantileStream,
  type QuantileTarget,
  quantileOfStream,
  USUAL_WINDOW,
} from './targeted-quantiles.ts';

const TARGETS: readonly QuantileTarget[] = [
  { quantile: 0.5, error: 0.05 },
  { quantile: 0.9, error: 0.01 },
  { quantile: 0.99, error: 0.001 },
];
const counter = (labelNames: readonly string[]) =>
  ({ type: 'counter', name: 'requests_total', help: 'Requests.', labelNames }) as const;

describe('labels', () => {
  it('make series of their own, in whatever order they are given', () => {
    const registry = createRegistry();
    const requests = register(registry, counter(['method', 'code']));
    add(requests, 1, { method: 'get', code: '200' });
    add(requests, 2, { code: '200', method: 'get' });
    add(requests, 5, { method: 'get', code: '500' });
    expect(writeExposition(familiesOf(registry, 0))).toBe(
      '# HELP requests_total Requests.\n# TYPE requests_total counter\nrequests_total{method="get",code="200"} 3\nrequests_total{method="get",code="500"} 5\n',
    );
  });

  it('never mix, whatever stands in them', () => {
    const anySet = fc.record({ a: fc.string(), b: fc.string() });
    fc.assert(
      fc.property(fc.array(anySet, { maxLength: 30 }), (sets) => {
        const requests = register(createRegistry(), counter(['a', 'b']));
        for (const labels of sets) add(requests, 1, labels);
        const distinct = new Set(sets.map(({ a, b }) => JSON.stringify([a, b])));
        expect(requests.series.size).toBe(distinct.size);
        expect([...requests.series.values()].reduce((sum, { value }) => sum + value, 0)).toBe(sets.length);
      }),
    );
  });

  it.each([{}, { method: 'get' }, { method: 'get', code: '1', path: '/' }, { method: 'get', verb: '1' }])(
    'are all wanted, and no others: %o',
    (labels) => {
      const requests = register(createRegistry(), counter(['method', 'code']));
      expect(() => {
        add(requests, 1, labels);
      }).toThrow(RangeError);
    },
  );
});

describe('what cannot be', () => {
  it.each<readonly [string, MetricSpec]>([
    ['a name with a hyphen', { type: 'gauge', name: 'a-b', help: '' }],
    ['a label le of a histogram', { type: 'histogram', name: 'a', help: '', bounds: [1], labelNames: ['le'] }],
    ['a label of the system', { type: 'gauge', name: 'a', help: '', labelNames: ['__name__'] }],
    ['a label twice', { type: 'gauge', name: 'a', help: '', labelNames: ['b', 'b'] }],
    ['bounds that fall', { type: 'histogram', name: 'a', help: '', bounds: [2, 1] }],
    ['an endless bound', { type: 'histogram', name: 'a', help: '', bounds: [1, Number.POSITIVE_INFINITY] }],
  ])('%s', (_what, spec) => {
    expect(() => register(createRegistry(), spec)).toThrow(RangeError);
  });
  it('a name twice, a counter that falls or is set', () => {
    const registry = createRegistry();
    const requests = register(registry, counter([]));
    expect(() => register(registry, counter(['a']))).toThrow(/already/);
    expect(() => {
      add(requests, -1);
    }).toThrow(/cannot fall/);
    expect(() => {
      set(requests, 1);
    }).toThrow(/cannot be set/);
  });
});

it('a scrape of all four is read back, and has as many series as were counted', () => {
  const registry = createRegistry();
  add(register(registry, counter([])), 3);
  const gauge = register(registry, { type: 'gauge', name: 'in_flight', help: 'Now.' });
  set(gauge, 4);
  add(gauge, -1.5);
  const histogram = register(registry, {
    type: 'histogram',
    name: 'duration_seconds',
    help: 'Time.',
    bounds: [0.1, 1],
  });
  for (const value of [0.1, 0.5, 7]) observe(histogram, value);
  const summary = register(registry, {
    ...{ type: 'summary' as const, name: 'time_seconds', help: 'Time.', targets: TARGETS, window: USUAL_WINDOW },
  });
  for (const value of [0.1, 0.5, 7]) observeAt(summary, 0, value);
  const families = familiesOf(registry, 0, [['instance', 'a']]);
  expect(readExposition(writeExposition(families))).toEqual(families);
  const samples = families.flatMap((family) => family.samples);
  expect(samples).toHaveLength([...registry.values()].reduce((sum, metric) => sum + seriesCount(metric), 0));
  const values = samples.map(({ name, value }) => `${name} ${String(value)}`);
  expect(values).toContain('in_flight 2.5');
  expect(values.filter((text) => text.startsWith('duration_seconds'))).toEqual([
    'duration_seconds_bucket 1',
    'duration_seconds_bucket 2',
    'duration_seconds_bucket 3',
    'duration_seconds_sum 7.6',
    'duration_seconds_count 3',
  ]);
  expect(summaryQuantile(summary, 0, 0.5)).toBe(0.5);
  expect(summaryQuantile(summary, 0, 0.95)).toBeNaN();
});

describe('a summary', () => {
  it('is off by no more ranks than its target allows', () => {
    const anyStream = fc.record({ count: fc.integer({ min: 1, max: 6000 }), seed: fc.nat(), ties: fc.boolean() });
    fc.assert(
      fc.property(anyStream, ({ count, seed, ties }) => {
        const uniform = mulberry32(seed);
        const values = Array.from({ length: count }, () => (ties ? Math.floor(uniform() * 20) : uniform() ** 5));
        const stream = createQuantileStream();
        for (const value of values) addToStream(TARGETS, stream, value);
        for (const { quantile, error } of TARGETS) {
          const answer = quantileOfStream(TARGETS, stream, quantile);
          const below = values.filter((value) => value < answer).length;
          const upTo = values.filter((value) => value <= answer).length;
          const allowed = error * count + 1;
          expect(below).toBeLessThanOrEqual(quantile * count + allowed);
          expect(upTo).toBeGreaterThanOrEqual(quantile * count - allowed);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps far fewer values than it was given', () => {
    const stream = createQuantileStream();
    for (let index = 0; index < 50_000; index += 1) addToStream(TARGETS, stream, (index * 7919) % 50_000);
    expect(stream.values.length).toBeLessThan(500);
    expect(stream.widths.reduce((sum, width) => sum + width, 0)).toBe(50_000);
  });

  it('forgets what is older than its window', () => {
    const summary = register(createRegistry(), {
      ...{ type: 'summary' as const, name: 'a', help: '', targets: TARGETS, window: { maxAgeMs: 1000, ageBuckets: 5 } },
    });
    observeAt(summary, 0, 100);
    expect(summaryQuantile(summary, 999, 0.5)).toBe(100);
    observeAt(summary, 900, 1);
    expect(summaryQuantile(summary, 1001, 0.5)).toBe(1);
    expect(summaryQuantile(summary, 5000, 0.5)).toBeNaN();
  });
});
