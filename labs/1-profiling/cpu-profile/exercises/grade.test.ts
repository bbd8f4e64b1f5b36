// Right answers of several kinds pass; starters, empty answers and the usual wrong ones do not, and are told why.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramExercise } from '#src/contract/exercise.ts';
import { JOURNAL, REPORT } from '../probes.ts';
import { exerciseText, openRecorder } from '../testing/programs.ts';
import { exercise as journal } from './journal/grade.ts';
import { exercise as report } from './report/grade.ts';

let recorder: Awaited<ReturnType<typeof openRecorder>>;
beforeAll(async () => {
  recorder = await openRecorder();
}, 60_000);
const failed = (exercise: ProgramExercise, source: string): readonly string[] =>
  exercise
    .judge(recorder.record(source))
    .filter(({ passed }) => !passed)
    .map(({ message }) => message.key);

const changed = (exercise: string, from: string | RegExp, to: string): string => {
  const text = exerciseText(exercise, 'starter');
  const next = text.replace(from, to);
  if (next === text) throw new Error(`${exercise} has no ${String(from)}`);
  return next;
};
const SORT = /function sortOrders[\s\S]*?\n}\n/;
const KEY = /function sortKey[\s\S]*?\n}\n/;
const APPEND = 'return [...list, item];';

const EXERCISES: readonly {
  readonly name: string;
  readonly exercise: ProgramExercise;
  readonly right: readonly (() => string)[];
  readonly wrong: readonly (readonly [what: string, source: () => string, message: string])[];
}[] = [
  {
    name: 'report',
    exercise: report,
    right: [
      () => exerciseText('report', 'solution'),
      // Remembered by order.
      () =>
        changed(
          'report',
          'function compare(one, other) {\n  const [a, b] = [sortKey(one), sortKey(other)];',
          'const keys = new Map();\nfunction keyOf(order) {\n  if (!keys.has(order)) keys.set(order, sortKey(order));\n  return keys.get(order);\n}\n\nfunction compare(one, other) {\n  const [a, b] = [keyOf(one), keyOf(other)];',
        ),
      // The key is kept in the order itself.
      () =>
        changed(
          'report',
          SORT,
          'function sortOrders(orders) {\n  for (const order of orders) order.key = sortKey(order);\n  return orders.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.id - other.id));\n}\n',
        ),
      // In buckets, without a comparator.
      () =>
        changed(
          'report',
          SORT,
          "function sortOrders(orders) {\n  const keyed = orders.map((order) => [sortKey(order) + ' ' + String(order.id).padStart(4, '0'), order]);\n  const byKey = new Map(keyed);\n  return [...byKey.keys()].sort().map((key) => byKey.get(key));\n}\n",
        ),
    ],
    wrong: [
      ['the starter', () => exerciseText('report', 'starter'), 'grade.cost.no'],
      ['nothing', () => '', 'grade.output.nothing'],
      ['one line too few', () => changed('report', 'slice(0, 5)', 'slice(0, 4)'), 'grade.output.fewer'],
      ['one line too many', () => changed('report', 'slice(0, 5)', 'slice(0, 6)'), 'grade.output.more'],
      ['the answer written down', () => `console.log(${JSON.stringify(REPORT)});`, 'grade.work.no'],
      [
        'a hot function polished',
        () =>
          changed(
            'report',
            KEY,
            "function sortKey(order) {\n  let key = '';\n  for (const letter of order.customer) if (letter !== ' ') key += letter === 'É' ? 'e' : letter.toLowerCase();\n  return key;\n}\n",
          ),
        'grade.cost.no',
      ],
      [
        'accents forgotten',
        () => changed('report', KEY, 'function sortKey(order) {\n  return order.customer.trim();\n}\n'),
        'grade.output.no',
      ],
      ['fewer orders', () => changed('report', 'load(120)', 'load(20)'), 'grade.output.no'],
      [
        'no sort',
        () => changed('report', SORT, 'function sortOrders(orders) {\n  return orders;\n}\n'),
        'grade.output.no',
      ],
      [
        'one that throws',
        () => changed('report', SORT, 'function sortOrders(orders) {\n  return orders.toSordid();\n}\n'),
        'grade.end.uncaught',
      ],
      [
        'one that never ends',
        () => changed('report', SORT, 'function sortOrders(orders) {\n  for (;;) orders.length;\n}\n'),
        'grade.end.limit',
      ],
    ],
  },
  {
    name: 'journal',
    exercise: journal,
    right: [
      () => exerciseText('journal', 'solution'),
      () => changed('journal', APPEND, 'list.push(item);\n  return list;'),
      () =>
        changed(
          'journal',
          /function readErrors[\s\S]*?\n}\n/,
          "function readErrors(lines) {\n  return lines.map(parse).filter(({ level }) => level === 'error');\n}\n",
        ),
      // Counted on the way: no list at all.
      () =>
        `const counts = new Map();
for (let i = 0; i < 900; i += 1) {
  const line = (i % 3 === 0 ? 'error ' : 'info ') + 'code=' + ((i * 31) % 40);
  if (!line.startsWith('error')) continue;
  const code = Number(line.slice(11));
  counts.set(code, (counts.get(code) ?? 0) + 1);
}
console.log(counts.size, 'codes; code 0:', counts.get(0), 'times');`,
    ],
    wrong: [
      ['the starter', () => exerciseText('journal', 'starter'), 'grade.cost.no'],
      ['nothing', () => '// later', 'grade.output.nothing'],
      ['the answer written down', () => `console.log(${JSON.stringify(JOURNAL)});`, 'grade.work.no'],
      ['concat, which copies too', () => changed('journal', APPEND, 'return list.concat([item]);'), 'grade.cost.no'],
      [
        'slice, which copies too',
        () => changed('journal', APPEND, 'const next = list.slice();\n  next.push(item);\n  return next;'),
        'grade.cost.no',
      ],
      [
        'unshift, which moves all',
        () => changed('journal', APPEND, 'list.unshift(item);\n  return list;'),
        'grade.cost.no',
      ],
      [
        'only the first',
        () => changed('journal', APPEND, 'return list.length < 50 ? [...list, item] : list;'),
        'grade.output.no',
      ],
      ['a list that is lost', () => changed('journal', APPEND, 'list.push(item);'), 'grade.end.uncaught'],
    ],
  },
];

