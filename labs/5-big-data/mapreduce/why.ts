// "Why?": what happened to a task or a node, read back from the log, and every record in words.
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { Ground } from './attempts.ts';
import { RECORD } from './records.ts';
import type { Attempt, Kind, State } from './state.ts';

/** Tasks and nodes are counted from 1 in words. */
const one = (index: number): number => index + 1;

interface Entry {
  readonly kind: number;
  readonly time: number;
  readonly subject: number;
  readonly object: number;
  readonly value: number;
}

function* entries(log: LogReader): Generator<Entry> {
  for (let index = 0; index < log.length; index += 1)
    yield {
      ...{ kind: log.kindAt(index), time: log.timeAt(index), subject: log.subjectAt(index) },
      ...{ object: log.objectAt(index), value: log.valueAt(index) },
    };
}

function startOf(attempt: Attempt | undefined, node: number): Phrase {
  const args = { node: one(node) };
  if (attempt?.isCopy === true) return { key: 'why.startedCopy', args };
  if (attempt?.kind !== 'map') return { key: 'why.started', args };
  return { key: attempt.isLocal ? 'why.startedNear' : 'why.startedFar', args };
}

/** What the log says of one task. */
function taskCauses(state: State, log: LogReader, kind: Kind, task: number): readonly Cause[] {
  const causes: Cause[] = [];
  const tell = (time: number, phrase: Phrase, took?: number): void => {
    causes.push({ time, phrase, ...(took === undefined ? {} : { took }) });
  };
  const isOwn = (attempt: Attempt | undefined): boolean => attempt?.kind === kind && attempt.task === task;
  for (const { kind: record, time, subject, object, value } of entries(log)) {
    const attempt = state.attempts[object];
    switch (record) {
      case RECORD.mapStarted:
      case RECORD.reduceStarted:
        if (isOwn(attempt)) tell(time, startOf(attempt, value));
        break;
      case RECORD.mapDone:
        if (isOwn(attempt)) tell(time, { key: 'why.mapDone', args: { node: one(attempt?.node ?? -1) } }, value);
        break;
      case RECORD.reduceDone:
        if (isOwn(attempt)) tell(time, { key: 'why.reduceDone', args: { node: one(attempt?.node ?? -1) } }, value);
        break;
      case RECORD.waits:
        if (isOwn(attempt)) tell(time, { key: 'why.waits', args: { copied: value, maps: state.maps.length } });
        break;
      case RECORD.reducing:
        if (isOwn(attempt)) tell(time, { key: 'why.reducing', args: { pairs: value } });
        break;
      case RECORD.lost:
        if (isOwn(attempt)) tell(time, { key: 'why.lost', args: { node: one(subject) } }, value);
        break;
      case RECORD.beaten:
        if (isOwn(attempt)) tell(time, { key: 'why.beaten', args: { node: one(subject) } }, value);
        break;
      case RECORD.copyStarted:
        if (isOwn(attempt)) tell(time, { key: 'why.behind', args: { percent: Math.round(value) } });
        break;
      case RECORD.outputLost:
        if (kind === 'map' && subject === task) tell(time, { key: 'why.outputLost', args: { node: one(object) } });
        break;
    }
  }
  return causes;
}

function explainMap(state: State, log: LogReader, map: number, { plan }: Ground): Explanation | undefined {
  const split = plan.splits[map];
  if (split === undefined) return undefined;
  const file = plan.documents[split.document]?.name ?? '';
  const homes = (plan.homes[map] ?? []).map(one).sort((a, b) => a - b);
  const block: Cause = {
    time: 0,
    phrase: { key: 'why.block', args: { file, bytes: split.end - split.start, nodes: homes.join(', ') } },
  };
  return {
    title: { key: 'why.title.map', args: { map: one(map) } },
    causes: [block, ...taskCauses(state, log, 'map', map)],
  };
}

function explainReduce(state: State, log: LogReader, reduce: number, ground: Ground): Explanation | undefined {
  if (reduce >= state.reduces.length) return undefined;
  const causes = [...taskCauses(state, log, 'reduce', reduce)];
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.notStarted' } });
  if (!Number.isNaN(state.mapsDoneMs)) {
    const sizes = state.reduces.map((_, each) => ground.plan.reduceInput(each).bytes);
    const mean = sizes.reduce((sum, each) => sum + each, 0) / sizes.length;
    const times = mean === 0 ? 1 : (sizes[reduce] ?? 0) / mean;
    if (times > 1.3 || times < 0.7)
      causes.push({ time: state.mapsDoneMs, phrase: { key: times > 1 ? 'why.large' : 'why.small', args: { times } } });
  }
  causes.sort((a, b) => a.time - b.time);
  return { title: { key: 'why.title.reduce', args: { reduce: one(reduce) } }, causes };
}

