// What the marks of keys mean, in one line at the foot; and how many of many keys are drawn.
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';
import type { RingLayout } from './layout.ts';

/** Generous for a letter of 11.5 px in either script: words are not measured, so that every machine draws the same. */
const LETTER = 6.3;

const MARKS = {
  home: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  away: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  lost: 'M-3 -3L3 3M3 -3L-3 3',
  fair: 'M0 -5V5',
} as const;

export function drawLegend(
  root: Group,
  snapshot: Snapshot,
  { legendY, margin, compact }: RingLayout,
  text: Text,
): void {
  const hasDead = snapshot.nodes.some(({ dead }) => dead);
  const entries = [
    { mark: 'home', words: text.say('stage.legend.home'), isShown: true },
    { mark: 'away', words: text.say('stage.legend.away'), isShown: true },
    { mark: 'lost', words: text.say('stage.legend.lost'), isShown: hasDead },
    { mark: 'fair', words: text.say('stage.legend.fair'), isShown: !(compact && hasDead) },
  ] as const;
  root.attr('aria-hidden', 'true').attr('transform', `translate(${margin + 4} ${legendY})`);
  let left = 0;
  for (const { mark, words, isShown } of entries) {
    child(root, 'path', mark)
      .attr('d', isShown ? MARKS[mark] : '')
      .attr('transform', `translate(${left} -4)`)
      .attr('fill', mark === 'home' ? 'var(--ink2)' : 'none')
      .attr('stroke', mark === 'lost' ? 'var(--failed)' : mark === 'fair' ? 'var(--ink)' : 'var(--ink2)')
      .attr('stroke-width', 1.4);
    drawLabel(root, `${mark}-words`, { x: left + 9, y: 0, size: 11.5, words: isShown ? words : '' });
    if (isShown) left += words.length * LETTER + 9 + (compact ? 10 : 18);
  }
  const drawn = snapshot.keys.at.length;
  drawLabel(root, 'drawn', {
    ...{ x: left, y: 0, size: 11.5 },
    words:
      drawn < snapshot.keyCount && !compact ? text.say('stage.legend.drawn', { drawn, keys: snapshot.keyCount }) : '',
  });
}
