// Grades a counter with labels by the series that it exposes: its lines are read as any scrape is, and compared with ours.
import { type LabelPair, labelSetKey } from '#src/algorithms/metrics/exposition.ts';
import { readExposition } from '#src/algorithms/metrics/read-exposition.ts';
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';
import { shownText } from '#src/algorithms/text/text-file.ts';
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';

type Labels = Readonly<Record<string, string>>;

interface Case {
  readonly name: 'series' | 'order' | 'missing' | 'mixing' | 'escaping' | 'plain' | 'apart';
  readonly labels: readonly string[];
  readonly calls: readonly (readonly [labels: Labels, amount: number])[];
}

const CASES: readonly Case[] = [
  {
    name: 'series',
    labels: ['method', 'code'],
    calls: [
      [{ method: 'get', code: '200' }, 3],
      [{ method: 'get', code: '500' }, 1],
      [{ method: 'post', code: '200' }, 2],
      [{ method: 'get', code: '200' }, 0.5],
    ],
  },
  {
    name: 'order',
    labels: ['method', 'code'],
    calls: [
      [{ method: 'get', code: '200' }, 1],
      [{ code: '200', method: 'get' }, 1],
      [{ code: 'get', method: '200' }, 5],
    ],
  },
  {
    name: 'missing',
    labels: ['method', 'code'],
    calls: [
      [{ method: 'get' }, 1],
      [{ method: 'get', code: '' }, 2],
      [{ code: 'get' }, 4],
      [{}, 8],
    ],
  },
  {
    name: 'mixing',
    labels: ['a', 'b'],
    calls: [
      [{ a: 'x,y', b: 'z' }, 1],
      [{ a: 'x', b: 'y,z' }, 2],
      [{ a: 'x|y', b: 'z' }, 4],
      [{ a: 'x', b: 'y|z' }, 8],
      [{ a: 'x","b":"y', b: '' }, 16],
      [{ a: '', b: 'x' }, 32],
      [{ a: 'x', b: '' }, 64],
    ],
  },
  {
    name: 'escaping',
    labels: ['path'],
    calls: [
      [{ path: 'C:\\new' }, 1],
      [{ path: 'say "hi"' }, 2],
      [{ path: 'two\nlines' }, 4],
      [{ path: '\\"' }, 8],
      [{ path: 'пути, {скобки} = #' }, 16],
    ],
  },
  { name: 'plain', labels: [], calls: [] },
  {
    name: 'apart',
    labels: ['code'],
    calls: [
      [{ code: '200' }, 1],
      [{ code: '404' }, 0],
    ],
  },
];

const METRIC = 'requests_total';
const MOST_LINES = 50;
const LONGEST_LINE = 400;

/** Empty labels are no labels, as in Prometheus. */
const keyOf = (labels: readonly LabelPair[]): string => labelSetKey(labels.filter(([, value]) => value !== ''));

function wantedOf({ labels, calls }: Case): ReadonlyMap<string, number> {
  const series = new Map<string, number>();
  if (labels.length === 0) series.set(keyOf([]), 0);
  for (const [given, amount] of calls) {
    const key = keyOf(labels.map((label) => [label, given[label] ?? ''] as const));
    series.set(key, (series.get(key) ?? 0) + amount);
  }
  return series;
}

function methodOf(counter: unknown, name: 'inc' | 'collect'): (...given: readonly unknown[]) => unknown {
  const method: unknown = typeof counter === 'object' && counter !== null ? Reflect.get(counter, name) : undefined;
  if (typeof method === 'function') return (...given) => Reflect.apply(method, counter, given) as unknown;
  throw new PolicyFault(
    { key: 'fault.counter.noMethod', args: { name } },
    `createCounter must return an object with functions inc and collect; ${name} is none.`,
  );
}

function driveCase(instantiate: () => StudentExports, each: Case): readonly string[] {
  const { createCounter } = instantiate();
  if (typeof createCounter !== 'function')
    throw new PolicyFault(
      { key: 'fault.counter.notExported', args: { given: valueCode(createCounter) } },
      `Your code must export a function createCounter(name, labelNames); createCounter is ${describeValue(createCounter)}.`,
    );
  const create = createCounter as (name: string, labelNames: readonly string[]) => unknown;
  const counter = create(METRIC, [...each.labels]);
  // Another one of the same module: what it counts is its own.
  if (each.name === 'apart') methodOf(create('other_total', ['code']), 'inc')({ code: '200' }, 100);
  const inc = methodOf(counter, 'inc');
  for (const [labels, amount] of each.calls) inc({ ...labels }, amount);
  const lines: unknown = methodOf(counter, 'collect')();
  if (Array.isArray(lines) && lines.every((line): line is string => typeof line === 'string'))
    return lines.slice(0, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE));
  throw new PolicyFault(
    { key: 'fault.counter.noLines', args: { given: valueCode(lines) } },
    `collect() must return an array of lines; it returned ${describeValue(lines)}.`,
  );
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.labels.${each.name}` };
  const lines: unknown =
    Array.isArray(transcript) && transcript.length === CASES.length ? transcript[index] : undefined;
  if (!Array.isArray(lines) || !lines.every((line): line is string => typeof line === 'string'))
    return { name, passed: false, message: { key: 'grade.noAnswer' } };
  const families = readExposition(lines.join('\n'));
  if ('reason' in families) {
    const line = shownText(lines.join('\n').split('\n')[families.line - 1] ?? '');
    return {
      ...{ name, passed: false },
      message: { key: families.reason === 'twice' ? 'grade.labels.twice' : 'grade.labels.unreadable', args: { line } },
    };
  }
  const wanted = wantedOf(each);
  const given = new Map(
    families.flatMap(({ samples }) =>
      samples.filter((sample) => sample.name === METRIC).map(({ labels, value }) => [keyOf(labels), value] as const),
    ),
  );
  const others = families.flatMap(({ samples }) => samples).length - given.size;
  const isRight =
    others === 0 && given.size === wanted.size && [...wanted].every(([key, value]) => given.get(key) === value);
  if (isRight) return { name, passed: true, message: { key: 'grade.labels.fine', args: { series: wanted.size } } };
  const [first] = lines;
  // That a counter without labels has a line from the start is told even where none came.
  if (first === undefined && each.name !== 'plain')
    return { name, passed: false, message: { key: 'grade.labels.noLines', args: { wanted: wanted.size } } };
  const args = { wanted: wanted.size, given: lines.length, ...(first === undefined ? {} : { line: shownText(first) }) };
  return { name, passed: false, message: { key: `grade.labels.${each.name}.wrong`, args } };
}

export const exercise: Exercise = {
  entry: [{ name: 'createCounter', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveCase(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
