// A place of the stage: a box with its name on top, what is the matter beside it, and room for what it holds.

import type { Box } from '#src/view/stage/box.ts';
import { type Group, type HandleOptions, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel, drawLoad } from '#src/view/stage/marks.ts';
import { insetOf } from './layout.ts';

export interface PlaceMark extends Box {
  readonly name: string;
  /** Under the name: figures. */
  readonly line: string;
  /** What is the matter with it, or was; empty where nothing is. */
  readonly trouble: string;
  /** Its outline says so, too. Default: where there are such words. */
  readonly isTroubled?: boolean;
  /** 0 … 1: the fill on its left. Default none. */
  readonly load?: number;
  /** Name and figures share a line. */
  readonly isTight?: boolean;
  readonly press: HandleOptions;
}

export function drawPlace(group: Group, place: PlaceMark): void {
  const { x, y, width, height, name, line, trouble, load = 0, isTight = false, press } = place;
  const { isTroubled = trouble !== '' } = place;
  const isNarrow = width < 150;
  const inset = insetOf(width);
  group.attr('transform', `translate(${x} ${y})`);
  child(group, 'rect', 'box')
    .attr('width', width)
    .attr('height', height)
    .attr('rx', 9)
    .attr('fill', 'var(--panel)')
    .attr('stroke', isTroubled ? 'var(--failed)' : 'var(--ink)')
    .attr('stroke-width', press.selected === true ? 2.6 : 1.6)
    .attr('stroke-dasharray', isTroubled ? '5 4' : null);
  drawLoad(group, { height, load, hue: load >= 1 ? 'failed' : 'hit' });
  drawLabel(group, 'name', { x: inset, y: 20, words: name, size: isNarrow ? 13 : 14.5, weight: 600, colour: 'ink' });
  const beside = isNarrow || trouble === '' ? '' : trouble;
  drawLabel(group, 'trouble', { x: width - 10, y: 20, words: beside, size: 12, anchor: 'end', colour: 'failed-ink' });
  drawLabel(group, 'line', {
    ...(isTight ? { x: width - 8, y: 20, anchor: 'end' as const } : { x: inset, y: 36 }),
    ...{ words: isNarrow && !isTight && trouble !== '' ? trouble : line, size: 11, mono: true },
    colour: isNarrow && trouble !== '' ? 'failed-ink' : 'ink2',
  });
  handle(group, press);
}
