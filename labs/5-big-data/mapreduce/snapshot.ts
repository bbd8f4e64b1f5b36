// What the stage draws of a moment.
import { decodeUtf8Lossy } from '#src/algorithms/text/utf8.ts';
import { type AnswerView, answersOf, doneReduces, shownValue } from './answers.ts';
import type { Ground } from './attempts.ts';
import { compareKeys } from './pairs.ts';
import type { HotKey } from './plan.ts';
import {
  type Attempt,
  attemptOf,
  isReadable,
  type Kind,
  progressOf,
  runningOf,
  type State,
  shareOfPhase,
  tasksOf,
} from './state.ts';
import { mergePairs } from './work.ts';

export type { AnswerView } from './answers.ts';

/** `waits` is a reduce that has nothing to copy. */
export type TaskStatus = 'waiting' | 'running' | 'waits' | 'done';

/** An attempt under way. */
export interface RunView {
  readonly node: number;
  /** 0 … 1. */
  readonly progress: number;
  readonly isCopy: boolean;
}

export interface TaskView {
  readonly status: TaskStatus;
  /** Of the attempt that is furthest, 0 … 1. */
  readonly progress: number;
  /** Where it runs, or where its result lies; −1 while it waits. */
  readonly node: number;
  readonly attempts: number;
  readonly runs: readonly RunView[];
}

export interface PairView {
  readonly key: string;
  readonly value: string;
  readonly partition: number;
}

/** A key with what a reduce has copied of its values. */
export interface GroupView {
  readonly key: string;
  readonly values: readonly string[];
}

export interface MapView extends TaskView {
  readonly file: string;
  /** Its first words. */
  readonly text: string;
  /** The output of an attempt that was done is gone, and it is not done anew. */
  readonly isLost: boolean;
  /** What the map function gives out, and what the combiner leaves of it, in MB of the clock; 0 before the first attempt. */
  readonly emittedMb: number;
  readonly outMb: number;
  /** All pairs that it gives out, after the combiner; none where they are more than one can read. */
  readonly pairs: readonly PairView[];
}

export interface ReduceView extends TaskView {
  /** By map: 1 where its output was copied. */
  readonly copied: Uint8Array;
  readonly copiedCount: number;
  /** The map from which it is copying; −1: none. */
  readonly copying: number;
  /** How far that copy has come, 0 … 1. */
  readonly copyShare: number;
  /** How far its own work has come once everything is copied, 0 … 1. */
  readonly reduced: number;
  /** Size of its partition over the mean; NaN before it is known. */
  readonly load: number;
  readonly hot: HotKey | undefined;
  /** What it has copied, grouped and sorted by key; none where that is more than one can read. */
  readonly groups: readonly GroupView[];
}

export interface NodeView {
  readonly isAlive: boolean;
  readonly isNoticed: boolean;
  readonly slowdown: number;
  readonly maps: number;
  readonly reduces: number;
}

/** Attempts in order of their start, as columns. */
export interface AttemptColumns {
  /** 0 a map, 1 a reduce. */
  readonly kind: Uint8Array;
  readonly task: Int32Array;
  readonly node: Int32Array;
  readonly slot: Int32Array;
  readonly startMs: Float64Array;
  /** NaN while it runs. */
  readonly endMs: Float64Array;
  /** 0 running, 1 done, 2 lost, 3 beaten, 4 done and its output lost. */
  readonly end: Uint8Array;
  readonly isCopy: Uint8Array;
}

export interface Snapshot {
  readonly nowMs: number;
  readonly slotsPerNode: number;
  readonly nodes: readonly NodeView[];
  readonly maps: readonly MapView[];
  readonly reduces: readonly ReduceView[];
  /** MB of the clock that go from each map to each reduce, a row for each map; 0 before the map's first attempt. */
  readonly partMb: Float64Array;
  /** What reduces have copied over the network: from their own node they copy without it. */
  readonly networkMb: number;
  readonly attempts: AttemptColumns;
  /** The largest of what has been given out. */
  readonly answers: readonly AnswerView[];
  readonly keys: number;
  /** NaN while the job goes on. */
  readonly finishedMs: number;
  readonly mapsDone: number;
  readonly reducesDone: number;
  readonly wastedMs: number;
}

