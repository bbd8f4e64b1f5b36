// Reads causes back from the log: of a request's bucket, of what a server's counters hold, of what Prometheus knows, and of
// the quantile that a bucket gives.
import { bucketIndex, cumulativeBuckets, placeQuantile } from '#src/algorithms/metrics/quantile.ts';
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import { type RunFacts, readCounters } from './figures.ts';
import { columnsOf, type OpenedHistogram, placeOf } from './opened.ts';
import { USER_LABELS } from './parameters.ts';
import { RECORD, RECORDS } from './records.ts';
import { serverName } from './scraping.ts';
import type { State } from './state.ts';
import { TRAFFIC_KINDS } from './traffic.ts';

/** The last so many things are told. */
const MOST_TOLD = 8;

export function explain(facts: RunFacts, state: State, log: LogReader, { kind, id }: Subject): Explanation | undefined {
  switch (kind) {
    case 'request':
      return explainRequest(facts, log, id);
    case 'server':
      return explainServer(state, log, id);
    case 'bucket': {
      const { counts } = readCounters(state, facts);
      return explainBucket(facts.bounds, counts, state.quantile, id, timeOfNewest(log));
    }
    case 'prometheus':
      return explainPrometheus(log);
    default:
      return undefined;
  }
}

/** Of an opened file there are only buckets to ask about. */
export function explainOpened(
  histogram: OpenedHistogram,
  { quantile }: State,
  { kind, id }: Subject,
): Explanation | undefined {
  if (kind !== 'bucket') return undefined;
  const { bounds, counts } = columnsOf(histogram);
  if (Number.isNaN(placeOf(histogram, quantile).value) && counts.every((count) => count === 0)) return undefined;
  return explainBucket(bounds, counts, quantile, id, 0);
}

const timeOfNewest = (log: LogReader): number => (log.length === 0 ? 0 : log.timeAt(log.length - 1));

function explainRequest({ bounds }: RunFacts, log: LogReader, id: number): Explanation | undefined {
  const causes: Cause[] = [];
  const request = `r-${String(id)}`;
  let title: Phrase = { key: 'why.title.underway', args: { request } };
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind > RECORD.dropped || log.subjectAt(index) !== id) continue;
    const [time, server, ms] = [log.timeAt(index), serverName(log.objectAt(index)), log.valueAt(index)];
    if (kind === RECORD.arrived) causes.push({ time, phrase: { key: 'why.arrived', args: { server } } });
    else if (kind === RECORD.dropped) {
      causes.push({ time, phrase: { key: 'why.dropped', args: { server } } });
      title = { key: 'why.title.dropped', args: { request } };
    } else {
      const bucket = bucketIndex(bounds, ms / 1000);
      const [low, high] = [1000 * (bounds[bucket - 1] ?? 0), 1000 * (bounds[bucket] ?? Number.POSITIVE_INFINITY)];
      title = { key: 'why.title.request', args: { request, ms } };
      causes.push({
        time: time - ms,
        took: ms,
        phrase: Number.isFinite(high)
          ? { key: 'why.fell', args: { low, high } }
          : { key: 'why.fellBeyond', args: { low } },
      });
      causes.push({ time, phrase: { key: 'why.raised', args: { buckets: bounds.length + 1 - bucket } } });
    }
  }
  return causes.length === 0 ? undefined : { title, causes };
}

function explainServer(state: State, log: LogReader, id: number): Explanation | undefined {
  const server = state.servers[id];
  if (server === undefined) return undefined;
  const causes: Cause[] = [];
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    const concerns = kind >= RECORD.scraped && kind <= RECORD.slowed && log.subjectAt(index) === id;
    if (!concerns) continue;
    causes.push({ time: log.timeAt(index), phrase: describeRecord(log, index) });
    if (causes.length > MOST_TOLD) causes.shift();
  }
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.untouched' } });
  return { title: { key: 'why.title.server', args: { server: serverName(id), restarts: server.restarts } }, causes };
}

function explainPrometheus(log: LogReader): Explanation {
  const causes: Cause[] = [];
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind !== RECORD.scraped && kind !== RECORD.scrapeLost && kind !== RECORD.restarted) continue;
    causes.push({ time: log.timeAt(index), phrase: describeRecord(log, index) });
    if (causes.length > MOST_TOLD) causes.shift();
  }
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.notYet' } });
  return { title: { key: 'why.title.prometheus' }, causes };
}

/** What a bucket holds, and where the quantile lies from it. */
function explainBucket(
  bounds: readonly number[],
  counts: Float64Array,
  quantile: number,
  id: number,
  time: number,
): Explanation | undefined {
  const count = counts[id];
  if (count === undefined) return undefined;
  const buckets = cumulativeBuckets(bounds, counts);
  const total = buckets.at(-1)?.count ?? 0;
  const before = buckets[id - 1]?.count ?? 0;
  const [low, high] = [bounds[id - 1] ?? 0, bounds[id]];
  const title: Phrase =
    high === undefined
      ? { key: 'why.title.beyond', args: { low, count } }
      : { key: 'why.title.bucket', args: { low, high, count } };
  const place = placeQuantile(quantile, buckets);
  const rank = quantile * total;
  const causes: Cause[] = [{ time, phrase: { key: 'why.below', args: { before, total } } }];
  const say = (phrase: Phrase): void => {
    causes.push({ time, phrase });
  };
  if (place.index < 0) say({ key: 'why.noQuantile' });
  else if (id < place.index) say({ key: 'why.earlier', args: { rank, upTo: before + count } });
  else if (id > place.index) say({ key: 'why.later', args: { rank, before } });
  else if (high === undefined) say({ key: 'why.lastBound', args: { rank, value: place.value } });
  else
    say({
      key: 'why.interpolated',
      args: { rank, part: (rank - before) / count, low, width: high - low, value: place.value },
    });
  return { title, causes };
}

/** One record in words. */
export function describeRecord(log: LogReader, index: number): Phrase {
  const kind = log.kindAt(index);
  const [subject, object, value] = [log.subjectAt(index), log.objectAt(index), log.valueAt(index)];
  const name = RECORDS[kind]?.name ?? 'opened';
  switch (name) {
    case 'arrived':
    case 'observed':
    case 'dropped':
      return { key: `record.${name}`, args: { request: `r-${String(subject)}`, server: serverName(object), value } };
    case 'scraped':
    case 'scrapeLost':
    case 'restarted':
    case 'slowed':
      return { key: `record.${name}`, args: { server: serverName(subject), value } };
    case 'trafficSet':
      return { key: `record.traffic.${TRAFFIC_KINDS[value] ?? 'lognormal'}` };
    case 'userLabelSet':
      return { key: `record.users.${USER_LABELS[value] ?? 'none'}` };
    default:
      return { key: `record.${name}`, args: { value } };
  }
}
