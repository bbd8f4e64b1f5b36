// "Why?": the causal chain of one request, instance, of L2 and of the service, read back from the log; each record in words.
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import { CALLS, L2_OPERATIONS } from './api.ts';
import { instanceName, requestName } from './names.ts';
import type { Params } from './parameters.ts';
import { LIVE_PARAMETERS, OUTCOME, REASON, REASONS, RECORD, RESTART, WRONG } from './records.ts';
import type { State } from './state.ts';

/** Longest story that is told. */
const MOST_CAUSES = 14;
const OUTCOMES = ['nothing', 'found', 'done', 'refused', 'timedOut', 'absentNot'] as const;
const SOURCES = ['l1', 'l2', 'joined', 'service'] as const;
const L2_CHANGES = ['refuse', 'silence', 'restore', 'flush'] as const;
const SERVICE_CHANGES = ['slow', 'fail', 'restore'] as const;

export function explain(state: State, params: Params, log: LogReader, subject: Subject): Explanation | undefined {
  switch (subject.kind) {
    case 'request':
      return explainRequest(state, log, subject.id);
    case 'instance':
      return explainInstance(state, params, log, subject.id);
    case 'l2':
      return explainPlace(log, RECORD.l2Changed, {
        key: 'why.title.l2',
        args: { entries: state.l2.size, hits: state.counts.l2Hits },
      });
    case 'service':
      return explainPlace(log, RECORD.serviceChanged, {
        key: 'why.title.service',
        args: { serving: state.serving.length, queued: state.queue.length, calls: state.counts.serviceCalls },
      });
    default:
      return undefined;
  }
}

function explainRequest(state: State, log: LogReader, id: number): Explanation | undefined {
  const causes: Cause[] = [];
  let title: Phrase = { key: 'why.title.underWay', args: { request: requestName(id) } };
  let isKnown = false;
  let askedL2At = 0;
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind > RECORD.committed || log.subjectAt(index) !== id) continue;
    const time = log.timeAt(index);
    const object = log.objectAt(index);
    const value = log.valueAt(index);
    const add = (phrase: Phrase, took?: number): void => {
      causes.push({ time: time - (took ?? 0), ...(took === undefined ? {} : { took }), phrase });
    };
    switch (kind) {
      case RECORD.asked:
        isKnown = true;
        add({ key: 'why.asked', args: { call: CALLS[value] ?? '', instance: instanceName(object) } });
        break;
      case RECORD.l2Asked:
        askedL2At = time;
        break;
      case RECORD.l2Answered:
        add(
          {
            key: `why.l2.${OUTCOMES[value] ?? 'done'}`,
            args: { operation: L2_OPERATIONS[object] ?? '' },
          },
          time - askedL2At,
        );
        break;
      case RECORD.loaded:
        add({ key: value > 1 ? 'why.loadedAgain' : 'why.loaded', args: { others: value - 1 } });
        break;
      case RECORD.started:
        if (value > 0) add({ key: 'why.queued' }, value);
        break;
      case RECORD.loadEnded:
        if (value < 0) add({ key: 'why.serviceFailed' });
        else add({ key: 'why.served' }, value);
        break;
      case RECORD.joined:
        add(object < 0 ? { key: 'why.waits' } : { key: 'why.joined', args: { leader: requestName(object) } });
        break;
      case RECORD.stale:
        add({ key: 'why.stale', args: { ms: value } });
        break;
      case RECORD.wrong:
        add({ key: `why.wrong.${WRONG[object] ?? 'never'}`, args: { given: state.errors.get(id) ?? '…' } });
        break;
      case RECORD.committed:
        add({ key: 'why.committed', args: { version: value } });
        break;
      case RECORD.failed:
        title = { key: 'why.title.failed', args: { request: requestName(id) } };
        add({
          key: `why.failed.${REASONS[object] ?? 'rejected'}`,
          args: { error: object === REASON.rejected ? (state.errors.get(id) ?? '…') : '' },
        });
        break;
      case RECORD.answered:
        title = { key: 'why.title.answered', args: { request: requestName(id), ms: value } };
        add({ key: `why.from.${SOURCES[object] ?? 'service'}` });
    }
  }
  return isKnown ? { title, causes } : undefined;
}

