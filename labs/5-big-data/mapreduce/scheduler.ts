// The master: hands tasks out to free slots, near their data where it can; starts copies of what is behind; and has work
// done again that a dead node took with it.

import { begin, EVENT, type Ground } from './attempts.ts';
import { BEHIND, COPY_AFTER_MS, LOOK_EVERY_MS, SLOW_START } from './costs.ts';
import { RECORD } from './records.ts';
import { type Attempt, attemptOf, isReadable, type Kind, progressOf, runningOf, type State, tasksOf } from './state.ts';

/** Free slots of a kind by node; none on a node that is down. */
function freeSlots(state: State, kind: Kind, { params }: Ground): number[] {
  const free = state.nodes.map(({ isAlive }) => (isAlive ? params.slotsPerNode : 0));
  for (const attempt of runningOf(state)) if (attempt.kind === kind) free[attempt.node] = (free[attempt.node] ?? 0) - 1;
  return free;
}

/** The node with the most free slots; the first of several. −1: there is none. */
function freest(free: readonly number[], allowed: (node: number) => boolean = () => true): number {
  let best = -1;
  for (const [node, slots] of free.entries())
    if (slots > 0 && allowed(node) && (best < 0 || slots > (free[best] ?? 0))) best = node;
  return best;
}

const firstWaiting = (state: State, kind: Kind, allowed: (task: number) => boolean = () => true): number =>
  tasksOf(state, kind).findIndex(({ status }, task) => status === 'waiting' && allowed(task));

function handOut(state: State, kind: Kind, ground: Ground): void {
  const free = freeSlots(state, kind, ground);
  for (;;) {
    const first = firstWaiting(state, kind);
    const node = freest(free);
    if (first < 0 || node < 0) return;
    const isNear = (map: number): boolean => ground.plan.homes[map]?.includes(node) === true;
    const near = kind === 'map' ? firstWaiting(state, kind, isNear) : -1;
    begin(state, { kind, task: near < 0 ? first : near, node, isCopy: false }, ground);
    free[node] = (free[node] ?? 0) - 1;
  }
}

/** Whether a reduce that is not done still needs the output of a map. */
function isNeeded(state: State, map: number): boolean {
  const running = runningOf(state);
  return state.reduces.some(({ status }, reduce) => {
    if (status === 'done') return false;
    const own = running.filter((attempt) => attempt.kind === 'reduce' && attempt.task === reduce);
    return own.length === 0 || own.some(({ copied }) => copied[map] === 0);
  });
}

/** Maps whose output is gone and needed go back to the waiting: their output lay on the disk of the node that died. */
function recallLostOutputs(state: State, { simulation }: Ground): void {
  for (const [map, task] of state.maps.entries()) {
    if (task.status !== 'done') continue;
    const winner = attemptOf(state, task.winner);
    const node = state.nodes[winner.node];
    if (node === undefined || !node.isNoticed || isReadable(state, winner) || !isNeeded(state, map)) continue;
    task.status = 'waiting';
    task.winner = -1;
    state.mapsDone -= 1;
    state.wastedMs += winner.endMs - winner.startMs;
    simulation.record(RECORD.outputLost, map, winner.node);
  }
}

/** Tasks of which no attempt is left go back to the waiting, once the master knows. */
function recallLostTasks(state: State): void {
  const attended = new Set(runningOf(state).map(({ kind, task }) => `${kind} ${task}`));
  // An attempt that died with its node is on the master's list until the master has seen the node dead.
  for (const { kind, task, end, node, nodeDeaths } of state.attempts) {
    const at = state.nodes[node];
    if (end === 'lost' && at?.isNoticed === false && at.deaths === nodeDeaths + 1) attended.add(`${kind} ${task}`);
  }
  for (const kind of ['map', 'reduce'] as const)
    for (const [task, each] of tasksOf(state, kind).entries())
      if (each.status === 'running' && !attended.has(`${kind} ${task}`)) each.status = 'waiting';
}

/** The task that is furthest behind, by Hadoop's rule: one copy, of what has run for a while and is behind the average. */
function furthestBehind(state: State, kind: Kind, { simulation }: Ground): Attempt | undefined {
  const maps = state.maps.length;
  const running = runningOf(state).filter((attempt) => attempt.kind === kind);
  const progress = (attempt: Attempt): number => progressOf(attempt, maps, simulation.time);
  const all = tasksOf(state, kind);
  const sum = all.reduce((total, { status }, task) => {
    if (status === 'done') return total + 1;
    return total + Math.max(0, ...running.filter((attempt) => attempt.task === task).map(progress));
  }, 0);
  const mean = sum / all.length;
  return running
    .filter(
      (attempt) =>
        all[attempt.task]?.status === 'running' &&
        running.filter(({ task }) => task === attempt.task).length === 1 &&
        simulation.time - attempt.startMs >= COPY_AFTER_MS &&
        progress(attempt) < mean - BEHIND,
    )
    .sort((one, other) => progress(one) - progress(other) || one.id - other.id)[0];
}

function startCopies(state: State, kind: Kind, ground: Ground): void {
  if (firstWaiting(state, kind) >= 0) return;
  const free = freeSlots(state, kind, ground);
  for (;;) {
    const behind = furthestBehind(state, kind, ground);
    const node = behind === undefined ? -1 : freest(free, (each) => each !== behind.node);
    if (behind === undefined || node < 0) return;
    const percent = 100 * progressOf(behind, state.maps.length, ground.simulation.time);
    ground.simulation.record(RECORD.copyStarted, behind.node, behind.id, percent);
    begin(state, { kind, task: behind.task, node, isCopy: true }, ground);
    free[node] = (free[node] ?? 0) - 1;
  }
}

const isFinished = ({ finishedMs }: State): boolean => !Number.isNaN(finishedMs);

/** Plans the next look at what is behind, while there is something to look at. */
function planLook(state: State, { simulation }: Ground): void {
  if (!state.speculative || state.looks || state.running.length === 0) return;
  state.looks = true;
  simulation.schedule(LOOK_EVERY_MS, EVENT.look);
}

/** Brings the master's lists up to date and hands out what can be handed out. */
export function schedule(state: State, ground: Ground): void {
  if (isFinished(state)) return;
  recallLostTasks(state);
  recallLostOutputs(state, ground);
  handOut(state, 'map', ground);
  if (state.mapsDone >= Math.ceil(SLOW_START * state.maps.length) && state.mapsDone > 0)
    handOut(state, 'reduce', ground);
  planLook(state, ground);
}

export function lookForStragglers(state: State, ground: Ground): void {
  state.looks = false;
  if (isFinished(state) || !state.speculative) return;
  startCopies(state, 'map', ground);
  startCopies(state, 'reduce', ground);
  planLook(state, ground);
}
