// Attempts at tasks: how they begin, how fast they go, and how they end. Whatever changes the speed of a node settles what
// was done so far and plans the ends of its attempts anew.
import type { Simulation } from '#src/contract/model.ts';
import { DISK_MB_PER_S, mapWorkMs, reduceWorkMs, STARTUP_MS } from './costs.ts';
import type { Params } from './parameters.ts';
import type { Plan } from './plan.ts';
import { RECORD } from './records.ts';
import { type Attempt, attemptOf, isReadable, type Kind, runningOf, type State, tasksOf } from './state.ts';

export const EVENT = { start: 0, phase: 1, notice: 2, look: 3, closing: 4 } as const;

export interface Ground {
  readonly params: Params;
  readonly plan: Plan;
  readonly simulation: Simulation;
}

export interface Start {
  readonly kind: Kind;
  readonly task: number;
  readonly node: number;
  readonly isCopy: boolean;
}

const isOverNetwork = (state: State, attempt: Attempt): boolean =>
  attempt.copying >= 0 && sourceOf(state, attempt.copying).node !== attempt.node;

/** The attempt that left the output of a map. */
const sourceOf = (state: State, map: number): Attempt => attemptOf(state, state.maps[map]?.winner ?? -1);

/** Work a millisecond of each attempt on a node: the reduces that copy share its link. */
function rateOf(state: State, attempt: Attempt, { params }: Ground): number {
  const slowdown = state.nodes[attempt.node]?.slowdown ?? 1;
  if (attempt.phase !== 'copying') return 1 / slowdown;
  if (attempt.copying < 0) return 0;
  if (!isOverNetwork(state, attempt)) return DISK_MB_PER_S / 1000 / slowdown;
  const sharing = runningOf(state).filter((other) => other.node === attempt.node && isOverNetwork(state, other)).length;
  return params.networkMbPerS / 1000 / sharing / slowdown;
}

function settle(attempt: Attempt, nowMs: number): void {
  if (!Number.isNaN(attempt.rate))
    attempt.leftWork = Math.max(0, attempt.leftWork - attempt.rate * (nowMs - attempt.sinceMs));
  attempt.sinceMs = nowMs;
}

/** Plans the ends of a node's attempts anew where their speed has changed. */
export function retime(state: State, node: number, ground: Ground): void {
  const { simulation } = ground;
  for (const attempt of runningOf(state)) {
    if (attempt.node !== node) continue;
    const rate = rateOf(state, attempt, ground);
    if (rate === attempt.rate) continue;
    settle(attempt, simulation.time);
    attempt.rate = rate;
    attempt.plan += 1;
    if (rate > 0) simulation.schedule(attempt.leftWork / rate, EVENT.phase, attempt.id, attempt.plan);
  }
}

function enter(attempt: Attempt, work: number, nowMs: number): void {
  attempt.totalWork = work;
  attempt.leftWork = work;
  attempt.sinceMs = nowMs;
  // Not planned yet, at whatever speed.
  attempt.rate = Number.NaN;
}

function freeSlot(state: State, kind: Kind, node: number): number {
  const taken = new Set(
    runningOf(state).flatMap((each) => (each.node === node && each.kind === kind ? [each.slot] : [])),
  );
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  return slot;
}

function workOfMap(map: number, isLocal: boolean, { plan, params }: Ground): number {
  const split = plan.splits[map];
  const { emitted, partitions } = plan.mapOutput(map);
  const out = partitions.reduce((sum, { bytes }) => sum + bytes, 0);
  const size = {
    inMb: ((split?.end ?? 0) - (split?.start ?? 0)) * plan.mbPerByte,
    emittedMb: emitted.bytes * plan.mbPerByte,
    outMb: out * plan.mbPerByte,
  };
  return mapWorkMs(size, isLocal ? undefined : params.networkMbPerS);
}

