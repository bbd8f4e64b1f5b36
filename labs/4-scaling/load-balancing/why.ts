// "Why?": the causal chain of one request or server, read back from the log, and every record in words.
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import { ALGORITHM_NAMES, type Algorithm } from './parameters.ts';
import { BELIEF, CHANGE, LIVE_PARAMETERS, REASON, RECORD } from './records.ts';
import { CONDITION, type State } from './state.ts';

const CHANGES = ['slow', 'kill', 'cut', 'restore', 'weight'] as const;
const REASONS = ['refused', 'refused', 'broken', 'timeout', 'noServer'] as const;

/** Longest story that is told of a server. */
const MOST_CHANGES = 12;

/** What does not change during a run and the log does not repeat. */
export interface RunFacts {
  readonly names: readonly string[];
  /** The algorithm at the start. */
  readonly algorithm: Algorithm;
  readonly clients: { ipOf(client: number): string; keyOf(client: number): string };
}

const nameOf = (names: readonly string[], server: number): string => names[server] ?? '';
const requestName = (request: number): string => `r-${request}`;

export function explain(facts: RunFacts, state: State, log: LogReader, subject: Subject): Explanation | undefined {
  if (subject.kind === 'request') return explainRequest(facts, log, subject.id);
  if (subject.kind === 'server') return explainServer(facts, state, log, subject.id);
  return undefined;
}

/** One attempt as the log has told it so far. */
interface Attempt {
  readonly cause: number;
  readonly queuedIndex: number;
  startedAt: number;
  /** The balancer has given it up; the server may not have. */
  abandoned: boolean;
}

function explainRequest(facts: RunFacts, log: LogReader, request: number): Explanation | undefined {
  const causes: Cause[] = [];
  // A request goes to a server once at most, so the server tells its attempts apart.
  const attempts = new Map<number, Attempt>();
  let { algorithm } = facts;
  let sender = -1;
  let sentAt = 0;
  let end: Phrase | undefined;
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind === RECORD.changed && log.subjectAt(index) === 0)
      algorithm = ALGORITHM_NAMES[log.valueAt(index)] ?? algorithm;
    if (kind > RECORD.retried || log.subjectAt(index) !== request) continue;
    const time = log.timeAt(index);
    const object = log.objectAt(index);
    const server = nameOf(facts.names, object);
    const value = log.valueAt(index);
    const attempt = attempts.get(object);
    switch (kind) {
      case RECORD.sent:
        sender = object;
        sentAt = time;
        break;
      case RECORD.chosen: {
        const args = { server, active: value, client: facts.clients.ipOf(sender), key: facts.clients.keyOf(sender) };
        causes.push({ time, phrase: { key: `why.chosen.${algorithm}`, args } });
        attempts.set(object, { cause: -1, queuedIndex: -1, startedAt: Number.NaN, abandoned: false });
        break;
      }
      case RECORD.queued:
        attempts.set(object, {
          cause: causes.length,
          queuedIndex: index,
          startedAt: Number.NaN,
          abandoned: attempt?.abandoned ?? false,
        });
        causes.push({ time, phrase: { key: 'why.waiting', args: { server, ahead: value } } });
        break;
      case RECORD.started:
        if (attempt === undefined) break;
        attempt.startedAt = time;
        if (attempt.cause >= 0) causes[attempt.cause] = waitedCause(facts, log, object, attempt.queuedIndex, index);
        break;
      case RECORD.finished:
        causes.push({
          time: attempt?.startedAt ?? time,
          took: value,
          phrase:
            attempt?.abandoned === true
              ? { key: 'why.servedForNobody', args: { server } }
              : servedPhrase(facts, log, object, index),
        });
        break;
      case RECORD.retried:
        if (attempt !== undefined) attempt.abandoned = true;
        causes.push({ time, phrase: { key: `why.retried.${REASONS[value] ?? 'refused'}`, args: { server } } });
        break;
      case RECORD.failed:
        if (attempt !== undefined) attempt.abandoned = true;
        causes.push({ time, phrase: { key: `why.failed.${REASONS[value] ?? 'refused'}`, args: { server } } });
        end = { key: 'why.title.failed', args: { request: requestName(request) } };
        break;
      case RECORD.answered:
        end = { key: 'why.title.took', args: { request: requestName(request), ms: value } };
    }
  }
  if (sender < 0) return undefined;
  if (causes.length === 0)
    causes.push({ time: sentAt, phrase: { key: 'why.sent', args: { client: facts.clients.ipOf(sender) } } });
  const title = end ?? { key: 'why.title.underWay', args: { request: requestName(request) } };
  return { title, causes: causes.sort((one, other) => one.time - other.time) };
}

