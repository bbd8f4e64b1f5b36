// What the stage draws of one moment: fresh plain data, bulk numbers in fresh typed arrays.
import { aggregateOf } from '#src/algorithms/windows/aggregate.ts';
import type { OpenWindow } from '#src/algorithms/windows/types.ts';
import { meanOf } from '#src/sim/statistics.ts';
import type { KeyNames } from './key-names.ts';
import type { FilterChoice, Params, WindowKind } from './parameters.ts';
import { REMEMBERED, type State } from './state.ts';
import type { Workload } from './workload.ts';

/** What a window is doing: waits for its end, has fired and still takes late events, or is gone. */
const STATUS = { open: 0, fired: 1, forgotten: 2 } as const;

export interface WindowsView {
  readonly id: Int32Array;
  readonly key: Int32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly count: Int32Array;
  readonly value: Float64Array;
  readonly firings: Int32Array;
  /** How many events have arrived since it last fired; −1 where it has not. */
  readonly firedAgo: Int32Array;
  readonly status: Uint8Array;
}

export interface PhoneView {
  readonly key: number;
  readonly name: string;
  /** Without a connection until then; undefined with one. */
  readonly offlineUntilMs?: number;
  readonly waiting: number;
  /** Its clock is this far ahead, or behind where negative. */
  readonly clockMs: number;
}

export interface Snapshot {
  readonly window: WindowKind;
  readonly sizeMs: number;
  readonly slideMs: number;
  readonly gapMs: number;
  readonly allowedLatenessMs: number;
  readonly watermarkDelayMs: number;
  readonly aggregate: Params['aggregate'];
  readonly filter: FilterChoice;
  /** Times are told from here: 0, or midnight before the file's first event. */
  readonly originMs: number;
  /** Timestamp of the first event that arrives. */
  readonly firstMs: number;
  readonly nowMs: number;
  readonly newestMs: number;
  readonly watermarkMs: number;
  readonly isOver: boolean;
  readonly arrived: number;
  readonly total: number;
  readonly openWindows: number;
  readonly lateDropped: number;
  /** Windows that the watermark fired with the last event. */
  readonly firedNow: number;
  /** NaN before the first result. */
  readonly meanLatencyMs: number;
  /** The last events, oldest first. */
  readonly events: {
    readonly event: Int32Array;
    readonly key: Int32Array;
    readonly timestampMs: Float64Array;
    readonly value: Float64Array;
    readonly watermarkMs: Float64Array;
    readonly newestMs: Float64Array;
    readonly fate: Uint8Array;
    readonly lateByMs: Float64Array;
  };
  /** The keys that have a lane; `keyCount` are there. */
  readonly phones: readonly PhoneView[];
  readonly keyCount: number;
  /** Windows of those keys, forgotten ones first. */
  readonly windows: WindowsView;
  /** Names of all keys that stand in `events`, by key. */
  readonly names: Readonly<Record<number, string>>;
}

const MOST_LANES = 4;
/** Of one key. */
const MOST_OPEN = 120;
const DAY_MS = 86_400_000;
/** Timestamps from here on are taken for times since 1970. */
const EPOCH_LIKE_MS = 1e11;

/** The keys with most events in the whole workload, in the order of their numbers. */
export function busiestKeys({ key, names }: Workload): readonly number[] {
  const counts = new Int32Array(names.length);
  for (const each of key) counts[each] = (counts[each] as number) + 1;
  return Array.from(counts.keys())
    .sort((one, other) => (counts[other] as number) - (counts[one] as number) || one - other)
    .slice(0, MOST_LANES)
    .sort((one, other) => one - other);
}

export function originOf({ timestampMs }: Workload): number {
  const [first = 0] = timestampMs;
  return first < EPOCH_LIKE_MS ? 0 : Math.floor(first / DAY_MS) * DAY_MS;
}

interface SnapshotParts {
  readonly params: Params;
  readonly workload: Workload;
  readonly keyNames: KeyNames;
  readonly busiest: readonly number[];
}

interface ShownWindow extends Pick<OpenWindow, 'id' | 'key' | 'startMs' | 'endMs' | 'count' | 'firings' | 'firedAt'> {
  readonly value: number;
  readonly status: number;
}

