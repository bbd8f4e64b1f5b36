// The call stack: frames as boxes, the running function on top; in one row, the running function first, where it is low.
import { select } from 'd3';
import type { StackFrame } from '#src/algorithms/event-loop/replay.ts';
import { charactersIn } from '#src/view/stage/cells.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import { type Area, chipsThatFit, TITLE } from './layout.ts';

const BOX = 22;
const DISTANCE = 26;
const GAP = 6;
const REST = 34;
const CHARACTER_WIDTH = 7.25;

export interface StackMark {
  /** Innermost first. */
  readonly stack: readonly StackFrame[];
  readonly labelWidth: number;
  /** The program's own first run: its outermost frame has no name. */
  readonly isMain: boolean;
}

interface Box {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function frameWords({ functionName, place }: StackFrame, anonymous: string, { text }: StageContext): string {
  const name = functionName === '' ? anonymous : functionName;
  return place === undefined ? name : `${name} · ${text.say('stage.line', { line: place.line })}`;
}

export function drawStack(group: Group, context: StageContext, area: Area, mark: StackMark): void {
  const { text } = context;
  const { stack, labelWidth, isMain } = mark;
  const words = stack.map((frame, index) => {
    const isProgram = isMain && index === stack.length - 1;
    return frameWords(frame, text.say(isProgram ? 'phase.main' : 'stage.anonymous'), context);
  });
  const isRow = area.height < TITLE + DISTANCE + 18;
  const boxes = isRow ? inRow(words, area, labelWidth) : inColumn(words, area);
  group.attr('transform', `translate(${area.x} ${area.y + (isRow ? 0 : 10)})`);
  drawLabel(group, 'title', {
    ...{ x: 0, y: isRow ? 16 : 12, words: text.say('stage.stack') },
    ...(isRow ? {} : { weight: 600, colour: 'ink' as const }),
  });
  drawBoxes(child(group, 'g', 'frames'), boxes);
  const last = boxes.at(-1);
  const rest = stack.length - boxes.length;
  drawLabel(group, 'rest', {
    ...(isRow
      ? { x: (last?.x ?? labelWidth) + (last?.width ?? 0) + GAP, y: 15, words: rest > 0 ? `+${String(rest)}` : '' }
      : {
          ...{ x: 9, y: TITLE + boxes.length * DISTANCE + 14 },
          words: rest > 0 ? text.say('stage.moreFrames', { count: rest }) : '',
        }),
    size: 11,
  });
  drawLabel(group, 'none', {
    ...(isRow ? { x: labelWidth, y: 16 } : { x: 0, y: TITLE + 15 }),
    words: stack.length === 0 ? text.say('stage.noStack') : '',
  });
}

function inColumn(words: readonly string[], area: Area): readonly Box[] {
  const rows = Math.max(1, Math.floor((area.height - 10 - TITLE) / DISTANCE));
  const width = Math.min(area.width, 340);
  return words
    .slice(0, words.length > rows ? rows - 1 : rows)
    .map((one, index) => ({ words: one, x: 0, y: TITLE + index * DISTANCE, width }));
}

function inRow(words: readonly string[], area: Area, labelWidth: number): readonly Box[] {
  const room = area.width - labelWidth;
  const fit = charactersIn(room - 18, 12);
  const short = words.map((one) => (one.length > fit ? `${one.slice(0, fit - 1)}…` : one));
  const widths = short.map((one) => one.length * CHARACTER_WIDTH + 18);
  const count = Math.max(1, chipsThatFit(widths, room, GAP, REST));
  let x = labelWidth;
  return short.slice(0, count).map((one, index) => {
    const box = { words: one, x, y: 0, width: widths[index] ?? 0 };
    x += box.width + GAP;
    return box;
  });
}

function drawBoxes(group: Group, boxes: readonly Box[]): void {
  group
    .selectAll<SVGGElement, Box>('g')
    .data(boxes)
    .join((enter) => {
      const made = enter.append('g');
      made.append('rect').attr('height', BOX).attr('rx', 5).attr('fill', 'var(--panel)');
      made.append('text').attr('x', 9).attr('y', 15).attr('font-size', 12);
      made.select('text').style('font-family', 'var(--mono)').style('fill', 'var(--ink)');
      return made;
    })
    .attr('transform', ({ x, y }) => `translate(${x} ${y})`)
    .each(function draw({ words, width }, index) {
      const own = select(this);
      own
        .select('rect')
        .attr('width', width)
        .attr('stroke', index === 0 ? 'var(--accent)' : 'var(--line2)')
        .attr('stroke-width', index === 0 ? 1.8 : 1.2);
      own.select('text').text(words);
    });
}
