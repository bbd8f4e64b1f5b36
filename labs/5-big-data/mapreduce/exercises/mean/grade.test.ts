// The grader of the mean: sums and counts in any form pass; means of means and what only looks like an answer do not.

import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Emit = (key: string, value: unknown) => void;
const words = (record: string): readonly string[] => record.split(' ').filter((word) => word !== '');
const lengths = (record: string, emit: Emit): void => {
  for (const word of words(record)) emit(word.charAt(0), word.length);
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

interface Part {
  readonly sum: number;
  readonly count: number;
}
const parts = (record: string, emit: Emit): void => {
  for (const word of words(record)) emit(word.charAt(0), { sum: word.length, count: 1 });
};
const added = (values: readonly Part[]): Part => ({
  sum: values.reduce((sum, value) => sum + value.sum, 0),
  count: values.reduce((sum, value) => sum + value.count, 0),
});

const right = {
  solution: await freshModule(solutionText),
  'objects, and answers that are returned': () => ({
    map: parts,
    combine: (_key: string, values: readonly Part[]) => added(values),
    reduce: (_key: string, values: readonly Part[]) => added(values).sum / added(values).count,
  }),
  'lists of all lengths, joined by the combiner': () => ({
    map: (record: string, emit: Emit) => {
      for (const word of words(record)) emit(word.charAt(0), [word.length]);
    },
    combine: (key: string, values: readonly (readonly number[])[], emit: Emit) => emit(key, values.flat()),
    reduce: (key: string, values: readonly (readonly number[])[], emit: Emit) => emit(key, mean(values.flat())),
  }),
  'a map that adds up its line': () => ({
    map: (record: string, emit: Emit) => {
      const own = new Map<string, [number, number]>();
      for (const word of words(record)) {
        const [sum, count] = own.get(word.charAt(0)) ?? [0, 0];
        own.set(word.charAt(0), [sum + word.length, count + 1]);
      }
      for (const [key, part] of own) emit(key, part);
    },
    combine: (key: string, values: readonly (readonly [number, number])[], emit: Emit) =>
      emit(key, [values.reduce((sum, [each]) => sum + each, 0), values.reduce((sum, [, each]) => sum + each, 0)]),
    reduce: (key: string, values: readonly (readonly [number, number])[], emit: Emit) =>
      emit(key, values.reduce((sum, [each]) => sum + each, 0) / values.reduce((sum, [, each]) => sum + each, 0)),
  }),
} satisfies Readonly<Record<string, Make>>;

const wrong = {
  starter: await freshModule(starterText),
  'a combiner that gives everything on as it is': () => ({
    map: lengths,
    combine: (key: string, values: readonly number[], emit: Emit) => {
      for (const value of values) emit(key, value);
    },
    reduce: (key: string, values: readonly number[], emit: Emit) => emit(key, mean(values)),
  }),
  'a combiner that counts its pairs as one each': () => ({
    map: parts,
    combine: (key: string, values: readonly Part[], emit: Emit) =>
      emit(key, { sum: added(values).sum, count: values.length }),
    reduce: (key: string, values: readonly Part[], emit: Emit) => emit(key, added(values).sum / added(values).count),
  }),
  'a sum and a count, and no division': () => ({
    map: parts,
    combine: (key: string, values: readonly Part[], emit: Emit) => emit(key, added(values)),
    reduce: (key: string, values: readonly Part[], emit: Emit) => emit(key, added(values)),
  }),
  'a rounded mean': () => ({
    map: parts,
    combine: (key: string, values: readonly Part[], emit: Emit) => emit(key, added(values)),
    reduce: (key: string, values: readonly Part[], emit: Emit) =>
      emit(key, Math.round(added(values).sum / added(values).count)),
  }),
  'another key': () => ({
    map: parts,
    combine: (key: string, values: readonly Part[], emit: Emit) => emit(key, added(values)),
    reduce: (key: string, values: readonly Part[], emit: Emit) =>
      emit(key.toUpperCase(), added(values).sum / added(values).count),
  }),
  nothing: () => ({ map: () => undefined, reduce: () => undefined }),
} satisfies Readonly<Record<string, Make>>;

const useless = {
  'no function': () => ({}),
  'no reduce': () => ({ map: lengths }),
  'a combiner that is none': () => ({ map: lengths, reduce: mean, combine: 7 }),
  'a promise': () => ({ map: () => Promise.resolve(), reduce: mean }),
  'no key': () => ({ map: (_record: string, emit: Emit) => emit(undefined as never, 1), reduce: mean }),
  'no value': () => ({ map: (_record: string, emit: (key: string) => void) => emit('a'), reduce: mean }),
  'a value that JSON cannot hold': () => ({
    map: (_record: string, emit: Emit) => emit('a', Number.NaN),
    reduce: mean,
  }),
  'a key that is given out twice': () => ({
    map: lengths,
    reduce: (_key: string, _values: unknown, emit: Emit) => {
      emit('a', 1);
      emit('a', 2);
    },
  }),
} satisfies Readonly<Record<string, Make>>;

describeGrader('mean', exercise, { en, ru }, { right, wrong, useless });
