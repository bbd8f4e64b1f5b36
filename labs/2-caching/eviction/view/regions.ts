// The cache's regions as cells: which stands where, what its policy notes on it, and what has just happened to it.
import { type CellLayer, type CellMark, type CellMotion, charactersIn } from '#src/view/stage/cells.ts';
import { drawFates } from '#src/view/stage/fate-legend.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import { textWidth } from '#src/view/timeline/layout.ts';
import type { Snapshot } from '../model.ts';
import {
  layRegions,
  layStage,
  nominalOf,
  type RegionCount,
  type RegionsLayout,
  regionsHeight,
  type StageLayout,
  type Strip,
} from './layout.ts';
import { labelOf, noteOf, presentOf, regionKeys } from './words.ts';

type RegionView = Snapshot['regions'][number];

export interface RegionOptions {
  readonly selected: number | undefined;
  readonly motion: CellMotion;
  /** Things go too fast for single marks. */
  readonly fast: boolean;
  /** Rows of the regions as they were drawn last. */
  readonly rows: readonly number[] | undefined;
  /** Characters of the longest key so far. */
  readonly keyLength: number;
}

const FONT_SIZE = 12;

/** Characters of the longest key that a moment shows. */
export function longestKey({ labels }: Snapshot): number {
  return Object.values(labels).reduce((longest, label) => Math.max(longest, label.length), 1);
}

/** Width of a cell that shows a key of so many characters in full. */
function wishedWidth(characters: number): number {
  return Math.ceil((characters * FONT_SIZE * 100) / charactersIn(FONT_SIZE * 100, FONT_SIZE)) + 12;
}

function countsOf(snapshot: Snapshot): readonly RegionCount[] {
  return snapshot.regions.map(({ name, ghost, total, keys, skipAt, before, hand }) => ({
    ...{ name, ghost, total, listed: keys.length, listedFirst: skipAt, before, hand },
    nominal: nominalOf(name, snapshot.capacity),
  }));
}

/** The stage with as much room for the regions as they can use. */
export function layOut(width: number, height: number, snapshot: Snapshot, keyLength: number): StageLayout {
  const { regions, compact, beside } = layStage(width, height);
  const wish = wishedWidth(keyLength);
  const used = regionsHeight(countsOf(snapshot), regions, { compact, beside, wish });
  return layStage(width, height, { keyLength, regionsHeight: used });
}

/** Indices into `keys` of those that are shown, with the places they stand in. */
function shownPlaces(
  { keys }: RegionView,
  { start, lead, first, last, gap }: Strip,
): readonly (readonly [number, number])[] {
  return [
    ...Array.from({ length: first }, (_, place) => [start + place, lead + place] as const),
    ...Array.from({ length: last }, (_, place) => [keys.length - last + place, lead + first + gap + place] as const),
  ];
}

/** S3-FIFO counts no further. */
const MOST_HITS = 3;

/** The bits that a policy keeps of a key: one that says visited, or hits up to three. */
function pipsOf({ name, visited, frequency }: RegionView, index: number): CellMark['pips'] {
  if (visited.length > 0) return { set: visited[index] ?? 0, of: 1 };
  const hits = name === 'small' || name === 'main' ? (frequency[index] ?? 0) : 0;
  return { set: Math.min(hits, MOST_HITS), of: MOST_HITS };
}

function cellsOf(snapshot: Snapshot, laid: RegionsLayout, { text }: StageContext, fast: boolean): readonly CellMark[] {
  const present = fast ? undefined : presentOf(snapshot);
  return snapshot.regions.flatMap((region, order) => {
    const strip = laid.strips[order];
    if (strip === undefined) return [];
    const where = text.say(regionKeys(region.name, snapshot.policy).name);
    return shownPlaces(region, strip).map(([index, place]): CellMark => {
      const id = region.keys[index] ?? -1;
      const label = labelOf(snapshot, id);
      const [x, y] = strip.placeAt(place);
      const fate = id === present?.key ? (present.hit ? 'hit' : 'miss') : id === present?.victim ? 'failed' : undefined;
      const note = noteOf(snapshot, region, index, text);
      return {
        ...{ id, x, y, label, note, fate, ghost: region.ghost, pips: pipsOf(region, index) },
        name: text.say('stage.cell', { key: label, region: where }),
      };
    });
  });
}

