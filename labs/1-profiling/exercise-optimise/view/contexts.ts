// The profile's calling contexts below the source: a bar for each, its own work dark, that of its calls light.
import { select } from 'd3';
import type { Box } from '#src/view/stage/box.ts';
import { charactersIn } from '#src/view/stage/cells.ts';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { ContextView, Snapshot } from '../snapshot.ts';
import { type ContextBar, layContexts } from './contexts-layout.ts';

export const CONTEXTS_HEAD = 22;
export const BAR_HEIGHT = 23;
const NAME_SIZE = 10.5;

export function drawContexts(
  group: Group,
  snapshot: Snapshot,
  box: Box,
  context: StageContext,
  selected: number | undefined,
): void {
  const { contexts, accusedContext } = snapshot;
  const rows = Math.floor((box.height - CONTEXTS_HEAD) / BAR_HEIGHT + 1e-9);
  // One function alone has nobody to be compared with.
  const bars = contexts.length < 2 || rows < 2 ? [] : layContexts(contexts, box.width, rows);
  const words = bars.length === 0 ? '' : context.text.say('stage.contexts');
  drawLabel(group, 'head', { x: box.x, y: box.y + 12, size: 12, words });
  group
    .selectChildren<SVGGElement, ContextBar>('g.context')
    .data(bars, ({ index }) => index)
    .join('g')
    .attr('class', 'context')
    .each(function (bar) {
      const each = contexts[bar.index];
      if (each === undefined) return;
      const isMarked = bar.index === accusedContext || bar.index === selected;
      drawBar(select(this), bar, each, { box, isMarked, isSelected: bar.index === selected }, context);
    });
}

interface Place {
  readonly box: Box;
  readonly isMarked: boolean;
  readonly isSelected: boolean;
}

function drawBar(
  group: Group,
  bar: ContextBar,
  { name, calls, self, total }: ContextView,
  { box, isMarked, isSelected }: Place,
  { text, select: choose }: StageContext,
): void {
  const y = box.y + CONTEXTS_HEAD + bar.depth * BAR_HEIGHT;
  const height = BAR_HEIGHT - 2;
  const [x, width] = [box.x + bar.x, Math.max(1, bar.width - 1)];
  child(group, 'rect', 'all')
    .attr('x', x)
    .attr('y', y)
    .attr('width', width)
    .attr('height', height)
    .attr('rx', 3)
    .attr('fill', 'var(--wash)')
    .attr('stroke', isMarked ? 'var(--accent)' : 'var(--line2)')
    .attr('stroke-width', isMarked ? 1.8 : 1);
  const own = Math.min(width, bar.ownWidth);
  child(group, 'rect', 'own')
    .attr('x', x + width - own)
    .attr('y', y + height - 4)
    .attr('width', own)
    .attr('height', 4)
    .attr('rx', 1.5)
    .attr('fill', 'var(--failed)');
  const full = text.say('stage.contextName', { name, calls });
  const most = charactersIn(width - 8, NAME_SIZE);
  const short = name === '' ? text.say('stage.table.unnamed') : name;
  drawLabel(group, 'name', {
    ...{ x: x + 5, y: y + 13, size: NAME_SIZE, mono: true, colour: 'ink' },
    words: full.length <= most ? full : short.length <= most ? short : '',
  });
  const whole = total === 0 ? 1 : total;
  handle(group, {
    label: text.say('stage.context', {
      ...{ name, calls },
      ...{ own: text.percent(self / whole, 0), total: text.number(total, 0) },
    }),
    selected: isSelected,
    onPress: (anchor) => {
      choose({ kind: 'context', id: bar.index }, anchor);
    },
  });
}
