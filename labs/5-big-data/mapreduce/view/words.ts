// What the stage says of the present moment, of tasks and of nodes. Pure.
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../model.ts';
import type { MapView, NodeView, ReduceView } from '../snapshot.ts';

export function presentWords(
  { maps, mapsDone, reduces, reducesDone, finishedMs, nodes, nowMs }: Snapshot,
  text: Text,
  short = false,
): string {
  if (!Number.isNaN(finishedMs)) return text.say('stage.finished', { ms: finishedMs });
  if (nodes.every(({ isAlive }) => !isAlive)) return text.say('stage.allDead');
  const unnoticed = nodes.findIndex(({ isAlive, isNoticed }) => !isAlive && !isNoticed);
  if (unnoticed >= 0) return text.say('stage.unnoticed', { node: unnoticed + 1 });
  if (nowMs === 0) return text.say(short ? 'stage.startShort' : 'stage.start', { maps: maps.length });
  if (mapsDone < maps.length) return text.say('stage.mapping', { done: mapsDone, maps: maps.length });
  return text.say('stage.reducing', { done: reducesDone, reduces: reduces.length });
}

export function nodeState({ isAlive, isNoticed, slowdown }: NodeView, text: Text): string {
  if (!isAlive) return text.say(isNoticed ? 'stage.node.dead' : 'stage.node.silent');
  return slowdown === 1 ? '' : text.say('stage.node.slow', { factor: slowdown });
}

export function nodeWords(node: NodeView, index: number, text: Text): string {
  const state = nodeState(node, text);
  const { maps, reduces } = node;
  return text.say('stage.node', {
    ...{ node: index + 1, maps, reduces },
    state: state === '' ? text.say('stage.node.well') : state,
  });
}

export const mapWords = (map: MapView, index: number, text: Text): string =>
  text.say(`stage.map.${map.status === 'waits' ? 'running' : map.status}`, {
    ...{ map: index + 1, file: map.file, percent: text.percent(map.progress, 0), node: map.node + 1 },
  });

export const reduceWords = (reduce: ReduceView, index: number, maps: number, text: Text): string =>
  text.say(`stage.reduce.${reduce.status}`, {
    ...{ reduce: index + 1, percent: text.percent(reduce.progress, 0), node: reduce.node + 1 },
    ...{ copied: reduce.copiedCount, maps },
  });
