// What a run works on, besides its state: the text, its splits and where their blocks lie, and what each task gives out.
// A task's output is computed when it is first needed, and kept: the same task gives the same.
import type { RandomSource, Setup } from '#src/contract/model.ts';
import { foremostOf } from './answers.ts';
import { codeOf } from './code.ts';
import { REPLICAS } from './costs.ts';
import type { Pairs } from './pairs.ts';
import type { Params } from './parameters.ts';
import { bytesIn, cutSplits, type Document, documentsOf, type Split, type TextInput } from './text.ts';
import { type MapOutput, mergePairs, outputOf, type ReduceOutput, runMap, runReduce } from './work.ts';

export interface Plan {
  readonly documents: readonly Document[];
  readonly splits: readonly Split[];
  /** By split: the nodes that hold its block. */
  readonly homes: readonly (readonly number[])[];
  /** MB of the clock for a byte of the text. */
  readonly mbPerByte: number;
  mapOutput(map: number): MapOutput;
  /** Asked only when all maps were done once. */
  reduceInput(reduce: number): { readonly pairs: number; readonly bytes: number };
  reduceOutput(reduce: number): ReduceOutput;
  /** The answers of a reduce that most pairs of the maps went into. */
  foremost(reduce: number): ReturnType<typeof foremostOf>;
  /** The key with the most bytes in a partition; undefined in an empty one. Asked only when all maps were done once. */
  hotKey(reduce: number): HotKey | undefined;
  /** What those reduces gave out together. */
  output(reduces: readonly number[]): Readonly<Record<string, unknown>>;
}

export interface HotKey {
  readonly key: string;
  /** Of the bytes of its partition, 0 … 1. */
  readonly share: number;
}

function hottest(parts: readonly Pairs[]): HotKey | undefined {
  const sizes = new Map<string, number>();
  let all = 0;
  let hot: readonly [key: string, bytes: number] | undefined;
  for (const part of parts)
    for (const [key, { bytes }] of part.groups) {
      const sum = (sizes.get(key) ?? 0) + bytes;
      sizes.set(key, sum);
      all += bytes;
      if (sum > (hot?.[1] ?? 0)) hot = [key, sum];
    }
  return hot === undefined ? undefined : { key: hot[0], share: hot[1] / all };
}

/** So many different nodes, as drawn. */
function drawNodes(nodes: number, count: number, random: RandomSource): readonly number[] {
  const all = Array.from({ length: nodes }, (_, node) => node);
  return Array.from({ length: Math.min(count, nodes) }, () => all.splice(random.integerBelow(all.length), 1)[0] ?? 0);
}

function lazily<T>(make: (index: number) => T): (index: number) => T {
  const known = new Map<number, T>();
  return (index) => {
    const found = known.get(index);
    if (found !== undefined) return found;
    const made = make(index);
    known.set(index, made);
    return made;
  };
}

/** A student's job may give out so many bytes of pairs: a thousand times its text, at least 1 MB, at most 200 MB. */
export const mostPairBytes = (textBytes: number): number => Math.min(200e6, Math.max(1e6, 1000 * textBytes));

export function createPlan(setup: Setup, random: (stream: 'text' | 'placement') => RandomSource): Plan {
  const params = setup.params as Params;
  const { combiner, reducers } = params;
  const documents = documentsOf(params, setup.input as TextInput | undefined, () => random('text'));
  const splits = cutSplits(documents, params.mappers);
  const code = codeOf(params.job, setup.policy);
  const textBytes = bytesIn(documents);
  let bytesLeft = params.job === 'own-code' ? mostPairBytes(textBytes) : Number.POSITIVE_INFINITY;
  const mapOutput = lazily((map) => {
    const split = splits[map] as Split;
    const options = { code, reducers, combiner, mostBytes: bytesLeft };
    const output = runMap(documents[split.document] as Document, split, options);
    bytesLeft -= output.emitted.bytes;
    return output;
  });
  const partsOf = (reduce: number) => splits.map((_, map) => mapOutput(map).partitions[reduce] ?? EMPTY);
  const reduceOutput = lazily((reduce) => runReduce(mergePairs(partsOf(reduce)), code));
  const pairsOf = (key: string): number => splits.reduce((sum, _, map) => sum + mapOutput(map).emitted.countOf(key), 0);
  const placement = random('placement');
  return {
    documents,
    splits,
    homes: splits.map(() => drawNodes(params.nodes, REPLICAS, placement)),
    mbPerByte: params.inputMb / Math.max(1, textBytes),
    mapOutput,
    reduceInput(reduce) {
      const parts = partsOf(reduce);
      return {
        pairs: parts.reduce((sum, { count }) => sum + count, 0),
        bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    },
    reduceOutput,
    foremost: lazily((reduce) => foremostOf(reduceOutput(reduce).answers, pairsOf)),
    hotKey: lazily((reduce) => hottest(partsOf(reduce))),
    output: (reduces) => outputOf(reduces.map(reduceOutput)),
  };
}

const EMPTY = { count: 0, bytes: 0, groups: new Map() };