/** The wait from one record to another, and whom it was behind for the longest. */
function waitedCause(facts: RunFacts, log: LogReader, server: number, from: number, to: number): Cause {
  const time = log.timeAt(from);
  const took = log.timeAt(to) - time;
  const longest = longestServed(log, server, from, to);
  const args = { server: nameOf(facts.names, server), ahead: log.valueAt(from) };
  if (longest === undefined) return { time, took, phrase: { key: 'why.waited', args } };
  const { request, serviceMs } = longest;
  return {
    time,
    took,
    phrase: { key: 'why.waitedLongest', args: { ...args, longest: requestName(request), longestMs: serviceMs } },
  };
}

/** The longest service on a server between two records: whom the request waited behind. */
function longestServed(log: LogReader, server: number, from: number, to: number) {
  let best: { readonly request: number; readonly serviceMs: number } | undefined;
  for (let index = from; index < to; index += 1) {
    if (log.kindAt(index) !== RECORD.finished || log.objectAt(index) !== server) continue;
    const serviceMs = log.valueAt(index);
    if (best === undefined || serviceMs > best.serviceMs) best = { request: log.subjectAt(index), serviceMs };
  }
  return best;
}

function servedPhrase(facts: RunFacts, log: LogReader, server: number, before: number): Phrase {
  const args = { server: nameOf(facts.names, server) };
  const started = log.timeAt(before) - log.valueAt(before);
  for (let index = before; index >= 0; index -= 1) {
    if (log.kindAt(index) !== RECORD.serverChanged || log.subjectAt(index) !== server || log.timeAt(index) > started)
      continue;
    const change = log.objectAt(index);
    const factor = log.valueAt(index);
    if (change === CHANGE.slow && factor !== 1)
      return { key: 'why.servedSlow', args: { ...args, factor, since: log.timeAt(index) } };
    if (change === CHANGE.slow || change === CHANGE.restore) break;
  }
  return { key: 'why.served', args };
}

function explainServer(facts: RunFacts, state: State, log: LogReader, server: number): Explanation | undefined {
  if (!(server >= 0 && server < facts.names.length)) return undefined;
  const causes: Cause[] = [];
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (log.subjectAt(index) !== server || (kind !== RECORD.serverChanged && kind !== RECORD.believed)) continue;
    causes.push({ time: log.timeAt(index), phrase: serverPhrase(facts.names, log, index) });
  }
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.untouched' } });
  const { busy, queued, chosen, condition, slowdown, speed } = state.servers;
  const ms = (state.serviceTimeMs * (slowdown[server] as number)) / (speed[server] as number);
  const load = {
    key: condition[server] === CONDITION.up ? 'why.load' : 'why.sentHere',
    args: { chosen: chosen[server] as number, sent: chosen.reduce((sum, count) => sum + count, 0), ms },
  };
  const now = log.length === 0 ? 0 : log.timeAt(log.length - 1);
  return {
    title: {
      key: 'why.title.server',
      args: { server: nameOf(facts.names, server), busy: busy[server] as number, queued: queued[server] as number },
    },
    causes: [...causes.slice(-MOST_CHANGES), { time: now, phrase: load }],
  };
}

/** What happened to a server, or what the balancer thinks of it now. */
function serverPhrase(names: readonly string[], log: LogReader, index: number): Phrase {
  const server = nameOf(names, log.subjectAt(index));
  const value = log.valueAt(index);
  if (log.kindAt(index) === RECORD.serverChanged) {
    return { key: `record.${CHANGES[log.objectAt(index)] ?? 'slow'}`, args: { server, value } };
  }
  const belief = value === BELIEF.healthy ? 'Up' : value === BELIEF.onTrial ? 'OnTrial' : 'Down';
  return { key: `record.believed${belief}`, args: { server } };
}

/** One record in words. */
export function describeRecord(names: readonly string[], log: LogReader, index: number): Phrase {
  const kind = log.kindAt(index);
  const value = log.valueAt(index);
  const args = { request: requestName(log.subjectAt(index)), server: nameOf(names, log.objectAt(index)), value };
  switch (kind) {
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
      return { key: value === REASON.noServer ? 'record.failedNoServer' : 'record.failed', args };
    case RECORD.retried:
      return { key: 'record.retried', args };
    case RECORD.changed: {
      const parameter = LIVE_PARAMETERS[log.subjectAt(index)] ?? 'algorithm';
      const algorithm = ALGORITHM_NAMES[value] as Algorithm;
      return parameter === 'algorithm'
        ? { key: `record.algorithm.${algorithm}` }
        : { key: `record.set.${parameter}`, args: { value } };
    }
    default:
      return serverPhrase(names, log, index);
  }
}
