// The grader of the counter with labels: whatever keeps label sets apart and writes them properly is right.
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Given = Readonly<Record<string, string>>;

const json = (text: string): string => JSON.stringify(text);
const raw = (text: string): string => `"${text}"`;

interface Ways {
  readonly key: (names: readonly string[], labels: Given) => string;
  readonly quote?: (text: string) => string;
  readonly startsEmpty?: boolean;
  readonly shared?: Map<string, { labels: Given; count: number }>;
}

/** A counter that keys its series that way, and writes the labels as they were given first. */
const keyed =
  ({ key, quote = json, startsEmpty = false, shared }: Ways): Make =>
  () => ({
    createCounter(name: string, names: readonly string[]) {
      const series = shared ?? new Map<string, { labels: Given; count: number }>();
      if (names.length === 0 && !startsEmpty) series.set(key([], {}), { labels: {}, count: 0 });
      return {
        inc(labels: Given = {}, amount = 1) {
          const at = key(names, labels);
          const known = series.get(at) ?? { labels, count: 0 };
          known.count += amount;
          series.set(at, known);
        },
        collect: () =>
          [...series.values()].map(({ labels, count }) => {
            const pairs = names
              .filter((label) => label in labels)
              .map((label) => `${label}=${quote(labels[label] ?? '')}`);
            return `${name}{${pairs.join(',')}} ${String(count)}`;
          }),
      };
    },
  });

const values = (names: readonly string[], labels: Given): readonly string[] =>
  names.map((label) => labels[label] ?? '');
const byValues: Ways['key'] = (names, labels) => JSON.stringify(values(names, labels));

const right = {
  solution: await freshModule(solutionText),
  'keyed by values, empty labels left out, braces always': keyed({ key: byValues }),
  'keyed by sorted pairs': keyed({
    key: (names, labels) => JSON.stringify(names.map((label) => [label, labels[label] ?? '']).sort()),
  }),
  'lines kept from the first': (): Readonly<Record<string, unknown>> => ({
    createCounter(name: string, names: readonly string[]) {
      const lines = new Map<string, number>();
      const write = (labels: Given) =>
        names.length === 0
          ? name
          : `${name}{${[...names]
              .reverse()
              .map((label) => `${label}=${json(labels[label] ?? '')}`)
              .join(', ')}}`;
      if (names.length === 0) lines.set(write({}), 0);
      return {
        inc: (labels: Given, amount: number) => lines.set(write(labels), (lines.get(write(labels)) ?? 0) + amount),
        collect: () => Array.from(lines, ([line, count]) => `${line} ${String(count)}`),
      };
    },
  }),
};

const wrong = {
  starter: await freshModule(starterText),
  'nothing at all': [
    (): Readonly<Record<string, unknown>> => ({
      createCounter: () => ({ inc: () => undefined, collect: () => [] }),
    }),
    'grade.labels.noLines',
  ] as const,
  'keyed as given': [keyed({ key: (_names, labels) => JSON.stringify(labels) }), 'grade.labels.twice'] as const,
  'joined by a comma': [
    keyed({ key: (names, labels) => values(names, labels).join(',') }),
    'grade.labels.mixing.wrong',
  ] as const,
  'joined by a bar': [
    keyed({ key: (names, labels) => values(names, labels).join('|') }),
    'grade.labels.mixing.wrong',
  ] as const,
  'by the first label alone': keyed({ key: (names, labels) => labels[names[0] ?? ''] ?? '' }),
  'sorted values': keyed({ key: (names, labels) => JSON.stringify([...values(names, labels)].sort()) }),
  unescaped: [keyed({ key: byValues, quote: raw }), 'grade.labels.unreadable'] as const,
  'quotes escaped alone': keyed({
    key: byValues,
    quote: (text) => `"${text.replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  }),
  'no series without labels at the start': [
    keyed({ key: byValues, startsEmpty: true }),
    'grade.labels.plain.wrong',
  ] as const,
  'one map for all counters': keyed({ key: byValues, shared: new Map() }),
};

const useless = {
  'no function': () => ({ createCounter: 7 }),
  'no object': () => ({ createCounter: () => undefined }),
  'no collect': () => ({ createCounter: () => ({ inc: () => undefined }) }),
  'a text': () => ({ createCounter: () => ({ inc: () => undefined, collect: () => 'requests_total 1' }) }),
  'numbers for lines': () => ({ createCounter: () => ({ inc: () => undefined, collect: () => [1] }) }),
};

describeGrader(
  'labels',
  exercise,
  { en, ru },
  { right, wrong, useless, named: ['requests_total{}', 'requests_total{', '"}'] },
);
