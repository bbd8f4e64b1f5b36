// "Why?": the causal chain of one request or server, read back from the log.
import type { Cause, Explanation, LogReader, Subject } from '../../../src/contract/model.ts';
import type { Phrase } from '../../../src/contract/text.ts';
import { CHANGE, RECORD } from './records.ts';
import type { State } from './state.ts';

const CHANGES = ['slow', 'kill', 'cut', 'restore', 'weight'] as const;
const REASONS = ['', 'refused', 'broken', 'timeout', 'noServer'] as const;

/** Longest story that is told of a server. */
const MOST_CHANGES = 12;

export function explain(state: State, log: LogReader, subject: Subject): Explanation | undefined {
  if (subject.kind === 'request') return explainRequest(state, log, subject.id);
  if (subject.kind === 'server') return explainServer(state, log, subject.id);
  return undefined;
}

const nameOf = (state: State, server: number): string => state.servers.names[server] ?? '';

function explainRequest(state: State, log: LogReader, request: number): Explanation | undefined {
  const causes: Cause[] = [];
  let sentAt = Number.NaN;
  let queuedAt = -1;
  let queuedIndex = -1;
  let startedAt = Number.NaN;
  let last: { readonly kind: number; readonly value: number } | undefined;
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind > RECORD.retried || log.subjectAt(index) !== request) continue;
    const time = log.timeAt(index);
    const server = nameOf(state, log.objectAt(index));
    const value = log.valueAt(index);
    switch (kind) {
      case RECORD.sent:
        sentAt = time;
        break;
      case RECORD.chosen:
        causes.push({ time, phrase: { key: 'why.chosen', args: { server, active: value } } });
        break;
      case RECORD.queued:
        queuedAt = time;
        queuedIndex = index;
        causes.push({ time, phrase: { key: 'why.waiting', args: { server, ahead: value } } });
        break;
      case RECORD.started:
        if (queuedAt >= 0) {
          causes.pop();
          const longest = longestServed(log, log.objectAt(index), queuedIndex, index);
          const args = { server, ahead: log.valueAt(queuedIndex), ...(longest === undefined ? {} : { longest: `r-${longest.request}`, longestMs: longest.serviceMs }) };
          causes.push({ time: queuedAt, took: time - queuedAt, phrase: { key: longest === undefined ? 'why.waited' : 'why.waitedLongest', args } });
        }
        queuedAt = -1;
        startedAt = time;
        break;
      case RECORD.finished:
        causes.push({ time: startedAt, took: value, phrase: servedPhrase(state, log, log.objectAt(index), index) });
        break;
      case RECORD.retried:
        causes.push({ time, phrase: { key: `why.retried.${REASONS[value] ?? 'refused'}`, args: { server } } });
        break;
      case RECORD.failed:
        causes.push({ time, phrase: { key: `why.failed.${REASONS[value] ?? 'refused'}`, args: { server } } });
        last = { kind, value };
        break;
      case RECORD.answered:
        last = { kind, value };
    }
  }
  if (Number.isNaN(sentAt)) return undefined;
  const name = `r-${request}`;
  if (last === undefined) return { title: { key: 'why.title.underWay', args: { request: name } }, causes };
  if (last.kind === RECORD.failed) return { title: { key: 'why.title.failed', args: { request: name } }, causes };
  return { title: { key: 'why.title.took', args: { request: name, ms: last.value } }, causes };
}

/** The longest service on a server between two records: whom the request waited behind. */
function longestServed(log: LogReader, server: number, from: number, to: number): { readonly request: number; readonly serviceMs: number } | undefined {
  let best: { request: number; serviceMs: number } | undefined;
  for (let index = from; index < to; index += 1) {
    if (log.kindAt(index) !== RECORD.finished || log.objectAt(index) !== server) continue;
    const serviceMs = log.valueAt(index);
    if (best === undefined || serviceMs > best.serviceMs) best = { request: log.subjectAt(index), serviceMs };
  }
  return best;
}

function servedPhrase(state: State, log: LogReader, server: number, before: number): Phrase {
  const args = { server: nameOf(state, server) };
  for (let index = before; index >= 0; index -= 1) {
    if (log.kindAt(index) !== RECORD.serverChanged || log.subjectAt(index) !== server) continue;
    const change = log.objectAt(index);
    if (change === CHANGE.slow && log.valueAt(index) !== 1) return { key: 'why.servedSlow', args: { ...args, factor: log.valueAt(index), since: log.timeAt(index) } };
    if (change === CHANGE.restore) break;
  }
  return { key: 'why.served', args };
}

function explainServer(state: State, log: LogReader, server: number): Explanation | undefined {
  if (server < 0 || server >= state.servers.count) return undefined;
  const causes: Cause[] = [];
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (log.subjectAt(index) !== server || (kind !== RECORD.serverChanged && kind !== RECORD.believed)) continue;
    causes.push({ time: log.timeAt(index), phrase: changePhrase(state, log, index) });
  }
  const { busy, queued } = state.servers;
  return {
    title: { key: 'why.title.server', args: { server: nameOf(state, server), busy: busy[server] as number, queued: queued[server] as number } },
    causes: causes.length === 0 ? [{ time: 0, phrase: { key: 'why.untouched' } }] : causes.slice(-MOST_CHANGES),
  };
}

function changePhrase(state: State, log: LogReader, index: number): Phrase {
  const server = nameOf(state, log.subjectAt(index));
  if (log.kindAt(index) === RECORD.believed) return { key: log.valueAt(index) === 1 ? 'record.believedUp' : 'record.believedDown', args: { server } };
  return { key: `record.${CHANGES[log.objectAt(index)] ?? 'slow'}`, args: { server, value: log.valueAt(index) } };
}

/** One record in words. */
export function describeRecord(state: State, log: LogReader, index: number): Phrase {
  const args = { request: `r-${log.subjectAt(index)}`, server: nameOf(state, log.objectAt(index)), value: log.valueAt(index) };
  switch (log.kindAt(index)) {
    case RECORD.sent:
      return { key: 'record.sent', args };
    case RECORD.chosen:
      return { key: 'record.chosen', args };
    case RECORD.queued:
      return { key: 'record.queued', args };
    case RECORD.started:
      return { key: 'record.started', args };
    case RECORD.finished:
      return { key: 'record.finished', args };
    case RECORD.answered:
      return { key: 'record.answered', args };
    case RECORD.failed:
      return { key: 'record.failed', args };
    case RECORD.retried:
      return { key: 'record.retried', args };
    case RECORD.changed:
      return { key: 'record.changed' };
    default:
      return changePhrase(state, log, index);
  }
}
