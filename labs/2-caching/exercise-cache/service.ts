// The slow service: so many places, a queue before them, first come first served. What it answers is true at the moment at
// which it answers.
import type { Simulation } from '#src/contract/model.ts';
import { CALL } from './api.ts';
import { EVENT } from './events.ts';
import { type Params, SERVICE_FAILURE_MS } from './parameters.ts';
import { RECORD } from './records.ts';
import type { Load, State } from './state.ts';
import { commit, historyOf, presentOf, thingOf } from './users.ts';

export function createService(params: Params, simulation: Simulation) {
  const account = (state: State): void => {
    state.busyAreaMs += state.serving.length * (simulation.time - state.busyUpdatedMs);
    state.busyUpdatedMs = simulation.time;
  };
  const loadOf = (state: State, id: number | undefined): Load | undefined => {
    const pending = id === undefined ? undefined : state.pending.get(id);
    return pending?.is === 'service' ? pending : undefined;
  };

  const serve = (state: State, load: Load): void => {
    account(state);
    state.serving.push(load.id);
    load.startedAtMs = simulation.time;
    const meanMs = load.call === CALL.friends ? params.friendsServiceMs : params.userServiceMs;
    const ms = meanMs * load.work * state.slowdown;
    load.endsAtMs = simulation.time + ms;
    simulation.record(RECORD.started, load.request, load.id, simulation.time - load.queuedAtMs);
    simulation.schedule(ms, EVENT.serviceEnded, load.id);
  };
  const refuse = (load: Load): void => {
    load.isFailing = true;
    load.startedAtMs = simulation.time;
    load.endsAtMs = simulation.time + SERVICE_FAILURE_MS;
    simulation.schedule(SERVICE_FAILURE_MS, EVENT.serviceEnded, load.id);
  };
  const countLoads = (state: State, load: Load, by: number): number => {
    const thing = thingOf(load.call, load.user);
    const count = (state.loadsUnderWay.get(thing) ?? 0) + by;
    if (count === 0) state.loadsUnderWay.delete(thing);
    else state.loadsUnderWay.set(thing, count);
    return count;
  };

  return {
    begin(state: State, load: Load): void {
      const { counts } = state;
      counts.serviceCalls += 1;
      if (load.call !== CALL.update) {
        const same = countLoads(state, load, 1);
        if (same > 1) counts.duplicateLoads += 1;
        counts.largestStampede = Math.max(counts.largestStampede, same);
        simulation.record(RECORD.loaded, load.request, load.id, same);
      }
      if (state.isFailing) refuse(load);
      else if (state.serving.length < params.servicePlaces) serve(state, load);
      else {
        simulation.record(RECORD.queued, load.request, load.id, state.queue.length);
        state.queue.push(load.id);
        counts.longestQueue = Math.max(counts.longestQueue, state.queue.length);
      }
    },

    /** @returns what the service says; an Error where it fails */
    end(state: State, load: Load): unknown {
      account(state);
      if (load.call !== CALL.update) countLoads(state, load, -1);
      const place = state.serving.indexOf(load.id);
      if (place >= 0) state.serving.splice(place, 1);
      while (state.serving.length < params.servicePlaces && state.queue.length > 0) {
        const next = loadOf(state, state.queue.shift());
        if (next !== undefined) serve(state, next);
      }
      simulation.record(
        RECORD.loadEnded,
        load.request,
        load.id,
        load.isFailing ? -1 : simulation.time - load.startedAtMs,
      );
      if (load.isFailing) return new Error('the service failed');
      if (load.call !== CALL.update) return JSON.parse(presentOf(historyOf(state, load.call, load.user))) as unknown;
      const json = commit(state, load.user, load.changes ?? {}, simulation.time);
      return json === undefined ? new Error(`there is no user ${load.user}`) : (JSON.parse(json) as unknown);
    },

    /** Whoever waits is refused, too. */
    fail(state: State): void {
      state.isFailing = true;
      for (const id of state.queue.splice(0)) {
        const load = loadOf(state, id);
        if (load !== undefined) refuse(load);
      }
    },

    account,
  };
}