export function drawRegions(
  group: Group,
  layer: CellLayer,
  snapshot: Snapshot,
  layout: StageLayout,
  context: StageContext,
  options: RegionOptions,
): RegionsLayout {
  const { text } = context;
  const { compact, beside, regions: area } = layout;
  const wish = wishedWidth(options.keyLength);
  const laid = layRegions(countsOf(snapshot), area, { compact, beside, wish, rows: options.rows });
  layer.draw({
    cells: cellsOf(snapshot, laid, context, options.fast),
    ...{ width: laid.cellWidth, height: laid.cellHeight, selected: options.selected, motion: options.motion },
    label: text.say('stage.cells', { size: snapshot.size, capacity: snapshot.capacity }),
  });
  const [first] = laid.strips;
  drawFates(group, {
    ...{ x: area.x + area.width, y: (first?.titleY ?? 0) - 4, atEnd: true },
    // Where there is room for no sentence about the order.
    entries:
      compact && !beside && first !== undefined
        ? (['hit', 'miss'] as const).map((fate) => ({ fate, words: text.say(`stage.fate.${fate}`) }))
        : [],
  });
  child(group, 'g', 'strips')
    .selectAll<SVGGElement, RegionView>('g.strip')
    .data(snapshot.regions, ({ name }) => name)
    .join((enter) => enter.append('g').attr('class', 'strip'))
    .each((region, order, nodes) => {
      const strip = laid.strips[order];
      const node = nodes[order];
      if (strip === undefined || node === undefined) return;
      drawStrip(
        group.select<SVGGElement>(() => node),
        region,
        strip,
        laid,
        snapshot,
        layout,
        context,
      );
    });
  return laid;
}

function drawStrip(
  group: Group,
  region: RegionView,
  strip: Strip,
  laid: RegionsLayout,
  snapshot: Snapshot,
  { regions: area, compact, beside }: StageLayout,
  { text }: StageContext,
): void {
  const keys = regionKeys(region.name, snapshot.policy);
  const name = text.say(keys.name);
  const size = compact ? 11.5 : 12.5;
  const keysInIt = text.unit(region.total, 'keys', 0);
  const count =
    region.target < 0
      ? keysInIt
      : text.say('stage.target', { count: keysInIt, target: text.number(Math.round(region.target), 0) });
  // The name is set bold.
  const nameWidth = 1.06 * textWidth(name, size) + 9;
  drawLabel(group, 'name', { x: area.x, y: strip.titleY, words: name, size, weight: 600, colour: 'ink' });
  const [countX, countY] = beside ? [area.x, strip.titleY + 12] : [area.x + nameWidth, strip.titleY];
  drawLabel(group, 'count', { x: countX, y: countY, words: count, size: compact ? 10.5 : size - 0.5, mono: true });
  const aboutX = area.x + nameWidth + textWidth(count, size) + 18;
  const about = text.say(keys.about);
  const fits = !compact && aboutX + textWidth(about, 12) < area.x + area.width;
  drawLabel(group, 'about', { x: aboutX, y: strip.titleY, words: fits ? about : '', size: 12, colour: 'ink3' });
  const { cellWidth, cellHeight } = laid;
  child(group, 'g', 'free')
    .selectAll<SVGRectElement, number>('rect')
    .data(region.ghost || snapshot.regions.length > 1 ? [] : Array.from({ length: strip.free }, (_, place) => place))
    .join('rect')
    .attr('x', (place) => strip.placeAt(region.total + place)[0])
    .attr('y', (place) => strip.placeAt(region.total + place)[1])
    .attr('width', cellWidth)
    .attr('height', cellHeight)
    .attr('rx', 5)
    .attr('fill', 'none')
    .attr('stroke', 'var(--line)');
  const drawHidden = (name: string, place: number, hidden: number): void => {
    const [x, y] = strip.placeAt(place);
    const words = hidden > 0 ? `+${text.number(hidden, 0)}` : '';
    drawLabel(group, name, { x: x + 3, y: y + cellHeight / 2 + 4, size: 11, mono: true, words });
  };
  drawHidden('fewer', 0, strip.before);
  drawHidden('more', strip.lead + strip.first, strip.hidden);
  const [emptyX, emptyY] = strip.placeAt(0);
  const isEmpty = region.total === 0 && (region.ghost || snapshot.regions.length > 1);
  drawLabel(group, 'empty', {
    ...{ x: emptyX, y: emptyY + cellHeight / 2 + 4, size: 12, colour: 'ink3' as const },
    words: isEmpty ? text.say('stage.empty') : '',
  });
  drawPointers(group, region, strip, laid, snapshot.policy);
}

/** The hand over its cell; an arrow out of the end that loses keys. */
function drawPointers(group: Group, region: RegionView, strip: Strip, laid: RegionsLayout, policy: string): void {
  const shown = shownPlaces(region, strip).find(([index]) => index === region.hand);
  const hand = region.visited.length === 0 || shown === undefined ? undefined : strip.placeAt(shown[1]);
  child(group, 'path', 'hand')
    .attr(
      'd',
      hand === undefined ? '' : `M${String(hand[0] + laid.cellWidth / 2)} ${String(hand[1] + 6)}l-5.5 -8.5h11z`,
    )
    .attr('fill', 'var(--ink)')
    .attr('stroke', 'var(--paper)');
  const [x, y] = strip.placeAt(0);
  const points = region.total > 0 && region.visited.length === 0 && policy !== 'own-code';
  child(group, 'path', 'out')
    .attr('d', points ? `M${String(x - 3)} ${String(y + laid.cellHeight / 2 - 4)}l-5 4l5 4z` : '')
    .attr('fill', region.ghost ? 'var(--ink3)' : 'var(--ink)');
}
