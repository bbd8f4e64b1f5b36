// Why a key is, or is not, in the cache: the chain of what happened to it, read back from the log.
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { Caches } from './caches.ts';
import { POLICY_NAMES, type PolicyChoice } from './parameters.ts';
import { RECORD } from './records.ts';
import type { State } from './state.ts';
import { keyLabel, type Workload } from './workload.ts';

const MOST_CAUSES = 8;

interface Parts {
  readonly workload: Workload;
  readonly caches: Caches;
}

/** Indices of the records that concern a key, newest first: as many as make MOST_CAUSES where hits in a row are one. */
function chainOf(log: LogReader, key: number): readonly number[] {
  const chain: number[] = [];
  let causes = 0;
  let later: number | undefined;
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const kind = log.kindAt(index);
    const isAboutAll = kind === RECORD.flushed;
    if (isAboutAll ? !wasThere(log, index, key) : log.subjectAt(index) !== key) continue;
    if (kind !== RECORD.hit || later !== RECORD.hit) causes += 1;
    if (causes > MOST_CAUSES) break;
    later = kind;
    chain.push(index);
  }
  return chain;
}

/** Whether a key was cached before the record at `index`: its last own record before it is no eviction. */
function wasThere(log: LogReader, index: number, key: number): boolean {
  for (let before = index - 1; before >= 0; before -= 1) {
    const kind = log.kindAt(before);
    if (kind === RECORD.flushed) return false;
    if (log.subjectAt(before) === key) return kind !== RECORD.evicted;
  }
  return false;
}

/** When a key was last requested before the record at `index`; −1 where it never was. */
function lastRequest(log: LogReader, index: number, key: number): number {
  for (let before = index - 1; before >= 0; before -= 1) {
    const kind = log.kindAt(before);
    if ((kind === RECORD.hit || kind === RECORD.miss) && log.subjectAt(before) === key) return log.timeAt(before);
  }
  return -1;
}

function phraseOf({ workload }: Parts, log: LogReader, index: number): Phrase {
  const time = log.timeAt(index);
  const key = keyLabel(log.subjectAt(index), workload);
  switch (log.kindAt(index)) {
    case RECORD.hit:
      return { key: 'why.hit', args: { key } };
    case RECORD.miss: {
      const last = lastRequest(log, index, log.subjectAt(index));
      return last < 0
        ? { key: 'why.firstMiss', args: { key } }
        : { key: 'why.missAgain', args: { key, ago: time - last } };
    }
    case RECORD.evicted: {
      const idle = time - lastRequest(log, index, log.subjectAt(index));
      const other = keyLabel(log.objectAt(index), workload);
      const policy = POLICY_NAMES[log.valueAt(index)] as PolicyChoice;
      return { key: `why.evicted.${policy}`, args: { key, other, idle } };
    }
    default:
      return { key: 'why.flushed', args: { keys: log.valueAt(index) } };
  }
}

/** Of several hits in a row the first and the last are told; the others are counted. */
function shorten(parts: Parts, log: LogReader, chain: readonly number[]): readonly Cause[] {
  const causes: Cause[] = [];
  let hits = 0;
  const flush = (): void => {
    if (hits > 1) {
      const last = causes.at(-1);
      if (last !== undefined)
        causes[causes.length - 1] = { ...last, phrase: { key: 'why.hits', args: { count: hits } } };
    }
    hits = 0;
  };
  for (const index of chain) {
    const isHit = log.kindAt(index) === RECORD.hit;
    if (!isHit) flush();
    const cause: Cause = { time: log.timeAt(index), phrase: phraseOf(parts, log, index) };
    if (isHit && hits > 0) causes[causes.length - 1] = cause;
    else causes.push(cause);
    if (isHit) hits += 1;
  }
  flush();
  return causes;
}

export function explain(parts: Parts, state: State, log: LogReader, subject: Subject): Explanation | undefined {
  if (subject.kind !== 'key') return undefined;
  const label = keyLabel(subject.id, parts.workload);
  const chain = [...chainOf(log, subject.id)].reverse();
  if (chain.length === 0)
    return {
      title: { key: 'why.title.never', args: { key: label } },
      causes: [{ time: state.requests, phrase: { key: 'why.never', args: { key: label } } }],
    };
  const cached = parts.caches.contains(state.policy, state.cache, subject.id);
  return {
    title: { key: cached ? 'why.title.cached' : 'why.title.gone', args: { key: label } },
    causes: shorten(parts, log, chain),
  };
}

/** One record in words. */
export function describeRecord(workload: Workload, log: LogReader, index: number): Phrase {
  const key = keyLabel(log.subjectAt(index), workload);
  switch (log.kindAt(index)) {
    case RECORD.hit:
      return { key: 'record.hit', args: { key } };
    case RECORD.miss:
      return { key: 'record.miss', args: { key } };
    case RECORD.evicted:
      return { key: 'record.evicted', args: { key, other: keyLabel(log.objectAt(index), workload) } };
    case RECORD.scanBegan:
      return { key: 'record.scanBegan', args: { keys: log.valueAt(index) } };
    case RECORD.flushed:
      return { key: 'record.flushed', args: { keys: log.valueAt(index) } };
    default:
      return { key: `record.policy.${POLICY_NAMES[log.valueAt(index)] as PolicyChoice}` };
  }
}
