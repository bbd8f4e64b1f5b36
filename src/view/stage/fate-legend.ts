// What the shapes of requests mean, in one line at the foot of a stage.
import type { Fate } from '../../contract/manifest.ts';
import { FATE_STYLES, type FateStyle, isStroked, shapePath } from './fates.ts';
import type { Group } from './handle.ts';
import { child, drawLabel } from './marks.ts';

export interface FateLegend {
  /** Left end, and the middle of the marks, in CSS pixels of the stage. */
  readonly x: number;
  /** `x` is the right end instead. */
  readonly atEnd?: boolean;
  readonly y: number;
  /** A fate, or the look of what a lab alone has. None: no legend. */
  readonly entries: readonly { readonly fate: Fate | FateStyle; readonly words: string }[];
}

const RADIUS = 4;
const WORDS_AT = 10;
const GAP = 18;
/** Generous for a letter of 12 px in either script: words are not measured, so that every machine draws the same. */
const LETTER = 6.6;

const widthOf = (words: string): number => WORDS_AT + words.length * LETTER + GAP;

export function drawFates(group: Group, { x, y, entries, atEnd = false }: FateLegend): void {
  const width = entries.reduce((sum, { words }) => sum + widthOf(words), 2 * RADIUS - GAP);
  const start = atEnd ? x - width : x;
  const legend = child(group, 'g', 'fates');
  legend.attr('aria-hidden', 'true').attr('transform', `translate(${start + RADIUS} ${y})`);
  if (entries.length === 0) legend.selectAll('*').remove();
  let left = 0;
  entries.forEach(({ fate, words }, place) => {
    const { hue, shape } = typeof fate === 'string' ? FATE_STYLES[fate] : fate;
    const isLine = isStroked(shape);
    child(legend, 'path', `mark${place}`)
      .attr('d', shapePath(shape, RADIUS))
      .attr('transform', `translate(${left} 0)`)
      .attr('fill', isLine ? 'none' : `var(--${hue})`)
      .attr('stroke', isLine ? `var(--${hue})` : 'none')
      .attr('stroke-width', 1.8);
    drawLabel(legend, `words${place}`, { x: left + WORDS_AT, y: 4, words });
    left += widthOf(words);
  });
}