export function begin(state: State, { kind, task, node, isCopy }: Start, ground: Ground): Attempt {
  const { simulation, plan } = ground;
  const isMap = kind === 'map';
  const isLocal = isMap && plan.homes[task]?.includes(node) === true;
  const attempt: Attempt = {
    ...{ id: state.attempts.length, kind, task, node, slot: freeSlot(state, kind, node), isCopy, isLocal },
    ...{ startMs: simulation.time, endMs: Number.NaN, end: 'running' },
    nodeDeaths: state.nodes[node]?.deaths ?? 0,
    phase: isMap ? 'working' : 'starting',
    ...{ totalWork: 0, leftWork: 0, rate: Number.NaN, sinceMs: simulation.time, plan: 0 },
    ...{ copying: -1, copied: new Uint8Array(isMap ? 0 : state.maps.length), copiedCount: 0, copiedBytes: 0 },
  };
  enter(attempt, isMap ? workOfMap(task, isLocal, ground) : STARTUP_MS, simulation.time);
  state.attempts.push(attempt);
  state.running.push(attempt.id);
  const of = tasksOf(state, kind)[task];
  if (of !== undefined) {
    of.attempts += 1;
    of.status = 'running';
  }
  if (isLocal) state.localMaps += 1;
  if (isCopy) state.copies += 1;
  simulation.record(isMap ? RECORD.mapStarted : RECORD.reduceStarted, task, attempt.id, node);
  retime(state, node, ground);
  return attempt;
}

/** It is over; its slot is free. */
export function finish(state: State, attempt: Attempt, end: 'done' | 'lost' | 'beaten', ground: Ground): void {
  const { simulation } = ground;
  settle(attempt, simulation.time);
  attempt.end = end;
  attempt.endMs = simulation.time;
  attempt.plan += 1;
  state.running = state.running.filter((id) => id !== attempt.id);
  const tookMs = attempt.endMs - attempt.startMs;
  if (end !== 'done') {
    state.wastedMs += tookMs;
    state[end] += 1;
    simulation.record(RECORD[end], attempt.node, attempt.id, tookMs);
  }
  attempt.copying = -1;
  retime(state, attempt.node, ground);
}

/** The next output that a reduce can copy: of the first map that is done and readable. */
function nextToCopy(state: State, attempt: Attempt): number {
  return state.maps.findIndex(
    ({ status, winner }, map) =>
      status === 'done' && attempt.copied[map] === 0 && isReadable(state, attemptOf(state, winner)),
  );
}

/** Sends a reduce to the next output, into the wait for one, or on to its work. */
export function copyNext(state: State, attempt: Attempt, ground: Ground): void {
  const { simulation, plan } = ground;
  const maps = state.maps.length;
  if (attempt.copiedCount === maps) {
    const { pairs, bytes } = plan.reduceInput(attempt.task);
    attempt.phase = 'reducing';
    attempt.copying = -1;
    simulation.record(RECORD.reducing, attempt.task, attempt.id, pairs);
    const out = plan.reduceOutput(attempt.task).bytes;
    enter(attempt, reduceWorkMs(bytes * plan.mbPerByte, out * plan.mbPerByte), simulation.time);
  } else {
    const map = nextToCopy(state, attempt);
    const wasWaiting = attempt.phase === 'copying' && attempt.copying < 0;
    if (map < 0 && wasWaiting) return;
    attempt.phase = 'copying';
    attempt.copying = map;
    if (map < 0) simulation.record(RECORD.waits, attempt.task, attempt.id, attempt.copiedCount);
    const bytes = map < 0 ? 0 : (plan.mapOutput(map).partitions[attempt.task]?.bytes ?? 0);
    enter(attempt, bytes * plan.mbPerByte, simulation.time);
  }
  retime(state, attempt.node, ground);
}

/** A copy has arrived. */
export function takeCopy(state: State, attempt: Attempt, { plan, simulation }: Ground): void {
  const map = attempt.copying;
  const bytes = plan.mapOutput(map).partitions[attempt.task]?.bytes ?? 0;
  const scaled = bytes * plan.mbPerByte * 1e6;
  if (isOverNetwork(state, attempt)) state.networkBytes += scaled;
  attempt.copied[map] = 1;
  attempt.copiedCount += 1;
  attempt.copiedBytes += bytes;
  simulation.record(RECORD.copied, attempt.task, map, Math.round(scaled));
}

/** Where the output that they copy is gone, reduces look for another. */
export function dropBrokenCopies(state: State, ground: Ground): void {
  for (const attempt of runningOf(state)) {
    const { copying } = attempt;
    if (attempt.kind !== 'reduce' || copying < 0) continue;
    const map = state.maps[copying];
    if (map?.status === 'done' && isReadable(state, attemptOf(state, map.winner))) continue;
    attempt.copying = -1;
    attempt.phase = 'starting';
    copyNext(state, attempt, ground);
  }
}

/** Reduces that wait look again. */
export function wakeCopies(state: State, ground: Ground): void {
  for (const attempt of runningOf(state))
    if (attempt.phase === 'copying' && attempt.copying < 0) copyNext(state, attempt, ground);
}
