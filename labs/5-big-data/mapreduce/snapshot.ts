// What the stage draws of a moment.
import { decodeUtf8Lossy } from '#src/algorithms/text/utf8.ts';
import type { Ground } from './attempts.ts';
import { type Attempt, attemptOf, isReadable, type Kind, progressOf, runningOf, type State } from './state.ts';

export type TaskStatus = 'waiting' | 'running' | 'waits' | 'done';

export interface TaskView {
  readonly status: TaskStatus;
  /** 0 … 1. */
  readonly progress: number;
  /** Where it runs, or where its result lies; −1 while it waits. */
  readonly node: number;
  readonly attempts: number;
  readonly hasCopy: boolean;
}

export interface MapView extends TaskView {
  readonly file: string;
  readonly bytes: number;
  /** Its first words. */
  readonly text: string;
}

export interface ReduceView extends TaskView {
  /** Maps whose output it has copied. */
  readonly copied: number;
  /** The map from which it is copying; −1: none. */
  readonly copying: number;
  /** Size of its partition over the mean; NaN before it is known. */
  readonly load: number;
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

export interface AnswerView {
  readonly key: string;
  readonly value: string;
  readonly reduce: number;
}

export interface Snapshot {
  readonly nowMs: number;
  readonly slotsPerNode: number;
  readonly combiner: boolean;
  readonly nodes: readonly NodeView[];
  readonly maps: readonly MapView[];
  readonly reduces: readonly ReduceView[];
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

const MOST_ANSWERS = 12;
const TEXT_BYTES = 40;
const LONGEST_VALUE = 24;

export const doneReduces = ({ reduces }: State): readonly number[] =>
  reduces.flatMap(({ status }, reduce) => (status === 'done' ? [reduce] : []));

function taskView(state: State, kind: Kind, task: number, nowMs: number): TaskView & { readonly attempt?: Attempt } {
  const each = (kind === 'map' ? state.maps : state.reduces)[task];
  const attempts = each?.attempts ?? 0;
  if (each?.status === 'done') {
    const { node } = attemptOf(state, each.winner);
    return { status: 'done', progress: 1, node, attempts, hasCopy: false };
  }
  const own = runningOf(state).filter((attempt) => attempt.kind === kind && attempt.task === task);
  const [first] = own;
  if (first === undefined) return { status: 'waiting', progress: 0, node: -1, attempts, hasCopy: false };
  const best = own.reduce((one, other) =>
    progressOf(other, state.maps.length, nowMs) > progressOf(one, state.maps.length, nowMs) ? other : one,
  );
  const waits = best.phase === 'copying' && best.copying < 0;
  return {
    status: waits ? 'waits' : 'running',
    progress: progressOf(best, state.maps.length, nowMs),
    ...{ node: best.node, attempts, hasCopy: own.length > 1, attempt: best },
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

/** What can be compared: a count by its size, a list by its length. */
const sizeOf = (value: unknown): number =>
  typeof value === 'number' ? value : Array.isArray(value) ? value.length : 0;

function shownValue(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** The largest answers of the reduces that are done, without sorting them all. */
function largestAnswers(
  state: State,
  { plan }: Ground,
): { readonly answers: readonly AnswerView[]; readonly keys: number } {
  const largest: { readonly key: string; readonly value: unknown; readonly reduce: number }[] = [];
  let keys = 0;
  for (const reduce of doneReduces(state)) {
    const { answers } = plan.reduceOutput(reduce);
    keys += answers.length;
    for (const [key, value] of answers) {
      const last = largest.at(-1);
      if (largest.length === MOST_ANSWERS && last !== undefined && sizeOf(value) <= sizeOf(last.value)) continue;
      const at = largest.findIndex((other) => sizeOf(other.value) < sizeOf(value));
      largest.splice(at < 0 ? largest.length : at, 0, { key, value, reduce });
      largest.length = Math.min(largest.length, MOST_ANSWERS);
    }
  }
  return { answers: largest.map(({ key, value, reduce }) => ({ key, value: shownValue(value), reduce })), keys };
}

export function snapshotOf(state: State, ground: Ground): Snapshot {
  const { plan, params, simulation } = ground;
  const nowMs = simulation.time;
  const running = runningOf(state);
  const isKnown = !Number.isNaN(state.mapsDoneMs);
  const loads = isKnown ? state.reduces.map((_, reduce) => plan.reduceInput(reduce).bytes) : [];
  const mean = loads.reduce((sum, each) => sum + each, 0) / Math.max(1, loads.length);
  return {
    ...{ nowMs, slotsPerNode: params.slotsPerNode, combiner: params.combiner },
    nodes: state.nodes.map(({ isAlive, isNoticed, slowdown }, node) => ({
      ...{ isAlive, isNoticed, slowdown },
      maps: running.filter((attempt) => attempt.node === node && attempt.kind === 'map').length,
      reduces: running.filter((attempt) => attempt.node === node && attempt.kind === 'reduce').length,
    })),
    maps: plan.splits.map(({ document, start, end }, map) => {
      const { name, bytes } = plan.documents[document] ?? { name: '', bytes: new Uint8Array(0) };
      const { attempt: _, ...view } = taskView(state, 'map', map, nowMs);
      const text = decodeUtf8Lossy(bytes, start, Math.min(end, start + TEXT_BYTES)).split('\n')[0] ?? '';
      return { ...view, file: name, bytes: end - start, text };
    }),
    reduces: state.reduces.map((_, reduce) => {
      const { attempt, ...view } = taskView(state, 'reduce', reduce, nowMs);
      const load = isKnown && mean > 0 ? (loads[reduce] ?? 0) / mean : Number.NaN;
      const copied = view.status === 'done' ? state.maps.length : (attempt?.copiedCount ?? 0);
      return { ...view, copied, copying: attempt?.copying ?? -1, load };
    }),
    attempts: attemptColumns(state),
    ...largestAnswers(state, ground),
    ...{ finishedMs: state.finishedMs, mapsDone: state.mapsDone, reducesDone: state.reducesDone },
    wastedMs: state.wastedMs,
  };
}
