// "Why?": where the time of a request went, along its critical path, and what happened to it and to a service; and every
// record in words.
import { NS_PER_MS } from '#src/algorithms/tracing/span.ts';
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import { CHANGES, REASON, RECORD, VERDICTS } from './records.ts';
import { SERVICES, SITE_COUNT, SITES, type Site } from './services.ts';
import type { State } from './state.ts';
import { type RowView, type TraceView, viewOfRequest } from './trace-view.ts';

/** Longest story that is told of a service. */
const MOST_CHANGES = 12;

const requestName = (request: number): string => `r-${request}`;
const serviceOfSite = (site: number): string => SERVICES[SITES[site]?.worker ?? 0] ?? '';
const writerOfSite = (site: number): string => SERVICES[SITES[site]?.writer ?? 0] ?? '';

function failure(site: number, reason: number): Phrase | undefined {
  const args = { service: serviceOfSite(site) };
  switch (reason) {
    case REASON.chance:
      return { key: 'why.failed.chance', args };
    case REASON.made:
      return { key: 'why.failed.made', args };
    case REASON.refused:
      return { key: 'why.failed.refused', args };
    default:
      return undefined;
  }
}

/** Where the time of a trace went: its rows on the critical path, those that held it up longest told. */
function heldUp({ rows, durationMs }: TraceView, originMs: number): readonly Cause[] {
  return rows
    .filter(({ criticalMs }) => criticalMs > 0)
    .map(({ service, name, startMs, criticalMs }) => ({
      time: Math.max(0, originMs + startMs),
      took: criticalMs,
      phrase: { key: 'why.held', args: { service, name, percent: (100 * criticalMs) / durationMs } },
    }));
}

function rowPhrase({ criticalMs, startMs, endMs, kind, root }: RowView): Phrase {
  if (root === 'orphan') return { key: 'why.orphan' };
  if (criticalMs > 0) return { key: 'why.onPath', args: { ms: criticalMs, of: endMs - startMs } };
  return { key: kind === 'consumer' || kind === 'producer' ? 'why.asynchronous' : 'why.offPath' };
}

/** A trace, or one of its rows, without a log: of an opened file. */
export function explainRow(view: TraceView, row: number, isSpan: boolean): Explanation | undefined {
  const shown = view.rows[row];
  if (!isSpan) {
    const args = { trace: view.traceId.slice(0, 8), ms: view.durationMs };
    return { title: { key: 'why.title.trace', args }, causes: heldUp(view, 0) };
  }
  if (shown === undefined) return undefined;
  const { service, name, startMs, endMs } = shown;
  const causes: Cause[] = [{ time: startMs, phrase: rowPhrase(shown) }];
  if (shown.failed) causes.push({ time: endMs, phrase: { key: 'why.failed.told' } });
  return { title: { key: 'why.title.span', args: { service, name, ms: endMs - startMs } }, causes };
}

/** What the log says happened to a request, at all of its places or at one. */
function happened(log: LogReader, request: number, onlySite: number | undefined) {
  const causes: Cause[] = [];
  let [sentMs, title]: [number, Phrase] = [
    Number.NaN,
    { key: 'why.title.underWay', args: { request: requestName(request) } },
  ];
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind > RECORD.decided || log.subjectAt(index) !== request) continue;
    const [time, site, value] = [log.timeAt(index), log.objectAt(index), log.valueAt(index)];
    const add = (phrase: Phrase | undefined, took?: number): void => {
      const isMeant = onlySite === undefined || site === onlySite;
      if (phrase !== undefined && isMeant) causes.push({ time, ...(took === undefined ? {} : { took }), phrase });
    };
    const service = serviceOfSite(site);
    switch (kind) {
      case RECORD.sent:
        sentMs = time;
        break;
      case RECORD.waited:
        causes.push(
          ...(onlySite === undefined || site === onlySite
            ? [{ time: time - value, took: value, phrase: { key: 'why.waited', args: { service } } }]
            : []),
        );
        break;
      case RECORD.missed:
        add({ key: 'why.missed' });
        break;
      case RECORD.retried:
        add({ key: 'why.retried', args: { service: writerOfSite(site) } });
        break;
      case RECORD.spanFailed:
        add(failure(site, value));
        break;
      case RECORD.contextLost:
        add({ key: 'why.contextLost', args: { service: writerOfSite(site) } });
        break;
      case RECORD.decided:
        if (onlySite === undefined)
          causes.push({ time, phrase: { key: `why.decided.${VERDICTS[value] ?? 'dropped'}` } });
        break;
      case RECORD.answered:
        title = { key: 'why.title.took', args: { request: requestName(request), ms: value } };
        break;
      case RECORD.failed:
        title = { key: 'why.title.failed', args: { request: requestName(request), ms: value } };
    }
  }
  return { causes, sentMs, title };
}

