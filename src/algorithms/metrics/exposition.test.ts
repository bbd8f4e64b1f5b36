// The text format: what is written is read back, and what cannot be read is told by its line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Family, type LabelPair, labelSetKey, METRIC_TYPES, type Sample, writeExposition } from './exposition.ts';
import { type ExpositionFault, readExposition, readNumber } from './read-exposition.ts';

const nameOf = (pattern: RegExp) => fc.stringMatching(pattern).filter((name) => !/_(bucket|sum|count)$/.test(name));
const anyName = nameOf(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,12}$/);
const anyLabels: fc.Arbitrary<readonly LabelPair[]> = fc.uniqueArray(
  fc.tuple(fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,6}$/), fc.string({ maxLength: 8, unit: 'binary' })),
  { maxLength: 3, selector: ([name]) => name },
);
/** As a text file can hold it: halves of pairs are no text. */
const isText = (text: string): boolean => !/[\ud800-\udfff\r]/u.test(text);
const anyValue = fc.double({ noNaN: false });
const anyStamp = fc.option(fc.integer({ min: -1e15, max: 1e15 }), { nil: undefined });

const anyFamily = fc
  .record({
    name: anyName,
    help: fc.option(fc.string({ maxLength: 12 }), { nil: undefined }),
    type: fc.constantFrom(...METRIC_TYPES.filter((type) => type === 'gauge' || type === 'untyped')),
    samples: fc.uniqueArray(fc.tuple(anyLabels, anyValue, anyStamp), {
      ...{ maxLength: 4, selector: ([labels]) => labelSetKey(labels) },
    }),
  })
  .map(
    ({ name, help, type, samples }): Family => ({
      ...{ name, type },
      ...(help === undefined ? {} : { help }),
      samples: samples.map(
        ([labels, value, timestampMs]): Sample => ({
          ...{ name, labels, value },
          ...(timestampMs === undefined ? {} : { timestampMs }),
        }),
      ),
    }),
  )
  .filter(
    ({ help = '', samples }) =>
      isText(help) && samples.every(({ labels }) => labels.every(([, value]) => isText(value))),
  );

const faultOf = (text: string): ExpositionFault => {
  const read = readExposition(text, 5);
  if (!('reason' in read)) throw new Error('it was read');
  return read;
};
const familiesOf = (text: string): readonly Family[] => {
  const read = readExposition(text);
  if ('reason' in read) throw new Error(JSON.stringify(read));
  return read;
};

it('what is written is read back', () => {
  const anyFamilies = fc.uniqueArray(anyFamily, { maxLength: 4, selector: ({ name }) => name });
  fc.assert(
    fc.property(anyFamilies, (families) => {
      expect(familiesOf(writeExposition(families))).toEqual(families);
    }),
    { numRuns: 500 },
  );
});

