// Everything that changes during a run, as plain data.
import type { Params } from './parameters.ts';

export type Kind = 'map' | 'reduce';
export type AttemptEnd = 'done' | 'lost' | 'beaten';
/** A map works; a reduce starts, copies (or waits for something to copy), then merges, reduces and writes. */
export type Phase = 'working' | 'starting' | 'copying' | 'reducing';

export interface NodeState {
  isAlive: boolean;
  /** The master has seen that it is dead. */
  isNoticed: boolean;
  slowdown: number;
  deaths: number;
  diedMs: number;
}

export interface TaskState {
  status: 'waiting' | 'running' | 'done';
  /** The attempt whose result counts; −1 while there is none. */
  winner: number;
  /** Attempts so far. */
  attempts: number;
}

export interface Attempt {
  readonly id: number;
  readonly kind: Kind;
  readonly task: number;
  readonly node: number;
  readonly slot: number;
  readonly isCopy: boolean;
  /** A map whose block lies on its node. */
  readonly isLocal: boolean;
  readonly startMs: number;
  /** Deaths of its node before it began: after another one its output is gone. */
  readonly nodeDeaths: number;
  endMs: number;
  end: AttemptEnd | 'running';
  phase: Phase;
  /** Work of the present phase at full speed, in ms; of a copy over the network in MB. */
  totalWork: number;
  leftWork: number;
  /** Work a millisecond, since when. */
  rate: number;
  sinceMs: number;
  /** Raised whenever its end is planned anew: an event of an older plan means nothing. */
  plan: number;
  /** The map whose output a reduce is copying; −1 while it waits. */
  copying: number;
  /** By map: 1 where its output was copied. Empty for a map. */
  readonly copied: Uint8Array;
  copiedCount: number;
  copiedBytes: number;
}

export interface State {
  readonly nodes: NodeState[];
  readonly maps: TaskState[];
  readonly reduces: TaskState[];
  readonly attempts: Attempt[];
  /** Ids of attempts under way, in order of their start. */
  running: number[];
  speculative: boolean;
  /** Maps that are done now. */
  mapsDone: number;
  reducesDone: number;
  /** The last moment at which the last map was done; NaN before. */
  mapsDoneMs: number;
  finishedMs: number;
  /** A look at the tasks that are behind is planned. */
  looks: boolean;
  /** The rest of the run has passed: it ends with the job. */
  isClosing: boolean;
  networkBytes: number;
  /** Network bytes at the last sample. */
  sampledBytes: number;
  sampledMs: number;
  copies: number;
  lost: number;
  beaten: number;
  localMaps: number;
  wastedMs: number;
  /** Nodes that died before the job was done. */
  deaths: number;
}

const task = (): TaskState => ({ status: 'waiting', winner: -1, attempts: 0 });

export const createState = (params: Params, maps: number): State => ({
  nodes: Array.from({ length: params.nodes }, () => ({
    ...{ isAlive: true, isNoticed: true, slowdown: 1, deaths: 0, diedMs: Number.NaN },
  })),
  maps: Array.from({ length: maps }, task),
  reduces: Array.from({ length: params.reducers }, task),
  attempts: [],
  running: [],
  speculative: params.speculative,
  mapsDone: 0,
  reducesDone: 0,
  mapsDoneMs: Number.NaN,
  finishedMs: Number.NaN,
  looks: false,
  isClosing: false,
  networkBytes: 0,
  sampledBytes: 0,
  sampledMs: 0,
  copies: 0,
  lost: 0,
  beaten: 0,
  localMaps: 0,
  wastedMs: 0,
  deaths: 0,
});

export const attemptOf = (state: State, id: number): Attempt => state.attempts[id] as Attempt;

export const runningOf = (state: State): readonly Attempt[] => state.running.map((id) => attemptOf(state, id));

export const tasksOf = (state: State, kind: Kind): TaskState[] => (kind === 'map' ? state.maps : state.reduces);

/** How far its present phase has come, 0 … 1. */
export function shareOfPhase(attempt: Attempt, nowMs: number): number {
  const { totalWork, leftWork, rate, sinceMs } = attempt;
  if (totalWork === 0) return 1;
  return Math.min(1, Math.max(0, 1 - (leftWork - rate * (nowMs - sinceMs)) / totalWork));
}

/**
 * Progress as Hadoop scores it, 0 … 1: a map's share of its work; a reduce counts a third for copying and two thirds for
 * what follows.
 */
export function progressOf(attempt: Attempt, maps: number, nowMs: number): number {
  const atMs = attempt.end === 'running' ? nowMs : attempt.endMs;
  if (attempt.end === 'done') return 1;
  if (attempt.kind === 'map') return shareOfPhase(attempt, atMs);
  switch (attempt.phase) {
    case 'working':
    case 'starting':
      return 0;
    case 'copying':
      return attempt.copiedCount / maps / 3;
    case 'reducing':
      return (1 + 2 * shareOfPhase(attempt, atMs)) / 3;
  }
}

/** Whether what an attempt left on its node can still be read. */
export function isReadable(state: State, attempt: Attempt): boolean {
  const node = state.nodes[attempt.node];
  return node?.isAlive === true && node.deaths === attempt.nodeDeaths;
}
