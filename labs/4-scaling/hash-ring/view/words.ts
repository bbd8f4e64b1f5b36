// What is said of the present moment, above the picture and to a screen reader.
import type { Phrase } from '#src/contract/text.ts';
import { tailOf } from '#src/view/stage/cells.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';

/** Names in a sentence, in characters. */
const NAME_LENGTH = 24;
const SHORT_NAME_LENGTH = 12;

/** The last lookup, or how it stands before the first. */
function nowPhrase({ last, keyCount, nodes, requests }: Snapshot, nameLength = NAME_LENGTH): Phrase {
  if (last === undefined) return { key: 'stage.start', args: { keys: keyCount, nodes: nodes.length } };
  const args = { number: requests, key: tailOf(last.name, nameLength), node: tailOf(last.nodeName, nameLength) };
  switch (last.fate) {
    case 'hit':
      return { key: 'stage.now.hit', args };
    case 'miss':
      return { key: 'stage.now.miss', args };
    case 'failed':
      return last.nodeName === '' ? { key: 'stage.now.nobody', args } : { key: 'stage.now.failed', args };
  }
}

function shortNowPhrase(snapshot: Snapshot): Phrase {
  const { last, keyCount, nodes } = snapshot;
  if (last === undefined) return { key: 'stage.short.start', args: { keys: keyCount, nodes: nodes.length } };
  const args = { key: tailOf(last.name, SHORT_NAME_LENGTH), node: tailOf(last.nodeName, SHORT_NAME_LENGTH) };
  switch (last.fate) {
    case 'hit':
      return { key: 'stage.short.hit', args };
    case 'miss':
      return { key: 'stage.short.miss', args };
    case 'failed':
      return last.nodeName === '' ? { key: 'stage.short.nobody', args } : { key: 'stage.short.failed', args };
  }
}

/** What a node that comes or goes should move: its fair share of the keys. */
function fairShare({ change, nodes }: Snapshot): number {
  const there = Math.max(1, nodes.length);
  return 1 / (change.cause === 'removed' ? nodes.length + 1 : there);
}

/** What the last change moved; nothing before the first. */
function changePhrase(snapshot: Snapshot, nameLength = NAME_LENGTH): Phrase | undefined {
  const { change, keyCount } = snapshot;
  const args = {
    ...{ node: tailOf(change.name, nameLength), moved: change.moved, keys: keyCount },
    ...{ share: change.moved / Math.max(1, keyCount), fair: fairShare(snapshot) },
  };
  switch (change.cause) {
    case 'start':
      return undefined;
    case 'joined':
      return { key: 'stage.change.joined', args };
    case 'removed':
      return { key: 'stage.change.removed', args };
    case 'method':
      return { key: 'stage.change.method', args };
    case 'points':
      return { key: 'stage.change.points', args };
  }
}

function shortChangePhrase(snapshot: Snapshot): Phrase | undefined {
  const { change, keyCount } = snapshot;
  const args = {
    ...{ node: tailOf(change.name, SHORT_NAME_LENGTH), share: change.moved / Math.max(1, keyCount) },
    fair: fairShare(snapshot),
  };
  switch (change.cause) {
    case 'start':
      return undefined;
    case 'joined':
      return { key: 'stage.short.joined', args };
    case 'removed':
      return { key: 'stage.short.removed', args };
    case 'method':
    case 'points':
      return { key: 'stage.short.moved', args };
  }
}

/** A letter over its size, on average, in either script. */
const LETTER = 0.56;

/** The first of some sentences that fits a width; else the last, cut off. */
function fitting(sentences: readonly string[], size: number, width: number): string {
  const room = Math.floor(width / (size * LETTER));
  const last = sentences.at(-1) ?? '';
  return sentences.find(({ length }) => length <= room) ?? `${last.slice(0, Math.max(0, room - 1)).trimEnd()}…`;
}

export interface Sentences {
  readonly now: string;
  readonly change: string;
}

/** Both lines above the picture, as long as there is room for. */
export function sentencesFor(
  snapshot: Snapshot,
  text: Text,
  width: number,
  sizes: { readonly now: number; readonly change: number },
): Sentences {
  const change = changePhrase(snapshot);
  const shortChange = shortChangePhrase(snapshot);
  return {
    now: fitting(
      [
        text.say(nowPhrase(snapshot)),
        text.say(nowPhrase(snapshot, SHORT_NAME_LENGTH)),
        text.say(shortNowPhrase(snapshot)),
      ],
      sizes.now,
      width,
    ),
    change:
      change === undefined || shortChange === undefined
        ? ''
        : fitting([text.say(change), text.say(shortChange)], sizes.change, width),
  };
}

export function describeStage(snapshot: Snapshot, text: Text): string {
  const { nodes, keyCount, away } = snapshot;
  const counts = nodes.map(({ keys }) => keys);
  const fullest = nodes.find(({ keys }) => keys === Math.max(...counts));
  const words = [text.say(nowPhrase(snapshot))];
  const change = changePhrase(snapshot);
  if (change !== undefined) words.push(text.say(change));
  if (fullest !== undefined)
    words.push(
      text.say('stage.describe', {
        ...{ nodes: nodes.length, keys: keyCount, away, node: fullest.name, most: fullest.keys },
      }),
    );
  return words.join(' ');
}
