// The burn rate of the last hours, minute by minute, and over it the windows of one rule as brackets that slide along: what
// each of them sees is the height of its line, and the rule fires while both lines are above the threshold.

import type { Box } from '#src/view/stage/box.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel, drawServer } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import type { RuleView } from '../snapshot.ts';
import { burnScale, columnsOf, type StageLayout, shownMinutes, windowStart } from './layout.ts';

export function drawService(
  group: Group,
  { requestsPerS, burnRate, targetPercent, sli, incidents }: Snapshot,
  { service, compact }: StageLayout,
  { text, select }: StageContext,
  selected: boolean,
): void {
  const percent = burnRate * (100 - targetPercent);
  const isTroubled = burnRate > 1;
  const going = incidents.filter(({ endMs }) => Number.isNaN(endMs)).length;
  const state = text.say(`stage.bad.${sli}`, { percent });
  drawServer(group, {
    ...service,
    name: text.say(service.width < 80 ? 'stage.serviceShort' : 'stage.service'),
    lines: compact
      ? [text.unit(percent, '%')]
      : [text.unit(requestsPerS, '1/s'), text.unit(percent, '%'), text.say(`stage.word.${sli}`)],
    load: Math.min(1, percent / 100),
    state: isTroubled ? 'trouble' : 'healthy',
    press: {
      label: text.say('stage.serviceState', { state, incidents: going }),
      selected,
      onPress: (anchor) => {
        select({ kind: 'service', id: 0 }, anchor);
      },
    },
  });
}

export function drawBurn(
  group: Group,
  snapshot: Snapshot,
  rule: RuleView | undefined,
  layout: StageLayout,
  { text }: StageContext,
): void {
  const { burn: box, compact } = layout;
  const minutes = shownMinutes(rule?.longMinutes ?? 0);
  // There the service stands where the labels would.
  const isNarrow = layout.service.x + layout.service.width > box.x - 36;
  const { toY, ticks } = burnScale(box, snapshot.targetPercent);
  const axis = child(group, 'g', 'axis');
  axis
    .selectAll<SVGLineElement, number>('line')
    .data(ticks)
    .join('line')
    .attr('x1', box.x)
    .attr('x2', box.x + box.width)
    .attr('y1', toY)
    .attr('y2', toY)
    .attr('stroke', 'var(--line)');
  axis
    .selectAll<SVGTextElement, number>('text')
    .data(ticks)
    .join('text')
    .attr('x', box.x - 6)
    .attr('y', (tick) => toY(tick) + 4)
    .attr('text-anchor', 'end')
    .attr('font-size', compact ? 10 : 11)
    .style('font-family', 'var(--mono)')
    .style('fill', 'var(--ink2)')
    .text((tick) => (isNarrow ? '' : `${text.number(tick)}×`));
  const bottom = box.y + box.height;
  const columns = columnsOf(box, snapshot.burnByMinute, minutes);
  child(group, 'path', 'columns')
    .attr('d', columns.map(({ x, burn }) => `M${x.toFixed(1)} ${bottom}V${toY(burn).toFixed(1)}`).join(''))
    .attr('stroke', 'var(--failed)')
    .attr('stroke-opacity', 0.45)
    .attr('stroke-width', Math.max(1, Math.min(5, (box.width / minutes) * 0.8)))
    .attr('fill', 'none');
  child(group, 'line', 'base')
    .attr('x1', box.x)
    .attr('x2', box.x + box.width)
    .attr('y1', bottom)
    .attr('y2', bottom)
    .attr('stroke', 'var(--line2)');
  const hasRule = rule !== undefined && rule.longMinutes > 0;
  drawThreshold(
    group,
    hasRule ? rule : undefined,
    box,
    toY,
    text.say('stage.threshold', { burn: rule?.burnRate ?? 0 }),
  );
  const spans: readonly (readonly [string, number, number])[] = hasRule
    ? [
        ['long', rule.longMinutes, rule.longBurn],
        ['short', rule.shortMinutes, rule.shortBurn],
      ]
    : [
        ['long', 0, Number.NaN],
        ['short', 0, Number.NaN],
      ];
  for (const [place, [name, length, burn]] of spans.entries())
    drawBracket(child(group, 'g', name), box, {
      ...{ length, burn, minutes, toY, threshold: rule?.burnRate ?? 0 },
      y: layout.brackets[place] ?? bottom,
      words: length === 0 ? '' : bracketWords(length, burn, text),
    });
}

const bracketWords = (window: number, burn: number, text: StageContext['text']): string =>
  Number.isNaN(burn) ? text.say('stage.bracketEmpty', { window }) : text.say('stage.bracket', { window, burn });

function drawThreshold(
  group: Group,
  rule: RuleView | undefined,
  box: Box,
  toY: (burn: number) => number,
  words: string,
): void {
  const y = rule === undefined ? 0 : toY(rule.burnRate);
  child(group, 'line', 'threshold')
    .attr('display', rule === undefined ? 'none' : null)
    .attr('x1', box.x)
    .attr('x2', box.x + box.width)
    .attr('y1', y)
    .attr('y2', y)
    .attr('stroke', 'var(--ink)')
    .attr('stroke-dasharray', '5 4');
  drawLabel(group, 'threshold-words', {
    ...{ x: box.x + 4, y: y - 5, size: 11.5, weight: 500, colour: 'ink' },
    words: rule === undefined ? '' : words,
  });
}

interface Bracket {
  readonly length: number;
  readonly burn: number;
  readonly minutes: number;
  readonly threshold: number;
  readonly y: number;
  readonly words: string;
  readonly toY: (burn: number) => number;
}

/** A window: a bracket below, and over its width the burn rate that it sees. */
function drawBracket(group: Group, box: Box, { length, burn, minutes, threshold, y, words, toY }: Bracket): void {
  const isThere = length > 0;
  const from = windowStart(box, length, minutes);
  const to = box.x + box.width;
  const hue = burn > threshold ? 'var(--failed)' : 'var(--served)';
  child(group, 'path', 'bracket')
    .attr('d', isThere ? `M${from} ${y - 6}v6H${to}v-6` : null)
    .attr('fill', 'none')
    .attr('stroke', hue)
    .attr('stroke-width', 1.6);
  const level = Number.isFinite(burn) ? toY(burn) : undefined;
  child(group, 'line', 'level')
    .attr('display', isThere && level !== undefined ? null : 'none')
    .attr('x1', from)
    .attr('x2', to)
    .attr('y1', level ?? 0)
    .attr('y2', level ?? 0)
    .attr('stroke', hue)
    .attr('stroke-width', 2.2);
  const isWide = to - from > 12 + words.length * 6.6;
  drawLabel(group, 'words', {
    ...{ x: isWide ? from + 4 : from - 6, anchor: isWide ? 'start' : 'end', size: 11.5 },
    ...{ y: isWide ? y + 11 : y, words, colour: burn > threshold ? 'failed-ink' : 'served-ink' },
  });
}
