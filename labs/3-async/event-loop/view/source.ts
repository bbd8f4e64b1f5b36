// The program, with the line that is about to run.
import type { PlaceRange } from '#src/algorithms/event-loop/replay.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import { type Area, firstLine, LINE_HEIGHT } from './layout.ts';

const CHARACTER_WIDTH = 7.25;
const GUTTER = 34;

export interface SourceMark {
  readonly area: Area;
  readonly source: string;
  readonly place: PlaceRange | undefined;
}

/** Keeps where its window stood between two pictures. */
export function createSource(): (group: Group, mark: SourceMark) => void {
  let first = 1;
  let text = '';
  return (group, { area, source, place }) => {
    if (source !== text) {
      text = source;
      first = 1;
    }
    const lines = source.split('\n');
    const rows = Math.max(1, Math.floor(area.height / LINE_HEIGHT));
    first = firstLine(place?.line ?? 0, lines.length, rows, first);
    group.attr('transform', `translate(${area.x} ${area.y})`);
    const shown = lines.slice(first - 1, first - 1 + rows).map((words, index) => ({ words, line: first + index }));
    const fit = Math.max(8, Math.floor((area.width - GUTTER) / CHARACTER_WIDTH));
    const isPresent = (line: number): boolean => place !== undefined && line >= place.line && line <= place.endLine;
    child(group, 'rect', 'present')
      .attr('x', GUTTER - 6)
      .attr('y', place === undefined ? 0 : (place.line - first) * LINE_HEIGHT)
      .attr('width', Math.max(0, area.width - GUTTER + 6))
      .attr('height', LINE_HEIGHT)
      .attr('rx', 3)
      .attr('fill', 'var(--wash)')
      .attr('stroke', 'var(--accent)')
      .attr('stroke-width', 1)
      .attr('display', place === undefined ? 'none' : null);
    child(group, 'path', 'pointer')
      .attr('d', place === undefined ? null : `M${GUTTER - 15} ${(place.line - first) * LINE_HEIGHT + 4}l7 5l-7 5z`)
      .attr('fill', 'var(--accent)');
    child(group, 'g', 'lines')
      .selectAll<SVGGElement, (typeof shown)[number]>('g')
      .data(shown, ({ line }) => line)
      .join((enter) => {
        const row = enter.append('g');
        row
          .append('text')
          .attr('class', 'number')
          .attr('text-anchor', 'end')
          .attr('x', GUTTER - 18);
        row.append('text').attr('class', 'words').attr('x', GUTTER).style('white-space', 'pre');
        row.selectAll('text').attr('font-size', 12).style('font-family', 'var(--mono)');
        row.select('.number').style('fill', 'var(--ink3)').attr('font-size', 10.5);
        return row;
      })
      .attr('transform', ({ line }) => `translate(0 ${(line - first) * LINE_HEIGHT + 13})`)
      .each(function draw({ words, line }) {
        const [number, code] = this.children;
        if (number !== undefined) number.textContent = String(line);
        if (!(code instanceof SVGElement)) return;
        code.textContent = words.length > fit ? `${words.slice(0, fit - 1)}…` : words;
        code.style.fill = words.trimStart().startsWith('//') ? 'var(--ink3)' : 'var(--ink)';
        code.style.fontWeight = isPresent(line) ? '600' : '400';
      });
    drawLabel(group, 'more', { x: GUTTER, y: rows * LINE_HEIGHT + 12, words: '' });
  };
}
