// The queues of the loop: one row each, with the callbacks that wait in it as chips, the next one first.
import { select } from 'd3';
import type { QueueEntry } from '#src/algorithms/event-loop/replay.ts';
import type { QueueName } from '#src/algorithms/event-loop/trace.ts';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import { type Area, chipsThatFit, shownQueues } from './layout.ts';

/** In the order in which they are shown: those that are emptied between any two callbacks first. */
export const SHOWN_QUEUES = ['nextTick', 'microtask', 'timers', 'poll', 'check', 'close', 'inFlight'] as const;

type ShownQueue = (typeof SHOWN_QUEUES)[number];

const CHARACTER_WIDTH = 6.7;
const LONGEST_NAME = 18;
const CHIP_HEIGHT = 22;
const GAP = 6;
const REST = 34;

export interface QueuesMark {
  readonly area: Area;
  readonly queues: Readonly<Record<QueueName, readonly QueueEntry[]>>;
  /** Whose turn it is. */
  readonly active: QueueName | undefined;
  readonly selected: number | undefined;
  readonly labelWidth: number;
  readonly rowHeight: number;
}

interface Chip extends QueueEntry {
  readonly words: string;
  readonly x: number;
  readonly width: number;
}

/** What a callback is called: its function's name or text, or what it is. */
export function entryWords({ name, kind, dueMs }: QueueEntry, { text }: StageContext): string {
  const own = name === '' ? text.say(`entry.${kind}`) : name;
  const short = own.length > LONGEST_NAME ? `${own.slice(0, LONGEST_NAME - 1)}…` : own;
  return dueMs === undefined ? short : `${short} · ${text.unit(Math.round(dueMs * 10) / 10, 'ms')}`;
}

function chipsOf(entries: readonly QueueEntry[], room: number, left: number, context: StageContext) {
  const words = entries.map((entry) => entryWords(entry, context));
  const widths = words.map((one) => one.length * CHARACTER_WIDTH + 16);
  const count = chipsThatFit(widths, room, GAP, REST);
  let x = left;
  const chips = entries.slice(0, count).map((entry, index): Chip => {
    const chip = { ...entry, words: words[index] ?? '', x, width: widths[index] ?? 0 };
    x += chip.width + GAP;
    return chip;
  });
  return { chips, restX: x, rest: entries.length - count };
}

export function drawQueues(group: Group, context: StageContext, mark: QueuesMark): void {
  const { text } = context;
  const { area, labelWidth } = mark;
  group.attr('transform', `translate(${area.x} ${area.y})`);
  const shown = shownQueues(SHOWN_QUEUES, (name) => mark.queues[name].length, Math.round(area.height / mark.rowHeight));
  const groundY = Math.min(CHIP_HEIGHT + 4, mark.rowHeight - 1);
  for (const name of SHOWN_QUEUES) {
    const place = shown.indexOf(name);
    const row = child(group, 'g', name)
      .attr('transform', `translate(0 ${place * mark.rowHeight})`)
      .attr('display', place < 0 ? 'none' : null);
    if (place < 0) continue;
    const isActive = mark.active === name;
    const colour = isActive ? 'ink' : 'ink2';
    drawLabel(row, 'name', { x: 0, y: 16, words: text.say(`queue.${name}`), weight: isActive ? 600 : 400, colour });
    child(row, 'line', 'ground')
      .attr('x1', labelWidth)
      .attr('x2', area.width)
      .attr('y1', groundY)
      .attr('y2', groundY)
      .attr('stroke', isActive ? 'var(--accent)' : 'var(--line2)')
      .attr('stroke-width', isActive ? 2 : 1);
    const { chips, restX, rest } = chipsOf(mark.queues[name], area.width - labelWidth, labelWidth, context);
    drawChips(child(row, 'g', 'chips'), chips, name, mark.selected, context);
    drawLabel(row, 'rest', { x: restX, y: 15, size: 11, mono: true, words: rest > 0 ? `+${String(rest)}` : '' });
  }
}

function drawChips(
  group: Group,
  chips: readonly Chip[],
  queue: ShownQueue,
  selected: number | undefined,
  context: StageContext,
): void {
  const { text } = context;
  const marks = group
    .selectAll<SVGGElement, Chip>('g')
    .data(chips, ({ id }) => id)
    .join((enter) => {
      const made = enter.append('g');
      made.append('rect').attr('height', CHIP_HEIGHT).attr('rx', 5).attr('fill', 'var(--panel)');
      made.append('text').attr('x', 8).attr('y', 15).attr('font-size', 11);
      made.select('text').style('font-family', 'var(--mono)').style('fill', 'var(--ink)');
      return made;
    })
    .attr('transform', ({ x }) => `translate(${x} 0)`);
  marks
    .select('rect')
    .attr('width', ({ width }) => width)
    .attr('stroke', ({ id }) => (id === selected ? 'var(--accent)' : 'var(--edge)'))
    .attr('stroke-width', ({ id }) => (id === selected ? 2.2 : 1.2));
  marks.select('text').text(({ words }) => words);
  marks.each(function press({ id, words }) {
    handle(select<SVGGElement, unknown>(this), {
      label: text.say('stage.entry', { name: words, queue: text.say(`queue.${queue}`) }),
      selected: id === selected,
      onPress: (anchor) => context.select({ kind: 'entry', id }, anchor),
    });
  });
}
