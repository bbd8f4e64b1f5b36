// Scrapes from files: what is read of good ones, and what is said of bad ones, in both languages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAULT_REASONS } from '#src/algorithms/metrics/read-exposition.ts';
import { encodeUtf8 } from '#src/algorithms/text/utf8.ts';
import { problems as problemsEn } from '#src/sim/problems.en.ts';
import { problems as problemsRu } from '#src/sim/problems.ru.ts';
import { createText } from '#src/view/text/text.ts';
import { createScrapeReader } from './input.ts';
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';
import type { OpenedScrape } from './opened.ts';
import { machineOf } from './testing/runs.ts';

const texts = [
  createText('en', [en, problemsEn], { strict: true }),
  createText('ru', [ru, problemsRu], { strict: true }),
];

function read(content: string | Uint8Array, { chunk = 7, mostSamples = 100 } = {}) {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
  const session = createScrapeReader(mostSamples).open();
  session.file('metrics.prom');
  for (let at = 0; at < bytes.length; at += chunk) {
    const problem = session.push(bytes.subarray(at, at + chunk));
    if (problem !== undefined) return problem;
  }
  return session.end();
}

function opened(content: string): OpenedScrape {
  const outcome = read(content);
  if (!('input' in outcome)) throw new Error(outcome.message);
  return outcome.input as OpenedScrape;
}

const HISTOGRAM = `# TYPE rpc_seconds histogram
rpc_seconds_bucket{job="a",le="0.1"} 50
rpc_seconds_bucket{job="a",le="0.5"} 90
rpc_seconds_bucket{job="a",le="+Inf"} 100
rpc_seconds_sum{job="a"} 30
rpc_seconds_count{job="a"} 100
rpc_seconds_bucket{job="b",le="0.1"} 0
rpc_seconds_bucket{job="b",le="0.5"} 100
rpc_seconds_bucket{job="b",le="+Inf"} 100
size_bytes_bucket{le="100"} 1
size_bytes_bucket{le="+Inf"} 2
# TYPE up gauge
up 1
`;

function runOf(content: string, changes: Readonly<Record<string, unknown>> = {}) {
  const machine = machineOf(changes, { input: opened(content), until: 1000 });
  machine.advanceTo(1000);
  return machine;
}

describe('an opened scrape', () => {
  it('gives the quantile of its first histogram, by label sets and of all together', () => {
    const machine = runOf(HISTOGRAM, { quantile: 0.8 });
    expect(machine.result()).toMatchObject({
      metric: 'rpc_seconds',
      quantiles: [
        { labels: { job: 'a' }, quantile: 0.4 },
        { labels: { job: 'b' }, quantile: 0.42000000000000004 },
      ],
    });
    // 50 + 140 of 200 up to 0.5: rank 160.
    expect(machine.result()['quantile']).toBeCloseTo(0.1 + 0.4 * (110 / 140), 12);
    expect(machine.metrics()).toMatchObject({ requests: 200, bucketLowMs: 100, bucketHighMs: 500, timeSeries: 11 });
    expect((machine.result()['samples'] as readonly unknown[]).length).toBe(11);
  });

  it('takes the metric by name, with or without _bucket, declared or not', () => {
    for (const metric of ['size_bytes', 'size_bytes_bucket']) {
      const machine = runOf(HISTOGRAM, { metric: [metric], quantile: 0.25 });
      expect(machine.result()['quantile']).toBe(50);
      expect(machine.snapshot()).toMatchObject({ unit: { symbol: 'B' }, low: 0, high: 100 });
      expect(machine.metrics()).not.toHaveProperty('estimateMs');
      expect(machine.result()['bucket']).toEqual({ low: 0, high: 100 });
    }
  });

  it.each([
    ['a_seconds', 2000],
    ['a_milliseconds', 2],
    ['a_us', 0.002],
    ['a_duration_ns', 0.000002],
    ['a_minutes', 120_000],
    ['a_items', undefined],
  ])('takes milliseconds from the name: %s', (name, estimateMs) => {
    const machine = runOf(`${name}_bucket{le="2"} 5\n${name}_bucket{le="+Inf"} 5\n`, { quantile: 1 });
    const { estimateMs: said } = machine.metrics();
    if (estimateMs === undefined) expect(said).toBeUndefined();
    else expect(said).toBeCloseTo(estimateMs, 12);
  });

  it('keeps timestamps and label names of any kind in what it prints', () => {
    const { samples } = runOf('a{__proto__="x",b="\\"\\n"} NaN 12\n').result() as { samples: readonly unknown[] };
    expect(JSON.stringify(samples)).toContain('"__proto__":"x"');
    expect(samples[0]).toMatchObject({ value: Number.NaN, timestampMs: 12 });
  });

  it('has no quantile without a histogram, without +Inf and without observations', () => {
    for (const content of ['up 1\n', 'a_bucket{le="1"} 5\n', 'a_bucket{le="1"} 0\na_bucket{le="+Inf"} 0\n'])
      expect(runOf(content).result()['quantile']).toBeNaN();
  });

  it('says so in words where there is no such histogram', () => {
    expect(() => runOf(HISTOGRAM, { metric: ['up'] })).toThrow(/rpc_seconds, size_bytes\), not up/);
    expect(() => runOf('up 1\n', { metric: ['up'] })).toThrow(/the file has none; given up/);
  });

  it('answers another quantile at once, and why', () => {
    const machine = runOf(HISTOGRAM, { metric: ['size_bytes'] });
    machine.act({ action: 'set', name: 'quantile', value: 0.5 });
    expect(machine.result()['quantile']).toBe(100);
    machine.act({ action: 'set', name: 'quantile', value: 2 });
    expect(machine.result()['quantile']).toBe(Number.POSITIVE_INFINITY);
    expect(() => machine.act({ action: 'restart', server: 0 })).toThrow(/a file is open/);
  });

  it('asks a student’s function where it is in charge', () => {
    const machine = machineOf(
      { estimator: 'own-code' },
      {
        input: opened(HISTOGRAM),
        until: 1000,
        policy: () => ({ histogramQuantile: (q: number, buckets: readonly unknown[]) => q + buckets.length }),
      },
    );
    machine.advanceTo(1000);
    expect(machine.result()['quantile']).toBeCloseTo(3.99, 12);
  });
});

