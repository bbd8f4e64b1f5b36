// What the stage says of the present moment, and how it shows what became of an event. Pure.
import { FATE_STYLES, type FateStyle } from '#src/view/stage/fates.ts';
import type { Text } from '#src/view/text/text.ts';
import { spanLabel, timeLabel } from '../labels.ts';
import type { Snapshot } from '../model.ts';

/** By the number that the model gives a fate. */
export const FATES = ['filtered', 'onTime', 'late', 'dropped', 'unassigned'] as const;
export type EventFate = (typeof FATES)[number];

/** What went into no window, though not for being late. */
const NO_WINDOW: FateStyle = { hue: 'ink3', shape: 'ring' };

/** Hue and shape of the shared language, where it has a word for it. */
export const SHOWN_AS: Readonly<Record<EventFate, FateStyle>> = {
  filtered: NO_WINDOW,
  onTime: FATE_STYLES.served,
  late: FATE_STYLES.retry,
  dropped: FATE_STYLES.failed,
  unassigned: NO_WINDOW,
};

interface LegendEntry {
  readonly fate: FateStyle;
  readonly words: string;
}

/** What the marks of events mean. What filters or gaps may hold back is named as soon as they are there. */
export function legendEntries(
  { filter, window, sizeMs, slideMs }: Pick<Snapshot, 'filter' | 'window' | 'sizeMs' | 'slideMs'>,
  events: readonly Pick<ShownEvent, 'fate'>[],
  text: Text,
): readonly LegendEntry[] {
  const isSeen = (fate: EventFate): boolean => events.some((event) => event.fate === fate);
  const isFiltered = filter !== 'none' || isSeen('filtered');
  const isBetween = (window === 'sliding' && slideMs > sizeMs) || isSeen('unassigned');
  const outside = isFiltered ? (isBetween ? 'outside' : 'filtered') : isBetween ? 'unassigned' : undefined;
  return [
    ...(['onTime', 'late', 'dropped'] as const).map((fate) => ({
      fate: SHOWN_AS[fate],
      words: text.say(`stage.legend.${fate}`),
    })),
    ...(outside === undefined ? [] : [{ fate: NO_WINDOW, words: text.say(`stage.legend.${outside}`) }]),
  ];
}

export interface ShownEvent {
  readonly event: number;
  readonly key: number;
  readonly name: string;
  readonly timestampMs: number;
  readonly value: number;
  readonly watermarkMs: number;
  readonly newestMs: number;
  readonly fate: EventFate;
  readonly lateByMs: number;
  /** How many arrived after it. */
  readonly row: number;
}

/** The last events, the newest first. */
export function shownEvents({ events, names }: Snapshot, most: number): readonly ShownEvent[] {
  const last = events.event.length - 1;
  return Array.from({ length: Math.min(most, last + 1) }, (_, row): ShownEvent => {
    const at = last - row;
    const key = events.key[at] ?? 0;
    return {
      event: events.event[at] ?? 0,
      key,
      name: names[key] ?? '',
      timestampMs: events.timestampMs[at] ?? 0,
      value: events.value[at] ?? 0,
      watermarkMs: events.watermarkMs[at] ?? 0,
      newestMs: events.newestMs[at] ?? 0,
      fate: FATES[events.fate[at] ?? 0] ?? 'onTime',
      lateByMs: events.lateByMs[at] ?? 0,
      row,
    };
  });
}

export function eventWords(
  { event, name, timestampMs, fate, lateByMs }: ShownEvent,
  originMs: number,
  text: Text,
): string {
  return text.say(`stage.now.${fate}`, {
    ...{ event: event + 1, name, at: timeLabel(timestampMs - originMs), by: lateByMs },
  });
}

/** What the last event did, in a sentence. */
export function presentWords(snapshot: Snapshot, text: Text, short = false): string {
  if (snapshot.isOver) return text.say(short ? 'stage.short.over' : 'stage.over');
  const [present] = shownEvents(snapshot, 1);
  if (present === undefined) return text.say('stage.start');
  if (!short) {
    const words = eventWords(present, snapshot.originMs, text);
    const { firedNow } = snapshot;
    return firedNow === 0 ? words : `${words} ${text.say('stage.fires', { windows: firedNow })}`;
  }
  return text.say(`stage.short.${present.fate}`, { event: present.event + 1, name: present.name });
}

export interface ShownWindow {
  readonly id: number;
  readonly key: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly count: number;
  readonly value: number;
  readonly firings: number;
  /** It has just fired: the eye needs a moment to see it. */
  readonly isFresh: boolean;
  readonly status: 'open' | 'fired' | 'forgotten';
}

/** So many events long a firing is seen. */
const FRESH_EVENTS = 4;
const isFresh = (firedAgo: number): boolean => firedAgo >= 0 && firedAgo < FRESH_EVENTS;

const STATUSES = ['open', 'fired', 'forgotten'] as const;

/** Windows that are at least partly in sight. */
export function shownWindows({ windows }: Snapshot, fromMs: number, toMs: number): readonly ShownWindow[] {
  return Array.from(windows.id, (id, at): ShownWindow => {
    return {
      id,
      key: windows.key[at] ?? 0,
      startMs: windows.startMs[at] ?? 0,
      endMs: windows.endMs[at] ?? 0,
      count: windows.count[at] ?? 0,
      value: windows.value[at] ?? 0,
      firings: windows.firings[at] ?? 0,
      isFresh: isFresh(windows.firedAgo[at] ?? -1),
      status: STATUSES[windows.status[at] ?? 0] ?? 'open',
    };
  }).filter(({ startMs, endMs }) => endMs >= fromMs && startMs <= toMs);
}

export function windowWords(window: ShownWindow, snapshot: Snapshot, text: Text): string {
  return text.say(`stage.window.${window.status}`, {
    window: spanLabel(window.startMs - snapshot.originMs, window.endMs - snapshot.originMs),
    name: snapshot.names[window.key] ?? '',
    count: window.count,
    value: text.number(window.value),
  });
}
