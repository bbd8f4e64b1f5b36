// The run of this lab: one lookup an event, nodes that come and go, and what a page or the command line asks of it.
import type { Lookup } from '#src/algorithms/hashing/ring.ts';
import { spreadOf } from '#src/algorithms/hashing/spread.ts';
import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { createChanges } from './changes.ts';
import { metricsOf, sampleInto, theoryOf } from './figures.ts';
import { LOOKUP_NAMES, METHOD_NAMES, type Method, MOST_NODES, type Params, WINDOW_REQUESTS } from './parameters.ts';
import { createPlacements, type Placement } from './placements.ts';
import { RECORD } from './records.ts';
import { createRingViews } from './ring-views.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { createState, type Era, eraOf, FATE, nextName, REMEMBERED, type State } from './state.ts';
import { describeRecord, explain } from './why.ts';
import { createWorkload, type KeyFile } from './workload.ts';

const EVENT_LOOKUP = 0;

export function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const workload = createWorkload(params, setup.input as KeyFile | undefined, simulation.random('keys'));
  const { keyCount, lookups } = workload;
  const placements = createPlacements(setup, workload);
  const changes = createChanges(placements);
  const ringViews = createRingViews();
  const present = (state: State): Placement => placements.of(state, state.eras.length - 1);

  const countAway = (state: State): void => {
    const { owners } = present(state);
    let away = 0;
    for (let key = 0; key < keyCount; key += 1)
      if ((owners[key] as number) < 0 || owners[key] !== state.holder[key]) away += 1;
    state.away = away;
  };

  /** What decides changes: a new era begins. Returns how many keys belong elsewhere than before. */
  const change = (state: State, changed: Pick<Era, 'cause'> & Partial<Era>): number => {
    const before = present(state).owners;
    const era: Era = { ...eraOf(state), node: -1, ...changed, from: simulation.time, moved: 0 };
    const place = state.eras.push(era) - 1;
    const after = present(state).owners;
    let moved = 0;
    for (let key = 0; key < keyCount; key += 1) if (before[key] !== after[key]) moved += 1;
    state.eras[place] = { ...era, moved };
    state.keysMoved += moved;
    state.lastMoved = moved;
    return moved;
  };

  const forget = (state: State, node: number): number => {
    let lost = 0;
    for (let key = 0; key < keyCount; key += 1) {
      if (state.holder[key] !== node) continue;
      state.holder[key] = -1;
      lost += 1;
    }
    return lost;
  };

  const join = (state: State): void => {
    const { members } = eraOf(state);
    if (members.length === MOST_NODES)
      throw new ImpossibleAction(`join: there are ${MOST_NODES} nodes already, and a run has no more at a time`);
    const node = state.names.push(nextName(state.names)) - 1;
    state.deadSince.push(-1);
    state.served.push(0);
    const moved = change(state, { cause: 'joined', node, members: [...members, node] });
    simulation.record(RECORD.joined, node, -1, moved);
  };

  const actOnNode = (state: State, name: string, node: number): void => {
    const { members } = eraOf(state);
    if (!members.includes(node)) {
      const gone =
        node < state.names.length ? `node ${node} (${state.names[node] ?? ''}) has left` : `there is no node ${node}`;
      throw new ImpossibleAction(`${name}: ${gone}; there are ${members.length === 0 ? 'none' : members.join(', ')}`);
    }
    switch (name) {
      case 'remove': {
        forget(state, node);
        const moved = change(state, { cause: 'removed', node, members: members.filter((each) => each !== node) });
        simulation.record(RECORD.removed, node, -1, moved);
        return;
      }
      case 'crash':
        state.deadSince[node] = simulation.time;
        simulation.record(RECORD.crashed, node, -1, forget(state, node));
        return;
      case 'restart':
        state.deadSince[node] = -1;
        forget(state, node);
        simulation.record(RECORD.restarted, node);
    }
  };

  const setParameter = (state: State, name: string, value: unknown): void => {
    switch (name) {
      case 'method': {
        const moved = change(state, { cause: 'method', method: value as Method });
        simulation.record(RECORD.methodChanged, METHOD_NAMES.indexOf(value as Method), -1, moved);
        return;
      }
      case 'virtualNodes': {
        const moved = change(state, { cause: 'points', virtualNodes: value as number });
        simulation.record(RECORD.pointsChanged, value as number, -1, moved);
        return;
      }
      case 'lookup':
        state.lookup = value as Lookup;
        simulation.record(RECORD.lookupChanged, LOOKUP_NAMES.indexOf(state.lookup));
    }
  };

  const act = (state: State, action: Action): void => {
    if (action.action === 'set') setParameter(state, String(action['name']), action['value']);
    else if (action.action === 'join') join(state);
    else actOnNode(state, action.action, action['node'] as number);
    countAway(state);
  };

  const note = (state: State, key: number, node: number, fate: number, steps: number): void => {
    const slot = state.requests % WINDOW_REQUESTS;
    if (state.requests >= WINDOW_REQUESTS) {
      if (state.recentFate[slot] === FATE.miss) state.recentMisses -= 1;
      if (state.recentFate[slot] === FATE.failed) state.recentFailed -= 1;
    }
    state.recentFate[slot] = fate;
    state.recentSteps[slot] = steps;
    if (fate === FATE.miss) state.recentMisses += 1;
    if (fate === FATE.failed) state.recentFailed += 1;
    const seat = state.requests % REMEMBERED;
    state.lastKey[seat] = key;
    state.lastNode[seat] = node;
    state.lastFate[seat] = fate;
    state.steps += steps;
    state.requests += 1;
  };

  const serve = (state: State): void => {
    const placement = present(state);
    const key = lookups[state.requests] as number;
    const node = placement.owners[key] as number;
    const steps = placements.stepsOf(placement, state.lookup, key);
    if (node < 0 || (state.deadSince[node] as number) >= 0) {
      state.failed += 1;
      simulation.record(RECORD.failed, key, node);
      note(state, key, node, FATE.failed, steps);
      return;
    }
    state.served[node] = (state.served[node] as number) + 1;
    const from = state.holder[key] as number;
    if (from === node) {
      state.hits += 1;
      simulation.record(RECORD.hit, key, node, steps);
      note(state, key, node, FATE.hit, steps);
      return;
    }
    state.misses += 1;
    state.away -= 1;
    state.holder[key] = node;
    simulation.record(RECORD.miss, key, node, from);
    note(state, key, node, FATE.miss, steps);
  };

  return {
    start() {
      const state = createState(params.nodes, params.lookup, keyCount);
      const { method, virtualNodes } = params;
      const members = params.nodes.map((_, node) => node);
      state.eras.push({ from: 0, cause: 'start', node: -1, method, virtualNodes, members, moved: 0 });
      if (params.warmStart) state.holder.set(present(state).owners);
      countAway(state);
      if (lookups.length === 0) simulation.end();
      else simulation.schedule(1, EVENT_LOOKUP);
      return state;
    },
    handle(state) {
      serve(state);
      if (state.requests === lookups.length) simulation.end();
      else simulation.schedule(1, EVENT_LOOKUP);
    },
    act,
    snapshot: (state) => {
      const placement = present(state);
      const shown = { changed: changes.of(state), ring: ringViews.of(placement.ring) };
      return snapshotOf(state, placement, workload, shown);
    },
    metrics: (state) => metricsOf(state, present(state)),
    sample: (state, into) => {
      sampleInto(state, present(state), into);
    },
    result: (state) => {
      const { owners, counts } = present(state);
      const { members } = eraOf(state);
      const nameOf = (node: number): string | null => state.names[node] ?? null;
      return {
        assignments: Object.fromEntries(
          Array.from(owners, (node, key): readonly [string, string | null] => [workload.nameOf(key), nameOf(node)]),
        ),
        loadStdDev: spreadOf(counts).stdDevOverMean,
        keysPerNode: Object.fromEntries(members.map((node, index) => [state.names[node] ?? '', counts[index] ?? 0])),
      };
    },
    why: (state, log, subject) => explain({ workload, placements }, state, log, subject),
    describe: (state, log, index) => describeRecord(workload, state, log, index),
    theory: (state) => theoryOf(eraOf(state), keyCount),
  };
}
