// Where things stand on the eviction stage: the tape of requests, the cache's regions, the map of popular keys. Pure.

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
  readonly margin: number;
  /** Baseline of the sentence about the present request. */
  readonly sentenceY: number;
  readonly tape: TapeLayout;
  readonly regions: Area;
  readonly popular: Area;
}

const NARROW = 520;
const LOW = 380;

/** @param width and height of the stage in CSS pixels */
export function layStage(width: number, height: number): StageLayout {
  const compact = width < NARROW || height < LOW;
  const margin = width < NARROW ? 12 : 20;
  const inner = width - 2 * margin;
  const pitch = width < NARROW ? 32 : 38;
  // The names of the lines stand left of the tape where there is room for them.
  const left = margin + (width < NARROW ? 0 : 76);
  const slots = Math.max(3, Math.floor((width - margin - left) / pitch));
  const after = Math.max(1, Math.round(slots * 0.3));
  const before = Math.max(1, slots - after - 1);
  const nowX = left + (before + 0.5) * pitch;
  const sentenceY = compact ? 19 : 34;
  const keyY = sentenceY + (compact ? 19 : 32);
  const tape = { keyY, dotY: keyY + 14, victimY: keyY + (compact ? 32 : 34), nowX, pitch, before, after };
  const popularHeight = compact ? 30 : 74;
  const bottom = height - (compact ? 6 : 16);
  const top = tape.victimY + (compact ? 6 : 18);
  return {
    ...{ compact, margin, sentenceY, tape },
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
  /** Keys that are listed, both ends of a long region: so many of the first end, and the rest of the last. */
  readonly listed: number;
  readonly listedFirst: number;
  /** Keys it may come to hold; decides how much of the picture is its own. */
  readonly nominal: number;
}

export interface Strip {
  /** Baseline of its title. */
  readonly titleY: number;
  /** Corners of its places, in order. */
  readonly placeAt: (index: number) => readonly [number, number];
  /** So many of the listed keys are shown from the first end, and so many from the last; between them `hidden`. */
  readonly first: number;
  readonly last: number;
  readonly hidden: number;
  /** Places that the number for the hidden takes. */
  readonly gap: number;
  /** Empty places that are drawn. */
  readonly free: number;
}

export interface RegionsLayout {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly strips: readonly Strip[];
}

/** Shares of the cache that its regions come to hold, which is known of the policies; the whole where it is not. */
const SHARES: Readonly<Record<string, number>> = {
  ...{ small: 0.1, main: 0.9, ghost: 0.9, window: 0.01, probation: 0.25, protected: 0.8 },
  ...{ t1: 0.6, t2: 0.7, b1: 0.5, b2: 0.5 },
};

export function nominalOf(region: string, capacity: number): number {
  return Math.max(1, Math.ceil((SHARES[region] ?? 1) * capacity));
}

const GAP = 4;
const SMALLEST = { width: 24, height: 22 };
const LARGEST = { width: 96, height: 38 };
/** More cells than this of one region are not listed; there is no use in making room for them. */
const MOST_CELLS = 142;

interface Size {
  readonly width: number;
  readonly height: number;
}

const perRowOf = (width: number, cell: Size): number => Math.max(1, Math.floor((width + GAP) / (cell.width + GAP)));

/** The largest cells, no wider than `wish`, of which all that the regions may come to hold fit the area. */
function chooseCell(wanted: readonly number[], area: Area, titleHeight: number, wish: number): Size {
  for (let width = Math.min(LARGEST.width, wish); width > SMALLEST.width; width -= 2) {
    const cell = { width, height: Math.max(SMALLEST.height, Math.min(LARGEST.height, Math.round(width * 0.8))) };
    const perRow = perRowOf(area.width, cell);
    const rows = wanted.reduce((sum, count) => sum + Math.ceil(count / perRow), 0);
    if (rows * (cell.height + GAP) + wanted.length * titleHeight <= area.height) return cell;
  }
  return SMALLEST;
}

/** Rows for each region where not all fit: one each, the others to whom most are missing. */
function shareRows(needed: readonly number[], most: number): readonly number[] {
  const rows = needed.map(() => 1);
  for (let left = most - rows.length; left > 0; left -= 1) {
    let neediest = -1;
    needed.forEach((need, index) => {
      const missing = need - (rows[index] ?? 0);
      const worst = (needed[neediest] ?? 0) - (rows[neediest] ?? 0);
      if (missing > 0 && (neediest < 0 || missing > worst)) neediest = index;
    });
    if (neediest < 0) break;
    rows[neediest] = (rows[neediest] ?? 0) + 1;
  }
  return rows;
}

/**
 * Regions one under the other, each with its title. Cells and rows depend on what regions may come to hold, not on what
 * they hold now, so that nothing jumps while a cache fills.
 * @param wish width of a cell that shows a whole key
 */
export function layRegions(
  regions: readonly RegionCount[],
  area: Area,
  options: { readonly compact: boolean; readonly wish: number },
): RegionsLayout {
  const titleHeight = options.compact ? 15 : 25;
  const wanted = regions.map(({ nominal }) => Math.min(nominal, MOST_CELLS));
  const cell = chooseCell(wanted, area, titleHeight, Math.max(40, options.wish));
  const perRow = perRowOf(area.width, cell);
  const most = Math.floor((area.height - regions.length * titleHeight) / (cell.height + GAP));
  const rows = shareRows(
    wanted.map((count) => Math.ceil(count / perRow)),
    most,
  );
  let y = area.y;
  const strips = regions.map((region, index): Strip => {
    const top = y + titleHeight;
    y = top + (rows[index] ?? 1) * (cell.height + GAP);
    return {
      titleY: top - (options.compact ? 5 : 8),
      placeAt: (place) => [
        area.x + (place % perRow) * (cell.width + GAP),
        top + Math.floor(place / perRow) * (cell.height + GAP),
      ],
      ...fill(region, (rows[index] ?? 1) * perRow, perRow),
    };
  });
  return { cellWidth: cell.width, cellHeight: cell.height, strips };
}

function fill({ total, listed, listedFirst, nominal }: RegionCount, places: number, perRow: number) {
  if (total <= places && total === listed)
    return { first: total, last: 0, hidden: 0, gap: 0, free: Math.max(0, Math.min(places, nominal) - total) };
  const gap = perRow < 4 ? 1 : 2;
  const room = Math.max(0, places - gap);
  const last = Math.min(listed === total ? listed : listed - listedFirst, Math.floor(room * 0.3));
  const first = Math.min(listed === total ? listed - last : listedFirst, room - last);
  return { first, last, hidden: total - first - last, gap, free: 0 };
}
