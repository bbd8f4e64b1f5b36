// Where things stand on the stage. Pure.
import type { Box } from '#src/view/stage/box.ts';

/** Steps over a short list: places from left to right, steps from top to bottom. */
export interface MapPlace {
  /** Of its words; the cells begin below them. */
  readonly x: number;
  readonly y: number;
  readonly cell: number;
}

export interface StageLayout {
  readonly chart: Box;
  /** Absent where there is no room for them: the chart then has all of it. */
  readonly maps?: readonly [first: MapPlace, second: MapPlace];
  readonly sentence: { readonly x: number; readonly y: number };
  readonly caption: { readonly x: number; readonly y: number };
}

const MARGIN = 16;
const WIDE = 560;
const HEAD = 30;
const GAP = 14;
/** Two lines of words above the cells of a map. */
export const MAP_HEAD = 38;
const CAPTION = 20;
const MOST_CELL = 15;
/** Below this, maps on top of one another stand side by side instead. */
const LOW_CELL = 7;
const LEAST_CELL = 4;
/** A map's words need this width. */
const LEAST_MAP = 148;
/** The least height of a chart that has maps below it. */
const LEAST_CHART = 190;

/** @param width and height of the stage in CSS pixels @param places in a row @param rows of either map */
export function layStage(width: number, height: number, places: number, rows: readonly [number, number]): StageLayout {
  const words = { sentence: { x: MARGIN, y: MARGIN + 10 }, caption: { x: MARGIN, y: height - 10 } };
  const top = MARGIN + HEAD;
  const bottom = height - CAPTION - 4;
  const most = Math.max(...rows, 1);
  const beside = (left: number): Box => ({ x: left, y: top, width: width - left - MARGIN, height: bottom - top });
  if (width >= WIDE) {
    const side = Math.min(width * 0.32, places * MOST_CELL);
    const stacked = Math.min(
      MOST_CELL,
      side / places,
      (bottom - top - 2 * MAP_HEAD - GAP) / Math.max(1, rows[0] + rows[1]),
    );
    if (stacked >= LOW_CELL) {
      const first = { x: MARGIN, y: top, cell: stacked };
      const second = { ...first, y: top + MAP_HEAD + rows[0] * stacked + GAP };
      return { ...words, chart: beside(Math.max(LEAST_MAP, places * stacked) + 3 * MARGIN), maps: [first, second] };
    }
    const cell = Math.min(MOST_CELL, (width * 0.2) / places, (bottom - top - MAP_HEAD) / most);
    if (cell >= LEAST_CELL) {
      const step = Math.max(LEAST_MAP, places * cell) + MARGIN;
      const first = { x: MARGIN, y: top, cell };
      return { ...words, chart: beside(2 * step + 2 * MARGIN), maps: [first, { ...first, x: MARGIN + step }] };
    }
  }
  const half = (width - 3 * MARGIN) / 2;
  const cell = Math.min(MOST_CELL, half / places, (bottom - top - LEAST_CHART - MAP_HEAD) / most);
  if (cell < LEAST_CELL) {
    return { ...words, chart: { x: MARGIN, y: top, width: width - 2 * MARGIN, height: height - top - MARGIN / 2 } };
  }
  const first = { x: MARGIN, y: bottom - MAP_HEAD - most * cell, cell };
  return {
    ...words,
    chart: { x: MARGIN, y: top, width: width - 2 * MARGIN, height: first.y - top - GAP },
    maps: [first, { ...first, x: 2 * MARGIN + half }],
  };
}
