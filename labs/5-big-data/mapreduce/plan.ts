// What a run works on, besides its state: the text, its splits and where their blocks lie, and what each task gives out.
// A task's output is computed when it is first needed, and kept: the same task gives the same.
import type { RandomSource, Setup } from '#src/contract/model.ts';
import { codeOf } from './code.ts';
import { REPLICAS } from './costs.ts';
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
  /** What those reduces gave out together. */
  output(reduces: readonly number[]): Readonly<Record<string, unknown>>;
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

export function createPlan(setup: Setup, random: (stream: 'text' | 'placement') => RandomSource): Plan {
  const params = setup.params as Params;
  const { combiner, reducers } = params;
  const documents = documentsOf(params, setup.input as TextInput | undefined, () => random('text'));
  const splits = cutSplits(documents, params.mappers);
  const code = codeOf(params.job, setup.policy);
  const mapOutput = lazily((map) => {
    const split = splits[map] as Split;
    return runMap(documents[split.document] as Document, split, { code, reducers, combiner });
  });
  const partsOf = (reduce: number) => splits.map((_, map) => mapOutput(map).partitions[reduce] ?? EMPTY);
  const reduceOutput = lazily((reduce) => runReduce(mergePairs(partsOf(reduce)), code));
  const placement = random('placement');
  return {
    documents,
    splits,
    homes: splits.map(() => drawNodes(params.nodes, REPLICAS, placement)),
    mbPerByte: params.inputMb / Math.max(1, bytesIn(documents)),
    mapOutput,
    reduceInput(reduce) {
      const parts = partsOf(reduce);
      return {
        pairs: parts.reduce((sum, { count }) => sum + count, 0),
        bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    },
    reduceOutput,
    output: (reduces) => outputOf(reduces.map(reduceOutput)),
  };
}

const EMPTY = { count: 0, bytes: 0, groups: new Map() };
