// Where things stand on the stage. Pure.
import type { Box } from '#src/view/stage/box.ts';

export interface StageLayout {
  readonly chart: Box;
  readonly listing: Box;
  /** Calling contexts, below the listing; without height where there are none to show. */
  readonly contexts: Box;
  readonly rowHeight: number;
  /** How many lines of code fit. */
  readonly rows: number;
}

const MARGIN = 16;
const HEAD = 24;
const WIDE = 700;

/** Of the left side's height, the most that calling contexts may take. */
const MOST_CONTEXTS = 0.7;

/**
 * @param width and height of the stage in CSS pixels
 * @param lines of code to show
 * @param wanted height of the calling contexts
 */
export function layStage(width: number, height: number, lines: number, wanted = 0): StageLayout {
  const isWide = width >= WIDE;
  // One above the other, the chart yields to calling contexts.
  const upper = wanted > 0 ? 0.4 : 0.52;
  const left = isWide
    ? { x: MARGIN, y: MARGIN, width: width * 0.52 - MARGIN, height: height - 2 * MARGIN }
    : { x: MARGIN, y: height * upper, width: width - 2 * MARGIN, height: height * (1 - upper) - MARGIN };
  const chart = isWide
    ? { x: width * 0.52 + MARGIN, y: MARGIN, width: width * 0.48 - 2 * MARGIN, height: height - 2 * MARGIN }
    : { x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: height * upper - 2 * MARGIN };
  const contextsHeight = Math.min(wanted, left.height * MOST_CONTEXTS);
  const listing = { ...left, height: left.height - contextsHeight };
  const contexts = { ...left, y: left.y + listing.height, height: contextsHeight };
  const room = listing.height - HEAD - 18;
  const rowHeight = Math.max(14, Math.min(28, room / Math.max(1, lines)));
  return { chart, listing, contexts, rowHeight, rows: Math.max(1, Math.floor(room / rowHeight + 1e-9)) };
}

/**
 * The lines to show where not all of them fit: those around what ran, the hot line always among them.
 * @returns numbers from 1
 */
export function shownLines(
  count: number,
  ran: readonly number[],
  hot: number | undefined,
  rows: number,
): readonly number[] {
  const first = Math.max(1, Math.min(...(ran.length === 0 ? [1] : ran), count) - 1);
  const last = Math.min(count, Math.max(...ran, 1) + 2);
  const fits = last - first + 1 <= rows;
  const start = fits ? first : Math.max(first, Math.min((hot ?? first) - Math.floor(rows / 2), last - rows + 1));
  return Array.from({ length: Math.min(rows, last - start + 1) }, (_, index) => start + index);
}