describe('what cannot be used', () => {
  const spoilt: readonly (readonly [string, string, number | undefined, string, RegExp])[] = [
    ['a bad name', 'up 1\nrequests-total 5\n', 2, 'input.name', /^line 2: a metric’s name|^line 2: a metric's name/],
    ['an open quote', 'a{b="1} 2\n', 1, 'input.unclosed', /no closing quote/],
    ['words for a value', 'a{b="1"} fast\n', 1, 'input.value', /not fast$/],
    ['an exemplar', 'a_bucket{le="1"} 3 # {id="x"} 0.5\n', 1, 'input.exemplar', /OpenMetrics/],
    ['seconds for milliseconds', 'a 1 1700000000.5\n', 1, 'input.timestamp', /not 1700000000\.5/],
    ['a series twice', 'a 1\na 2\n', 2, 'input.twice', /stands there already/],
    ['too many', Array.from({ length: 101 }, (_, index) => `a${String(index)} 1`).join('\n'), 101, 'input.many', /100/],
    ['an empty file', '', undefined, 'input.empty', /no samples/],
    ['comments alone', '# HELP a b\n# TYPE a counter\n', undefined, 'input.empty', /no samples/],
    ['a page of HTML', '<!doctype html>\n<html>', 1, 'input.name', /not <!doctype html>/],
    ['JSON', '{"a": 1}', 1, 'input.name', /not \{"a": 1}/],
    ['a line without an end', `a{b="${'x'.repeat(70_000)}`, 1, 'input.longLine', /65536 bytes/],
  ];
  it.each(spoilt)('%s', (_what, content, line, key, sentence) => {
    const outcome = read(content, { chunk: 1000 });
    if ('input' in outcome) throw new Error('it was read');
    expect(outcome.phrase.key).toBe(key);
    expect(outcome.line).toBe(line);
    expect(outcome.message).toMatch(sentence);
    for (const text of texts) expect(text.say(outcome.phrase)).not.toMatch(/undefined|\{\w+\}/);
  });

  it('has words for every fault', () => {
    for (const text of texts)
      for (const reason of FAULT_REASONS)
        expect(text.say(`input.${reason}`, { line: 3, given: 'x', name: 'y' })).toMatch(/3.*\.$/);
  });

  it('bytes that are no text', () => {
    expect(read(Uint8Array.from([...encodeUtf8('a{b="'), 0xc0, 0xaf, ...encodeUtf8('"} 1\n')]))).toMatchObject({
      ...{ line: 1, phrase: { key: 'input.utf8' } },
    });
    expect(read(Uint8Array.of(0x1f, 0x8b, 8, 0))).toMatchObject({ phrase: { key: 'input.binary' } });
  });
  it('a second file', () => {
    const session = createScrapeReader().open();
    session.file('one');
    session.push(encodeUtf8('a 1\n'));
    session.file('two');
    expect(session.end()).toMatchObject({ phrase: { key: 'input.one' } });
  });
  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        expect(() => read(bytes)).not.toThrow();
      }),
    );
  });
});
