// What is said of the present moment, above the picture and to a screen reader.
import type { Phrase } from '#src/contract/text.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';

/** The last lookup, or how it stands before the first. */
export function nowPhrase({ last, keyCount, nodes, requests }: Snapshot): Phrase {
  if (last === undefined) return { key: 'stage.start', args: { keys: keyCount, nodes: nodes.length } };
  const args = { number: requests, key: last.name, node: last.nodeName };
  switch (last.fate) {
    case 'hit':
      return { key: 'stage.now.hit', args };
    case 'miss':
      return { key: 'stage.now.miss', args };
    case 'failed':
      return last.nodeName === '' ? { key: 'stage.now.nobody', args } : { key: 'stage.now.failed', args };
  }
}

/** What the last change moved; nothing before the first. */
export function changePhrase({ change, keyCount }: Snapshot): Phrase | undefined {
  const args = { node: change.name, moved: change.moved, keys: keyCount, share: change.moved / Math.max(1, keyCount) };
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
        nodes: nodes.length,
        keys: keyCount,
        away,
        node: fullest.name,
        most: fullest.keys,
      }),
    );
  return words.join(' ');
}
