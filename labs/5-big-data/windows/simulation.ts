// The run of this lab: one event a tick, what a student does to the phones, and what a page or the command line asks of it.
import { SettingsFault } from '#src/algorithms/policy-fault.ts';
import { aggregateOf } from '#src/algorithms/windows/aggregate.ts';
import { createWindowOperator, watermarkBehind } from '#src/algorithms/windows/operator.ts';
import { keepResult, listResults, mergeResults } from '#src/algorithms/windows/results.ts';
import type { OpenWindow, WindowListener } from '#src/algorithms/windows/types.ts';
import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { addToHistogram, addToTally } from '#src/sim/statistics.ts';
import { hasNext, nextArrival, stampOf } from './arrivals.ts';
import { createChain } from './chain.ts';
import { metricsOf, sampleInto, theoryOf } from './figures.ts';
import type { EventTable } from './input.ts';
import { createKeyNames } from './key-names.ts';
import { FILTERS, type FilterChoice, MOST_OVERLAPPING, MOST_RESULTS, type Params, windowSpecOf } from './parameters.ts';
import { RECORD } from './records.ts';
import { busiestKeys, type Snapshot, snapshotOf } from './snapshot.ts';
import { createState, FATE, noteFiring, noteRecent, REMEMBERED, rememberWindow, type State } from './state.ts';
import { describeRecord, explain } from './why.ts';
import { chancesOf, createWorkload } from './workload.ts';

const EVENT_ARRIVAL = 0;
const EVENT_END = 1;

function checkSettings({ window, sizeMs, slideMs }: Params): void {
  if (window !== 'sliding' || sizeMs <= MOST_OVERLAPPING * slideMs) return;
  const args = { size: sizeMs, slide: slideMs, most: MOST_OVERLAPPING };
  throw new SettingsFault(
    { key: 'fault.slide', args },
    `sizeMs takes at most ${MOST_OVERLAPPING} times slideMs, not ${sizeMs} with a slide of ${slideMs}: every event would be in more windows than that.`,
  );
}

const tooMany = (most: number): SettingsFault =>
  new SettingsFault(
    { key: 'fault.results', args: { most } },
    `The run has more than ${most} results, which is all that can be listed. Take longer windows, slides or gaps.`,
  );

