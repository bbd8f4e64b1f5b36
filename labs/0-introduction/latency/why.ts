// Reads causes back from the log: of a request's time, of what a server does now, of how long the queue is.
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import { RECORD, RECORDS } from './records.ts';
import { type State, waiting } from './state.ts';

/** Longest story that is told of a server. */
const MOST_CHANGES = 12;

const requestName = (id: number): string => `r-${id}`;
const serverNumber = (id: number): number => id + 1;

export function explain(state: State, log: LogReader, { kind, id }: Subject): Explanation | undefined {
  switch (kind) {
    case 'request':
      return explainRequest(log, id);
    case 'server':
      return explainServer(state, log, id);
    case 'clients':
      return explainClients(state, log);
    default:
      return undefined;
  }
}

/** Where the log tells of a request, by kind of record. */
function placesOf(log: LogReader, request: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind > RECORD.answered || log.subjectAt(index) !== request) continue;
    places.set(kind, index);
    if (kind === RECORD.answered) break;
  }
  return places;
}

function explainRequest(log: LogReader, id: number): Explanation | undefined {
  const places = placesOf(log, id);
  const [sent, queued, started, finished, answered] = [
    RECORD.sent,
    RECORD.queued,
    RECORD.started,
    RECORD.finished,
    RECORD.answered,
  ].map((kind) => places.get(kind));
  if (sent === undefined) return undefined;
  const causes: Cause[] = [];
  const leg = (from: number, to: number | undefined, done: Phrase, underWay: Phrase): void => {
    const time = log.timeAt(from);
    if (to === undefined) causes.push({ time, phrase: underWay });
    else if (log.timeAt(to) > time || done.key === 'why.served')
      causes.push({ time, took: log.timeAt(to) - time, phrase: done });
  };
  leg(sent, queued, { key: 'why.wentThere' }, { key: 'why.goesThere' });
  if (queued !== undefined) {
    const args = { ahead: log.valueAt(queued) };
    leg(queued, started, waitedPhrase(log, queued, started, args.ahead), { key: 'why.waits', args });
  }
  if (started !== undefined) {
    const args = { server: serverNumber(log.objectAt(started)) };
    leg(started, finished, { key: 'why.served', args }, { key: 'why.isServed', args });
  }
  if (finished !== undefined) leg(finished, answered, { key: 'why.wentBack' }, { key: 'why.goesBack' });
  const request = requestName(id);
  return {
    title:
      answered === undefined
        ? { key: 'why.title.underWay', args: { request } }
        : { key: 'why.title.took', args: { request, ms: log.valueAt(answered) } },
    causes,
  };
}

/** Behind whom it waited: how many were ahead, and the longest service that began or ended meanwhile. */
function waitedPhrase(log: LogReader, from: number, to: number | undefined, ahead: number): Phrase {
  let longest: { readonly request: number; readonly ms: number } | undefined;
  for (let index = from; index < (to ?? from); index += 1) {
    if (log.kindAt(index) !== RECORD.finished) continue;
    const ms = log.valueAt(index);
    if (longest === undefined || ms > longest.ms) longest = { request: log.subjectAt(index), ms };
  }
  return longest === undefined
    ? { key: 'why.waited', args: { ahead } }
    : { key: 'why.waitedLongest', args: { ahead, longest: requestName(longest.request), ms: longest.ms } };
}

function explainServer(state: State, log: LogReader, id: number): Explanation | undefined {
  const { request, count } = state.servers;
  if (!(id >= 0 && id < request.length)) return undefined;
  const causes: Cause[] = [];
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    const touched = (kind === RECORD.slowed || kind === RECORD.paused) && log.subjectAt(index) === id;
    if (touched || kind === RECORD.serviceSet || kind === RECORD.serversSet)
      causes.push({ time: log.timeAt(index), phrase: describeRecord(log, index) });
  }
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.untouched' } });
  const serves = request[id] as number;
  const args = { server: serverNumber(id), request: requestName(serves) };
  const is = serves >= 0 ? ('serving' as const) : id < count ? ('idle' as const) : ('gone' as const);
  return { title: { key: `why.title.${is}`, args }, causes: causes.slice(-MOST_CHANGES) };
}

function explainClients(state: State, log: LogReader): Explanation {
  const causes: Cause[] = [];
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind === RECORD.burst || kind === RECORD.arrivalsSet)
      causes.push({ time: log.timeAt(index), phrase: describeRecord(log, index) });
  }
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.untouched' } });
  const args = { rate: state.arrivalRatePerS, waiting: waiting(state) };
  return { title: { key: 'why.title.clients', args }, causes: causes.slice(-MOST_CHANGES) };
}

/** One record in words. */
export function describeRecord(log: LogReader, index: number): Phrase {
  const { name } = RECORDS[log.kindAt(index)] ?? RECORDS[0];
  const subject = log.subjectAt(index);
  const kind = log.kindAt(index);
  const server = serverNumber(kind === RECORD.slowed || kind === RECORD.paused ? subject : log.objectAt(index));
  return { key: `record.${name}`, args: { request: requestName(subject), server, value: log.valueAt(index) } };
}