function shownWindows(state: State, { params, busiest }: SnapshotParts): readonly ShownWindow[] {
  const past = state.past
    .filter(({ key }) => busiest.includes(key))
    .map((window): ShownWindow => ({ ...window, status: STATUS.forgotten }))
    .sort((one, other) => one.id - other.id);
  const open = busiest.flatMap((key) =>
    (state.windows.open.get(key) ?? []).slice(-MOST_OPEN).map(
      (window): ShownWindow => ({
        ...window,
        value: aggregateOf(params.aggregate, window),
        status: window.awaited ? STATUS.open : STATUS.fired,
      }),
    ),
  );
  return [...past, ...open];
}

function windowsView(shown: readonly ShownWindow[], arrived: number): WindowsView {
  const ints = (field: 'id' | 'key' | 'count' | 'firings'): Int32Array => Int32Array.from(shown, (each) => each[field]);
  const floats = (field: 'startMs' | 'endMs' | 'value'): Float64Array =>
    Float64Array.from(shown, (each) => each[field]);
  return {
    id: ints('id'),
    key: ints('key'),
    startMs: floats('startMs'),
    endMs: floats('endMs'),
    count: ints('count'),
    value: floats('value'),
    firings: ints('firings'),
    firedAgo: Int32Array.from(shown, ({ firedAt }) => (firedAt < 0 ? -1 : arrived - firedAt)),
    status: Uint8Array.from(shown, ({ status }) => status),
  };
}

function lastEvents({ arrived, seen }: State): Snapshot['events'] {
  const count = Math.min(arrived, REMEMBERED);
  const slots = Array.from({ length: count }, (_, index) => (arrived - count + index) % REMEMBERED);
  const ints = (column: Int32Array): Int32Array => Int32Array.from(slots, (slot) => column[slot] as number);
  const floats = (column: Float64Array): Float64Array => Float64Array.from(slots, (slot) => column[slot] as number);
  return {
    event: ints(seen.event),
    key: ints(seen.key),
    timestampMs: floats(seen.timestampMs),
    value: floats(seen.value),
    watermarkMs: floats(seen.watermarkMs),
    newestMs: floats(seen.newestMs),
    fate: Uint8Array.from(slots, (slot) => seen.fate[slot] as number),
    lateByMs: floats(seen.lateByMs),
  };
}

export function snapshotOf(state: State, parts: SnapshotParts): Snapshot {
  const { params, workload, keyNames, busiest } = parts;
  const events = lastEvents(state);
  const names: Record<number, string> = {};
  for (const key of [...events.key, ...busiest]) names[key] = keyNames.nameOf(state, key);
  return {
    window: params.window,
    sizeMs: params.sizeMs,
    slideMs: params.slideMs,
    gapMs: params.gapMs,
    allowedLatenessMs: params.allowedLatenessMs,
    watermarkDelayMs: state.watermarkDelayMs,
    aggregate: params.aggregate,
    filter: state.filter,
    originMs: originOf(workload),
    firstMs: workload.timestampMs[0] ?? 0,
    nowMs: state.nowMs,
    newestMs: state.newestMs,
    watermarkMs: state.windows.watermarkMs,
    isOver: state.isOver,
    arrived: state.arrived,
    total: workload.key.length,
    openWindows: state.windows.openCount,
    lateDropped: state.lateDropped,
    firedNow: state.lastFiring.at === state.arrived ? state.lastFiring.windows : 0,
    meanLatencyMs: meanOf(state.latency),
    events,
    phones: busiest.map((key) => {
      const offline = state.offline.get(key);
      return {
        key,
        name: names[key] ?? '',
        waiting: offline?.held.length ?? 0,
        clockMs: state.clocks.get(key)?.byMs ?? 0,
        ...(offline === undefined || offline.isBack ? {} : { offlineUntilMs: offline.untilMs }),
      };
    }),
    keyCount: workload.names.length + state.addedNames.length,
    windows: windowsView(shownWindows(state, parts), state.arrived),
    names,
  };
}
