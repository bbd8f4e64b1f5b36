// The run of this lab: one request an event, what a student does to it, and what a page or the command line asks of it.
import { belady } from '#src/algorithms/cache/belady.ts';
import type { Trace } from '#src/algorithms/traces/trace-text.ts';
import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import { createCaches, hashSeedOf } from './caches.ts';
import { metricsOf, sampleInto, theoryOf } from './figures.ts';
import { type Params, POLICY_NAMES, type PolicyChoice, WINDOW_REQUESTS } from './parameters.ts';
import { RECORD } from './records.ts';
import { popularKeys, type Snapshot, snapshotOf } from './snapshot.ts';
import { createState, REMEMBERED, type State } from './state.ts';
import { describeRecord, explain } from './why.ts';
import { createWorkload, scanRing } from './workload.ts';

const EVENT_REQUEST = 0;

export function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const { capacity } = params;
  const workload = createWorkload(params, setup.input as Trace | undefined, simulation.random('trace'));
  const { keys, nextUse, sizes, keyCount } = workload;
  const popular = popularKeys(workload);
  const ring = scanRing(capacity);
  const caches = createCaches(setup, workload, capacity, hashSeedOf(simulation.random('hash')));
  const theory = theoryOf(params, setup.input !== undefined);

  /** The next key of a student's scan: one that is not cached, so that every read of a scan misses. */
  const scanKey = (state: State): number => {
    for (;;) {
      const key = keyCount + (state.scanNext % ring);
      state.scanNext += 1;
      const { bound } = state;
      if (!caches.contains(state.policy, state.cache, key) && (bound === undefined || !belady.contains(bound, key)))
        return key;
    }
  };

  const note = (state: State, key: number, hit: boolean, boundHit: boolean): void => {
    const slot = state.requests % WINDOW_REQUESTS;
    const missed = hit ? 0 : 1;
    const boundMissed = boundHit ? 0 : 1;
    state.recentMisses += missed - (state.missed[slot] as number);
    state.recentBoundMisses += boundMissed - (state.boundMissed[slot] as number);
    state.missed[slot] = missed;
    state.boundMissed[slot] = boundMissed;
    const seat = state.requests % REMEMBERED;
    state.lastKey[seat] = key;
    state.lastHit[seat] = hit ? 1 : 0;
    state.lastVictim[seat] = hit ? -1 : state.cache.evicted;
    state.requests += 1;
    if (hit) state.hits += 1;
    state.boundMisses += boundMissed;
  };

  const serve = (state: State): void => {
    const scanning = state.scanLeft > 0;
    const index = state.position;
    const key = scanning ? scanKey(state) : (keys[index] as number);
    // A scan's key never comes again.
    const due = scanning ? keys.length : (nextUse[index] as number);
    if (scanning) state.scanLeft -= 1;
    else state.position += 1;
    const hit = caches.access(state.policy, state.cache, key, due);
    const boundHit = state.bound === undefined ? hit : belady.access(state.bound, key, due);
    note(state, key, hit, boundHit);
    simulation.record(hit ? RECORD.hit : RECORD.miss, key);
    if (!hit && state.cache.evicted >= 0) {
      state.evictions += 1;
      simulation.record(RECORD.evicted, state.cache.evicted, key, POLICY_NAMES.indexOf(state.policy));
    }
    if (sizes !== undefined && !scanning) {
      state.bytes += sizes[index] as number;
      if (!hit) state.missBytes += sizes[index] as number;
    }
  };

  const heldKeys = (state: State): readonly number[] =>
    caches
      .regions(state.policy, state.cache)
      .filter((region) => !region.ghost)
      .flatMap((region) => region.keys);

  return {
    start() {
      const wanted = params.showBound && params.policy !== 'belady';
      const bound = wanted ? belady.create({ capacity, keyCount: keyCount + ring }) : undefined;
      const state = createState(params.policy, caches.empty(params.policy), bound);
      if (keys.length === 0) simulation.end();
      else simulation.schedule(1, EVENT_REQUEST);
      return state;
    },
    handle(state) {
      serve(state);
      if (state.position === keys.length && state.scanLeft === 0) simulation.end();
      else simulation.schedule(1, EVENT_REQUEST);
    },
    act(state, action) {
      switch (action.action) {
        case 'scan':
          state.scanLeft += action['length'] as number;
          simulation.record(RECORD.scanBegan, -1, -1, action['length'] as number);
          return;
        case 'flush':
          simulation.record(RECORD.flushed, -1, -1, state.cache.size);
          state.cache = caches.empty(state.policy);
          return;
        case 'set': {
          const policy = action['value'] as PolicyChoice;
          const held = heldKeys(state);
          state.policy = policy;
          state.cache = caches.holding(policy, held, state.position);
          simulation.record(RECORD.policyChanged, -1, -1, POLICY_NAMES.indexOf(policy));
        }
      }
    },
    snapshot: (state) => snapshotOf(state, { workload, popular, capacity, caches }),
    metrics: (state) => metricsOf(state, params, sizes !== undefined),
    sample: (state, into) => {
      sampleInto(state, params, into);
    },
    result: (state) => ({
      requests: state.requests,
      hits: state.hits,
      misses: state.requests - state.hits,
      missRatio: state.requests === 0 ? 0 : (state.requests - state.hits) / state.requests,
    }),
    why: (state, log, subject) => explain({ workload, caches }, state, log, subject),
    describe: (_state, log, index) => describeRecord(workload, log, index),
    theory: (state) => theory(state),
  };
}
