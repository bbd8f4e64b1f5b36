// What a response is made of: wire, wait and service as lengths of one bar, each with its name and its milliseconds.
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Text } from '#src/view/text/text.ts';
import type { TokenName } from '#src/view/theme/tokens.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Box } from '../stage-layout.ts';

export interface PartsMark {
  readonly box: Box | undefined;
  readonly parts: Snapshot['parts'];
  readonly text: Text;
}

const BAR_Y = 26;
const BAR_HEIGHT = 18;

/** The parts in the order in which a request meets them, with the hue of each: what waits is the hue of waiting. */
const PARTS = [
  { key: 'wire', hue: 'ink' },
  { key: 'wait', hue: 'wait' },
  { key: 'service', hue: 'served' },
] as const satisfies readonly { readonly key: string; readonly hue: TokenName }[];

export function drawParts(group: Group, { box, parts, text }: PartsMark): void {
  group.attr('display', box === undefined ? 'none' : null);
  if (box === undefined) return;
  group.attr('transform', `translate(${box.x} ${box.y})`);
  const lengthsMs = { wire: parts?.wireMs ?? 0, wait: parts?.waitMs ?? 0, service: parts?.serviceMs ?? 0 };
  const totalMs = lengthsMs.wire + lengthsMs.wait + lengthsMs.service;
  drawLabel(group, 'title', {
    x: 0,
    y: 13,
    words: parts === undefined ? '' : text.say('parts.title', { ms: text.unit(totalMs, 'ms') }),
    colour: 'ink',
  });
  let left = 0;
  PARTS.forEach(({ key, hue }, index) => {
    const width = totalMs === 0 ? 0 : (box.width * lengthsMs[key]) / totalMs;
    child(group, 'rect', key)
      .attr('x', left)
      .attr('y', BAR_Y)
      .attr('width', Math.max(0, width - 1))
      .attr('height', BAR_HEIGHT)
      .attr('rx', 2)
      .attr('fill', `var(--${hue})`)
      .attr('opacity', 0.85);
    left += width;
    // Each name has a third of the width to itself, so that none covers another, whatever the lengths.
    const at = (box.width * index) / PARTS.length;
    child(group, 'rect', `sign-${key}`)
      .attr('x', at)
      .attr('y', BAR_Y + BAR_HEIGHT + 13)
      .attr('width', parts === undefined ? 0 : 9)
      .attr('height', 9)
      .attr('rx', 2)
      .attr('fill', `var(--${hue})`)
      .attr('opacity', 0.85);
    drawLabel(group, `name-${key}`, {
      x: at + 15,
      y: BAR_Y + BAR_HEIGHT + 21,
      words: parts === undefined ? '' : text.say(`parts.${key}`, { ms: text.unit(lengthsMs[key], 'ms') }),
    });
  });
}
