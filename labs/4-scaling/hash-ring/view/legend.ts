// What the marks mean, in one line at the foot, and how many of many keys are drawn: as much of it as fits.
import { select } from 'd3';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';
import type { RingLayout } from './layout.ts';

/** Generous for a letter of 11 px in either script: words are not measured, so that every machine draws the same. */
const LETTER = 6.2;
const WORDS_AT = 10;
const GAP = 16;

type MarkName = 'home' | 'away' | 'lost' | 'compared' | 'weight' | 'flow' | 'fair' | 'share' | 'drawn';

interface MarkLook {
  readonly path: string;
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
}

const DOT = 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0';
const line = (path: string, stroke: string, width = 1.4): MarkLook => ({ path, fill: 'none', stroke, width });

const MARKS: Readonly<Record<MarkName, MarkLook>> = {
  home: { path: DOT, fill: 'var(--ink2)', stroke: 'none', width: 0 },
  away: line(DOT, 'var(--ink2)'),
  lost: line('M-3 -3L3 3M3 -3L-3 3', 'var(--failed)', 1.6),
  compared: line('M0 -4V4', 'var(--miss)', 3),
  weight: line('M-2.5 4V0M1.5 4V-4', 'var(--ink3)', 2.4),
  flow: line('M-4 3C0 3 0 -3 4 -3', 'var(--ink3)', 4),
  fair: line('M0 -5V5', 'var(--ink)'),
  share: line('M-4 0H4', 'var(--ink3)', 1.8),
  drawn: line('', 'none'),
};

export interface LegendEntry {
  readonly mark: MarkName;
  readonly words: string;
}

/** The most important first. */
export function legendEntries(
  { nodes, last, lookup, keys, keyCount, away, method }: Snapshot,
  { hasFlows, hasShares }: { readonly hasFlows: boolean; readonly hasShares: boolean },
  text: Text,
): readonly LegendEntry[] {
  const drawn = keys.at.length;
  const isSearched = last?.path.by === 'ring' && lookup !== 'table';
  const wanted: readonly (readonly [MarkName, boolean, string])[] = [
    ['home', true, text.say('stage.legend.home')],
    ['away', away > 0 || nodes.every(({ dead }) => !dead), text.say('stage.legend.away')],
    ['lost', nodes.some(({ dead }) => dead), text.say('stage.legend.lost')],
    ['flow', hasFlows, text.say('stage.legend.flow')],
    ['drawn', drawn < keyCount, text.say('stage.legend.drawn', { drawn, keys: keyCount })],
    ['compared', isSearched, text.say('stage.legend.compared')],
    ['weight', last?.path.by === 'weights', text.say('stage.legend.weight')],
    ['fair', true, text.say('stage.legend.fair')],
    ['share', method === 'ring' && hasShares, text.say('stage.legend.share')],
  ];
  return wanted.filter(([, isShown]) => isShown).map(([mark, , words]) => ({ mark, words }));
}

/** Entries from the left, and where each begins; those that find no room are left out. */
export function fitLegend(
  entries: readonly LegendEntry[],
  width: number,
): readonly (LegendEntry & { readonly x: number })[] {
  let at = 4;
  return entries.flatMap((entry) => {
    const wordsAt = entry.mark === 'drawn' ? 0 : WORDS_AT;
    const end = at + wordsAt + entry.words.length * LETTER;
    if (end > width) return [];
    const placed = { ...entry, x: at };
    at = end + GAP;
    return [placed];
  });
}

export function drawLegend(root: Group, shown: readonly LegendEntry[], { legendY, margin, width }: RingLayout): void {
  root.attr('aria-hidden', 'true').attr('transform', `translate(${margin} ${legendY})`);
  const entries = fitLegend(shown, width - 2 * margin);
  root
    .selectAll<SVGGElement, (typeof entries)[number]>('g.entry')
    .data(entries, ({ mark }) => mark)
    .join((enter) => enter.append('g').attr('class', 'entry'))
    .attr('transform', ({ x }) => `translate(${x} 0)`)
    .each(({ mark, words }, index, groups) => {
      const group = select<SVGGElement, unknown>(groups[index] as SVGGElement);
      const { path, fill, stroke, width: strokeWidth } = MARKS[mark];
      child(group, 'path', 'mark')
        .attr('d', path)
        .attr('transform', 'translate(0 -4)')
        .attr('fill', fill)
        .attr('stroke', stroke)
        .attr('stroke-width', strokeWidth);
      drawLabel(group, 'words', { x: mark === 'drawn' ? 0 : WORDS_AT, y: 0, size: 11, words });
    });
}
