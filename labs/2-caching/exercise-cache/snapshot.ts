// What the stage draws of one moment: fresh plain data.
import type { CallNumber } from './api.ts';
import { livingIn } from './entries.ts';
import type { Params } from './parameters.ts';
import { type Complaint, OUTCOME, type Source } from './records.ts';
import type { Entry, State } from './state.ts';

export interface EntryView {
  readonly key: string;
  /** What is left of its lifetime, 1 … 0; 1 for ever. */
  readonly left: number;
  readonly isForEver: boolean;
}

export interface WaitingView {
  readonly request: number;
  /** What it waits for. */
  readonly at: 'l2' | 'service' | 'other';
}

export interface InstanceView {
  readonly entries: readonly EntryView[];
  readonly entryCount: number;
  /** The first of them, and how many there are. */
  readonly waiting: readonly WaitingView[];
  readonly waitingCount: number;
  readonly restarts: number;
}

export interface LoadView {
  readonly id: number;
  readonly request: number;
  readonly instance: number;
  readonly call: CallNumber;
  readonly user: string;
  /** Requests of the same instance that wait for the same thing. */
  readonly waiters: number;
  /** 0 … 1; −1 while it waits in the queue. */
  readonly progress: number;
  readonly isFailing: boolean;
}

/** Requests and calls between two places. */
export interface LegView {
  readonly request: number;
  readonly instance: number;
  readonly leg: 'toInstance' | 'toClient' | 'toL2' | 'fromL2';
  readonly fromMs: number;
  readonly toMs: number;
  readonly source: Source | -1;
  readonly isFailed: boolean;
}

export interface Snapshot {
  readonly instances: readonly InstanceView[];
  readonly capacity: number;
  readonly l2: {
    readonly entries: readonly EntryView[];
    readonly count: number;
    readonly condition: State['l2Condition'];
  };
  readonly service: {
    readonly loads: readonly LoadView[];
    readonly serving: number;
    readonly queued: number;
    readonly places: number;
    readonly slowdown: number;
    readonly isFailing: boolean;
  };
  readonly legs: readonly LegView[];
  readonly inSystem: number;
  readonly l1Hits: number;
  readonly l2Hits: number;
  readonly misses: number;
  readonly joined: number;
  readonly reads: number;
  readonly failed: number;
  readonly lastError: string;
  /** What clients last complained of. */
  readonly lastComplaint: Complaint | undefined;
}

type Mutable<View> = { -readonly [Key in keyof View]: View[Key] };

/** No stage has room for more. */
const MOST_ENTRIES = 60;
const MOST_LOADS = 60;
const MOST_WAITING = 80;

function viewsOf<Value>(entries: ReadonlyMap<string, Entry<Value>>, nowMs: number): EntryView[] {
  return [...entries]
    .slice(-MOST_ENTRIES)
    .map(([key, { setAtMs, expiresAtMs }]) => ({
      key,
      isForEver: expiresAtMs === Number.POSITIVE_INFINITY,
      left:
        expiresAtMs === Number.POSITIVE_INFINITY
          ? 1
          : Math.min(1, Math.max(0, (expiresAtMs - nowMs) / (expiresAtMs - setAtMs))),
    }))
    .filter(({ left }) => left > 0);
}

function groupedByUser(loads: readonly Mutable<LoadView>[]): ReadonlyMap<string, readonly Mutable<LoadView>[]> {
  const groups = new Map<string, Mutable<LoadView>[]>();
  for (const load of loads) {
    const group = groups.get(load.user);
    if (group === undefined) groups.set(load.user, [load]);
    else group.push(load);
  }
  return groups;
}

export function snapshotOf(state: State, nowMs: number, params: Params): Snapshot {
  const { counts } = state;
  const halfMs = params.l2LatencyMs / 2;
  const legs: LegView[] = [];
  const at = new Map<number, 'l2' | 'service'>();
  const loads: Mutable<LoadView>[] = [];
  for (const call of state.pending.values()) {
    const { id, request, instance } = call;
    if (call.is === 'service') {
      at.set(request, 'service');
      if (loads.length < MOST_LOADS)
        loads.push({
          ...{ id, request, instance, call: call.call, user: call.user, isFailing: call.isFailing, waiters: 0 },
          progress: Number.isNaN(call.startedAtMs)
            ? -1
            : Math.min(1, (nowMs - call.startedAtMs) / (call.endsAtMs - call.startedAtMs)),
        });
    } else if (call.is === 'l2') {
      if (!at.has(request)) at.set(request, 'l2');
      const { askedAtMs, outcome } = call;
      const reachedMs = askedAtMs + halfMs;
      const isThere = nowMs < reachedMs;
      if (!isThere && nowMs > reachedMs + halfMs) continue;
      legs.push({
        ...{ request, instance, source: -1 as const, leg: isThere ? 'toL2' : 'fromL2' },
        ...{ fromMs: isThere ? askedAtMs : reachedMs, toMs: isThere ? reachedMs : reachedMs + halfMs },
        isFailed: outcome === OUTCOME.refused || outcome === OUTCOME.timedOut,
      });
    }
  }
  const waiting: WaitingView[][] = state.instances.map(() => []);
  const waitingCount = state.instances.map(() => 0);
  const byUser = groupedByUser(loads);
  for (const { id, instance, sentAtMs, reachedAtMs, call, user } of state.requests.values()) {
    if (Number.isNaN(reachedAtMs)) {
      legs.push({
        ...{ request: id, instance, leg: 'toInstance', fromMs: sentAtMs, toMs: sentAtMs + params.networkMs },
        ...{ source: -1, isFailed: false },
      });
      continue;
    }
    for (const load of byUser.get(user) ?? []) if (load.instance === instance && load.call === call) load.waiters += 1;
    waitingCount[instance] = (waitingCount[instance] ?? 0) + 1;
    const there = waiting[instance];
    if (there !== undefined && there.length < MOST_WAITING) there.push({ request: id, at: at.get(id) ?? 'other' });
  }
  for (const one of state.returning) legs.push({ ...one, leg: 'toClient' });
  return {
    instances: state.instances.map(({ l1, restarts }, index) => ({
      entries: viewsOf(l1, nowMs),
      entryCount: livingIn(l1, nowMs),
      waiting: waiting[index] ?? [],
      waitingCount: waitingCount[index] ?? 0,
      restarts,
    })),
    capacity: params.l1Capacity,
    l2: { entries: viewsOf(state.l2, nowMs), count: livingIn(state.l2, nowMs), condition: state.l2Condition },
    service: {
      loads,
      serving: state.serving.length,
      queued: state.queue.length,
      places: params.servicePlaces,
      slowdown: state.slowdown,
      isFailing: state.isFailing,
    },
    legs,
    inSystem: state.requests.size,
    l1Hits: counts.l1Hits,
    l2Hits: counts.l2Hits,
    misses: counts.misses,
    joined: counts.joined,
    reads: counts.reads,
    failed: counts.failed,
    lastError: state.lastError,
    lastComplaint: state.lastComplaint,
  };
}
