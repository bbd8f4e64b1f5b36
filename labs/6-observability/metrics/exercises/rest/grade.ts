// Grades a histogram by the buckets that it gives for known values, and by the quantile that Prometheus would read off them.
import { type Bucket, bucketIndex, cumulativeBuckets, histogramQuantile } from '#src/algorithms/metrics/quantile.ts';
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';

interface Case {
  readonly name: 'ordinary' | 'edges' | 'slow' | 'empty' | 'unsorted' | 'already' | 'twice';
  readonly bounds: readonly number[];
  readonly values: readonly number[];
}

const INFINITE = Number.POSITIVE_INFINITY;

const CASES: readonly Case[] = [
  { name: 'ordinary', bounds: [0.1, 0.5, 1], values: [0.05, 0.07, 0.2, 0.3, 0.4, 0.9, 3, 7] },
  { name: 'edges', bounds: [0.1, 0.5, 1], values: [0.1, 0.1, 0.5, 1, 1, 1] },
  { name: 'slow', bounds: [0.1, 0.5], values: [2, 5, 60, 0.7] },
  { name: 'empty', bounds: [1, 2], values: [] },
  { name: 'unsorted', bounds: [1, 0.1, 10, 0.5], values: [0.05, 0.4, 0.8, 6, 12] },
  { name: 'already', bounds: [0.1, INFINITE, 1], values: [0.05, 0.4, 3] },
  { name: 'twice', bounds: [0.1, 1], values: [0.05, 0.4, 3] },
];

const MOST_BUCKETS = 60;
const QUANTILE = 0.9;

function wantedOf({ bounds, values }: Case): readonly Bucket[] {
  const finite = bounds.filter((bound) => bound < INFINITE).sort((one, other) => one - other);
  const counts = Array.from({ length: finite.length + 1 }, () => 0);
  for (const value of values) {
    const index = bucketIndex(finite, value);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return cumulativeBuckets(finite, counts);
}

type Pair = readonly [le: number, count: number];

/** Bounds as numbers, or as the exposition writes them. */
const boundOf = (le: unknown): unknown =>
  le === '+Inf' || le === 'Infinity' ? INFINITE : typeof le === 'string' && le.trim() !== '' ? Number(le) : le;

function pairsOf(answer: unknown): readonly Pair[] {
  const isList = Array.isArray(answer) && answer.length <= MOST_BUCKETS;
  const pairs = isList
    ? (answer as readonly unknown[]).map((bucket) =>
        typeof bucket === 'object' && bucket !== null
          ? [boundOf(Reflect.get(bucket, 'le')), Reflect.get(bucket, 'count') as unknown]
          : [],
      )
    : [['none']];
  if (pairs.every(([le, count]) => typeof le === 'number' && !Number.isNaN(le) && typeof count === 'number'))
    return pairs as unknown as readonly Pair[];
  throw new PolicyFault(
    { key: 'fault.histogram.noBuckets', args: { given: valueCode(answer) } },
    `buckets() must return an array of objects with le and count, both numbers; it returned ${describeValue(answer)}.`,
  );
}

function methodOf(histogram: unknown, name: 'observe' | 'buckets'): (...given: readonly unknown[]) => unknown {
  const method: unknown =
    typeof histogram === 'object' && histogram !== null ? Reflect.get(histogram, name) : undefined;
  if (typeof method === 'function') return (...given) => Reflect.apply(method, histogram, given) as unknown;
  throw new PolicyFault(
    { key: 'fault.histogram.noMethod', args: { name } },
    `createHistogram must return an object with functions observe and buckets; ${name} is none.`,
  );
}

function driveCase(instantiate: () => StudentExports, { name, bounds, values }: Case): readonly Pair[] {
  const { createHistogram } = instantiate();
  if (typeof createHistogram !== 'function')
    throw new PolicyFault(
      { key: 'fault.histogram.notExported', args: { given: valueCode(createHistogram) } },
      `Your code must export a function createHistogram(bounds); createHistogram is ${describeValue(createHistogram)}.`,
    );
  const histogram: unknown = (createHistogram as (bounds: readonly number[]) => unknown)([...bounds]);
  const observe = methodOf(histogram, 'observe');
  for (const value of values) observe(value);
  // A scrape must not change what it reads.
  if (name === 'twice') methodOf(histogram, 'buckets')();
  return pairsOf(methodOf(histogram, 'buckets')());
}

const isPair = (pair: unknown): pair is Pair =>
  Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'number' && !Number.isNaN(part));

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.rest.${each.name}` };
  const given: unknown =
    Array.isArray(transcript) && transcript.length === CASES.length ? transcript[index] : undefined;
  if (!Array.isArray(given) || !given.every(isPair)) return { name, passed: false, message: { key: 'grade.noAnswer' } };
  const no = (message: Phrase): Check => ({ name, passed: false, message });
  if (given.length === 0) return no({ key: 'grade.rest.none' });
  if (!given.some(([le]) => le === INFINITE))
    return no({ key: 'grade.rest.noRest', args: { count: each.values.length } });
  if (given.some(([le], place) => place > 0 && le <= (given[place - 1]?.[0] ?? -INFINITE)))
    return no({ key: 'grade.rest.order' });
  const wanted = wantedOf(each);
  const wrong = wanted.find(({ upperBound, count }) => given.find(([le]) => le === upperBound)?.[1] !== count);
  if (given.length !== wanted.length)
    return no({ key: 'grade.rest.bounds', args: { wanted: wanted.length, given: given.length } });
  if (wrong !== undefined) {
    const le = wrong.upperBound === INFINITE ? '+Inf' : wrong.upperBound;
    const seen = given.find(([bound]) => bound === wrong.upperBound)?.[1];
    return no({
      key: 'grade.rest.count',
      args: { le, wanted: wrong.count, given: seen === undefined ? '–' : String(seen) },
    });
  }
  const value = histogramQuantile(
    QUANTILE,
    given.map(([upperBound, count]) => ({ upperBound, count })),
  );
  return Number.isNaN(value)
    ? { name, passed: true, message: { key: 'grade.rest.fineEmpty' } }
    : { name, passed: true, message: { key: 'grade.rest.fine', args: { value } } };
}

export const exercise: Exercise = {
  entry: [{ name: 'createHistogram', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveCase(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
