// The job itself, to be really done: maps over splits, then reduces over partitions, with the functions that the plan runs.
import type { Job } from '#src/contract/job.ts';
import type { Setup } from '#src/contract/model.ts';
import { codeOf } from './code.ts';
import { addGroup, createPairs, type Pairs } from './pairs.ts';
import type { Params } from './parameters.ts';
import { mostPairBytes } from './plan.ts';
import { cutSplits, type Document, documentsOf, type TextInput } from './text.ts';
import { type Answer, mergePairs, outputOf, runMap, runReduce } from './work.ts';

/** The lines of one split, as a document of their own. */
type MapTask = Document;
/**
 * Pairs by key as JSON, `[[key, bytes, values], …]`: between workers one text travels many times faster than as many
 * objects.
 */
type Packed = string;
/** By partition. */
type MapResult = readonly Packed[];
/** The partition of each map, in their order. */
type ReduceTask = readonly Packed[];
/** The answers of a reduce as JSON, `[[key, value], …]`. */
type ReduceResult = string;

const MAP = 0;
const REDUCE = 1;

const pack = ({ groups }: Pairs): Packed =>
  JSON.stringify(Array.from(groups, ([key, { values, bytes }]) => [key, bytes, values]));

function unpack(packed: Packed): Pairs {
  const pairs = createPairs();
  const groups = JSON.parse(packed) as readonly (readonly [key: string, bytes: number, values: unknown[]])[];
  for (const [key, bytes, values] of groups) addGroup(pairs, key, { values, bytes });
  return pairs;
}

function mapTasks(setup: Setup, text: Parameters<typeof documentsOf>[2]): readonly MapTask[] {
  const params = setup.params as Params;
  const documents = documentsOf(params, setup.input as TextInput | undefined, text);
  return cutSplits(documents, params.mappers).map(({ document, start, end }) => {
    const { name, bytes } = documents[document] as Document;
    return { name, bytes: bytes.slice(start, end) };
  });
}

/** Handing on is all: merging is the work of who reduces. */
function reduceTasks({ params }: Setup, given: readonly MapResult[]): readonly ReduceTask[] {
  const { reducers } = params as Params;
  return Array.from({ length: reducers }, (_, reduce) => given.map((partitions) => partitions[reduce] ?? '[]'));
}

function map({ params, policy }: Setup, { name, bytes }: MapTask): MapResult {
  const { job, reducers, combiner } = params as Params;
  const mostBytes = job === 'own-code' ? mostPairBytes(bytes.length) : Number.POSITIVE_INFINITY;
  const options = { code: codeOf(job, policy), reducers, combiner, mostBytes };
  const { partitions } = runMap({ name, bytes }, { start: 0, end: bytes.length }, options);
  return partitions.map(pack);
}

function reduce(setup: Setup, task: ReduceTask): ReduceResult {
  const { answers } = runReduce(mergePairs(task.map(unpack)), codeOf((setup.params as Params).job, setup.policy));
  return JSON.stringify(answers);
}

export const job: Job = {
  tasks(setup, random, stage, given) {
    if (stage === MAP) return mapTasks(setup, () => random('text'));
    return stage === REDUCE ? reduceTasks(setup, given as readonly MapResult[]) : [];
  },
  perform: (setup, stage, task) => (stage === MAP ? map(setup, task as MapTask) : reduce(setup, task as ReduceTask)),
  outcome: (given) =>
    outputOf(
      (given as readonly ReduceResult[]).map((text) => ({ answers: JSON.parse(text) as readonly Answer[], bytes: 0 })),
    ),
  planned({ output, isFinished }) {
    return isFinished === true ? (output as Readonly<Record<string, unknown>>) : undefined;
  },
  trouble(params, actions) {
    const { speculative } = params as Params;
    const slowed = actions.flatMap(({ action, node, factor }) =>
      action === 'slow' && typeof node === 'number' && typeof factor === 'number' && factor > 1
        ? [[node, Math.round(factor)] as const]
        : [],
    );
    return {
      deaths: actions.flatMap(({ action, node }) => (action === 'kill' && typeof node === 'number' ? [node] : [])),
      timesOver: Object.fromEntries(slowed),
      speculative,
    };
  },
};