/** @param mostResults for tests */
export function createRun(setup: Setup, simulation: Simulation, mostResults = MOST_RESULTS): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  checkSettings(params);
  const { aggregate, allowedLatenessMs } = params;
  const workload = createWorkload(params, setup.input as EventTable | undefined, () => chancesOf(simulation));
  const keyNames = createKeyNames(workload.names);
  const chain = createChain(setup, params.multiplyBy);
  const busiest = busiestKeys(workload);
  const theory = theoryOf(params, setup.input !== undefined);
  /** The state of the call that is under way, for what the operator reports during it. */
  let state: State;

  const writeSpan = ({ id, key, startMs, endMs }: OpenWindow): void => {
    simulation.record(RECORD.begins, id, key, startMs);
    simulation.record(RECORD.ends, id, key, endMs);
  };

  const listener: WindowListener = {
    added(window) {
      if (window.count === 1 || params.window === 'session') writeSpan(window);
      simulation.record(RECORD.added, window.id, state.event, window.count);
    },
    refused(key, startMs) {
      state.refused += 1;
      simulation.record(RECORD.refused, state.event, key, startMs);
    },
    fired(window, late) {
      const value = aggregateOf(aggregate, window);
      // A late event fires it while it arrives, the watermark after that.
      window.firedAt = late ? state.arrived + 1 : state.arrived;
      state.firings += 1;
      if (!late) noteFiring(state);
      if (late) {
        state.lateFirings += 1;
        state.takenLate += 1;
      }
      if (window.firings === 1 && !state.isOver) {
        const latencyMs = Math.max(0, state.nowMs - window.endMs);
        addToTally(state.latency, latencyMs);
        addToHistogram(state.latencies, latencyMs);
      }
      if (window.row < 0 && state.results.rows === mostResults) throw tooMany(mostResults);
      keepResult(state.results, window, value);
      simulation.record(late ? RECORD.firedLate : RECORD.fired, window.id, state.event, value);
    },
    merged(into, absorbed) {
      mergeResults(state.results, into, absorbed);
      simulation.record(RECORD.merged, absorbed.id, into.id);
    },
    forgotten(window) {
      rememberWindow(state, window, aggregateOf(aggregate, window));
      simulation.record(RECORD.forgotten, window.id, state.event, state.windows.watermarkMs);
    },
  };
  const operator = createWindowOperator({ window: windowSpecOf(params), allowedLatenessMs, listener });

  const moveWatermark = (): void => {
    const before = state.windows.watermarkMs;
    operator.advance(state.windows, watermarkBehind(state.newestMs, state.watermarkDelayMs));
    const { watermarkMs } = state.windows;
    if (watermarkMs > before) simulation.record(RECORD.watermark, state.event, -1, watermarkMs);
  };

  const scheduleNext = (): void => {
    if (hasNext(state, workload)) simulation.schedule(1, EVENT_ARRIVAL);
    else simulation.schedule(0, EVENT_END);
  };

  /** Puts an event that passed into its windows; returns what became of it. */
  const place = (
    key: number,
    timestampMs: number,
    value: number,
  ): { readonly fate: number; readonly lateByMs: number } => {
    const lateBefore = state.takenLate;
    const { windows, refused, lateByMs } = operator.add(state.windows, key, timestampMs, value);
    const late = state.takenLate - lateBefore;
    state.taken += windows;
    noteRecent(state.recent, state.arrived, windows + refused, late + refused, refused);
    if (windows > 0) return { fate: late === windows ? FATE.late : FATE.onTime, lateByMs: 0 };
    if (refused === 0) {
      state.unassigned += 1;
      simulation.record(RECORD.unassigned, state.event, key);
      return { fate: FATE.unassigned, lateByMs: 0 };
    }
    state.lateDropped += 1;
    simulation.record(RECORD.dropped, state.event, key, lateByMs);
    return { fate: FATE.dropped, lateByMs };
  };

  const arrive = (index: number): void => {
    const key = workload.key[index] as number;
    const stampMs = stampOf(state, workload, index);
    const given = workload.value[index] as number;
    const slot = state.arrived % REMEMBERED;
    const { seen } = state;
    state.event = index;
    simulation.record(RECORD.arrived, index, key, stampMs);
    seen.event[slot] = index;
    seen.watermarkMs[slot] = state.windows.watermarkMs;
    seen.newestMs[slot] = state.newestMs;
    const passed = chain.pass(
      state.filter,
      { key: keyNames.nameOf(state, key), value: given, timestampMs: stampMs, arrivedMs: state.nowMs },
      index + 1,
    );
    let outcome: ReturnType<typeof place> = { fate: FATE.filtered, lateByMs: 0 };
    let [inKey, timestampMs, value] = [key, stampMs, given];
    if (passed === undefined) {
      state.filtered += 1;
      noteRecent(state.recent, state.arrived, 0, 0, 0);
      simulation.record(RECORD.filtered, index, key);
    } else {
      ({ timestampMs, value } = passed);
      inKey = keyNames.numberOf(state, passed.key, key);
      outcome = place(inKey, timestampMs, value);
      state.newestMs = Math.max(state.newestMs, timestampMs);
    }
    seen.key[slot] = inKey;
    seen.timestampMs[slot] = timestampMs;
    seen.value[slot] = value;
    seen.fate[slot] = outcome.fate;
    seen.lateByMs[slot] = outcome.lateByMs;
    state.arrived += 1;
    state.peakOpenWindows = Math.max(state.peakOpenWindows, state.windows.openCount);
    moveWatermark();
  };

  const phoneOf = (action: Action): number => {
    const key = action['key'] as number;
    if (key >= workload.names.length)
      throw new ImpossibleAction(`${action.action} needs a key from 0 to ${workload.names.length - 1}, not ${key}`);
    return key;
  };

  const act = (action: Action): void => {
    switch (action.action) {
      case 'offline': {
        const key = phoneOf(action);
        const forMs = Math.round((action['seconds'] as number) * 1000);
        const untilMs = Math.max(state.nowMs, 0) + forMs;
        const phone = state.offline.get(key);
        if (phone === undefined) state.offline.set(key, { untilMs, held: [], isBack: false });
        else state.offline.set(key, { ...phone, untilMs: Math.max(phone.untilMs, untilMs), isBack: false });
        simulation.record(RECORD.offline, key, -1, forMs);
        return;
      }
      case 'setClock': {
        const key = phoneOf(action);
        const byMs = Math.round((action['seconds'] as number) * 1000);
        if (byMs === 0) state.clocks.delete(key);
        else state.clocks.set(key, { fromMs: state.nowMs, byMs });
        simulation.record(RECORD.clockSet, key, -1, byMs);
        return;
      }
      case 'set':
        if (action['name'] === 'filter') {
          state.filter = action['value'] as FilterChoice;
          simulation.record(RECORD.filterSet, -1, -1, FILTERS.indexOf(state.filter));
        } else {
          state.watermarkDelayMs = action['value'] as number;
          simulation.record(RECORD.delaySet, -1, -1, state.watermarkDelayMs);
          if (!state.isOver) moveWatermark();
        }
    }
  };

  return {
    start() {
      state = createState(params, operator.create());
      simulation.schedule(1, EVENT_ARRIVAL);
      return state;
    },
    handle(present, kind) {
      state = present;
      if (kind === EVENT_END) {
        state.isOver = true;
        simulation.record(RECORD.inputEnded, -1);
        operator.advance(state.windows, Number.POSITIVE_INFINITY);
        simulation.end();
        return;
      }
      const index = nextArrival(state, workload, (key, waiting) => {
        simulation.record(RECORD.online, key, -1, waiting);
      });
      if (index >= 0) arrive(index);
      scheduleNext();
    },
    act(present, action) {
      state = present;
      act(action);
    },
    snapshot: (present) => snapshotOf(present, { params, workload, keyNames, busiest }),
    metrics: metricsOf,
    sample: sampleInto,
    result: (present) => ({
      windows: listResults(present.results).map(({ key, ...rest }) => ({
        key: keyNames.nameOf(present, key),
        ...rest,
      })),
      lateDropped: present.lateDropped,
    }),
    why: (present, log, subject) => explain({ params, workload, keyNames }, present, log, subject),
    describe: (present, log, index) => describeRecord({ params, workload, keyNames }, present, log, index),
    theory,
  };
}