describe('what is told of another output', () => {
  const toldOf = (source: string) =>
    report.judge(recorder.record(source)).find(({ name }) => name.key === 'grade.output')?.message.args;

  it('is the first line that differs, with blanks that would not be seen', () => {
    expect(toldOf(changed('report', 'order.id, order.customer', "order.id + ' ' + order.customer.trim()"))).toEqual({
      ...{ line: 1, wanted: '57␣␣ada Lovelace 14', given: '57 ada Lovelace 14' },
    });
    const third = changed('report', 'console.log(order.id', 'console.log(order.id === 81 ? 18 : order.id');
    expect(toldOf(third)).toMatchObject({ line: 3, given: '18␣␣ada Lovelace 25' });
  });

  it('is no praise for reading where it never ended', () => {
    const endless = changed('report', SORT, 'function sortOrders(orders) {\n  for (;;) orders.length;\n}\n');
    expect(failed(report, endless)).toContain('grade.work.unended');
  });
});

describe.each(EXERCISES)('$name', ({ exercise, right, wrong }) => {
  it.each(right.map((source, index) => [index, source] as const))('right answer %i passes', (_, source) => {
    expect(failed(exercise, source())).toEqual([]);
  });

  it.each(wrong)('%s does not, and is told why', (_, source, message) => {
    expect(failed(exercise, source())).toContain(message);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'passed'],
    ['an empty trace', { version: 1, kind: 'calls' }],
    ['checks of its own', [{ name: { key: 'grade.output' }, passed: true }]],
  ])('a forged trace does not: %s', (_, trace) => {
    expect(exercise.judge(trace).every(({ passed }) => passed)).toBe(false);
  });
});
