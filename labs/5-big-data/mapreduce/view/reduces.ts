// Reduces: what each has received, on one scale, so that a hot partition is a long bar; in it how much is reduced.
import { select } from 'd3';
import type { Box } from '#src/view/stage/box.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../model.ts';
import type { AnswerView, GroupView, ReduceView } from '../snapshot.ts';
import { partitionHue, receivedMb } from './flow.ts';
import type { StageLayout } from './layout.ts';
import { again, drawTasks, FIRST_LINE, fitting, LINE_PITCH, TALL, type TaskMark } from './tasks.ts';
import { reduceWords } from './words.ts';

interface ReduceMark extends TaskMark {
  readonly task: ReduceView;
}

const RECEIVED = 0.2;
const REDUCED = 0.34;

export function drawReduces(
  root: Group,
  snapshot: Snapshot,
  boxes: readonly Box[],
  context: StageContext,
  chosen: number | undefined,
): void {
  const { text } = context;
  const received = snapshot.reduces.map((_, reduce) => receivedMb(snapshot, reduce));
  const most = Math.max(Number.MIN_VALUE, ...received.map(({ all }) => all));
  drawTasks<ReduceMark>(
    root,
    {
      ...{ name: 'reduces', kind: 'reduce', chosen },
      label: text.say('stage.reduces'),
      marks: snapshot.reduces.map((task, index) => {
        const hue = partitionHue(index);
        const share = (received[index]?.has ?? 0) / most;
        return {
          ...{ task, index, box: boxes[index] ?? { x: 0, y: 0, width: 0, height: 0 } },
          ...{ name: `r${index + 1}${again(task)}`, label: reduceWords(task, index, snapshot.maps.length, text) },
          stroke: task.status === 'waiting' ? ('line2' as const) : hue,
          fills: [{ share, hue, strength: RECEIVED }],
          reserved: 0,
        };
      }),
      content(own, mark, left, right) {
        drawReduced(own, mark, (mark.fills[0]?.share ?? 0) * mark.task.reduced);
        const tall = mark.box.height >= TALL;
        const words = noteOf(mark.task, snapshot.maps.length, tall, text);
        drawLabel(own, 'note', {
          x: left,
          y: tall ? FIRST_LINE : mark.box.height / 2 + 4,
          words: mark.box.height < 13 ? '' : fitting(words, right - left),
          size: 10.5,
          mono: true,
        });
        drawLines(own, mark, snapshot.maps.length, text);
      },
    },
    context,
  );
}

function drawReduced(own: Group, { box, fills }: ReduceMark, share: number): void {
  child(own.select('g.fills') as unknown as Group, 'path', 'reduced')
    .attr('d', `M1 1h${Math.max(0, share * (box.width - 2))}v${Math.max(0, box.height - 2)}H1z`)
    .attr('fill', `var(--${fills[0]?.hue ?? 'served'})`)
    .attr('fill-opacity', REDUCED);
}

/** Beside the name: the load, once it is known, with the hot key where there is no line for it. */
function noteOf({ load, hot, copiedCount, status }: ReduceView, maps: number, tall: boolean, text: Text): string {
  if (Number.isNaN(load)) return status === 'waiting' || tall ? '' : `${copiedCount}/${maps}`;
  const words = text.say('stage.load', { load: text.number(load, 1) });
  return tall || hot === undefined ? words : `${words} ${hot.key} ${text.percent(hot.share, 0)}`;
}

/** Under the name: pairs by key where one can read them, else what was copied and the hot key. */
function drawLines(own: Group, { task, box }: ReduceMark, maps: number, text: Text): void {
  const { groups, copiedCount, hot, status } = task;
  const copied = status === 'waiting' ? '' : text.say('stage.copied', { copied: copiedCount, maps });
  const key = hot === undefined ? '' : text.say('stage.hot', { key: hot.key, share: text.percent(hot.share, 0) });
  const lines = groups.length > 0 ? groups.map(groupWords) : [copied, key];
  const room = box.height < TALL ? 0 : Math.floor((box.height - FIRST_LINE - 4) / LINE_PITCH);
  const rows = child(own, 'g', 'lines').selectAll<SVGGElement, string>('g').data(lines.slice(0, room)).join('g');
  rows.each((words, place, nodes) => {
    drawLabel(select(nodes[place] as SVGGElement), 'line', {
      ...{ x: 6, y: FIRST_LINE + (place + 1) * LINE_PITCH, size: 10.5, mono: true },
      words: fitting(words, box.width - 10),
      colour: groups.length > 0 ? 'ink' : 'ink2',
    });
  });
}

const groupWords = ({ key, values }: GroupView): string => `${key}: ${values.join(' ')}`;

const ANSWER_PITCH = 17;

/** The foremost answers, each in the hue of the reduce that gave it out. */
export function drawAnswers(
  group: Group,
  snapshot: Snapshot,
  { answers: box, compact }: StageLayout,
  { text }: StageContext,
): void {
  const rows = Math.max(0, Math.floor((box.height - ANSWER_PITCH) / ANSWER_PITCH));
  const shown = snapshot.answers.slice(0, rows);
  const size = compact ? 10.5 : 11.5;
  const lines = group.selectAll<SVGGElement, AnswerView>('g').data(shown).join('g');
  lines.each(({ key, value, reduce }, place, nodes) => {
    const own: Group = select(nodes[place] as SVGGElement);
    const y = box.y + 11 + place * ANSWER_PITCH;
    child(own, 'rect', 'hue')
      .attr('x', box.x)
      .attr('y', y - 8)
      .attr('width', 4)
      .attr('height', 10)
      .attr('rx', 1)
      .attr('fill', `var(--${partitionHue(reduce)})`);
    const words = fitting(`${key} ${value}`, box.width - 9, size * 0.6);
    drawLabel(own, 'answer', { x: box.x + 9, y, words, size, mono: true, colour: 'ink' });
  });
  const more = snapshot.keys - shown.length;
  drawLabel(group, 'more', {
    ...{ x: box.x, y: box.y + 11 + shown.length * ANSWER_PITCH, size: 11 },
    words:
      snapshot.keys === 0
        ? text.say(compact ? 'stage.noneShort' : 'stage.none')
        : more > 0
          ? text.say(compact ? 'stage.moreShort' : 'stage.more', { count: more })
          : '',
  });
}
