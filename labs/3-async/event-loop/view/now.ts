// The words about this step: what happens, and what will stop the program.
import { select } from 'd3';
import type { Group } from '#src/view/stage/handle.ts';
import { type Area, WORDS_HEIGHT } from './layout.ts';

export interface NowLine {
  readonly words: string;
  readonly isStop: boolean;
}

export function drawNow(group: Group, area: Area, lines: readonly NowLine[]): void {
  group
    .attr('transform', `translate(${area.x} ${area.y})`)
    .selectAll<SVGTextElement, NowLine>('text')
    .data(lines)
    .join('text')
    .attr('y', (_, index) => index * WORDS_HEIGHT + 12)
    .attr('font-size', 12)
    .attr('font-weight', 500)
    .style('font-family', 'var(--sans)')
    .style('fill', ({ isStop }) => (isStop ? 'var(--failed-ink)' : 'var(--ink)'))
    .each(function say({ words }) {
      select(this).text(words);
    });
}
