// "Why?": what happened to an event, a window or a phone, read back from the log, and every record in words.
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { KeyNames } from './key-names.ts';
import { spanLabel, timeLabel } from './labels.ts';
import { FILTERS, type FilterChoice, type Params } from './parameters.ts';
import { RECORD } from './records.ts';
import { originOf } from './snapshot.ts';
import type { State } from './state.ts';
import type { Workload } from './workload.ts';

/** What does not change during a run and the log does not repeat. */
export interface RunFacts {
  readonly params: Params;
  readonly workload: Workload;
  readonly keyNames: KeyNames;
}

/** Windows that are told of one by one; the others are counted. */
const MOST_WINDOWS = 4;
const MOST_CORRECTIONS = 3;
const MOST_CHANGES = 12;

type Tell = (time: number, phrase: Phrase) => void;

interface Teller {
  readonly causes: Cause[];
  readonly tell: Tell;
}

function createTeller(): Teller {
  const causes: Cause[] = [];
  return { causes, tell: (time, phrase) => void causes.push({ time, phrase }) };
}

/** Spans of windows as the log tells them, up to where it has been read. */
function createSpans(originMs: number) {
  const startMs = new Map<number, number>();
  const endMs = new Map<number, number>();
  return {
    read(log: LogReader, index: number): void {
      const kind = log.kindAt(index);
      if (kind === RECORD.begins) startMs.set(log.subjectAt(index), log.valueAt(index));
      if (kind === RECORD.ends) endMs.set(log.subjectAt(index), log.valueAt(index));
    },
    of: (window: number): string =>
      spanLabel((startMs.get(window) ?? Number.NaN) - originMs, (endMs.get(window) ?? Number.NaN) - originMs),
    endOf: (window: number): number => endMs.get(window) ?? Number.NaN,
  };
}

/** The log up to its end, with what must be known of the records before each. */
function* story({ params, workload }: RunFacts, log: LogReader) {
  const spans = createSpans(originOf(workload));
  let watermarkMs = Number.NEGATIVE_INFINITY;
  let filter = FILTERS.indexOf(params.filter);
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    spans.read(log, index);
    if (kind === RECORD.filterSet) filter = log.valueAt(index);
    yield {
      ...{ kind, time: log.timeAt(index), subject: log.subjectAt(index), object: log.objectAt(index) },
      ...{ value: log.valueAt(index), spans, watermarkMs, filter: FILTERS[filter] ?? 'none' },
    };
    if (kind === RECORD.watermark) watermarkMs = log.valueAt(index);
  }
}

const whyFiltered = (filter: FilterChoice): Phrase => ({ key: `why.filtered.${filter}` });

function explainEvent(facts: RunFacts, state: State, log: LogReader, event: number): Explanation | undefined {
  const originMs = originOf(facts.workload);
  const { causes, tell } = createTeller();
  let title: Phrase | undefined;
  let windows = 0;
  let last = 0;
  for (const { kind, time, subject, object, value, spans, watermarkMs, filter } of story(facts, log)) {
    if ((kind === RECORD.added || kind === RECORD.firedLate) && object === event) {
      const window = spans.of(subject);
      if (kind === RECORD.added) windows += 1;
      last = time;
      if (windows > MOST_WINDOWS) continue;
      if (kind === RECORD.added) tell(time, { key: 'why.added', args: { window, count: value } });
      else tell(time, { key: 'why.corrected', args: { window, value } });
      continue;
    }
    if (subject !== event) continue;
    switch (kind) {
      case RECORD.arrived: {
        const name = facts.keyNames.nameOf(state, object);
        title = { key: 'why.title.event', args: { event: event + 1, name, at: timeLabel(value - originMs) } };
        const by = value - watermarkMs;
        const args = { by: Math.abs(by), watermark: timeLabel(watermarkMs - originMs) };
        if (!Number.isFinite(by)) tell(time, { key: 'why.arrived.first' });
        else tell(time, { key: by > 0 ? 'why.arrived.ahead' : 'why.arrived.behind', args });
        break;
      }
      case RECORD.filtered:
        tell(time, whyFiltered(filter));
        break;
      case RECORD.refused: {
        const watermark = timeLabel(watermarkMs - originMs);
        const { window, sizeMs } = facts.params;
        // A session's end is not known, for there is no session.
        if (window === 'session')
          tell(time, { key: 'why.refusedSession', args: { window: timeLabel(value - originMs), watermark } });
        else {
          const span = spanLabel(value - originMs, value + sizeMs - originMs);
          tell(time, { key: 'why.refused', args: { window: span, watermark } });
        }
        break;
      }
      case RECORD.dropped:
        tell(time, { key: 'why.dropped', args: { by: value + 1 } });
        break;
      case RECORD.unassigned:
        tell(time, { key: 'why.unassigned' });
        break;
    }
  }
  if (windows > MOST_WINDOWS) tell(last, { key: 'why.moreWindows', args: { count: windows - MOST_WINDOWS } });
  return title === undefined ? undefined : { title, causes };
}

