// Where things stand on the stage: clients, instances with their L1, L2 between them and the service. Pure.
import type { Box } from '#src/view/stage/box.ts';

export type Point = readonly [number, number];

export interface InstanceLayout {
  readonly box: Box;
  /** Room for the rings of L1, within the box. */
  readonly cells: Box;
  /** Centre of the first who waits, and the room for the row. */
  readonly waiting: { readonly x: number; readonly y: number; readonly length: number; readonly hasWords: boolean };
  /** Where clients come in, and where calls to L2 and to the service go out. */
  readonly door: Point;
  readonly toL2: Point;
  readonly toService: Point;
}

export interface StageLayout {
  readonly isUpright: boolean;
  readonly clients: readonly Point[];
  readonly instances: readonly InstanceLayout[];
  readonly l2: Box;
  readonly l2Cells: Box;
  readonly service: Box;
  readonly loads: Box;
  /** Middle of the line under the picture. */
  readonly foot: number;
}

const NARROW = 520;
const FOOT = 26;
const HEAD = 44;
/** Name and figure on one line. */
const TIGHT_HEAD = 27;

export const isUpright = (width: number): boolean => width < NARROW;

/** @param width and height of the stage in CSS pixels */
export function layStage(width: number, height: number, instances: number): StageLayout {
  return isUpright(width) ? upright(width, height, instances) : lying(width, height, instances);
}

const middleY = ({ y, height }: Box): number => y + height / 2;
/** Where words and marks of a box begin, from its left edge: all alike, beside its fill. */
export const insetOf = (width: number): number => (width < 150 ? 14 : 18);

/** Rings stand two pixels within their places. */
const RING_MARGIN = 2;
const within = ({ x, y, width, height }: Box, top: number, foot: number, right = 10): Box => {
  const left = insetOf(width) - RING_MARGIN;
  return {
    x: x + left,
    y: y + top,
    width: Math.max(10, width - left - right),
    height: Math.max(8, height - top - foot),
  };
};

function lying(width: number, height: number, count: number): StageLayout {
  const bottom = height - FOOT;
  const clientX = 26;
  const left = Math.max(84, width * 0.13);
  const boxWidth = Math.min(230, width * 0.27);
  const pitch = (bottom - 12) / count;
  const boxHeight = Math.min(150, pitch - 14);
  const farX = left + boxWidth + Math.max(70, width * 0.13);
  const farWidth = width - farX - 14;
  const l2Height = (bottom - 34) * 0.42;
  const l2: Box = { x: farX, y: 12, width: farWidth, height: l2Height };
  const service: Box = { x: farX, y: 12 + l2Height + 18, width: farWidth, height: bottom - 16 - l2Height - 22 };
  return {
    isUpright: false,
    clients: Array.from({ length: 6 }, (_, index): Point => [clientX, (bottom * (index + 0.8)) / 6.6]),
    instances: Array.from({ length: count }, (_, index) => {
      const box: Box = { x: left, y: 12 + pitch * index, width: boxWidth, height: boxHeight };
      const hasRow = boxHeight >= 110;
      return {
        box,
        cells: within(box, HEAD, hasRow ? 56 : 8),
        waiting: hasRow
          ? { x: box.x + boxWidth - 16, y: box.y + boxHeight - 38, length: boxWidth - 90, hasWords: true }
          : { x: box.x + boxWidth - 14, y: box.y + boxHeight - 14, length: boxWidth - 100, hasWords: false },
        door: [box.x, middleY(box)],
        toL2: [box.x + box.width, box.y + boxHeight * 0.32],
        toService: [box.x + box.width, box.y + boxHeight * 0.72],
      };
    }),
    l2,
    l2Cells: within(l2, HEAD, 10, 12),
    service,
    loads: within(service, HEAD, 10, 12),
    foot: height - 14,
  };
}

function upright(width: number, height: number, count: number): StageLayout {
  const bottom = height - 22;
  const gap = 8;
  const boxWidth = (width - 12 - gap * (count - 1)) / count;
  const top = 26;
  const boxHeight = Math.max(96, (bottom - top) * 0.42);
  const l2Y = top + boxHeight + 26;
  const farHeight = bottom - l2Y - 4;
  const half = (width - 12 - gap) / 2;
  const l2: Box = { x: 6, y: l2Y, width: half, height: farHeight };
  const service: Box = { x: 6 + half + gap, y: l2Y, width: half, height: farHeight };
  return {
    isUpright: true,
    clients: Array.from({ length: 6 }, (_, index): Point => [(width * (index + 1)) / 7, 9]),
    instances: Array.from({ length: count }, (_, index) => {
      const box: Box = { x: 6 + (boxWidth + gap) * index, y: top, width: boxWidth, height: boxHeight };
      return {
        box,
        cells: within(box, TIGHT_HEAD, 50, 5),
        waiting: { x: box.x + boxWidth - 11, y: box.y + boxHeight - 37, length: boxWidth - 27, hasWords: true },
        door: [box.x + boxWidth / 2, box.y],
        toL2: [box.x + boxWidth * 0.36, box.y + boxHeight],
        toService: [box.x + boxWidth * 0.64, box.y + boxHeight],
      };
    }),
    l2,
    l2Cells: within(l2, HEAD, 8, 8),
    service,
    loads: within(service, HEAD, 8, 8),
    foot: height - 11,
  };
}

export interface Slots {
  /** Centres, in order. */
  readonly at: readonly Point[];
  readonly hidden: number;
}

/** Places for so many marks of a size in a box, row by row; what finds none is a number. Pure. */
export function slotsIn({ x, y, width, height }: Box, count: number, pitchX: number, pitchY = pitchX): Slots {
  const columns = Math.max(1, Math.floor(width / pitchX));
  const rows = Math.max(0, Math.floor((height + 2) / pitchY));
  const shown = Math.min(count, columns * rows);
  return {
    at: Array.from(
      { length: shown },
      (_, index): Point => [x + pitchX * ((index % columns) + 0.5), y + pitchY * (Math.floor(index / columns) + 0.5)],
    ),
    hidden: count - shown,
  };
}

/** The outline of what is left of a lifetime: a ring that shrinks clockwise from the top. Pure. */
export function arcPath(radius: number, left: number): string {
  if (left <= 0) return '';
  if (left >= 0.999) return `M0 ${-radius}A${radius} ${radius} 0 1 1 -0.01 ${-radius}`;
  const angle = 2 * Math.PI * left;
  const x = Math.round(radius * Math.sin(angle) * 100) / 100;
  const y = Math.round(-radius * Math.cos(angle) * 100) / 100;
  return `M0 ${-radius}A${radius} ${radius} 0 ${left > 0.5 ? 1 : 0} 1 ${x} ${y}`;
}