/** A request that is over, as it is shown; of one that is shown no more its spans are read back from the log. */
function viewFrom(state: State, log: LogReader, request: number): TraceView | undefined {
  const shown = state.shown.find(({ view }) => view.id === request)?.view;
  if (shown !== undefined) return shown;
  const [begun, ended] = [new Map<number, number>(), new Map<number, number>()];
  const [lost, failed] = [new Set<number>(), new Set<number>()];
  let atMs = 0;
  for (let index = 0; index < log.length; index += 1) {
    if (log.kindAt(index) > RECORD.failed || log.subjectAt(index) !== request) continue;
    const [site, time] = [log.objectAt(index), log.timeAt(index)];
    atMs = time;
    if (log.kindAt(index) === RECORD.spanBegan) begun.set(site, time);
    else if (log.kindAt(index) === RECORD.spanEnded) ended.set(site, time);
    else if (log.kindAt(index) === RECORD.spanFailed) failed.add(site);
    else if (log.kindAt(index) === RECORD.contextLost) lost.add(site);
  }
  // Not over yet.
  if (!ended.has(0)) return undefined;
  const sites = [...ended.keys()].sort((one, other) => one - other);
  const spans = sites.map((site) => {
    const { caller, name, kind } = SITES[site] as Site;
    return {
      ...{ traceId: '', spanId: String(site), parentSpanId: caller < 0 || lost.has(site) ? '' : String(caller) },
      ...{ traceState: '', name, kind, service: writerOfSite(site), failed: failed.has(site) },
      startNs: (begun.get(site) ?? 0) * NS_PER_MS,
      endNs: (ended.get(site) ?? 0) * NS_PER_MS,
    };
  });
  const idOf = (span: number): number => request * SITE_COUNT + (sites[span] ?? 0);
  return viewOfRequest({ id: request, kept: true, atMs }, spans, idOf, () => true);
}

const inOrder = (causes: readonly Cause[]): readonly Cause[] => [...causes].sort((one, other) => one.time - other.time);

function explainRequest(state: State, log: LogReader, request: number): Explanation | undefined {
  const { causes, sentMs, title } = happened(log, request, undefined);
  if (Number.isNaN(sentMs)) return undefined;
  const view = viewFrom(state, log, request);
  const held = view === undefined ? [] : heldUp(view, sentMs);
  const all = inOrder([...held, ...causes]);
  return { title, causes: all.length > 0 ? all : [{ time: sentMs, phrase: { key: 'why.sent' } }] };
}

function explainSpan(state: State, log: LogReader, id: number): Explanation | undefined {
  const [request, site] = [Math.floor(id / SITE_COUNT), id % SITE_COUNT];
  const { causes, sentMs } = happened(log, request, site);
  if (Number.isNaN(sentMs)) return undefined;
  const row = viewFrom(state, log, request)?.rows.find((each) => each.id === id);
  if (row === undefined) return undefined;
  const { service, name, startMs, endMs } = row;
  const told: Cause = { time: Math.max(0, sentMs + startMs), phrase: rowPhrase(row) };
  return {
    title: { key: 'why.title.span', args: { service, name, ms: endMs - startMs } },
    causes: inOrder([told, ...causes]),
  };
}

function servicePhrase(log: LogReader, index: number): Phrase {
  const args = { service: SERVICES[log.subjectAt(index)] ?? '', value: log.valueAt(index) };
  return { key: `record.${CHANGES[log.objectAt(index)] ?? 'restore'}`, args };
}

function explainService(state: State, log: LogReader, id: number): Explanation | undefined {
  const shown = state.services[id];
  if (shown === undefined) return undefined;
  const causes: Cause[] = [];
  for (let index = 0; index < log.length; index += 1)
    if (log.kindAt(index) === RECORD.serviceChanged && log.subjectAt(index) === id)
      causes.push({ time: log.timeAt(index), phrase: servicePhrase(log, index) });
  const now = log.length === 0 ? 0 : log.timeAt(log.length - 1);
  const whole = state.criticalMs.reduce((sum, ms) => sum + ms, 0);
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.untouched' } });
  if (whole > 0) {
    const args = { percent: (100 * (state.criticalMs[id] as number)) / whole };
    causes.push({ time: now, phrase: { key: 'why.shareOfPath', args } });
  }
  const args = { service: SERVICES[id] ?? '', busy: shown.busy, queued: shown.queue.length };
  return { title: { key: 'why.title.service', args }, causes: causes.slice(-MOST_CHANGES) };
}

export function explain(state: State, log: LogReader, { kind, id }: Subject): Explanation | undefined {
  switch (kind) {
    case 'request':
      return explainRequest(state, log, id);
    case 'span':
      return explainSpan(state, log, id);
    case 'service':
      return explainService(state, log, id);
    default:
      return undefined;
  }
}

/** One record in words. */
export function describeRecord(log: LogReader, index: number): Phrase {
  const [kind, object, value] = [log.kindAt(index), log.objectAt(index), log.valueAt(index)];
  const request = requestName(log.subjectAt(index));
  const name = SITES[object]?.name ?? '';
  const args = { request, service: serviceOfSite(object), writer: writerOfSite(object), name, value };
  switch (kind) {
    case RECORD.sent:
      return { key: 'record.sent', args };
    case RECORD.spanBegan:
      return { key: 'record.spanBegan', args };
    case RECORD.waited:
      return { key: 'record.waited', args };
    case RECORD.spanEnded:
      return { key: 'record.spanEnded', args };
    case RECORD.spanFailed:
      return { key: 'record.spanFailed', args };
    case RECORD.retried:
      return { key: 'record.retried', args };
    case RECORD.missed:
      return { key: 'record.missed', args };
    case RECORD.contextLost:
      return { key: 'record.contextLost', args };
    case RECORD.answered:
      return { key: 'record.answered', args };
    case RECORD.failed:
      return { key: 'record.failed', args };
    case RECORD.decided:
      return { key: VERDICTS[value] === 'dropped' ? 'record.dropped' : 'record.kept', args };
    case RECORD.serviceChanged:
      return servicePhrase(log, index);
    case RECORD.cured:
      return { key: 'record.cured', args: { service: SERVICES[log.subjectAt(index)] ?? '' } };
    case RECORD.wronglyRestored:
      return { key: 'record.wronglyRestored', args: { service: SERVICES[log.subjectAt(index)] ?? '' } };
    case RECORD.rateSet:
      return { key: 'record.rateSet', args };
    case RECORD.hitsSet:
      return { key: 'record.hitsSet', args };
    default:
      return { key: 'record.opened', args: { spans: value } };
  }
}