function explainWindow(facts: RunFacts, state: State, log: LogReader, window: number): Explanation | undefined {
  const originMs = originOf(facts.workload);
  const { causes, tell } = createTeller();
  let name: string | undefined;
  let corrections = 0;
  let count = 0;
  let span = '';
  let lastFiring: { readonly time: number; readonly value: number } | undefined;
  let endMs = Number.NaN;
  let isOpen = false;
  for (const { kind, time, subject, object, value, spans } of story(facts, log)) {
    if (kind === RECORD.merged && object === window)
      tell(time, { key: 'why.absorbed', args: { window: spans.of(subject) } });
    if (subject !== window) continue;
    const isOwn = kind >= RECORD.begins && kind <= RECORD.forgotten;
    if (!isOwn) continue;
    span = spans.of(window);
    endMs = spans.endOf(window);
    switch (kind) {
      case RECORD.begins:
        name = facts.keyNames.nameOf(state, object);
        isOpen = true;
        break;
      case RECORD.added:
        count = value;
        if (causes.length === 0) tell(time, { key: 'why.opened', args: { event: object + 1 } });
        break;
      case RECORD.fired:
        tell(time, { key: 'why.fired', args: { event: object + 1, count, value } });
        lastFiring = { time, value };
        break;
      case RECORD.firedLate:
        corrections += 1;
        if (corrections <= MOST_CORRECTIONS)
          tell(time, { key: 'why.firedLate', args: { event: object + 1, count, value } });
        lastFiring = { time, value };
        break;
      case RECORD.merged:
        tell(time, { key: 'why.mergedAway', args: { window: spans.of(object) } });
        isOpen = false;
        break;
      case RECORD.forgotten:
        isOpen = false;
        if (corrections > MOST_CORRECTIONS && lastFiring !== undefined)
          tell(lastFiring.time, {
            key: 'why.moreCorrections',
            args: { count: corrections - MOST_CORRECTIONS, value: lastFiring.value },
          });
        tell(time, {
          key: Number.isFinite(value) ? 'why.forgotten' : 'why.forgottenAtEnd',
          args: { watermark: timeLabel(value - originMs) },
        });
        break;
    }
  }
  if (name === undefined) return undefined;
  if (isOpen) {
    const args = {
      count,
      end: timeLabel(endMs - originMs),
      watermark: timeLabel(state.windows.watermarkMs - originMs),
    };
    tell(state.arrived, { key: lastFiring === undefined ? 'why.waits' : 'why.keeps', args });
  }
  return { title: { key: 'why.title.window', args: { name, window: span } }, causes };
}

function explainKey({ keyNames }: RunFacts, state: State, log: LogReader, key: number): Explanation {
  const { causes, tell } = createTeller();
  let events = 0;
  let dropped = 0;
  let lastAt = 0;
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    const time = log.timeAt(index);
    const value = log.valueAt(index);
    if (kind === RECORD.arrived && log.objectAt(index) === key) {
      events += 1;
      lastAt = time;
    }
    if (kind === RECORD.dropped && log.objectAt(index) === key) dropped += 1;
    if (log.subjectAt(index) !== key) continue;
    if (kind === RECORD.offline) tell(time, { key: 'why.offline', args: { seconds: value / 1000 } });
    if (kind === RECORD.online) tell(time, { key: 'why.online', args: { events: value } });
    if (kind === RECORD.clockSet && value !== 0)
      tell(time, { key: value > 0 ? 'why.clockAhead' : 'why.clockBehind', args: { seconds: Math.abs(value) / 1000 } });
    if (kind === RECORD.clockSet && value === 0) tell(time, { key: 'why.clockRight' });
  }
  const name = keyNames.nameOf(state, key);
  return {
    title: { key: 'why.title.key', args: { name } },
    causes: [
      ...causes.slice(-MOST_CHANGES),
      { time: lastAt, phrase: { key: 'why.events', args: { events, dropped } } },
    ].sort((one, other) => one.time - other.time),
  };
}

