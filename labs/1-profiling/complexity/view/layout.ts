// Where things stand on the stage. Pure.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StageLayout {
  readonly chart: Box;
  /** Upper left corner of the triangle of pairs, and the side of one of its cells. */
  readonly pairs: { readonly x: number; readonly y: number; readonly cell: number };
  /** The row of looks. */
  readonly looks: { readonly x: number; readonly y: number; readonly cell: number };
  readonly sentence: { readonly x: number; readonly y: number };
}

const MARGIN = 16;
const WIDE = 700;
const HEAD = 30;

/** @param width and height of the stage in CSS pixels @param count elements of the list that is drawn */
export function layStage(width: number, height: number, count: number): StageLayout {
  const sentence = { x: MARGIN, y: MARGIN + 10 };
  const top = MARGIN + HEAD;
  const isWide = width >= WIDE;
  const side = isWide ? width * 0.36 : width - 2 * MARGIN;
  const tall = isWide ? height - top - MARGIN : (height - top) * 0.42;
  // A triangle, a row, and a line of words above each.
  const cell = Math.max(3, Math.min(22, side / count, (tall - 62) / (count + 1)));
  const pairs = { x: MARGIN, y: top + 22, cell };
  const looks = { x: MARGIN, y: pairs.y + count * cell + 34, cell };
  const chart = isWide
    ? { x: width * 0.36 + 2 * MARGIN, y: top, width: width * 0.64 - 3 * MARGIN, height: height - top - MARGIN }
    : { x: MARGIN, y: top + tall, width: width - 2 * MARGIN, height: height - top - tall - MARGIN };
  return { chart, pairs, looks, sentence };
}
