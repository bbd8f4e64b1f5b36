// Where things stand on the eviction stage: the tape of requests, the cache's regions, the map of popular keys. Pure.
import { excerptStart } from '../excerpt.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TapeLayout {
  /** Upper ends of the three lines: the keys asked for, the requests, the keys that left. */
  readonly keyY: number;
  readonly dotY: number;
  readonly victimY: number;
  /** Where the present request stands. */
  readonly nowX: number;
  /** From one request to the next. */
  readonly pitch: number;
  /** How many requests fit before and behind the present one. */
  readonly before: number;
  readonly after: number;
}

export interface StageLayout {
  /** Little room: fewer words. */
  readonly compact: boolean;
  /** Titles of regions stand beside their rows where height is dear and width is not. */
  readonly beside: boolean;
  readonly margin: number;
  /** Baseline of the sentence about the present request. */
  readonly sentenceY: number;
  readonly tape: TapeLayout;
  readonly regions: Area;
  readonly popular: Area;
}

const NARROW = 520;
const LOW = 380;

const MONO_11 = 6.63;

export interface StageWishes {
  /** Characters of the longest key that was shown: keys on the tape stand as far apart as they need, within bounds. */
  readonly keyLength: number;
  /** Height that the regions can use; what is left lets the popular keys rise. */
  readonly regionsHeight: number;
}

const MODEST: StageWishes = { keyLength: 3, regionsHeight: Number.POSITIVE_INFINITY };

/** @param width and height of the stage in CSS pixels */
export function layStage(width: number, height: number, wishes: StageWishes = MODEST): StageLayout {
  const compact = width < NARROW || height < LOW;
  const margin = width < NARROW ? 12 : 20;
  const inner = width - 2 * margin;
  const [closest, farthest] = width < NARROW ? [32, 52] : [38, 76];
  const pitch = Math.min(farthest, Math.max(closest, Math.ceil(wishes.keyLength * MONO_11) + 8));
  // The names of the lines stand left of the tape where there is room for them.
  const left = margin + (width < NARROW ? 0 : 76);
  const slots = Math.max(3, Math.floor((width - margin - left) / pitch));
  const after = Math.max(1, Math.round(slots * 0.3));
  const before = Math.max(1, slots - after - 1);
  const nowX = left + (before + 0.5) * pitch;
  const sentenceY = compact ? 19 : 34;
  const keyY = sentenceY + (compact ? 19 : 32);
  const tape = { keyY, dotY: keyY + 14, victimY: keyY + (compact ? 32 : 34), nowX, pitch, before, after };
  const bottom = height - (compact ? 6 : 16);
  const top = tape.victimY + (compact ? 6 : 18);
  const gap = compact ? 4 : 14;
  const spare = bottom - top - gap - wishes.regionsHeight;
  const popularHeight = compact ? 30 : Math.max(74, Math.min(170, spare));
  return {
    ...{ compact, beside: compact && width >= NARROW, margin, sentenceY, tape },
    popular: { x: margin, y: bottom - popularHeight, width: inner, height: popularHeight },
    regions: {
      x: margin,
      y: top,
      width: inner,
      height: Math.max(0, bottom - popularHeight - top - (compact ? 4 : 14)),
    },
  };
}

export interface RegionCount {
  readonly name: string;
  /** Keys in it. */
  readonly total: number;
  /** Keys that are listed of a long region, in two runs: so many of the first, and the rest of the last end. */
  readonly listed: number;
  readonly listedFirst: number;
  /** Keys that are left out before them. */
  readonly before: number;
  /** Index, among the listed, of the key that must be seen; −1 where there is none. */
  readonly hand: number;
  /** Keys it may come to hold; decides how much of the picture is its own. */
  readonly nominal: number;
  /** Remembered names, which give way to what is cached. */
  readonly ghost: boolean;
}

export interface Strip {
  /** Baseline of its title. */
  readonly titleY: number;
  /** Corners of its places, in order. */
  readonly placeAt: (index: number) => readonly [number, number];
  /** Index of the first listed key that is shown. So many are shown from there, and so many of the last end. */
  readonly start: number;
  readonly first: number;
  readonly last: number;
  /** Keys that are not shown before the first of them, and those between the two runs. */
  readonly before: number;
  readonly hidden: number;
  /** Places that the number for the hidden takes, before the first key and between. */
  readonly lead: number;
  readonly gap: number;
  /** Empty places that are drawn. */
  readonly free: number;
}