const TEXT_BYTES = 60;
const MOST_PAIRS = 8;
const LONGEST_KEY = 24;
/** Splits of more maps are too small on the stage to show pairs, and partitions of more pairs than these to show groups. */
const MOST_MAPS_WITH_PAIRS = 8;
const MOST_GROUPED_PAIRS = 40;

function taskView(state: State, kind: Kind, task: number, nowMs: number): TaskView & { readonly best?: Attempt } {
  const each = tasksOf(state, kind)[task];
  const attempts = each?.attempts ?? 0;
  if (each?.status === 'done')
    return { status: 'done', progress: 1, node: attemptOf(state, each.winner).node, attempts, runs: [] };
  const own = runningOf(state).filter((attempt) => attempt.kind === kind && attempt.task === task);
  const runs = own.map((attempt) => ({
    ...{ node: attempt.node, isCopy: attempt.isCopy },
    progress: progressOf(attempt, state.maps.length, nowMs),
  }));
  const progress = Math.max(0, ...runs.map((run) => run.progress));
  const best = own[runs.findIndex((run) => run.progress === progress)];
  if (best === undefined) return { status: 'waiting', progress, node: -1, attempts, runs };
  const waits = best.phase === 'copying' && best.copying < 0;
  return { status: waits ? 'waits' : 'running', progress, node: best.node, attempts, runs, best };
}

function mapView(state: State, map: number, { plan, simulation }: Ground): MapView {
  const { document = 0, start = 0, end = 0 } = plan.splits[map] ?? {};
  const { name, bytes } = plan.documents[document] ?? { name: '', bytes: new Uint8Array(0) };
  const { best: _, ...view } = taskView(state, 'map', map, simulation.time);
  const output = view.attempts === 0 ? undefined : plan.mapOutput(map);
  const pairs: PairView[] = [];
  const count = output?.partitions.reduce((sum, part) => sum + part.count, 0) ?? 0;
  if (output !== undefined && count <= MOST_PAIRS && plan.splits.length <= MOST_MAPS_WITH_PAIRS)
    for (const [partition, { groups }] of output.partitions.entries())
      for (const [key, { values }] of groups)
        for (const value of values) pairs.push({ key: key.slice(0, LONGEST_KEY), value: shownValue(value), partition });
  return {
    ...view,
    file: name,
    text: decodeUtf8Lossy(bytes, start, Math.min(end, start + TEXT_BYTES)).split('\n')[0] ?? '',
    isLost:
      view.status !== 'done' &&
      state.attempts.some(({ kind, task, end: how }) => kind === 'map' && task === map && how === 'done'),
    emittedMb: (output?.emitted.bytes ?? 0) * plan.mbPerByte,
    outMb: (output?.partitions.reduce((sum, part) => sum + part.bytes, 0) ?? 0) * plan.mbPerByte,
    pairs,
  };
}

function groupsOf(copied: Uint8Array, reduce: number, { plan }: Ground): readonly GroupView[] {
  if (copied.length > MOST_MAPS_WITH_PAIRS) return [];
  const parts = Array.from(copied).flatMap((is, map) =>
    is === 1 ? (plan.mapOutput(map).partitions[reduce] ?? []) : [],
  );
  const merged = mergePairs(parts);
  if (merged.count > MOST_GROUPED_PAIRS) return [];
  return [...merged.groups.entries()]
    .sort(([one], [other]) => compareKeys(one, other))
    .map(([key, { values }]) => ({ key: key.slice(0, LONGEST_KEY), values: values.map(shownValue) }));
}