function explainNode(state: State, log: LogReader, node: number): Explanation | undefined {
  if (node >= state.nodes.length) return undefined;
  const causes: Cause[] = [];
  let begun = 0;
  let lost = 0;
  for (const { kind, time, subject, value } of entries(log)) {
    if ((kind === RECORD.mapStarted || kind === RECORD.reduceStarted) && value === node) begun += 1;
    if (subject !== node) continue;
    switch (kind) {
      case RECORD.lost:
        lost += 1;
        break;
      case RECORD.died:
        causes.push({ time, phrase: { key: 'why.died', args: { lost } } });
        lost = 0;
        break;
      case RECORD.noticed:
        causes.push({ time, took: value, phrase: { key: 'why.noticed' } });
        break;
      case RECORD.revived:
        causes.push({ time, phrase: { key: 'why.revived' } });
        break;
      case RECORD.slowed:
        causes.push({ time, phrase: { key: 'why.slowed', args: { factor: value } } });
        break;
    }
  }
  const running = state.running.filter((id) => state.attempts[id]?.node === node).length;
  causes.unshift({ time: 0, phrase: { key: 'why.attempts', args: { begun, running } } });
  return { title: { key: 'why.title.node', args: { node: one(node) } }, causes };
}

export function explain(state: State, log: LogReader, subject: Subject, ground: Ground): Explanation | undefined {
  switch (subject.kind) {
    case 'map':
      return explainMap(state, log, subject.id, ground);
    case 'reduce':
      return explainReduce(state, log, subject.id, ground);
    case 'node':
      return explainNode(state, log, subject.id);
    default:
      return undefined;
  }
}

/** An attempt's task: its kind and its number. */
function taskOf(state: State, attempt: number): { readonly kind: Kind; readonly task: number } {
  const found = state.attempts[attempt];
  return { kind: found?.kind ?? 'map', task: one(found?.task ?? -1) };
}

export function describeRecord(state: State, log: LogReader, index: number): Phrase {
  const kind = log.kindAt(index);
  const subject = one(log.subjectAt(index));
  const object = log.objectAt(index);
  const value = log.valueAt(index);
  switch (kind) {
    case RECORD.mapStarted:
      return { key: 'record.mapStarted', args: { map: subject, node: one(value) } };
    case RECORD.mapDone:
      return { key: 'record.mapDone', args: { map: subject, ms: value } };
    case RECORD.reduceStarted:
      return { key: 'record.reduceStarted', args: { reduce: subject, node: one(value) } };
    case RECORD.copied:
      return { key: 'record.copied', args: { reduce: subject, map: one(object), bytes: value } };
    case RECORD.waits:
      return { key: 'record.waits', args: { reduce: subject } };
    case RECORD.reducing:
      return { key: 'record.reducing', args: { reduce: subject, pairs: value } };
    case RECORD.reduceDone:
      return { key: 'record.reduceDone', args: { reduce: subject, ms: value } };
    case RECORD.lost: {
      const { kind: of, task } = taskOf(state, object);
      return { key: `record.lost.${of}`, args: { node: subject, task } };
    }
    case RECORD.beaten: {
      const { kind: of, task } = taskOf(state, object);
      return { key: `record.beaten.${of}`, args: { node: subject, task } };
    }
    case RECORD.copyStarted: {
      const { kind: of, task } = taskOf(state, object);
      return { key: `record.copyStarted.${of}`, args: { task, percent: Math.round(value) } };
    }
    case RECORD.outputLost:
      return { key: 'record.outputLost', args: { map: subject, node: one(object) } };
    case RECORD.mapsDone:
      return { key: 'record.mapsDone' };
    case RECORD.jobDone:
      return { key: 'record.jobDone', args: { ms: value } };
    case RECORD.died:
      return { key: 'record.died', args: { node: subject } };
    case RECORD.noticed:
      return { key: 'record.noticed', args: { node: subject, ms: value } };
    case RECORD.revived:
      return { key: 'record.revived', args: { node: subject } };
    case RECORD.slowed:
      return { key: 'record.slowed', args: { node: subject, factor: value } };
    default:
      return { key: value === 1 ? 'record.speculationOn' : 'record.speculationOff' };
  }
}
