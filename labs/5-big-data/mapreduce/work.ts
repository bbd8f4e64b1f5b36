// What tasks do: a map reads the lines of a split and gives out pairs by partition; a reduce takes the pairs of one
// partition and gives out the answer for each of its keys.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { valueCode } from '#src/algorithms/student-value.ts';
import type { JobCode } from './code.ts';
import { addGroup, addPair, compareKeys, createPairs, type Pairs, partitionOf } from './pairs.ts';
import { type Document, eachLine, type Split } from './text.ts';

export interface MapOutput {
  readonly records: number;
  /** What the map function gave out, before the combiner. */
  readonly emitted: { readonly count: number; readonly bytes: number; countOf(key: string): number };
  readonly partitions: readonly Pairs[];
}

export interface MapOptions {
  readonly code: JobCode;
  readonly reducers: number;
  readonly combiner: boolean;
  /** Bytes of pairs that it may still give out. */
  readonly mostBytes: number;
}

export function runMap(
  { bytes, name }: Document,
  { start, end }: Pick<Split, 'start' | 'end'>,
  { code, reducers, combiner, mostBytes }: MapOptions,
): MapOutput {
  const emitted = createPairs();
  const emit = (key: string, value: unknown): void => {
    addPair(emitted, key, value);
    if (emitted.bytes > mostBytes) throw flood();
  };
  const source = { file: name };
  let records = 0;
  eachLine(bytes, start, end, (line) => {
    records += 1;
    code.map(line, emit, source);
  });
  const kept = combiner ? combined(emitted, code) : emitted;
  const partitions = Array.from({ length: reducers }, createPairs);
  for (const [key, group] of kept.groups) addGroup(partitions[partitionOf(key, reducers)] as Pairs, key, group);
  // The values themselves need not be kept beside what was made of them.
  const counts = new Map(Array.from(emitted.groups, ([key, { values }]) => [key, values.length]));
  const { count, bytes: size } = emitted;
  return { records, emitted: { count, bytes: size, countOf: (key) => counts.get(key) ?? 0 }, partitions };
}

/** Pairs without end would take the memory, or the time of a cluster for weeks. */
const flood = (): PolicyFault =>
  new PolicyFault(
    { key: 'fault.flood' },
    'map gives out far more than it reads. The job is stopped at 200 MB of pairs, or at a thousand times the text.',
  );

function combined(pairs: Pairs, code: JobCode): Pairs {
  const out = createPairs();
  const emit = (key: string, value: unknown): void => addPair(out, key, value);
  for (const [key, { values }] of pairs.groups) code.combine(key, values, emit);
  return out;
}

export type Answer = readonly [key: string, value: unknown];

export interface ReduceOutput {
  /** In the order in which they were given out: that of the keys, for a reduce that keeps them. */
  readonly answers: readonly Answer[];
  readonly bytes: number;
}

/** The pairs of one partition, in the order of the maps. */
export function mergePairs(parts: readonly Pairs[]): Pairs {
  const merged = createPairs();
  for (const part of parts) for (const [key, group] of part.groups) addGroup(merged, key, group);
  return merged;
}

export function runReduce(pairs: Pairs, code: JobCode): ReduceOutput {
  const given = createPairs();
  const answers: Answer[] = [];
  const emit = (key: string, value: unknown): void => {
    if (given.groups.has(key)) throw emittedTwice(key);
    addPair(given, key, value);
    answers.push([key, value]);
  };
  for (const key of [...pairs.groups.keys()].sort(compareKeys))
    code.reduce(key, pairs.groups.get(key)?.values ?? [], emit);
  return { answers, bytes: given.bytes };
}

const emittedTwice = (key: string): PolicyFault =>
  new PolicyFault(
    { key: 'fault.twice', args: { given: valueCode(key) } },
    `reduce gave out the key ${valueCode(key)} twice: the output holds one value a key.`,
  );

/** Everything that the reduces gave out, in the order of keys. */
export function outputOf(outputs: readonly ReduceOutput[]): Readonly<Record<string, unknown>> {
  const answers = new Map<string, unknown>();
  for (const { answers: part } of outputs)
    for (const [key, value] of part) {
      if (answers.has(key)) throw emittedTwice(key);
      answers.set(key, value);
    }
  // A key may be called __proto__: fromEntries makes it a field like any other.
  return Object.fromEntries([...answers].sort(([one], [other]) => compareKeys(one, other)));
}
