// The boxes of tasks, which are handles: how far each attempt has come as a fill, its name, and where it runs.
import { select } from 'd3';
import type { Box } from '#src/view/stage/box.ts';
import { type Group, listHandle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { TokenName } from '#src/view/theme/tokens.ts';
import type { RunView, TaskView } from '../snapshot.ts';

const CHARACTER = 6.3;

export const fitting = (words: string, width: number, character = CHARACTER): string => {
  const most = Math.floor(width / character);
  return words.length <= most ? words : most < 3 ? '' : `${words.slice(0, most - 1)}…`;
};

/** A box of this height has room for lines under its name. */
export const TALL = 46;
/** One of this for a name. */
const ROOMY = 13;
export const FIRST_LINE = 15;
export const LINE_PITCH = 15;

export interface TaskMark {
  readonly task: TaskView;
  readonly index: number;
  readonly box: Box;
  readonly name: string;
  readonly label: string;
  readonly stroke: TokenName;
  /** Fills from the left: one for each attempt under way, or the one that counts. */
  readonly fills: readonly { readonly share: number; readonly hue: TokenName; readonly strength: number }[];
  /** Pixels at the right edge that belong to something else. */
  readonly reserved: number;
}

export interface TaskList<Mark extends TaskMark> {
  readonly name: 'maps' | 'reduces';
  readonly kind: 'map' | 'reduce';
  readonly label: string;
  readonly marks: readonly Mark[];
  readonly chosen: number | undefined;
  /** Draws what is in a box; `left` is where the name ends, `right` where the node's name begins. */
  content(own: Group, mark: Mark, left: number, right: number): void;
}

const nodesOf = ({ runs, node }: TaskView): readonly number[] =>
  runs.length > 0 ? runs.map((run: RunView) => run.node) : node < 0 ? [] : [node];

export function drawTasks<Mark extends TaskMark>(
  root: Group,
  { name, kind, label, marks, chosen, content }: TaskList<Mark>,
  context: StageContext,
): void {
  const list: Group = child(root, 'g', name);
  const groups = list
    .selectAll<SVGGElement, Mark>('g.task')
    .data(marks as Mark[], ({ index }) => index)
    .join((enter) => {
      const made = enter.append('g').attr('class', 'task').attr('role', 'option').style('cursor', 'pointer');
      made.append('rect').attr('class', 'box');
      made.append('g').attr('class', 'fills');
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
    .attr('stroke', ({ stroke, index }) => `var(--${index === chosen ? 'accent' : stroke})`)
    .attr('stroke-width', ({ index }) => (index === chosen ? 2.4 : 1.2))
    // One that waits for data is dashed, as is one that has not begun.
    .attr('stroke-dasharray', ({ task }) => (task.status === 'waits' || task.status === 'waiting' ? '4 3' : null));
  groups.each((mark, place, nodes) => {
    const own: Group = select(nodes[place] as SVGGElement);
    drawFills(own.select('g.fills') as unknown as Group, mark);
    drawContent(own, mark, content);
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

  function drawContent(own: Group, mark: Mark, draw: TaskList<Mark>['content']): void {
    const { box, task } = mark;
    const roomy = box.height >= ROOMY;
    const y = box.height >= TALL ? FIRST_LINE : box.height / 2 + 4;
    const words = roomy ? fitting(mark.name, box.width - mark.reserved - 8) : '';
    drawLabel(own, 'name', { x: 6, y, words, size: 11, weight: 600, colour: 'ink' });
    const left = 6 + words.length * (CHARACTER + 1) + 6;
    const edge = box.width - mark.reserved - 5;
    const places = nodesOf(task)
      .map((node) => context.text.say('stage.nodeShort', { node: node + 1 }))
      .join('+');
    const fits = roomy && box.width > 90 && edge - left > places.length * CHARACTER;
    drawLabel(own, 'node', { x: edge, y, words: fits ? places : '', size: 10.5, anchor: 'end' });
    draw(own, mark, left, fits ? edge - places.length * CHARACTER - 5 : edge);
  }
}

function drawFills(group: Group, { fills, box, reserved }: TaskMark): void {
  const height = Math.max(0, box.height - 2) / Math.max(1, fills.length);
  group
    .selectAll<SVGRectElement, TaskMark['fills'][number]>('rect')
    .data(fills)
    .join('rect')
    .attr('x', 1)
    .attr('y', (_, place) => 1 + place * height)
    .attr('width', ({ share }) => Math.max(0, share * (box.width - reserved - 2)))
    .attr('height', Math.max(0, height - (fills.length > 1 ? 1 : 0)))
    .attr('rx', Math.min(4, height / 3))
    .attr('fill', ({ hue }) => `var(--${hue})`)
    .attr('fill-opacity', ({ strength }) => strength);
}

/** ×2 where an attempt was not the first. */
export const again = ({ attempts }: TaskView): string => (attempts > 1 ? ` ×${attempts}` : '');
