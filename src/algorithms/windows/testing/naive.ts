// The same windows the slow way, written apart from the operator: all events are kept, and everything is worked out anew
// from them each time. What the operator must agree with.
import { aggregateOf } from '../aggregate.ts';
import type { Aggregate, SessionRules, WindowSpec } from '../types.ts';

export interface NaiveEvent {
  readonly key: number;
  readonly value: number;
  readonly timestampMs: number;
}

export interface NaiveResult {
  readonly key: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly count: number;
  readonly value: number;
}

export interface NaiveSetting {
  readonly window: WindowSpec;
  readonly watermarkDelayMs: number;
  readonly allowedLatenessMs: number;
  readonly aggregate: Aggregate;
}

export interface NaiveOutcome {
  readonly results: readonly NaiveResult[];
  /** Indices of the events that came into no window and were late. */
  readonly dropped: readonly number[];
}

const byTime = (one: NaiveResult, other: NaiveResult): number =>
  one.startMs - other.startMs || one.endMs - other.endMs || one.key - other.key;

function resultOf(
  events: readonly NaiveEvent[],
  aggregate: Aggregate,
  span: Pick<NaiveResult, 'startMs' | 'endMs'>,
): NaiveResult {
  const values = events.map(({ value }) => value);
  const sums = {
    count: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    min: Math.min(...values),
    max: Math.max(...values),
  };
  return { key: events[0]?.key ?? -1, ...span, count: sums.count, value: aggregateOf(aggregate, sums) };
}

/** The watermark that each event meets: that of all events before it. */
function watermarksOf(events: readonly NaiveEvent[], delayMs: number): readonly number[] {
  let largest = Number.NEGATIVE_INFINITY;
  return events.map(({ timestampMs }) => {
    const met = largest - delayMs - 1;
    largest = Math.max(largest, timestampMs);
    return met;
  });
}

const isMultiple = (value: number, of: number): boolean => Math.abs(value % of) === 0;

/** Tries every millisecond before the event as a start. */
function spansOf(timestampMs: number, spec: Exclude<WindowSpec, { readonly kind: 'session' }>): readonly number[] {
  const slideMs = spec.kind === 'tumbling' ? spec.sizeMs : spec.slideMs;
  const starts: number[] = [];
  for (let start = timestampMs - spec.sizeMs + 1; start <= timestampMs; start += 1)
    if (isMultiple(start - (spec.offsetMs ?? 0), slideMs)) starts.push(start);
  return starts;
}

function fixedWindows(events: readonly NaiveEvent[], setting: NaiveSetting): NaiveOutcome {
  const { window: spec, allowedLatenessMs, watermarkDelayMs, aggregate } = setting;
  if (spec.kind === 'session') throw new Error('these are not sessions');
  const watermarks = watermarksOf(events, watermarkDelayMs);
  const taken = new Map<string, { readonly startMs: number; readonly events: NaiveEvent[] }>();
  const dropped: number[] = [];
  events.forEach((event, index) => {
    const starts = spansOf(event.timestampMs, spec);
    const good = starts.filter((start) => start + spec.sizeMs - 1 + allowedLatenessMs > (watermarks[index] as number));
    if (starts.length > 0 && good.length === 0) dropped.push(index);
    for (const startMs of good) {
      const name = `${event.key} ${startMs}`;
      const window = taken.get(name) ?? { startMs, events: [] };
      window.events.push(event);
      taken.set(name, window);
    }
  });
  const results = [...taken.values()].map(({ startMs, events: inside }) =>
    resultOf(inside, aggregate, { startMs, endMs: startMs + spec.sizeMs }),
  );
  return { results: results.sort(byTime), dropped };
}

/** Parts events of one key into sessions from scratch: in order of time, a new one wherever the distance is too large. */
export function sessionsOf(
  events: readonly NaiveEvent[],
  gapMs: number,
  rules: SessionRules,
): readonly (readonly NaiveEvent[])[] {
  const sessions: NaiveEvent[][] = [];
  for (const event of [...events].sort((one, other) => one.timestampMs - other.timestampMs)) {
    const last = sessions.at(-1);
    const distance = event.timestampMs - (last?.at(-1)?.timestampMs ?? Number.NEGATIVE_INFINITY);
    if (last !== undefined && (rules === 'beam' ? distance < gapMs : distance <= gapMs)) last.push(event);
    else sessions.push([event]);
  }
  return sessions;
}

const lastOf = (session: readonly NaiveEvent[]): number => session.at(-1)?.timestampMs ?? Number.NaN;

function sessionWindows(events: readonly NaiveEvent[], setting: NaiveSetting): NaiveOutcome {
  const { window: spec, allowedLatenessMs, watermarkDelayMs, aggregate } = setting;
  if (spec.kind !== 'session') throw new Error('these are no sessions');
  const { gapMs, rules = 'flink' } = spec;
  const tail = rules === 'kafka' ? 0 : gapMs;
  const watermarks = watermarksOf(events, watermarkDelayMs);
  const live = new Map<number, NaiveEvent[]>();
  const finished: NaiveResult[] = [];
  const dropped: number[] = [];
  const finish = (watermarkMs: number): void => {
    for (const [key, list] of live) {
      const isOver = (session: readonly NaiveEvent[]): boolean =>
        lastOf(session) + gapMs - (rules === 'kafka' ? 0 : 1) + allowedLatenessMs <= watermarkMs;
      const sessions = sessionsOf(list, gapMs, rules);
      for (const session of sessions.filter(isOver)) {
        const startMs = session[0]?.timestampMs ?? Number.NaN;
        finished.push(resultOf(session, aggregate, { startMs, endMs: lastOf(session) + tail }));
      }
      const over = new Set(sessions.filter(isOver).flat());
      live.set(
        key,
        list.filter((event) => !over.has(event)),
      );
    }
  };
  events.forEach((event, index) => {
    const watermarkMs = watermarks[index] as number;
    finish(watermarkMs);
    const others = live.get(event.key) ?? [];
    const joined = sessionsOf([...others, event], gapMs, rules).find((session) => session.includes(event)) ?? [];
    const lateMs = rules === 'kafka' ? 0 : gapMs - 1;
    const lastMs = rules === 'beam' ? event.timestampMs : lastOf(joined);
    if (lastMs + lateMs + allowedLatenessMs <= watermarkMs) dropped.push(index);
    else live.set(event.key, [...others, event]);
  });
  finish(Number.POSITIVE_INFINITY);
  return { results: finished.sort(byTime), dropped };
}

export const naively = (events: readonly NaiveEvent[], setting: NaiveSetting): NaiveOutcome =>
  setting.window.kind === 'session' ? sessionWindows(events, setting) : fixedWindows(events, setting);
