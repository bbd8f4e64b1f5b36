// Windows over event time: what kinds there are, and what a window holds while it is open.

/** Whose rules decide when sessions merge, where they end and what is late for them; elsewhere the three systems agree. */
export type SessionRules = 'flink' | 'beam' | 'kafka';

/** Times are whole milliseconds. */
export type WindowSpec =
  | { readonly kind: 'tumbling'; readonly sizeMs: number; readonly offsetMs?: number }
  /** A slide beyond the size leaves gaps, and what lies in a gap is in no window. */
  | { readonly kind: 'sliding'; readonly sizeMs: number; readonly slideMs: number; readonly offsetMs?: number }
  | { readonly kind: 'session'; readonly gapMs: number; readonly rules?: SessionRules };

export type Aggregate = 'count' | 'sum' | 'avg' | 'min' | 'max';

/** A window of one key that has events and may still get some. */
export interface OpenWindow {
  /** In order of opening; a merged session keeps the id of its oldest part. */
  readonly id: number;
  readonly key: number;
  /** A session: its earliest event. */
  startMs: number;
  /** Exclusive; of a session by Kafka's rules the latest event itself. */
  endMs: number;
  count: number;
  sum: number;
  min: number;
  max: number;
  /** How often its result went out. */
  firings: number;
  /** Its next firing is the watermark's; when false, a late event fires it at once. */
  awaited: boolean;
  /** Merged into another one, or forgotten. */
  gone: boolean;
  /** Watermark at which it is looked at next. */
  timerAtMs: number;
  /** Its row among the results; −1 before it first fires. */
  row: number;
  /** When it last fired, by whatever its listener counts; −1 before. */
  firedAt: number;
}

export interface Timer {
  readonly atMs: number;
  readonly window: OpenWindow;
}

/** Everything that an operator remembers: windows that are open, and nothing of events that are in them. */
export interface WindowsState {
  /** No event at or before this time is expected any more; −∞ before the first. */
  watermarkMs: number;
  nextId: number;
  openCount: number;
  /** Open windows of each key in order of their start; a key without any is not there. */
  readonly open: Map<number, OpenWindow[]>;
  /** A binary heap by time, then by window. */
  readonly timers: Timer[];
}

/** What happens while events come and the watermark moves. */
export interface WindowListener {
  /** An event went into the window, which was new when its count is 1. */
  added(window: OpenWindow): void;
  /** The window that starts here had been forgotten before the event came. */
  refused(key: number, startMs: number, endMs: number): void;
  /** A result went out; `late`: because of an event that came behind the watermark. */
  fired(window: OpenWindow, late: boolean): void;
  merged(into: OpenWindow, absorbed: OpenWindow): void;
  /** No event can reach it any more, and its state was given up. */
  forgotten(window: OpenWindow): void;
}

/** What became of an event. */
export interface Placement {
  /** In how many windows it was put, and how many had been forgotten. */
  readonly windows: number;
  readonly refused: number;
  /** How far the watermark was beyond the last moment at which one of those would still have taken it. */
  readonly lateByMs: number;
}