export interface RegionOptions {
  readonly compact: boolean;
  readonly beside: boolean;
  /** Width of a cell that shows a whole key. */
  readonly wish: number;
  /** Rows as the last call gave them. */
  readonly rows?: readonly number[] | undefined;
}

export interface RegionsLayout {
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Rows of each region: given to the next call, they stay as they are while they do. */
  readonly rows: readonly number[];
  readonly strips: readonly Strip[];
}

/** Shares of the cache that its regions come to hold, which is known of the policies; the whole where it is not. */
const SHARES: Readonly<Record<string, number>> = {
  ...{ small: 0.1, main: 0.9, ghost: 0.9, window: 0.01, probation: 0.25, protected: 0.8 },
  ...{ t1: 0.5, t2: 0.5, b1: 0.25, b2: 0.25 },
};

export function nominalOf(region: string, capacity: number): number {
  return Math.max(1, Math.ceil((SHARES[region] ?? 1) * capacity));
}

const GAP = 4;
const SMALLEST = { width: 24, height: 22 };
const LARGEST = { width: 108, height: 50 };
/** More cells than this of one region are not listed; there is no use in making room for them. */
const MOST_CELLS = 142;

interface Size {
  readonly width: number;
  readonly height: number;
}

const perRowOf = (width: number, cellWidth: number): number =>
  Math.max(1, Math.floor((width + GAP) / (cellWidth + GAP)));

/** Rows that do whatever way the cached keys are spread over their regions. */
function mostRows(regions: readonly RegionCount[], perRow: number): number {
  const cached = regions.filter(({ ghost }) => !ghost).map(({ nominal }) => Math.min(nominal, MOST_CELLS));
  const ghosts = regions.filter(({ ghost }) => ghost).map(({ nominal }) => Math.min(nominal, MOST_CELLS));
  const keys = cached.reduce((sum, count) => sum + count, 0);
  return (
    Math.ceil(keys / perRow) +
    Math.max(0, cached.length - 1) +
    ghosts.reduce((sum, count) => sum + Math.ceil(count / perRow), 0)
  );
}

/** The largest cells, no wider than `wish` where they are many, of which all that the regions may come to hold fit the area. */
function chooseCell(regions: readonly RegionCount[], area: Area, titleHeight: number, wish: number): Size {
  const largest = Math.min(LARGEST.width, Math.max(64, wish));
  // Where keys are left out in any case, fewer that can be read are better than many that cannot.
  const isCut = regions.some(({ nominal }) => nominal > MOST_CELLS);
  const smallest = { ...SMALLEST, width: isCut ? Math.min(64, Math.max(SMALLEST.width, wish)) : SMALLEST.width };
  for (let width = largest; width > smallest.width; width -= 2) {
    const rows = mostRows(regions, perRowOf(area.width, width));
    // Many cells are no larger than their keys need; few may be.
    if (width > Math.max(40, wish) && rows > regions.length) continue;
    const room = Math.floor((area.height - regions.length * titleHeight) / rows) - GAP;
    if (room >= SMALLEST.height) return { width, height: Math.min(LARGEST.height, Math.round(width * 0.8), room) };
  }
  return smallest;
}

const titleHeightOf = ({ compact, beside }: RegionOptions): number => (beside ? 1 : compact ? 15 : 25);
/** What is left for cells beside titles. */
const TITLE_WIDTH = 142;
const cellAreaOf = (area: Area, { beside }: RegionOptions): Area =>
  beside ? { ...area, x: area.x + TITLE_WIDTH, width: area.width - TITLE_WIDTH } : area;

/** Height that regions use in an area when they are full, titles included; more than there is where they do not fit. */
export function regionsHeight(regions: readonly RegionCount[], whole: Area, options: RegionOptions): number {
  const titleHeight = titleHeightOf(options);
  const area = cellAreaOf(whole, options);
  const cell = chooseCell(regions, area, titleHeight, options.wish);
  return mostRows(regions, perRowOf(area.width, cell.width)) * (cell.height + GAP) + regions.length * titleHeight;
}

