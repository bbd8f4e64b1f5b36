// The lanes under the budget: the incidents, and for each rule when it fired and when it fell silent. Hollow: for nothing.
import { select } from 'd3';
import { shapePath } from '#src/view/stage/fates.ts';
import { type Group, handle, listHandle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import type { FiringView, IncidentView, RuleView } from '../snapshot.ts';
import { type StageLayout, shownWindow, timeScale } from './layout.ts';
import { incidentWords, ruleWords, windowsWords } from './words.ts';

/** Nothing is drawn narrower. */
const LEAST = 3;

export function drawIncidents(
  group: Group,
  { incidents, nowMs, windowDays }: Snapshot,
  { incidents: box, margin, compact }: StageLayout,
  context: StageContext,
  chosen: number | undefined,
): void {
  const { text } = context;
  const toX = timeScale(box, shownWindow(nowMs, windowDays));
  drawLabel(group, 'name', {
    ...{ x: margin, y: box.y + box.height / 2 + 4, size: compact ? 10.5 : 12, words: text.say('stage.incidents') },
  });
  const list = child(group, 'g', 'list');
  const height = Math.min(10, box.height - 4);
  const middle = box.y + box.height / 2;
  const bars = list
    .selectAll<SVGRectElement, IncidentView>('rect')
    .data(incidents, ({ id }) => id)
    .join((enter) => enter.append('rect').attr('role', 'option').style('cursor', 'pointer'))
    .attr('x', ({ startMs }) => toX(startMs))
    .attr('width', ({ startMs, endMs }) => Math.max(LEAST, toX(Number.isNaN(endMs) ? nowMs : endMs) - toX(startMs)))
    .attr('y', ({ isSignificant }) => middle - (isSignificant ? height : height / 3) / 2)
    .attr('height', ({ isSignificant }) => (isSignificant ? height : height / 3))
    .attr('rx', 1.5)
    .attr('fill', ({ isSignificant }) => (isSignificant ? 'var(--failed)' : 'var(--ink3)'))
    .attr('stroke', ({ id }) => (id === chosen ? 'var(--accent)' : 'none'))
    .attr('stroke-width', 2.4)
    .attr('aria-label', (incident) => incidentWords(incident, text))
    .attr('aria-selected', ({ id }) => String(id === chosen))
    .on('click', (pointer: MouseEvent, { id }) => {
      pointer.stopPropagation();
      const place =
        pointer.currentTarget instanceof Element ? pointer.currentTarget.getBoundingClientRect() : undefined;
      context.select({ kind: 'incident', id }, place);
    });
  listHandle(list, {
    label: text.say('stage.incidents'),
    ids: incidents.map(({ id }) => id),
    selected: incidents.some(({ id }) => id === chosen) ? chosen : undefined,
    elementOf: (id) => bars.filter((incident) => incident.id === id).node(),
    onPress: (id, anchor) => {
      context.select({ kind: 'incident', id }, anchor);
    },
  });
}

export function drawRules(
  group: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  context: StageContext,
  { chosen, shown }: { readonly chosen: number | undefined; readonly shown: number },
): void {
  group
    .selectAll<SVGGElement, RuleView>('g.rule')
    .data(snapshot.rules)
    .join((enter) => enter.append('g').attr('class', 'rule'))
    .each(function (rule, index) {
      drawRule(select(this), rule, index, snapshot, layout, context, {
        isChosen: index === chosen,
        isShown: index === shown,
      });
    });
}

function drawRule(
  group: Group,
  rule: RuleView,
  index: number,
  { firings, nowMs, windowDays }: Snapshot,
  layout: StageLayout,
  { text, select: choose }: StageContext,
  { isChosen, isShown }: { readonly isChosen: boolean; readonly isShown: boolean },
): void {
  const box = layout.lanes[index];
  if (box === undefined) return;
  const { margin, compact } = layout;
  const toX = timeScale(box, shownWindow(nowMs, windowDays));
  const middle = box.y + box.height / 2;
  const height = Math.min(11, box.height - 3);
  child(group, 'rect', 'ground')
    .attr('x', margin - 6)
    .attr('y', box.y + 0.5)
    .attr('width', box.x + box.width - margin + 8)
    .attr('height', box.height - 1)
    .attr('rx', 4)
    .attr('fill', isShown ? 'var(--wash)' : 'transparent')
    .attr('stroke', isChosen ? 'var(--accent)' : 'none');
  child(group, 'line', 'thread')
    .attr('x1', box.x)
    .attr('x2', box.x + box.width)
    .attr('y1', middle)
    .attr('y2', middle)
    .attr('stroke', 'var(--line2)');
  child(group, 'path', 'sign')
    .attr('d', shapePath(rule.severity === 'page' ? 'triangle' : 'diamond', compact ? 3.2 : 4.2))
    .attr('transform', `translate(${margin + 3} ${middle})`)
    .attr('fill', rule.severity === 'page' ? 'var(--failed)' : 'var(--miss)');
  drawLabel(group, 'name', {
    ...{ x: margin + (compact ? 9 : 13), y: middle + 4, size: compact ? 10.5 : 12, words: windowsWords(rule, text) },
    weight: rule.phase === 'firing' ? 600 : 400,
    colour: rule.phase === 'firing' ? 'ink' : 'ink2',
  });
  const hue = rule.severity === 'page' ? 'var(--failed)' : 'var(--miss)';
  const bars = child(group, 'g', 'firings')
    .selectAll<SVGGElement, FiringView>('g')
    .data(firings.filter((firing) => firing.rule === index))
    .join((enter) => {
      const made = enter.append('g');
      made.append('rect');
      made.append('path');
      return made;
    });
  const widthOf = ({ firedMs, resolvedMs }: FiringView): number =>
    Math.max(LEAST, toX(Number.isNaN(resolvedMs) ? nowMs : resolvedMs) - toX(firedMs));
  bars.attr('transform', ({ firedMs }) => `translate(${toX(firedMs)} ${middle})`);
  bars
    .select('rect')
    .attr('y', -height / 2)
    .attr('width', widthOf)
    .attr('height', height)
    .attr('rx', 1)
    .attr('fill', ({ worth }) => (worth === 'no' ? 'var(--panel)' : hue))
    .attr('fill-opacity', ({ resolvedMs }) => (Number.isNaN(resolvedMs) ? 1 : 0.75))
    .attr('stroke', hue)
    .attr('stroke-width', 1);
  // Where it fell silent.
  bars
    .select('path')
    .attr('d', (firing) =>
      Number.isNaN(firing.resolvedMs) || widthOf(firing) < 8
        ? null
        : `M${widthOf(firing)} ${-height / 2 - 2}v${height + 4}`,
    )
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.4);
  handle(group, {
    label: ruleWords(rule, text),
    selected: isChosen,
    onPress: (anchor) => {
      choose({ kind: 'rule', id: index }, anchor);
    },
  });
}
