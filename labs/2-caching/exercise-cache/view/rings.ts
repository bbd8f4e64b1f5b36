// Entries with what is left of their lifetimes: rings that shrink, one a key.
import { select } from 'd3';
import type { Box } from '#src/view/stage/box.ts';
import { charactersIn, tailOf } from '#src/view/stage/cells.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { drawLabel } from '#src/view/stage/marks.ts';
import type { EntryView } from '../snapshot.ts';
import { arcPath, slotsIn } from './layout.ts';

export interface RingsMark {
  readonly box: Box;
  readonly entries: readonly EntryView[];
  readonly radius: number;
  readonly pitchX: number;
  readonly pitchY: number;
  readonly hasKeys: boolean;
  /** All that there are, where `entries` are only the newest. */
  readonly count: number;
  /** "+12" for those that are not shown; over the upper right corner. */
  readonly more: (count: number) => string;
}

const KEY_SIZE = 10.5;

/** The newest come first. */
export function drawRings(group: Group, mark: RingsMark): void {
  const { box, entries, radius, pitchX, pitchY, hasKeys, count, more } = mark;
  const { at } = slotsIn(box, entries.length, pitchX, pitchY);
  const shown = [...entries].reverse().slice(0, at.length);
  const hidden = count - shown.length;
  drawLabel(group, 'surplus', {
    ...{ x: box.x + box.width, y: box.y - 8, anchor: 'end', mono: true, size: 11.5, colour: 'ink' },
    words: hidden > 0 && shown.length > 0 ? more(hidden) : '',
  });
  const room = charactersIn(pitchX - 2 * radius - 9, KEY_SIZE);
  group
    .attr('aria-hidden', 'true')
    .selectAll<SVGGElement, EntryView>('g.entry')
    .data(shown)
    .join((enter) => {
      const made = enter.append('g').attr('class', 'entry');
      made.append('circle');
      made.append('path');
      made.append('text');
      return made;
    })
    .each(function (entry, index) {
      const [x, y] = at[index] ?? [0, 0];
      const left = x - pitchX / 2 + radius + 2;
      const one = select(this).attr('transform', `translate(${left} ${y})`);
      one
        .select('circle')
        .attr('r', radius)
        .attr('fill', 'none')
        .attr('stroke', 'var(--line2)')
        .attr('stroke-width', 1.2);
      one
        .select('path')
        .attr('d', arcPath(radius, entry.left))
        .attr('fill', 'none')
        .attr('stroke', entry.isForEver ? 'var(--ink3)' : 'var(--hit)')
        .attr('stroke-width', 2.6);
      one
        .select('text')
        .attr('x', radius + 5)
        .attr('y', 3.6)
        .attr('font-size', KEY_SIZE)
        .style('font-family', 'var(--mono)')
        .style('fill', 'var(--ink2)')
        .text(hasKeys ? tailOf(entry.key, room) : '');
    });
}
