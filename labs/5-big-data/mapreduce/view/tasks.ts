// The way of the records: maps with the beginning of their split, reduces, what is copied between them, and the answers.
import { select } from 'd3';
import { type Group, listHandle } from '#src/view/stage/handle.ts';
import { child, drawLabel, drawLink } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import type { AnswerView, TaskView } from '../snapshot.ts';
import { type Box, layGrid, type StageLayout } from './layout.ts';
import { mapWords, reduceWords } from './words.ts';

/** What is chosen, by kind. */
export interface Chosen {
  readonly map: number | undefined;
  readonly reduce: number | undefined;
}

const MONO_CHARACTER = 6.2;
const fitting = (words: string, width: number): string => {
  const most = Math.floor(width / MONO_CHARACTER);
  return words.length <= most ? words : most < 3 ? '' : `${words.slice(0, most - 1)}…`;
};

const HUES = { waiting: 'line2', running: 'wait', waits: 'wait' } as const;

interface TaskMark {
  readonly task: TaskView;
  readonly index: number;
  readonly box: Box;
  readonly name: string;
  readonly note: string;
  readonly label: string;
}

interface TaskList {
  readonly name: 'maps' | 'reduces';
  readonly kind: 'map' | 'reduce';
  readonly label: string;
  readonly marks: readonly TaskMark[];
  readonly chosen: number | undefined;
  readonly doneHue: 'served' | 'hit';
}

function drawTasks(root: Group, { name, kind, label, marks, chosen, doneHue }: TaskList, context: StageContext): void {
  const list: Group = child(root, 'g', name);
  const hueOf = ({ status }: TaskView): string => `var(--${status === 'done' ? doneHue : HUES[status]})`;
  const groups = list
    .selectAll<SVGGElement, TaskMark>('g.task')
    .data(marks as TaskMark[], ({ index }) => index)
    .join((enter) => {
      const made = enter.append('g').attr('class', 'task').attr('role', 'option').style('cursor', 'pointer');
      made.append('rect').attr('class', 'box');
      made.append('rect').attr('class', 'fill');
      return made;
    })
    .attr('transform', ({ box }) => `translate(${box.x} ${box.y})`)
    .attr('data-task', ({ index }) => index)
    .attr('aria-label', (mark) => mark.label)
    .attr('aria-selected', ({ index }) => String(index === chosen))
    .on('click', (pointer: MouseEvent, { index }) => {
      pointer.stopPropagation();
      const place =
        pointer.currentTarget instanceof Element ? pointer.currentTarget.getBoundingClientRect() : undefined;
      context.select({ kind, id: index }, place);
    });
  groups
    .select('rect.box')
    .attr('width', ({ box }) => box.width)
    .attr('height', ({ box }) => box.height)
    .attr('rx', ({ box }) => Math.min(5, box.height / 3))
    .attr('fill', 'var(--panel)')
    .attr('stroke', ({ task, index }) => (index === chosen ? 'var(--accent)' : hueOf(task)))
    .attr('stroke-width', ({ index }) => (index === chosen ? 2.4 : 1.3))
    // One that waits for data is dashed, as is one that has not begun.
    .attr('stroke-dasharray', ({ task }) => (task.status === 'waits' || task.status === 'waiting' ? '4 3' : null));
  groups
    .select('rect.fill')
    .attr('width', ({ task, box }) => Math.max(0, task.progress * (box.width - 2)))
    .attr('x', 1)
    .attr('y', 1)
    .attr('height', ({ box }) => Math.max(0, box.height - 2))
    .attr('rx', ({ box }) => Math.min(4, box.height / 3))
    .attr('fill', ({ task }) => hueOf(task))
    .attr('fill-opacity', 0.22);
  groups.each((mark, place, nodes) => {
    const own: Group = select(nodes[place] as SVGGElement);
    const { width, height } = mark.box;
    const y = height / 2 + 4;
    const roomy = height >= 13;
    drawLabel(own, 'name', {
      x: 6,
      y,
      words: roomy ? fitting(mark.name, width - 8) : '',
      size: 11,
      weight: 600,
      colour: 'ink',
    });
    const used = 12 + mark.name.length * MONO_CHARACTER;
    drawLabel(own, 'note', {
      x: used + 2,
      y,
      words: roomy ? fitting(mark.note, width - used - 8) : '',
      size: 10.5,
      mono: true,
    });
  });
  listHandle(list, {
    label,
    ids: marks.map(({ index }) => index),
    selected: chosen,
    elementOf: (index) => list.select<SVGGElement>(`g.task[data-task="${index}"]`).node(),
    onPress: (index, anchor) => {
      context.select({ kind, id: index }, anchor);
    },
  });
}

/** ×2 where an attempt was not the first, a plus for a copy under way. */
const again = ({ attempts, hasCopy }: TaskView): string =>
  `${attempts > 1 ? ` ×${attempts}` : ''}${hasCopy ? '+' : ''}`;