function reduceView(state: State, reduce: number, load: number, ground: Ground): ReduceView {
  const { plan, simulation } = ground;
  const { best, ...view } = taskView(state, 'reduce', reduce, simulation.time);
  const isDone = view.status === 'done';
  const copying = best?.copying ?? -1;
  const copied = isDone ? new Uint8Array(state.maps.length).fill(1) : Uint8Array.from(best?.copied ?? []);
  return {
    ...view,
    copied,
    copiedCount: isDone ? state.maps.length : (best?.copiedCount ?? 0),
    copying,
    copyShare: best === undefined || copying < 0 ? 0 : shareOfPhase(best, simulation.time),
    reduced: isDone ? 1 : best?.phase === 'reducing' ? shareOfPhase(best, simulation.time) : 0,
    load,
    hot: Number.isNaN(load) ? undefined : plan.hotKey(reduce),
    groups: groupsOf(copied, reduce, ground),
  };
}

const ENDS = { running: 0, done: 1, lost: 2, beaten: 3 } as const;

function attemptColumns(state: State): AttemptColumns {
  const { attempts } = state;
  return {
    kind: Uint8Array.from(attempts, ({ kind }) => (kind === 'map' ? 0 : 1)),
    task: Int32Array.from(attempts, ({ task }) => task),
    node: Int32Array.from(attempts, ({ node }) => node),
    slot: Int32Array.from(attempts, ({ slot }) => slot),
    startMs: Float64Array.from(attempts, ({ startMs }) => startMs),
    endMs: Float64Array.from(attempts, ({ endMs }) => endMs),
    end: Uint8Array.from(attempts, (attempt) => {
      const isCounted = attempt.kind === 'reduce' || state.maps[attempt.task]?.winner === attempt.id;
      const isGone = attempt.end === 'done' && (!isCounted || (attempt.kind === 'map' && !isReadable(state, attempt)));
      return isGone ? 4 : ENDS[attempt.end];
    }),
    isCopy: Uint8Array.from(attempts, ({ isCopy }) => (isCopy ? 1 : 0)),
  };
}

function partsOf(state: State, { plan, params }: Ground): Float64Array {
  const parts = new Float64Array(state.maps.length * params.reducers);
  for (const [map, { attempts }] of state.maps.entries())
    if (attempts > 0)
      for (const [reduce, { bytes }] of plan.mapOutput(map).partitions.entries())
        parts[map * params.reducers + reduce] = bytes * plan.mbPerByte;
  return parts;
}

/** Size of each partition over the mean; NaN before all maps were done once. */
function loadsOf(state: State, { plan }: Ground): readonly number[] {
  if (Number.isNaN(state.mapsDoneMs)) return state.reduces.map(() => Number.NaN);
  const sizes = state.reduces.map((_, reduce) => plan.reduceInput(reduce).bytes);
  const mean = sizes.reduce((sum, each) => sum + each, 0) / sizes.length;
  return sizes.map((size) => (mean === 0 ? Number.NaN : size / mean));
}

export function snapshotOf(state: State, ground: Ground): Snapshot {
  const { params, plan, simulation } = ground;
  const running = runningOf(state);
  const loads = loadsOf(state, ground);
  const done = doneReduces(state);
  return {
    ...{ nowMs: simulation.time, slotsPerNode: params.slotsPerNode },
    nodes: state.nodes.map(({ isAlive, isNoticed, slowdown }, node) => ({
      ...{ isAlive, isNoticed, slowdown },
      maps: running.filter((attempt) => attempt.node === node && attempt.kind === 'map').length,
      reduces: running.filter((attempt) => attempt.node === node && attempt.kind === 'reduce').length,
    })),
    maps: plan.splits.map((_, map) => mapView(state, map, ground)),
    reduces: loads.map((load, reduce) => reduceView(state, reduce, load, ground)),
    partMb: partsOf(state, ground),
    networkMb: state.networkBytes / 1e6,
    attempts: attemptColumns(state),
    answers: answersOf(done, plan),
    keys: done.reduce((sum, reduce) => sum + plan.reduceOutput(reduce).answers.length, 0),
    ...{ finishedMs: state.finishedMs, mapsDone: state.mapsDone, reducesDone: state.reducesDone },
    wastedMs: state.wastedMs,
  };
}
