// The window operator: events go into windows of their key, the watermark fires and forgets windows, late events correct
// what was fired. As Flink's WindowOperator with its event-time trigger, accumulating; sessions also as Beam and Kafka
// Streams have them. It keeps one sum a window and no event, so that its memory is that of the open windows.
import { addSums, addValue } from './aggregate.ts';
import { earliestStart, type Slides } from './assign.ts';
import { reachedSessions, type SessionMath, sessionMath } from './sessions.ts';
import { popTimer, pushTimer } from './timers.ts';
import type { OpenWindow, Placement, WindowListener, WindowSpec, WindowsState } from './types.ts';

export interface WindowOperator {
  create(): WindowsState;
  /** Puts an event into its windows. Those that are complete already fire at once. */
  add(state: WindowsState, key: number, timestampMs: number, value: number): Placement;
  /** Moves the watermark, never back: fires what is complete, forgets what nothing can reach any more. */
  advance(state: WindowsState, watermarkMs: number): void;
  /** Watermark at which the window fires. */
  firesAtMs(window: OpenWindow): number;
}

/** The first window of the list that starts at or after the time. Looks from the end: most events are recent. */
function placeOf(windows: readonly OpenWindow[], startMs: number): number {
  let [low, high] = [0, windows.length];
  if (high > 0 && (windows[high - 1] as OpenWindow).startMs < startMs) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((windows[middle] as OpenWindow).startMs < startMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface OperatorOptions {
  readonly window: WindowSpec;
  /** How long after its firing a window still takes late events. */
  readonly allowedLatenessMs: number;
  readonly listener: WindowListener;
}

export function createWindowOperator({ window: spec, allowedLatenessMs, listener }: OperatorOptions): WindowOperator {
  const session = spec.kind === 'session' ? sessionMath(spec.gapMs, spec.rules ?? 'flink') : undefined;

  const firesAtMs = (window: OpenWindow): number =>
    session === undefined ? window.endMs - 1 : window.endMs - session.endMs + session.completeMs;
  const forgottenAtMs = (window: OpenWindow): number => firesAtMs(window) + allowedLatenessMs;

  /** Sees to it that the window is looked at when something is next due; a timer that is too early is put right then. */
  const setTimer = (state: WindowsState, window: OpenWindow): void => {
    const atMs = window.awaited ? firesAtMs(window) : forgottenAtMs(window);
    if (atMs >= window.timerAtMs) return;
    window.timerAtMs = atMs;
    pushTimer(state.timers, { atMs, window });
  };

  const openAt = (state: WindowsState, key: number, startMs: number, endMs: number): OpenWindow => {
    const window: OpenWindow = {
      ...{ id: state.nextId, key, startMs, endMs },
      ...{ count: 0, sum: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY },
      ...{ firings: 0, awaited: true, gone: false, timerAtMs: Number.POSITIVE_INFINITY },
      ...{ row: -1, firedAt: -1 },
    };
    state.nextId += 1;
    state.openCount += 1;
    return window;
  };

  const windowsOf = (state: WindowsState, key: number): OpenWindow[] => {
    let windows = state.open.get(key);
    if (windows === undefined) {
      windows = [];
      state.open.set(key, windows);
    }
    return windows;
  };

  const fire = (window: OpenWindow, late: boolean): void => {
    window.firings += 1;
    window.awaited = false;
    listener.fired(window, late);
  };

  /** An event has been put in: a complete window fires at once, any other waits for the watermark. */
  const settle = (state: WindowsState, window: OpenWindow): void => {
    listener.added(window);
    window.awaited = firesAtMs(window) > state.watermarkMs;
    if (!window.awaited) fire(window, true);
    setTimer(state, window);
  };

  const addToFixed =
    (slides: Slides): WindowOperator['add'] =>
    (state, key, timestampMs, value) => {
      let windows = 0;
      let refused = 0;
      let lateByMs = 0;
      for (let startMs = earliestStart(timestampMs, slides); startMs <= timestampMs; startMs += slides.slideMs) {
        const endMs = startMs + slides.sizeMs;
        const pastMs = state.watermarkMs - (endMs - 1 + allowedLatenessMs);
        if (pastMs >= 0) {
          refused += 1;
          lateByMs = pastMs;
          listener.refused(key, startMs, endMs);
          continue;
        }
        const open = windowsOf(state, key);
        const place = placeOf(open, startMs);
        let window = open[place];
        if (window?.startMs !== startMs) {
          window = openAt(state, key, startMs, endMs);
          open.splice(place, 0, window);
        }
        windows += 1;
        addValue(window, value);
        settle(state, window);
      }
      return { windows, refused, lateByMs };
    };

  const addToSession =
    (math: SessionMath): WindowOperator['add'] =>
    (state, key, timestampMs, value) => {
      const open = state.open.get(key) ?? [];
      const { first, end } = reachedSessions(open, placeOf(open, timestampMs), timestampMs, math);
      const reached = open.slice(first, end);
      const startMs = Math.min(timestampMs, reached[0]?.startMs ?? timestampMs);
      const endMs = Math.max(timestampMs + math.endMs, reached.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY);
      const lastMs = math.lateAlone ? timestampMs : endMs - math.endMs;
      const lateByMs = state.watermarkMs - (lastMs + math.lateMs + allowedLatenessMs);
      if (lateByMs >= 0) {
        listener.refused(key, math.lateAlone ? timestampMs : startMs, endMs);
        return { windows: 0, refused: 1, lateByMs };
      }
      const oldest = reached.reduce<OpenWindow | undefined>(
        (known, each) => (known === undefined || each.id < known.id ? each : known),
        undefined,
      );
      const into = oldest ?? openAt(state, key, startMs, endMs);
      into.startMs = startMs;
      into.endMs = endMs;
      for (const part of reached) {
        if (part === into) continue;
        part.gone = true;
        state.openCount -= 1;
        addSums(into, part);
        listener.merged(into, part);
      }
      windowsOf(state, key).splice(first, reached.length, into);
      addValue(into, value);
      settle(state, into);
      return ADDED_ONCE;
    };

  const forget = (state: WindowsState, window: OpenWindow): void => {
    window.gone = true;
    state.openCount -= 1;
    const open = state.open.get(window.key) ?? [];
    if (open.length === 1) state.open.delete(window.key);
    else open.splice(placeOf(open, window.startMs), 1);
    listener.forgotten(window);
  };

  return {
    firesAtMs,
    create: () => ({
      watermarkMs: Number.NEGATIVE_INFINITY,
      nextId: 0,
      openCount: 0,
      open: new Map(),
      timers: [],
    }),
    add:
      spec.kind === 'session'
        ? addToSession(sessionMath(spec.gapMs, spec.rules ?? 'flink'))
        : addToFixed({ ...spec, slideMs: spec.kind === 'tumbling' ? spec.sizeMs : spec.slideMs }),
    advance(state, watermarkMs) {
      if (watermarkMs <= state.watermarkMs) return;
      state.watermarkMs = watermarkMs;
      for (;;) {
        const timer = popTimer(state.timers, watermarkMs);
        if (timer === undefined) return;
        const { window, atMs } = timer;
        if (window.gone || window.timerAtMs !== atMs) continue;
        window.timerAtMs = Number.POSITIVE_INFINITY;
        if (window.awaited && firesAtMs(window) <= watermarkMs) fire(window, false);
        if (!window.awaited && forgottenAtMs(window) <= watermarkMs) forget(state, window);
        else setTimer(state, window);
      }
    },
  };
}

const ADDED_ONCE: Placement = { windows: 1, refused: 0, lateByMs: 0 };

/** The watermark that bounded disorder allows: everything up to it is taken to have come. */
export const watermarkBehind = (largestTimestampMs: number, delayMs: number): number =>
  largestTimestampMs - delayMs - 1;
