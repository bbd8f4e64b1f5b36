// Why a key belongs where it does, and what a node has gained and lost: read back from the run's changes and from the log.
import type { Explanation, Cause as Link, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import { LOOKUP_NAMES, METHOD_NAMES } from './parameters.ts';
import type { Placements } from './placements.ts';
import { RECORD } from './records.ts';
import { pathOf } from './snapshot.ts';
import { type Era, eraOf, type State } from './state.ts';
import type { Workload } from './workload.ts';

const MOST_LINKS = 9;
/** Of a key's lookups the last few are told. */
const MOST_LOOKUPS = 3;

interface Parts {
  readonly workload: Workload;
  readonly placements: Placements;
}

/** In so many decimals as keep the neighbours of a large ring apart. */
const percent = (share: number): number => Math.round(share * 100_000) / 1000;
const nameOf = (state: State, node: number): string => state.names[node] ?? '';

/** How the method in charge finds the key's node. */
function pathPhrase({ workload, placements }: Parts, state: State, key: number): Phrase {
  const era = eraOf(state);
  const placement = placements.of(state, state.eras.length - 1);
  const path = pathOf(era, state.names, placement, workload, key);
  const node = nameOf(state, placement.owners[key] as number);
  const steps = placements.stepsOf(placement, state.lookup, key);
  switch (path.by) {
    case 'ring': {
      const args = { place: percent(path.from), point: path.point, at: percent(path.to), node, steps };
      const isRound = path.to < path.from;
      return isRound ? { key: 'why.path.round', args } : { key: 'why.path.ring', args };
    }
    case 'remainder':
      return {
        key: 'why.path.modulo',
        args: { buckets: path.buckets, rest: era.members.indexOf(placement.owners[key] as number), node },
      };
    case 'weights': {
      const heaviest = [...path.weights].sort((one, other) => other - one);
      const [first = 0, second = 0] = heaviest;
      const args = { node, nodes: path.weights.length, weight: percent(first), next: percent(second) };
      return path.weights.length === 1 ? { key: 'why.path.only', args } : { key: 'why.path.rendezvous', args };
    }
    case 'jumps':
      return {
        key: 'why.path.jump',
        args: { path: path.buckets.join(' → '), node, buckets: era.members.length },
      };
    case 'code':
      return { key: 'why.path.code', args: { node } };
  }
}

/** What made a key change its node, or where it was at first. */
function placePhrase(state: State, era: Era, from: number, to: number): Phrase {
  const args = { node: nameOf(state, to), from: nameOf(state, from), other: nameOf(state, era.node) };
  if (to < 0) return { key: 'why.nowhere', args };
  switch (era.cause) {
    case 'start':
      return { key: 'why.start', args };
    case 'joined':
      return from < 0
        ? { key: 'why.start', args }
        : era.node === to
          ? { key: 'why.moved.joined', args }
          : { key: 'why.moved.joinedBeside', args };
    case 'removed':
      return era.node === from ? { key: 'why.moved.removed', args } : { key: 'why.moved.removedBeside', args };
    case 'method':
      return { key: 'why.moved.method', args };
    case 'points':
      return { key: 'why.moved.points', args };
  }
}

/** The eras in which the key came to another node than before. */
function placesOf({ placements }: Parts, state: State, key: number): readonly Link[] {
  const links: Link[] = [];
  let before = -1;
  state.eras.forEach((era, index) => {
    const owner = placements.of(state, index).owners[key] as number;
    if (index === 0 || owner !== before) links.push({ time: era.from, phrase: placePhrase(state, era, before, owner) });
    before = owner;
  });
  return links;
}

function lookupPhrase(state: State, log: LogReader, index: number): Phrase | undefined {
  const node = nameOf(state, log.objectAt(index));
  switch (log.kindAt(index)) {
    case RECORD.hit:
      return { key: 'why.hit', args: { node } };
    case RECORD.miss: {
      const from = log.valueAt(index);
      return from < 0
        ? { key: 'why.missStore', args: { node } }
        : { key: 'why.miss', args: { node, from: nameOf(state, from) } };
    }
    case RECORD.failed:
      return node === '' ? { key: 'why.failedNobody' } : { key: 'why.failed', args: { node } };
    default:
      return undefined;
  }
}

const isLookup = (kind: number): boolean => kind <= RECORD.failed;

/** The last lookups of a key, the first of them first. */
function lookupsOf(state: State, log: LogReader, key: number): readonly Link[] {
  const links: Link[] = [];
  for (let index = log.length - 1; index >= 0 && links.length < MOST_LOOKUPS; index -= 1) {
    if (!isLookup(log.kindAt(index)) || log.subjectAt(index) !== key) continue;
    const phrase = lookupPhrase(state, log, index);
    if (phrase !== undefined) links.push({ time: log.timeAt(index), phrase });
  }
  return links.reverse();
}

const inTime = (links: readonly Link[]): readonly Link[] =>
  [...links].sort((one, other) => one.time - other.time).slice(-MOST_LINKS);

function explainKey(parts: Parts, state: State, log: LogReader, key: number): Explanation | undefined {
  if (key >= parts.workload.keyCount) return undefined;
  const name = parts.workload.nameOf(key);
  const owner = parts.placements.of(state, state.eras.length - 1).owners[key] as number;
  const links = inTime([...placesOf(parts, state, key), ...lookupsOf(state, log, key)]);
  if (owner < 0) return { title: { key: 'why.title.nowhere', args: { key: name } }, causes: links };
  return {
    title: { key: 'why.title.key', args: { key: name, node: nameOf(state, owner) } },
    causes: [...links, { time: state.requests, phrase: pathPhrase(parts, state, key) }],
  };
}

/** What one change gave to a node and took from it. */
function changePhrase(state: State, era: Era, node: number, gained: number, lost: number): Phrase | undefined {
  const args = { node: nameOf(state, node), other: nameOf(state, era.node), gained, lost };
  if (era.cause === 'start') return { key: 'why.node.start', args };
  if (era.cause === 'joined' && era.node === node) return { key: 'why.node.came', args };
  if (era.cause === 'removed' && era.node === node) return { key: 'why.node.left', args };
  if (gained === 0 && lost === 0) return undefined;
  switch (era.cause) {
    case 'joined':
      return { key: 'why.node.joined', args };
    case 'removed':
      return { key: 'why.node.removed', args };
    case 'method':
      return { key: 'why.node.method', args };
    case 'points':
      return { key: 'why.node.points', args };
  }
}

function changesOf({ placements, workload }: Parts, state: State, node: number): readonly Link[] {
  const links: Link[] = [];
  let before: Int32Array | undefined;
  state.eras.forEach((era, index) => {
    const { owners } = placements.of(state, index);
    let [gained, lost] = [0, 0];
    for (let key = 0; key < workload.keyCount; key += 1) {
      const had = before?.[key] === node;
      const has = owners[key] === node;
      if (has && !had) gained += 1;
      if (had && !has) lost += 1;
    }
    before = owners;
    const wasThere = era.members.includes(node) || era.node === node;
    const phrase = wasThere ? changePhrase(state, era, node, gained, lost) : undefined;
    if (phrase !== undefined) links.push({ time: era.from, phrase });
  });
  return links;
}

function crashesOf(state: State, log: LogReader, node: number): readonly Link[] {
  const links: Link[] = [];
  for (let index = 0; index < log.length; index += 1) {
    if (log.subjectAt(index) !== node) continue;
    const kind = log.kindAt(index);
    const args = { node: nameOf(state, node), keys: log.valueAt(index) };
    if (kind === RECORD.crashed) links.push({ time: log.timeAt(index), phrase: { key: 'why.node.crashed', args } });
    if (kind === RECORD.restarted) links.push({ time: log.timeAt(index), phrase: { key: 'why.node.restarted', args } });
  }
  return links;
}

function explainNode(parts: Parts, state: State, log: LogReader, node: number): Explanation | undefined {
  if (node >= state.names.length) return undefined;
  const era = eraOf(state);
  const { owners } = parts.placements.of(state, state.eras.length - 1);
  let keys = 0;
  for (const owner of owners) if (owner === node) keys += 1;
  const args = { node: nameOf(state, node), keys, all: parts.workload.keyCount };
  const causes = inTime([...changesOf(parts, state, node), ...crashesOf(state, log, node)]);
  if (!era.members.includes(node)) return { title: { key: 'why.title.gone', args }, causes };
  const isDead = (state.deadSince[node] as number) >= 0;
  return { title: isDead ? { key: 'why.title.dead', args } : { key: 'why.title.node', args }, causes };
}

export function explain(parts: Parts, state: State, log: LogReader, { kind, id }: Subject): Explanation | undefined {
  if (kind === 'key') return explainKey(parts, state, log, id);
  return kind === 'node' ? explainNode(parts, state, log, id) : undefined;
}

/** One record in words. */
export function describeRecord({ nameOf: keyName }: Workload, state: State, log: LogReader, index: number): Phrase {
  const subject = log.subjectAt(index);
  const value = log.valueAt(index);
  const kind = log.kindAt(index);
  if (isLookup(kind)) {
    const args = { key: keyName(subject), node: nameOf(state, log.objectAt(index)) };
    if (kind === RECORD.hit) return { key: 'record.hit', args };
    if (kind === RECORD.miss) return { key: 'record.miss', args };
    return log.objectAt(index) < 0 ? { key: 'record.failedNobody', args } : { key: 'record.failed', args };
  }
  const args = { node: nameOf(state, subject), keys: value };
  switch (kind) {
    case RECORD.joined:
      return { key: 'record.joined', args };
    case RECORD.removed:
      return { key: 'record.removed', args };
    case RECORD.crashed:
      return { key: 'record.crashed', args };
    case RECORD.restarted:
      return { key: 'record.restarted', args };
    case RECORD.methodChanged:
      return { key: `record.method.${METHOD_NAMES[subject] ?? 'ring'}`, args: { keys: value } };
    case RECORD.pointsChanged:
      return { key: 'record.points', args: { points: subject, keys: value } };
    default:
      return { key: `record.lookup.${LOOKUP_NAMES[subject] ?? 'binary'}` };
  }
}
