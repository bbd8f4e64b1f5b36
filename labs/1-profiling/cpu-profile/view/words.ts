// What is said of a moment.
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';
import { costWords, nameOf } from './frames.ts';

function endWords({ end, tick, ticks }: Snapshot, text: Text): string {
  if (end === undefined || tick < ticks) return '';
  switch (end.kind) {
    case 'completed':
      return text.say('end.completed');
    case 'uncaught':
      return text.say('end.uncaught', { message: end.message, line: end.line ?? 0 });
    case 'limit':
      return text.say(`end.${end.limit}`, { allowed: end.allowed });
    default:
      return end satisfies never;
  }
}

/** The stack that stands now, outermost first. */
function stackWords(snapshot: Snapshot, text: Text): string {
  const { frames, present } = snapshot;
  const names: string[] = [];
  for (let at = present; at > 0; at = frames.parent[at] ?? -1) names.push(nameOf(snapshot, at));
  if (names.length === 0) return '';
  const most = 5;
  const shown = names.length > most ? [...names.slice(0, most), '…'] : names;
  return text.say('stage.stack', { stack: shown.reverse().join(' › ') });
}

function wayWords(snapshot: Snapshot, text: Text): string {
  const { position, total, tick } = snapshot;
  return tick === 0
    ? text.say('stage.before', { total: costWords(total, snapshot, text) })
    : text.say(`stage.way.${snapshot.unit}`, { position, total });
}

/** By how much it has changed, once all of it has run. */
function changeWords({ names, tick, ticks, total, totalBefore }: Snapshot, text: Text): string {
  if (names.before === undefined || tick < ticks) return '';
  const change = total / totalBefore - 1;
  return text.say('stage.compared', { percent: `${change > 0 ? '+' : ''}${text.percent(change)}` });
}

/** The line under the flame graph. */
export const momentWords = (snapshot: Snapshot, text: Text): string =>
  [wayWords(snapshot, text), changeWords(snapshot, text), stackWords(snapshot, text), endWords(snapshot, text)]
    .filter((words) => words !== '')
    .join(' ');

/** One or two sentences for a screen reader. */
export function stageWords(snapshot: Snapshot, text: Text): string {
  const { hottest, functions, rows } = snapshot;
  const hot = functions[hottest]?.name;
  const own = rows.find(({ name }) => name === hot)?.self ?? 0;
  const hotWords =
    hot === undefined || snapshot.position === 0
      ? ''
      : text.say('stage.hottest', { name: hot, percent: text.percent(own / snapshot.position) });
  return [momentWords(snapshot, text), hotWords].filter((words) => words !== '').join(' ');
}