/** Gives out rows one by one, each to whom most are missing, until nobody wants more or none is left. */
function giveRows(rows: number[], wanted: readonly number[], most: number): void {
  for (let left = most - rows.reduce((sum, count) => sum + count, 0); left > 0; left -= 1) {
    const missing = wanted.map((want, index) => want - (rows[index] ?? 0));
    const neediest = missing.indexOf(Math.max(...missing));
    if ((missing[neediest] ?? 0) <= 0) return;
    rows[neediest] = (rows[neediest] ?? 0) + 1;
  }
}

/** One row each; then what is cached now, then ghosts, then what may still come. */
function shareRows(regions: readonly RegionCount[], perRow: number, most: number): readonly number[] {
  const rows = regions.map(() => 1);
  const rowsOf = (count: number): number => Math.ceil(count / perRow);
  const cached = regions.map(({ total, ghost }) => (ghost ? 0 : rowsOf(Math.min(total, MOST_CELLS))));
  const nominal = regions.map((region) => rowsOf(Math.min(region.nominal, MOST_CELLS)));
  giveRows(rows, cached, most);
  giveRows(rows, nominal, most);
  giveRows(
    rows,
    regions.map(({ total }) => rowsOf(Math.min(total, MOST_CELLS))),
    most,
  );
  return rows;
}

/** Rows that were given stay as long as they hold what is cached, so that regions do not jump to and fro. */
function stillFit(rows: readonly number[], regions: readonly RegionCount[], perRow: number, most: number): boolean {
  const sum = rows.reduce((total, count) => total + count, 0);
  return (
    rows.length === regions.length &&
    sum <= Math.max(most, regions.length) &&
    regions.every(({ total, ghost }, index) => ghost || total <= (rows[index] ?? 0) * perRow)
  );
}

/**
 * Regions one under the other, each with its title. The size of cells depends on what regions may come to hold, not on
 * what they hold now, so that nothing jumps while a cache fills.
 */
export function layRegions(regions: readonly RegionCount[], whole: Area, options: RegionOptions): RegionsLayout {
  const titleHeight = titleHeightOf(options);
  const area = cellAreaOf(whole, options);
  const chosen = chooseCell(regions, area, titleHeight, options.wish);
  const perRow = perRowOf(area.width, chosen.width);
  // Full rows go from edge to edge.
  const full = regions.some(({ nominal }) => nominal >= perRow);
  const cell = full ? { ...chosen, width: Math.floor(10 * ((area.width + GAP) / perRow - GAP)) / 10 } : chosen;
  const most = Math.floor((area.height - regions.length * titleHeight) / (cell.height + GAP));
  const { rows: before } = options;
  const rows =
    before !== undefined && stillFit(before, regions, perRow, most) ? before : shareRows(regions, perRow, most);
  let y = area.y;
  const strips = regions.map((region, index): Strip => {
    const top = y + titleHeight;
    y = top + (rows[index] ?? 1) * (cell.height + GAP);
    return {
      titleY: options.beside ? top + 9 : top - (options.compact ? 5 : 8),
      placeAt: (place) => [
        area.x + (place % perRow) * (cell.width + GAP),
        top + Math.floor(place / perRow) * (cell.height + GAP),
      ],
      ...fill(region, (rows[index] ?? 1) * perRow, perRow),
    };
  });
  return { cellWidth: cell.width, cellHeight: cell.height, rows, strips };
}

function fill({ total, listed, listedFirst, nominal, before, hand }: RegionCount, places: number, perRow: number) {
  const whole = { start: 0, last: 0, before: 0, hidden: 0, lead: 0, gap: 0 };
  if (total <= places && total === listed)
    return { ...whole, first: total, free: Math.max(0, Math.min(places, nominal) - total) };
  const gap = perRow < 4 ? 1 : 2;
  const room = Math.max(0, places - gap);
  const last = Math.min(listed === total ? listed : listed - listedFirst, Math.floor(room * 0.3));
  const head = listed === total ? listed - last : listedFirst;
  const isHandAhead = hand >= Math.min(head, room - last) && hand < head;
  const lead = before > 0 || isHandAhead ? Math.min(gap, room - last) : 0;
  const first = Math.min(head, room - last - lead);
  const start = isHandAhead ? excerptStart(hand, first, head) : 0;
  const left = before + start;
  return { start, first, last, before: left, hidden: total - left - first - last, lead, gap, free: 0 };
}
