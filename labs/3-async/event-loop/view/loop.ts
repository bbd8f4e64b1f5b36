// The phases of the loop in their order, the call stack, and what was printed.
import { select } from 'd3';
import type { StackFrame } from '#src/algorithms/event-loop/replay.ts';
import type { OutputLine, Phase, QueueName } from '#src/algorithms/event-loop/trace.ts';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import { type Area, LINE_HEIGHT, TITLE } from './layout.ts';

const LOOP = ['timers', 'pending', 'poll', 'check', 'close'] as const;
/** Where there is little room: nothing in this lab waits in the other two for long. */
const SHORT_LOOP = ['timers', 'poll', 'check', 'close'] as const;

/** The phases as a row that is gone through from left to right, again and again. */
export function drawPhases(group: Group, { text }: StageContext, area: Area, phase: Phase): void {
  group.attr('transform', `translate(${area.x} ${area.y})`);
  const phases: readonly Phase[] = ['main', ...(area.width < 420 ? SHORT_LOOP : LOOP)];
  const gap = 10;
  const width = (area.width - gap * (phases.length - 1)) / phases.length;
  for (const [index, name] of phases.entries()) {
    const part = child(group, 'g', name).attr('transform', `translate(${index * (width + gap)} 0)`);
    const isNow = name === phase;
    child(part, 'rect', 'box')
      .attr('width', width)
      .attr('height', area.height - 4)
      .attr('rx', 6)
      .attr('fill', isNow ? 'var(--wash)' : 'none')
      .attr('stroke', isNow ? 'var(--accent)' : 'var(--line2)')
      .attr('stroke-width', isNow ? 2 : 1);
    drawLabel(part, 'name', {
      ...{ x: width / 2, y: 17.5, anchor: 'middle' as const, size: width < 70 ? 10 : 12 },
      ...{
        words: text.say(`phase.${name}`),
        weight: isNow ? 600 : 400,
        colour: isNow ? ('ink' as const) : ('ink2' as const),
      },
    });
    child(part, 'path', 'arrow')
      .attr('d', index === phases.length - 1 ? null : `M${width + 2.5} 9l4.5 4l-4.5 4`)
      .attr('fill', 'none')
      .attr('stroke', 'var(--ink3)')
      .attr('stroke-width', 1.3);
  }
  child(group, 'path', 'again')
    .attr('d', `M${area.width} ${area.height - 4}v5H${width + gap + width / 2}v-5`)
    .attr('fill', 'none')
    .attr('stroke', 'var(--line2)');
}

/** The queue that the present phase empties. */
export const queueOfPhase = (phase: Phase): QueueName | undefined =>
  phase === 'timers' || phase === 'check' || phase === 'close' || phase === 'poll' ? phase : undefined;

/** Frames as boxes, the running function on top. */
export function drawStack(group: Group, { text }: StageContext, area: Area, stack: readonly StackFrame[]): void {
  group.attr('transform', `translate(${area.x} ${area.y})`).attr('display', area.height < TITLE + 24 ? 'none' : null);
  drawLabel(group, 'title', { x: 0, y: 12, words: text.say('stage.stack'), weight: 600, colour: 'ink' });
  const rows = Math.max(1, Math.floor((area.height - TITLE) / 26));
  const isCut = stack.length > rows;
  const shown = stack.slice(0, isCut ? rows - 1 : rows);
  child(group, 'g', 'frames')
    .selectAll<SVGGElement, StackFrame>('g')
    .data(shown)
    .join((enter) => {
      const made = enter.append('g');
      made.append('rect').attr('height', 22).attr('rx', 5).attr('fill', 'var(--panel)');
      made.append('text').attr('x', 9).attr('y', 15).attr('font-size', 12);
      made.select('text').style('font-family', 'var(--mono)').style('fill', 'var(--ink)');
      return made;
    })
    .attr('transform', (_, index) => `translate(0 ${TITLE + index * 26})`)
    .each(function draw(frame, index) {
      const own = select(this);
      own
        .select('rect')
        .attr('width', Math.min(area.width, 340))
        .attr('stroke', index === 0 ? 'var(--accent)' : 'var(--line2)')
        .attr('stroke-width', index === 0 ? 1.8 : 1.2);
      own
        .select('text')
        .text(frameWords(frame, text.say('stage.anonymous'), (line) => text.say('stage.line', { line })));
    });
  drawLabel(group, 'rest', {
    ...{ x: 9, y: TITLE + shown.length * 26 + 14, size: 11 },
    words: isCut ? text.say('stage.moreFrames', { count: stack.length - shown.length }) : '',
  });
  drawLabel(group, 'none', { x: 0, y: TITLE + 15, words: stack.length === 0 ? text.say('stage.noStack') : '' });
}

function frameWords(
  { functionName, place }: StackFrame,
  anonymous: string,
  lineWords: (line: number) => string,
): string {
  const name = functionName === '' ? anonymous : functionName;
  return place === undefined ? name : `${name}  ${lineWords(place.line)}`;
}

/** The latest lines, the newest at the bottom; each answers why it was printed. */
export function drawOutput(
  group: Group,
  context: StageContext,
  area: Area,
  printed: { readonly output: readonly OutputLine[]; readonly lines: number; readonly selected: number | undefined },
): void {
  const { text } = context;
  group.attr('transform', `translate(${area.x} ${area.y})`);
  drawLabel(group, 'title', { x: 0, y: 12, words: text.say('stage.output'), weight: 600, colour: 'ink' });
  drawLabel(group, 'count', {
    ...{ x: area.width, y: 12, anchor: 'end' as const, size: 11 },
    words: printed.lines === 0 ? '' : text.unit(printed.lines, 'lines'),
  });
  child(group, 'line', 'ground')
    .attr('x2', area.width)
    .attr('y1', TITLE - 2)
    .attr('y2', TITLE - 2)
    .attr('stroke', 'var(--line2)');
  const rows = Math.max(1, Math.floor((area.height - TITLE) / LINE_HEIGHT));
  const from = Math.max(0, printed.output.length - rows);
  const firstNumber = printed.lines - printed.output.length;
  const shown = printed.output.slice(from).map((line, index) => ({ ...line, number: firstNumber + from + index }));
  const fit = Math.max(8, Math.floor(area.width / 7.25) - 2);
  child(group, 'g', 'lines')
    .selectAll<SVGGElement, (typeof shown)[number]>('g')
    .data(shown, ({ number }) => number)
    .join((enter) => {
      const made = enter.append('g');
      made.append('text').attr('font-size', 12).style('font-family', 'var(--mono)').style('white-space', 'pre');
      return made;
    })
    .attr('transform', (_, index) => `translate(2 ${TITLE + index * LINE_HEIGHT + 13})`)
    .each(function draw({ text: words, stream, number }) {
      const one = words.split('\n')[0] ?? '';
      const label = one.length > fit ? `${one.slice(0, fit - 1)}…` : one;
      select(this)
        .select('text')
        .style('fill', stream === 'error' ? 'var(--failed-ink)' : 'var(--ink)')
        .style('text-decoration', number === printed.selected ? 'underline' : 'none')
        .text(stream === 'error' ? `✗ ${label}` : label);
      handle(select<SVGGElement, unknown>(this), {
        label: text.say('stage.printed', { text: one }),
        selected: number === printed.selected,
        onPress: (anchor) => context.select({ kind: 'line', id: number }, anchor),
      });
    });
  drawLabel(group, 'none', { x: 2, y: TITLE + 14, words: printed.lines === 0 ? text.say('stage.nothingPrinted') : '' });
}
