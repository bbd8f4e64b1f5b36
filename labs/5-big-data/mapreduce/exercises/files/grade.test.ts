// The grader of files by word: whatever travels, sets of files pass; counts of occurrences, counts of counts and functions
// that remember do not.
import { expect, it } from 'vitest';
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Emit = (key: string, value: unknown) => void;
interface Source {
  readonly file: string;
}
type Files = Readonly<Record<string, true>>;

const words = (record: string): readonly string[] =>
  record
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
const eachWord = (record: string, emit: Emit, { file }: Source): void => {
  for (const word of words(record)) emit(word, file);
};
const unique = (key: string, values: readonly string[], emit: Emit): void => {
  for (const file of new Set(values)) emit(key, file);
};
const size = (key: string, values: readonly string[], emit: Emit): void => emit(key, new Set(values).size);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const right = {
  solution: await freshModule(solutionText),
  'pairs of every word, parted by the combiner': () => ({ map: eachWord, combine: unique, reduce: size }),
  'lists that are joined, and answers that are returned': () => ({
    map: (record: string, emit: Emit, { file }: Source) => {
      for (const word of words(record)) emit(word, [file]);
    },
    combine: (_key: string, values: readonly (readonly string[])[]) => [...new Set(values.flat())],
    reduce: (_key: string, values: readonly (readonly string[])[]) => new Set(values.flat()).size,
  }),
  'objects of files': () => ({
    map: (record: string, emit: Emit, { file }: Source) => {
      for (const word of words(record)) emit(word, { [file]: true });
    },
    combine: (key: string, values: readonly Files[], emit: Emit) => emit(key, Object.assign({}, ...values)),
    reduce: (key: string, values: readonly Files[], emit: Emit) =>
      emit(key, Object.keys(Object.assign({}, ...values) as Files).length),
  }),
} satisfies Readonly<Record<string, Make>>;

/** Emits a word once for each file that it has seen, and remembers. */
const remembering = (reduce: unknown, combine: unknown) => () => {
  const seen = new Set<string>();
  return {
    ...{ reduce, combine },
    map: (record: string, emit: Emit, { file }: Source) => {
      for (const word of words(record)) {
        if (seen.has(`${file} ${word}`)) continue;
        seen.add(`${file} ${word}`);
        emit(word, 1);
      }
    },
  };
};

const wrong = {
  starter: await freshModule(starterText),
  'a map that remembers': remembering((_key: string, values: readonly number[]) => sum(values), undefined),
  'a map that remembers only the last file': () => {
    let last = '';
    let seen = new Set<string>();
    return {
      map: (record: string, emit: Emit, { file }: Source) => {
        if (file !== last) seen = new Set();
        last = file;
        for (const word of words(record)) {
          if (!seen.has(word)) emit(word, file);
          seen.add(word);
        }
      },
      ...{ combine: unique, reduce: size },
    };
  },
  'no combiner of its own': () => ({ map: eachWord, reduce: size }),
  'a combiner that counts': () => ({
    map: eachWord,
    combine: (key: string, values: readonly string[], emit: Emit) => emit(key, new Set(values).size),
    reduce: (key: string, values: readonly unknown[], emit: Emit) => emit(key, new Set(values).size),
  }),
  'lines instead of files': () => ({
    map: (record: string, emit: Emit) => {
      for (const word of new Set(words(record))) emit(word, 1);
    },
    reduce: (_key: string, values: readonly number[]) => sum(values),
  }),
  'a combiner that leaves everything': () => ({
    map: eachWord,
    combine: (key: string, values: readonly string[], emit: Emit) => {
      for (const value of values) emit(key, value);
    },
    reduce: size,
  }),
  'words as they are written': () => ({
    map: (record: string, emit: Emit, { file }: Source) => {
      for (const word of record.split(' ')) emit(word, file);
    },
    ...{ combine: unique, reduce: size },
  }),
  'the files themselves': () => ({
    map: eachWord,
    combine: unique,
    reduce: (key: string, values: readonly string[], emit: Emit) => emit(key, [...new Set(values)]),
  }),
  nothing: () => ({ map: () => undefined, reduce: () => undefined }),
} satisfies Readonly<Record<string, Make>>;

const useless = {
  'no function': () => ({}),
  'no reduce': () => ({ map: eachWord }),
  'an async map': () => ({ map: () => Promise.resolve(), reduce: size }),
  'a set as a value': () => ({
    map: (record: string, emit: Emit, { file }: Source) => emit(record, new Set([file])),
    reduce: size,
  }),
} satisfies Readonly<Record<string, Make>>;

describeGrader('files', exercise, { en, ru }, { right, wrong, useless, named: ['data'] });

it('tells a map that remembers from a combiner that counts', () => {
  const failed = (make: Make): readonly string[] =>
    exercise
      .judge(structuredClone(exercise.drive(make)))
      .filter((check) => !check.passed)
      .map((check) => check.message.key);
  expect(failed(wrong['a map that remembers only the last file'])).toEqual([
    'grade.files.wrong.again',
    'grade.notLess',
    'grade.files.wrong.twice',
  ]);
  expect(failed(wrong['no combiner of its own'])).toEqual(['grade.files.wrong.combined', 'grade.files.wrong.twice']);
});
