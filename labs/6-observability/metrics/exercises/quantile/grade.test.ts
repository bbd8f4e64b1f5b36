// The grader of histogramQuantile: whatever answers as Prometheus does is right.
import { placeQuantile } from '#src/algorithms/metrics/quantile.ts';
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Buckets = readonly CumulativeBucket[];

const answering =
  (histogramQuantile: (q: number, buckets: Buckets) => unknown): Make =>
  () => ({ histogramQuantile });
const real = (q: number, buckets: Buckets): number => placeQuantile(q, buckets).value;

const right = {
  solution: await freshModule(solutionText),
  'as Prometheus has it': answering(real),
  'from above, by walking down': answering((q, buckets) => {
    if (!(q >= 0 && q <= 1)) return q < 0 ? Number.NEGATIVE_INFINITY : q > 1 ? Number.POSITIVE_INFINITY : Number.NaN;
    const bounds = [...buckets].sort((one, other) => other.upperBound - one.upperBound);
    if (bounds.length < 2 || bounds[0]?.upperBound !== Number.POSITIVE_INFINITY) return Number.NaN;
    const upTo = (bound: number) =>
      Math.max(0, ...buckets.filter((each) => each.upperBound <= bound).map(({ count }) => count));
    const rank = q * upTo(Number.POSITIVE_INFINITY);
    if (upTo(Number.POSITIVE_INFINITY) === 0) return Number.NaN;
    let at = 0;
    while (at + 1 < bounds.length && upTo(bounds[at + 1]?.upperBound ?? 0) >= rank) at += 1;
    const high = bounds[at]?.upperBound ?? 0;
    const next = bounds[at + 1]?.upperBound;
    if (at === 0) return next;
    if (next === undefined) return high <= 0 ? high : (high * rank) / upTo(high);
    return high - ((high - next) * (upTo(high) - rank)) / (upTo(high) - upTo(next));
  }),
};

const wrong = {
  starter: await freshModule(starterText),
  'stumbling over no buckets': [
    answering((q, buckets) => {
      if (buckets.length === 0) throw new TypeError('there is no last bucket');
      return real(q, buckets);
    }),
    'grade.quantile.threw',
  ] as const,
  'always 0': answering(() => 0),
  'the middle of the bucket': answering((q, buckets) => {
    const { low, high, value } = placeQuantile(q, buckets);
    return Number.isFinite(high) && Number.isFinite(low) ? (low + high) / 2 : value;
  }),
  'the lowest from its bound': [
    answering((q, buckets) => {
      const place = placeQuantile(q, buckets);
      return place.index === 0 ? place.high : place.value;
    }),
    'grade.quantile.lowest.wrong',
  ] as const,
  'infinity in +Inf': [
    answering((q, buckets) => {
      const place = placeQuantile(q, buckets);
      return place.high === Number.POSITIVE_INFINITY ? place.high : place.value;
    }),
    'grade.quantile.beyond.wrong',
  ] as const,
  '0 for nothing': [
    answering((q, buckets) => (Number.isNaN(real(q, buckets)) ? 0 : real(q, buckets))),
    'grade.quantile.nothing.wrong',
  ] as const,
  'q held between 0 and 1': [
    answering((q, buckets) => real(Math.min(1, Math.max(0, q)), buckets)),
    'grade.quantile.shares.wrong',
  ] as const,
  'in the order given': answering((q, buckets) => {
    const total = buckets.at(-1)?.count ?? 0;
    const at = buckets.findIndex(({ count }) => count >= q * total);
    return at < 0 ? Number.NaN : real(q, buckets.slice(0, at + 1).concat(buckets.slice(-1)));
  }),
  'from 0 below 0': [
    answering((q, buckets) => {
      const place = placeQuantile(q, buckets);
      return place.index === 0 && place.high <= 0 ? place.high * (q * 5) : place.value;
    }),
    'grade.quantile.negative.wrong',
  ] as const,
};

const useless = {
  'no function': () => ({ histogramQuantile: 0.99 }),
  'a text': answering(() => '0.5'),
  nothing: answering(() => undefined),
  'a promise': answering(() => Promise.resolve(0.5)),
};

describeGrader('quantile', exercise, { en, ru }, { right, wrong, useless, named: ['NaN', '-Infinity', 'Infinity'] });
