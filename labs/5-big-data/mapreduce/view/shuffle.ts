// The ways from maps to reduces: as thick as what goes along, in the hue of its partition, and on them the pairs that
// travel at this moment.
import { select } from 'd3';
import type { Group } from '#src/view/stage/handle.ts';
import { drawLabel, linkPath, linkPoint } from '#src/view/stage/marks.ts';
import type { Snapshot } from '../model.ts';
import { partitionHue, travellersOf, type Way, type WayState } from './flow.ts';

const OPACITY: Readonly<Record<WayState, number>> = { empty: 0.5, ready: 0.22, copying: 0.4, copied: 0.55, past: 0.2 };
const THICKEST = 9;
const DOT = 3.4;

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly hue: string;
  /** Words of neighbours stand on different sides. */
  readonly isUnder: boolean;
}

export function drawWays(group: Group, { maps, reduces }: Snapshot, ways: readonly Way[]): void {
  const roomy = maps.length * reduces.length <= 64;
  group
    .attr('aria-hidden', 'true')
    .attr('pointer-events', 'none')
    .selectAll<SVGPathElement, Way>('path')
    .data(ways as Way[], ({ map, reduce }) => `${map} ${reduce}`)
    .join('path')
    .attr('d', linkPath)
    .attr('fill', 'none')
    .attr('stroke', ({ state, reduce }) => `var(--${state === 'empty' ? 'line2' : partitionHue(reduce)})`)
    .attr('stroke-opacity', ({ state }) => OPACITY[state])
    .attr('stroke-width', ({ state, traffic }) =>
      state === 'empty' ? 0.8 : 0.6 + (roomy ? THICKEST : THICKEST / 2) * traffic,
    );
}

export function drawTravellers(group: Group, snapshot: Snapshot, ways: readonly Way[]): void {
  const dots = ways.flatMap((way): readonly Dot[] =>
    travellersOf(snapshot, way).map(({ share, words }) => {
      const [x, y] = linkPoint(way, share);
      return { x, y, words, hue: partitionHue(way.reduce), isUnder: way.reduce % 2 === 1 };
    }),
  );
  const marks = group
    .attr('aria-hidden', 'true')
    .attr('pointer-events', 'none')
    .selectAll<SVGGElement, Dot>('g')
    .data(dots)
    .join((enter) => {
      const made = enter.append('g');
      made.append('circle').attr('r', DOT).attr('stroke', 'var(--paper)');
      return made;
    })
    .attr('transform', ({ x, y }) => `translate(${x} ${y})`);
  marks.select('circle').attr('fill', ({ hue }) => `var(--${hue})`);
  marks.each(({ words, isUnder }, place, nodes) => {
    const own: Group = select(nodes[place] as SVGGElement);
    drawLabel(own, 'words', {
      x: 0,
      y: isUnder ? 14 : -6,
      words,
      size: 10,
      mono: true,
      anchor: 'middle',
      colour: 'ink',
      halo: true,
    });
  });
}
