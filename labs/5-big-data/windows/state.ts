// Everything that changes during a run: plain data. It grows with the open windows and with the results that are listed,
// not with the events that have passed.
import { createResults, type Results } from '#src/algorithms/windows/results.ts';
import type { OpenWindow, WindowsState } from '#src/algorithms/windows/types.ts';
import { createHistogram, createTally, type LogHistogram, type Tally } from '#src/sim/statistics.ts';
import { type FilterChoice, type Params, RECENT_EVENTS } from './parameters.ts';

/** What became of an event, as the stage shows it. */
export const FATE = { filtered: 0, onTime: 1, late: 2, dropped: 3, unassigned: 4 } as const;

/** The last events, for the stage: a ring of this many. */
export const REMEMBERED = 96;
/** Windows that were forgotten last, for the stage: as many again. */
const REMEMBERED_WINDOWS = 192;

/** A phone without a connection: what it would have sent waits until then. */
export interface Offline {
  untilMs: number;
  /** Indices of events in the workload. */
  held: number[];
  /** It is connected again and sends what waited. */
  isBack: boolean;
}

/** A clock that goes wrong: events from this time on are stamped that much later. */
export interface WrongClock {
  readonly fromMs: number;
  readonly byMs: number;
}

/** The last events, one column each; entry i mod REMEMBERED is the event that arrived i-th. */
export interface Seen {
  /** Index in the workload, which is its number. */
  readonly event: Int32Array;
  readonly key: Int32Array;
  readonly timestampMs: Float64Array;
  readonly value: Float64Array;
  /** What it met: the watermark, and the newest timestamp, of all before it. */
  readonly watermarkMs: Float64Array;
  readonly newestMs: Float64Array;
  readonly fate: Uint8Array;
  /** How long after its last window was forgotten it came; 0 for all but dropped ones. */
  readonly lateByMs: Float64Array;
}

/** Windows of the last events, for the figures; entry i mod RECENT_EVENTS. */
export interface Recent {
  readonly pairs: Int32Array;
  readonly late: Int32Array;
  readonly refused: Int32Array;
  /** Sums of the columns. */
  pairSum: number;
  lateSum: number;
  refusedSum: number;
}

export interface PastWindow {
  readonly id: number;
  readonly key: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly count: number;
  readonly value: number;
  readonly firings: number;
  /** How many events had arrived when it last fired. */
  readonly firedAt: number;
}

export interface State {
  watermarkDelayMs: number;
  filter: FilterChoice;
  readonly windows: WindowsState;
  readonly results: Results;
  /** Keys that the student's code made up: key `names.length + i` is called addedNames[i]. */
  readonly addedNames: string[];
  /** Next event of the workload. */
  position: number;
  readonly offline: Map<number, Offline>;
  readonly clocks: Map<number, WrongClock>;
  /** The clock of whoever receives the events; −∞ before the first. */
  nowMs: number;
  /** Largest timestamp that passed the filter; −∞ before the first. */
  newestMs: number;
  /** The event that is being handled. */
  event: number;
  /** No event comes any more. */
  isOver: boolean;
  arrived: number;
  filtered: number;
  unassigned: number;
  lateDropped: number;
  /** Pairs of an event and a window of its own: taken, taken behind the watermark, and refused. */
  taken: number;
  takenLate: number;
  refused: number;
  firings: number;
  lateFirings: number;
  peakOpenWindows: number;
  /** Windows that the watermark fired when it last fired any, and how many events had arrived then. */
  readonly lastFiring: { at: number; windows: number };
  /** From the end of a window to its first result, on the receiver's clock; results that only the end brought do not count. */
  readonly latency: Tally;
  readonly latencies: LogHistogram;
  readonly recent: Recent;
  readonly seen: Seen;
  /** Ring of the windows forgotten last; `forgotten` of them in all. */
  readonly past: PastWindow[];
  forgotten: number;
}

export function createState({ watermarkDelayMs, filter }: Params, windows: WindowsState): State {
  return {
    watermarkDelayMs,
    filter,
    windows,
    results: createResults(),
    addedNames: [],
    position: 0,
    offline: new Map(),
    clocks: new Map(),
    nowMs: Number.NEGATIVE_INFINITY,
    newestMs: Number.NEGATIVE_INFINITY,
    event: -1,
    isOver: false,
    ...{ arrived: 0, filtered: 0, unassigned: 0, lateDropped: 0 },
    ...{ taken: 0, takenLate: 0, refused: 0, firings: 0, lateFirings: 0, peakOpenWindows: 0 },
    lastFiring: { at: -1, windows: 0 },
    latency: createTally(),
    latencies: createHistogram(),
    recent: {
      pairs: new Int32Array(RECENT_EVENTS),
      late: new Int32Array(RECENT_EVENTS),
      refused: new Int32Array(RECENT_EVENTS),
      ...{ pairSum: 0, lateSum: 0, refusedSum: 0 },
    },
    seen: {
      event: new Int32Array(REMEMBERED),
      key: new Int32Array(REMEMBERED),
      timestampMs: new Float64Array(REMEMBERED),
      value: new Float64Array(REMEMBERED),
      watermarkMs: new Float64Array(REMEMBERED),
      newestMs: new Float64Array(REMEMBERED),
      fate: new Uint8Array(REMEMBERED),
      lateByMs: new Float64Array(REMEMBERED),
    },
    past: [],
    forgotten: 0,
  };
}

export function rememberWindow(
  state: State,
  { id, key, startMs, endMs, count, firings, firedAt }: OpenWindow,
  value: number,
): void {
  state.past[state.forgotten % REMEMBERED_WINDOWS] = { id, key, startMs, endMs, count, value, firings, firedAt };
  state.forgotten += 1;
}

/** The watermark has fired a window. */
export function noteFiring({ lastFiring, arrived }: State): void {
  if (lastFiring.at !== arrived) {
    lastFiring.at = arrived;
    lastFiring.windows = 0;
  }
  lastFiring.windows += 1;
}

/** What an event did to windows, among the last of them. `arrival`: how many came before it. */
export function noteRecent(recent: Recent, arrival: number, pairs: number, late: number, refused: number): void {
  const slot = arrival % RECENT_EVENTS;
  recent.pairSum += pairs - (recent.pairs[slot] as number);
  recent.lateSum += late - (recent.late[slot] as number);
  recent.refusedSum += refused - (recent.refused[slot] as number);
  recent.pairs[slot] = pairs;
  recent.late[slot] = late;
  recent.refused[slot] = refused;
}