describe('reads', () => {
  it('what the documentation of Prometheus shows', () => {
    const families = familiesOf(`# HELP http_requests_total The total number of HTTP requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027 1395066363000
http_requests_total{method="post",code="400"}    3 1395066363000

# Escaping in label values:
msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9

# Minimalistic line:
metric_without_timestamp_and_labels 12.47

# A weird metric from before the epoch:
something_weird{problem="division by zero"} +Inf -3982045

# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="0.05"} 24054
http_request_duration_seconds_bucket{le="+Inf"} 144320
http_request_duration_seconds_sum 53423
http_request_duration_seconds_count 144320
# TYPE rpc_duration_seconds summary
rpc_duration_seconds{quantile="0.01"} 3102
rpc_duration_seconds_sum 1.7560473e+07
`);
    expect(families.map(({ name, type, samples }) => [name, type, samples.length])).toEqual([
      ['http_requests_total', 'counter', 2],
      ['msdos_file_access_time_seconds', 'untyped', 1],
      ['metric_without_timestamp_and_labels', 'untyped', 1],
      ['something_weird', 'untyped', 1],
      ['http_request_duration_seconds', 'histogram', 4],
      ['rpc_duration_seconds', 'summary', 2],
    ]);
    expect(families[1]?.samples[0]?.labels).toEqual([
      ['path', 'C:\\DIR\\FILE.TXT'],
      ['error', 'Cannot find file:\n"FILE.TXT"'],
    ]);
    expect(families[3]?.samples[0]).toMatchObject({ value: Number.POSITIVE_INFINITY, timestampMs: -3982045 });
  });

  it('blanks, tabs, a comma behind the last label, carriage returns, other comments, no last line end', () => {
    const [family] = familiesOf('# EOF\r\n#\n  a \t{ b = "1" , c="" , }\t2\t3  \r\n# a comment\na 1');
    expect(family?.samples).toEqual([
      {
        ...{ name: 'a', value: 2, timestampMs: 3 },
        labels: [
          ['b', '1'],
          ['c', ''],
        ],
      },
      { name: 'a', labels: [], value: 1 },
    ]);
  });

  it.each([
    ['+Inf', Number.POSITIVE_INFINITY],
    ['-inf', Number.NEGATIVE_INFINITY],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['nan', Number.NaN],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['5.', 5],
    ['0x10', undefined],
    ['1_000', undefined],
    ['1e999', undefined],
    ['', undefined],
    ['1,5', undefined],
  ])('the value %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
});

describe('refuses', () => {
  it.each<readonly [string, string, ExpositionFault['reason'], number]>([
    ['no name', '{a="1"} 2', 'name', 1],
    ['a digit first', 'a 1\n1a 2', 'name', 2],
    ['a hyphen in a name', 'a-b 1', 'name', 1],
    ['a label without a name', 'a{="1"} 2', 'labelName', 1],
    ['a colon in a label', 'a{b:c="1"} 2', 'equals', 1],
    ['a label twice', 'a{b="1",b="2"} 2', 'labelTwice', 1],
    ['no quotes', 'a{b=1} 2', 'openQuote', 1],
    ['an open quote', 'a{b="1} 2', 'unclosed', 1],
    ['an unknown escape', 'a{b="\\t"} 2', 'escape', 1],
    ['no comma', 'a{b="1" c="2"} 2', 'labelEnd', 1],
    ['no closing brace', 'a{b="1"', 'labelEnd', 1],
    ['no value', 'a{b="1"}', 'noValue', 1],
    ['a value in words', 'a high', 'value', 1],
    ['a timestamp in seconds', 'a 1 1.5', 'timestamp', 1],
    ['more behind it', 'a 1 2 3', 'rest', 1],
    ['an exemplar', 'a_bucket{le="1"} 3 # {trace_id="x"} 0.5', 'exemplar', 1],
    ['an exemplar behind a timestamp', 'a 3 5 # {trace_id="x"} 0.5', 'exemplar', 1],
    ['an unknown type', '# TYPE a stateset', 'type', 1],
    ['a type twice', '# TYPE a counter\n# TYPE a gauge', 'typeTwice', 2],
    ['a type after its samples', 'a 1\n# TYPE a gauge', 'typeLate', 2],
    ['a histogram after its buckets', 'a_bucket{le="1"} 1\n# TYPE a histogram', 'typeLate', 2],
    ['a help twice', '# HELP a x\n# HELP a y', 'helpTwice', 2],
    ['a help of nothing', '# HELP 1', 'comment', 1],
    ['a series twice', 'a{b="1",c="2"} 1\na{c="2",b="1"} 3', 'twice', 2],
    ['a bucket without a bound', '# TYPE a histogram\na_bucket 1', 'le', 2],
    ['a bucket with a bound in words', '# TYPE a histogram\na_bucket{le="fast"} 1', 'le', 2],
    ['a quantile above 1', '# TYPE a summary\na{quantile="99"} 1', 'quantile', 2],
    ['a counter below 0', '# TYPE a counter\na -1', 'negative', 2],
    ['too many', Array.from({ length: 6 }, (_, index) => `a${String(index)} 1`).join('\n'), 'many', 6],
  ])('%s', (_what, text, reason, line) => {
    expect(faultOf(text)).toMatchObject({ reason, line });
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom('a', '{', '}', '"', '\\', '=', ',', ' ', '\n', '1', '#', 'TYPE', 'HELP', 'le');
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 30 }), (parts) => {
        expect(() => readExposition(parts.join(''))).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
