// The budget over its window: what is left of it hour by hour, against a line that spends it evenly, and as a tank.
import { type Group, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import { leftScale, type StageLayout, shownWindow, timeScale, windowTicks } from './layout.ts';

const HOUR_MS = 3_600_000;

export function drawBudget(group: Group, snapshot: Snapshot, layout: StageLayout, { text }: StageContext): void {
  const { budget: box, compact, daysY } = layout;
  const { left, firstHour, nowMs, windowDays, leftPercent } = snapshot;
  const window = shownWindow(nowMs, windowDays);
  const toX = timeScale(box, window);
  const known = left.filter((percent) => Number.isFinite(percent));
  const toY = leftScale(box, Math.min(leftPercent, ...known));
  const evenly = 100 * (1 - window.toMs / (windowDays * 24 * HOUR_MS));
  const foot = (layout.lanes.at(-1)?.y ?? box.y) + (layout.lanes.at(-1)?.height ?? 0);
  const ticks = windowTicks(box, window);
  const axis = child(group, 'g', 'ticks');
  axis
    .selectAll<SVGLineElement, number>('line')
    .data(ticks)
    .join('line')
    .attr('x1', (tick) => toX(tick))
    .attr('x2', (tick) => toX(tick))
    .attr('y1', box.y)
    .attr('y2', foot)
    .attr('stroke', 'var(--line)');
  axis
    .selectAll<SVGTextElement, number>('text')
    .data(ticks)
    .join('text')
    .attr('x', (tick) => toX(tick))
    .attr('y', daysY)
    .attr('text-anchor', 'middle')
    .attr('font-size', compact ? 10 : 11)
    .style('font-family', 'var(--mono)')
    .style('fill', 'var(--ink2)')
    .text((tick) => text.time(tick, 0));
  child(group, 'line', 'zero')
    .attr('x1', box.x)
    .attr('x2', box.x + box.width)
    .attr('y1', toY(0))
    .attr('y2', toY(0))
    .attr('stroke', 'var(--line2)');
  child(group, 'path', 'even')
    .attr('d', window.fromMs === 0 ? `M${toX(0)} ${toY(100)}L${toX(window.toMs)} ${toY(evenly)}` : null)
    .attr('stroke', 'var(--ink3)')
    .attr('stroke-dasharray', '2 4')
    .attr('fill', 'none');
  const points = Array.from(left, (percent, index): readonly [number, number] => [
    toX((firstHour + index) * HOUR_MS),
    toY(percent),
  ]).filter(([, y]) => Number.isFinite(y));
  const now: readonly [number, number] = [toX(nowMs), toY(leftPercent)];
  const line = [...points, now].map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
  const first = points[0] ?? now;
  child(group, 'path', 'area')
    .attr('d', `M${first[0]} ${toY(0)}L${line}L${now[0]} ${toY(0)}Z`)
    .attr('fill', 'var(--served)')
    .attr('fill-opacity', 0.12);
  child(group, 'path', 'line')
    .attr('d', `M${line}`)
    .attr('fill', 'none')
    .attr('stroke', leftPercent < 0 ? 'var(--failed)' : 'var(--served)')
    .attr('stroke-width', 2);
  child(group, 'line', 'now')
    .attr('x1', now[0])
    .attr('x2', now[0])
    .attr('y1', box.y)
    .attr('y2', foot)
    .attr('stroke', 'var(--accent)')
    .attr('stroke-opacity', 0.6);
  for (const [name, percent] of [
    ['full', 100],
    ['none', 0],
  ] as const)
    drawLabel(group, name, {
      ...{ x: box.x - 6, y: toY(percent) + 4, size: compact ? 10 : 11, anchor: 'end', mono: true },
      words: text.unit(percent, '%'),
    });
}

/** What is left, as a tank. */
export function drawTank(
  group: Group,
  { leftPercent, budgetMinutes }: Snapshot,
  { tank: box, compact }: StageLayout,
  { text, select }: StageContext,
  selected: boolean,
): void {
  const share = Math.min(1, Math.max(0, leftPercent / 100));
  const inner = box.height - 4;
  const isGone = leftPercent < 0;
  child(group, 'rect', 'wall')
    .attr('x', box.x)
    .attr('y', box.y)
    .attr('width', box.width)
    .attr('height', box.height)
    .attr('rx', 6)
    .attr('fill', 'var(--panel)')
    .attr('stroke', isGone ? 'var(--failed)' : 'var(--ink)')
    .attr('stroke-width', selected ? 2.6 : 1.6);
  child(group, 'rect', 'fill')
    .attr('x', box.x + 2)
    .attr('y', box.y + 2 + inner * (1 - share))
    .attr('width', box.width - 4)
    .attr('height', inner * share)
    .attr('rx', 4)
    .attr('fill', 'var(--served)')
    .attr('fill-opacity', 0.35);
  const middle = box.x + box.width / 2;
  drawLabel(group, 'percent', {
    ...{
      x: middle,
      y: box.y + box.height / 2 + 4,
      anchor: 'middle',
      mono: true,
      size: compact || isGone ? 10 : 12,
      weight: 600,
    },
    // A narrow tank has no room for how much is overspent.
    words: text.unit(compact ? Math.max(0, leftPercent) : leftPercent, '%', 0),
    colour: isGone ? 'failed-ink' : 'ink',
  });
  const minutes = (budgetMinutes * leftPercent) / 100;
  drawLabel(group, 'minutes', {
    ...{ x: middle, y: box.y + box.height / 2 + 20, anchor: 'middle', size: 11 },
    words: compact || box.height < 64 || isGone ? '' : text.unit(minutes, 'min', 0),
  });
  handle(group, {
    label: text.say('stage.budget', { percent: leftPercent, minutes }),
    selected,
    onPress: (anchor) => {
      select({ kind: 'budget', id: 0 }, anchor);
    },
  });
}