export function drawWay(
  root: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  context: StageContext,
  chosen: Chosen,
): void {
  const { text } = context;
  const { maps, reduces } = snapshot;
  const mapBoxes = layGrid(layout.maps, maps.length);
  const reduceBoxes = layGrid(layout.reduces, reduces.length);
  const head = { y: layout.headY, size: layout.compact ? 11 : 12, weight: 500 };
  drawLabel(root, 'mapHead', {
    ...head,
    x: layout.maps.x,
    words: text.say(layout.compact ? 'stage.head.mapShort' : 'stage.head.map'),
  });
  drawLabel(root, 'reduceHead', { ...head, x: layout.reduces.x, words: text.say('stage.head.reduce') });
  drawLabel(root, 'answerHead', { ...head, x: layout.answers.x, words: text.say('stage.head.answers') });
  drawWays(child(root, 'g', 'ways'), mapBoxes, reduceBoxes);
  drawCopies(child(root, 'g', 'copies'), snapshot, mapBoxes, reduceBoxes);
  drawTasks(
    root,
    {
      ...{ name: 'maps', kind: 'map', chosen: chosen.map, doneHue: 'served' },
      label: text.say('stage.maps'),
      marks: maps.map((task, index) => ({
        ...{ task, index, box: mapBoxes[index] ?? layout.maps },
        name: `m${index + 1}${again(task)}`,
        note: task.text,
        label: mapWords(task, index, text),
      })),
    },
    context,
  );
  drawTasks(
    root,
    {
      ...{ name: 'reduces', kind: 'reduce', chosen: chosen.reduce, doneHue: 'hit' },
      label: text.say('stage.reduces'),
      marks: reduces.map((task, index) => ({
        ...{ task, index, box: reduceBoxes[index] ?? layout.reduces },
        name: `r${index + 1}${again(task)}`,
        note: Number.isNaN(task.load) ? '' : text.say('stage.load', { load: text.number(task.load, 1) }),
        label: reduceWords(task, index, maps.length, text),
      })),
    },
    context,
  );
  drawAnswers(child(root, 'g', 'answers'), snapshot, layout, context);
}

/** So many ways from maps to reduces can be told apart. */
const MOST_WAYS = 64;

/** Every reduce needs a part of every map. */
function drawWays(group: Group, from: readonly Box[], to: readonly Box[]): void {
  const ways =
    from.length * to.length > MOST_WAYS ? [] : from.flatMap((start) => to.map((end) => [start, end] as const));
  group
    .attr('aria-hidden', 'true')
    .selectAll<SVGPathElement, readonly [Box, Box]>('path')
    .data(ways)
    .join('path')
    .attr('d', ([start, end]) => {
      const [x1, y1] = [start.x + start.width, start.y + start.height / 2];
      const [x2, y2] = [end.x, end.y + end.height / 2];
      const middle = (x1 + x2) / 2;
      return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
    })
    .attr('fill', 'none')
    .attr('stroke', 'var(--line)');
}

/** A link from each map to the reduce that is copying its output. */
function drawCopies(group: Group, { reduces }: Snapshot, from: readonly Box[], to: readonly Box[]): void {
  const copies = reduces.flatMap(({ copying }, reduce) => (copying < 0 ? [] : [{ copying, reduce }]));
  const links = group.selectAll<SVGGElement, (typeof copies)[number]>('g').data(copies).join('g');
  links.each(({ copying, reduce }, place, nodes) => {
    const [start, end] = [from[copying], to[reduce]];
    if (start === undefined || end === undefined) return;
    const load = reduces[reduce]?.load ?? Number.NaN;
    drawLink(select(nodes[place] as SVGGElement), {
      from: [start.x + start.width, start.y + start.height / 2],
      to: [end.x, end.y + end.height / 2],
      traffic: Number.isNaN(load) ? 0.2 : Math.min(1, load / 4),
    });
  });
}

const ANSWER_PITCH = 17;

function drawAnswers(
  group: Group,
  snapshot: Snapshot,
  { answers: box, compact }: StageLayout,
  { text }: StageContext,
): void {
  const rows = Math.max(0, Math.floor((box.height - ANSWER_PITCH) / ANSWER_PITCH));
  const shown = snapshot.answers.slice(0, rows);
  const lines = group.selectAll<SVGGElement, AnswerView>('g').data(shown).join('g');
  lines.each((answer, place, nodes) => {
    const own: Group = select(nodes[place] as SVGGElement);
    const y = box.y + 11 + place * ANSWER_PITCH;
    const size = compact ? 10.5 : 11.5;
    const words = fitting(`${answer.key} ${answer.value}`, box.width);
    drawLabel(own, 'answer', { x: box.x, y, words, size, mono: true, colour: 'ink' });
  });
  const more = snapshot.keys - shown.length;
  drawLabel(group, 'more', {
    ...{ x: box.x, y: box.y + 11 + shown.length * ANSWER_PITCH, size: 11 },
    words:
      snapshot.keys === 0
        ? text.say(compact ? 'stage.noneShort' : 'stage.none')
        : more > 0
          ? text.say('stage.more', { count: more })
          : '',
  });
}
