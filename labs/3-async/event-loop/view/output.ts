// What was printed.
import { select } from 'd3';
import type { OutputLine } from '#src/algorithms/event-loop/trace.ts';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import { type Area, LINE_HEIGHT, TITLE } from './layout.ts';

/** What was printed, as one line: of an error what it says, not where it was thrown. */
function oneLine(words: string, stream: OutputLine['stream']): string {
  const lines = words.split('\n');
  const error = stream === 'error' && lines.length > 1 ? lines.find((line) => /^\w*Error\b/.test(line)) : undefined;
  return (
    error ??
    lines
      .map((line) => line.trim())
      .join(' ')
      .trim()
  );
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
      const one = oneLine(words, stream);
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
