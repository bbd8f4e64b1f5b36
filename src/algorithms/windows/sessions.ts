// How far a session reaches, and when it is over: what of it the three systems see differently.
import type { OpenWindow, SessionRules } from './types.ts';

export interface SessionMath {
  /** Furthest distance from a session at which an event still joins it. */
  readonly reachMs: number;
  /** From its latest event to its end. */
  readonly endMs: number;
  /** From its latest event to the watermark that completes it. */
  readonly completeMs: number;
  /** From its latest event to the watermark at which it takes no event any more, allowed lateness aside. */
  readonly lateMs: number;
  /** Whether an event is late by itself, whatever session it would join; otherwise the session is that it joins. */
  readonly lateAlone: boolean;
}

export function sessionMath(gapMs: number, rules: SessionRules): SessionMath {
  switch (rules) {
    case 'flink':
      return { reachMs: gapMs, endMs: gapMs, completeMs: gapMs - 1, lateMs: gapMs - 1, lateAlone: false };
    // Its runners drop what is late before they merge windows: LateDataDroppingDoFnRunner.
    case 'beam':
      return { reachMs: gapMs - 1, endMs: gapMs, completeMs: gapMs - 1, lateMs: gapMs - 1, lateAlone: true };
    // A session ends with its latest event, and grace counts from there: as in the releases before 3.0 (KAFKA-12718).
    case 'kafka':
      return { reachMs: gapMs, endMs: 0, completeMs: gapMs, lateMs: 0, lateAlone: false };
  }
}

/** Where the sessions stand that an event joins, in a list in order of time: they lie apart, so side by side. */
export function reachedSessions(
  open: readonly OpenWindow[],
  place: number,
  timestampMs: number,
  { reachMs, endMs }: SessionMath,
): { readonly first: number; readonly end: number } {
  let first = place;
  while (first > 0 && timestampMs - ((open[first - 1] as OpenWindow).endMs - endMs) <= reachMs) first -= 1;
  let end = place;
  while (end < open.length && (open[end] as OpenWindow).startMs - timestampMs <= reachMs) end += 1;
  return { first, end };
}