function explainInstance(state: State, params: Params, log: LogReader, index: number): Explanation | undefined {
  const instance = state.instances[index];
  if (instance === undefined) return undefined;
  const causes: Cause[] = [];
  for (let at = 0; at < log.length; at += 1) {
    const kind = log.kindAt(at);
    if (log.subjectAt(at) === index && (kind === RECORD.restarted || kind === RECORD.unhandled))
      causes.push({ time: log.timeAt(at), phrase: describeRecord(log, at) });
  }
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.quiet' } });
  const args = { instance: instanceName(index), entries: instance.l1.size, capacity: params.l1Capacity };
  return { title: { key: 'why.title.instance', args }, causes: causes.slice(-MOST_CAUSES) };
}

function explainPlace(log: LogReader, kind: number, title: Phrase): Explanation {
  const causes: Cause[] = [];
  for (let index = 0; index < log.length; index += 1)
    if (log.kindAt(index) === kind) causes.push({ time: log.timeAt(index), phrase: describeRecord(log, index) });
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.quiet' } });
  return { title, causes: causes.slice(-MOST_CAUSES) };
}

/** One record in words. */
export function describeRecord(log: LogReader, index: number): Phrase {
  const value = log.valueAt(index);
  const object = log.objectAt(index);
  const request = requestName(log.subjectAt(index));
  switch (log.kindAt(index)) {
    case RECORD.asked:
      return { key: 'record.asked', args: { request, call: CALLS[value] ?? '', instance: instanceName(object) } };
    case RECORD.l2Asked:
      return { key: 'record.l2Asked', args: { request, operation: L2_OPERATIONS[object] ?? '' } };
    case RECORD.l2Answered: {
      const isBad = value === OUTCOME.refused || value === OUTCOME.timedOut;
      return {
        key: isBad ? 'record.l2Failed' : value === OUTCOME.found ? 'record.l2Found' : 'record.l2Answered',
        args: { request },
      };
    }
    case RECORD.loaded:
      return { key: 'record.loaded', args: { request, same: value } };
    case RECORD.queued:
      return { key: 'record.queued', args: { request, ahead: value } };
    case RECORD.started:
      return { key: 'record.started', args: { request } };
    case RECORD.loadEnded:
      return value < 0
        ? { key: 'record.loadFailed', args: { request } }
        : { key: 'record.loadEnded', args: { request, ms: value } };
    case RECORD.joined:
      return { key: 'record.joined', args: { request } };
    case RECORD.answered:
      return { key: `record.answered.${SOURCES[object] ?? 'service'}`, args: { request, ms: value } };
    case RECORD.stale:
      return { key: 'record.stale', args: { request, ms: value } };
    case RECORD.wrong:
      return { key: 'record.wrong', args: { request } };
    case RECORD.failed:
      return { key: `record.failed.${REASONS[object] ?? 'rejected'}`, args: { request } };
    case RECORD.committed:
      return { key: 'record.committed', args: { request, version: value } };
    case RECORD.restarted:
      return {
        key: object === RESTART.outOfMemory ? 'record.outOfMemory' : 'record.restarted',
        args: { instance: instanceName(log.subjectAt(index)) },
      };
    case RECORD.l2Changed:
      return { key: `record.l2.${L2_CHANGES[object] ?? 'restore'}` };
    case RECORD.serviceChanged:
      return { key: `record.service.${SERVICE_CHANGES[object] ?? 'restore'}`, args: { factor: value } };
    case RECORD.unhandled:
      return { key: 'record.unhandled', args: { instance: instanceName(log.subjectAt(index)) } };
    default:
      return { key: `record.set.${LIVE_PARAMETERS[log.subjectAt(index)] ?? 'arrivalRatePerS'}`, args: { value } };
  }
}
