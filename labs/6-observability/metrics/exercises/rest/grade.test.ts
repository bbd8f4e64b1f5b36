// The grader of the histogram: whatever counts everything, the rest included, is right.
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Pairs = readonly { readonly le: unknown; readonly count: unknown }[];

const INFINITE = Number.POSITIVE_INFINITY;
const finiteOf = (bounds: readonly number[]) =>
  bounds.filter((bound) => bound < INFINITE).sort((one, other) => one - other);

/** Keeps every value and makes buckets of them when asked. */
const keeping =
  (bucketsOf: (bounds: readonly number[], values: readonly number[]) => Pairs): Make =>
  () => ({
    createHistogram(bounds: readonly number[]) {
      const values: number[] = [];
      return { observe: (value: number) => values.push(value), buckets: () => bucketsOf(bounds, values) };
    },
  });
const upTo = (values: readonly number[], le: number): number => values.filter((value) => value <= le).length;

const right = {
  solution: await freshModule(solutionText),
  'all values kept': keeping((bounds, values) =>
    [...finiteOf(bounds), INFINITE].map((le) => ({ le, count: upTo(values, le) })),
  ),
  'counts of each bucket, added up when asked': (): Readonly<Record<string, unknown>> => ({
    createHistogram(bounds: readonly number[]) {
      const sorted = finiteOf(bounds);
      const counts = [...sorted, 0].map(() => 0);
      return {
        observe(value: number) {
          const found = sorted.findIndex((bound) => value <= bound);
          const index = found < 0 ? sorted.length : found;
          counts[index] = (counts[index] ?? 0) + 1;
        },
        buckets() {
          let count = 0;
          return counts.map((own, index) => {
            count += own;
            return { le: sorted[index] ?? '+Inf', count };
          });
        },
      };
    },
  }),
};

const wrong = {
  starter: [await freshModule(starterText), 'grade.rest.noRest'] as const,
  'nothing at all': [keeping(() => []), 'grade.rest.none'] as const,
  'an empty +Inf': keeping((bounds, values) => [
    ...finiteOf(bounds).map((le) => ({ le, count: upTo(values, le) })),
    { le: INFINITE, count: 0 },
  ]),
  'only the rest in +Inf': [
    keeping((bounds, values) => [
      ...finiteOf(bounds).map((le) => ({ le, count: upTo(values, le) })),
      { le: INFINITE, count: values.length - upTo(values, Math.max(...finiteOf(bounds))) },
    ]),
    'grade.rest.count',
  ] as const,
  'each bucket alone': keeping((bounds, values) =>
    [...finiteOf(bounds), INFINITE].map((le, index, all) => ({
      ...{ le, count: upTo(values, le) - upTo(values, index === 0 ? -INFINITE : (all[index - 1] ?? 0)) },
    })),
  ),
  'below instead of at most': keeping((bounds, values) =>
    [...finiteOf(bounds), INFINITE].map((le) => ({ le, count: values.filter((value) => value < le).length })),
  ),
  'in the order given': [
    keeping((bounds, values) => [...bounds, INFINITE].map((le) => ({ le, count: upTo(values, le) }))),
    'grade.rest.order',
  ] as const,
  '+Inf twice': keeping((bounds, values) =>
    [...bounds, INFINITE].sort((one, other) => one - other).map((le) => ({ le, count: upTo(values, le) })),
  ),
  'a scrape that empties': (): Readonly<Record<string, unknown>> => ({
    createHistogram(bounds: readonly number[]) {
      const values: number[] = [];
      return {
        observe: (value: number) => values.push(value),
        buckets() {
          const buckets = [...finiteOf(bounds), INFINITE].map((le) => ({ le, count: upTo(values, le) }));
          values.length = 0;
          return buckets;
        },
      };
    },
  }),
};

const useless = {
  'no function': () => ({ createHistogram: [] }),
  'no object': () => ({ createHistogram: () => 1 }),
  'no buckets': () => ({ createHistogram: () => ({ observe: () => undefined }) }),
  'a number for buckets': keeping(() => 7 as unknown as Pairs),
  'bounds in words': keeping(() => [{ le: 'fast', count: 1 }]),
  'no counts': keeping(() => [{ le: 1, count: '1' }]),
};

describeGrader('rest', exercise, { en, ru }, { right, wrong, useless, named: ['NaN'] });