export function explain(facts: RunFacts, state: State, log: LogReader, subject: Subject): Explanation | undefined {
  switch (subject.kind) {
    case 'event':
      return explainEvent(facts, state, log, subject.id);
    case 'window':
      return explainWindow(facts, state, log, subject.id);
    case 'key':
      return explainKey(facts, state, log, subject.id);
    default:
      return undefined;
  }
}

/** The span of a window at a record, read back from there. */
function spanAt(log: LogReader, index: number, window: number, originMs: number): string {
  let [startMs, endMs] = [Number.NaN, Number.NaN];
  for (let before = index; before >= 0 && (Number.isNaN(startMs) || Number.isNaN(endMs)); before -= 1) {
    if (log.subjectAt(before) !== window) continue;
    const kind = log.kindAt(before);
    if (kind === RECORD.begins && Number.isNaN(startMs)) startMs = log.valueAt(before);
    if (kind === RECORD.ends && Number.isNaN(endMs)) endMs = log.valueAt(before);
  }
  return spanLabel(startMs - originMs, endMs - originMs);
}

/** One record in words. */
export function describeRecord(facts: RunFacts, state: State, log: LogReader, index: number): Phrase {
  const originMs = originOf(facts.workload);
  const kind = log.kindAt(index);
  const subject = log.subjectAt(index);
  const object = log.objectAt(index);
  const value = log.valueAt(index);
  const nameOf = (key: number): string => facts.keyNames.nameOf(state, key);
  const at = timeLabel(value - originMs);
  const ofEvent = { event: subject + 1, name: nameOf(object) };
  const window = (): string => spanAt(log, index, subject, originMs);
  switch (kind) {
    case RECORD.arrived:
      return { key: 'record.arrived', args: { ...ofEvent, at } };
    case RECORD.filtered:
      return { key: 'record.filtered', args: ofEvent };
    case RECORD.begins:
      return { key: 'record.begins', args: { name: nameOf(object), at } };
    case RECORD.ends:
      return { key: 'record.ends', args: { name: nameOf(object), at } };
    case RECORD.added:
      return { key: 'record.added', args: { window: window(), event: object + 1, count: value } };
    case RECORD.fired:
      return { key: 'record.fired', args: { window: window(), value } };
    case RECORD.firedLate:
      return { key: 'record.firedLate', args: { window: window(), value, event: object + 1 } };
    case RECORD.merged:
      return { key: 'record.merged', args: { window: window(), other: spanAt(log, index, object, originMs) } };
    case RECORD.forgotten:
      return { key: 'record.forgotten', args: { window: window() } };
    case RECORD.refused:
      return { key: 'record.refused', args: { event: subject + 1, at } };
    case RECORD.dropped:
      return { key: 'record.dropped', args: { ...ofEvent, by: value + 1 } };
    case RECORD.unassigned:
      return { key: 'record.unassigned', args: ofEvent };
    case RECORD.watermark:
      return { key: 'record.watermark', args: { at } };
    case RECORD.offline:
      return { key: 'record.offline', args: { name: nameOf(subject), seconds: value / 1000 } };
    case RECORD.online:
      return { key: 'record.online', args: { name: nameOf(subject), events: value } };
    case RECORD.clockSet:
      return { key: 'record.clockSet', args: { name: nameOf(subject), seconds: value / 1000 } };
    case RECORD.delaySet:
      return { key: 'record.delaySet', args: { value } };
    case RECORD.filterSet:
      return { key: `record.filter.${FILTERS[value] ?? 'none'}` };
    default:
      return { key: 'record.inputEnded' };
  }
}
