// The last lookups, the newest on top: what was asked, who was asked, and what came of it.

import { select } from 'd3';
import { charactersIn, tailOf } from '#src/view/stage/cells.ts';
import { FATE_STYLES, isStroked, shapePath } from '#src/view/stage/fates.ts';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Box, TRAIL } from './layout.ts';

type Passed = Snapshot['trail'][number];

export function drawTrail(root: Group, { trail }: Snapshot, box: Box | undefined, context: StageContext): void {
  const { text } = context;
  const shown = box === undefined ? [] : [...trail].reverse().slice(0, TRAIL.lines);
  drawLabel(root, 'head', {
    ...{ x: box?.x ?? 0, y: (box?.y ?? 0) + 2, size: 12, weight: 500 },
    words: shown.length === 0 ? '' : text.say('stage.trail'),
  });
  root
    .selectAll<SVGGElement, Passed>('g.passed')
    .data(shown)
    .join((enter) => enter.append('g').attr('class', 'passed'))
    .each((passed, index, groups) => {
      const group = select<SVGGElement, unknown>(groups[index] as SVGGElement);
      const { hue, shape } = FATE_STYLES[passed.fate];
      const room = charactersIn((box?.width ?? 0) / 2 - 12, 11.5);
      group.attr('transform', `translate(${box?.x ?? 0} ${(box?.y ?? 0) + 6 + TRAIL.line * index})`);
      child(group, 'rect', 'ground')
        .attr('width', box?.width ?? 0)
        .attr('height', TRAIL.line)
        .attr('fill', 'transparent');
      child(group, 'path', 'fate')
        .attr('d', shapePath(shape, 3.6))
        .attr('transform', `translate(5 ${TRAIL.line / 2})`)
        .attr('fill', isStroked(shape) ? 'none' : `var(--${hue})`)
        .attr('stroke', isStroked(shape) ? `var(--${hue})` : 'none')
        .attr('stroke-width', 1.8);
      const line = { y: TRAIL.line / 2 + 4, size: 11.5 };
      drawLabel(group, 'key', { ...line, x: 15, mono: true, colour: 'ink', words: tailOf(passed.name, room) });
      drawLabel(group, 'node', {
        ...line,
        x: (box?.width ?? 0) / 2 + 6,
        words: passed.nodeName === '' ? '—' : `→ ${tailOf(passed.nodeName, room)}`,
      });
      const args = { key: passed.name, node: passed.nodeName };
      handle(group, {
        label: text.say(`stage.passed.${passed.fate}`, args),
        onPress: (anchor) => {
          context.select({ kind: 'key', id: passed.key }, anchor);
        },
      });
    });
}
