// Where things stand on the stage: clients, the wire there and back, the queue, the servers. Pure.

export type Point = readonly [number, number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Link {
  readonly from: Point;
  readonly to: Point;
}

export interface StageLayout {
  readonly axis: 'x' | 'y';
  readonly clients: Box;
  readonly there: Link;
  readonly back: Link;
  /** Centre of the queue's head. */
  readonly head: Point;
  readonly queueLength: number;
  /** What a response is made of; undefined where there is no room. */
  readonly parts: Box | undefined;
  /** One for each server. */
  readonly servers: readonly Box[];
  /** The servers are boxes with words; else they are too many, and cells. */
  readonly wordy: boolean;
  /** Where it is said how many cells there are; undefined where they are boxes, or there is no room. */
  readonly caption: Point | undefined;
}

/** Below this width the picture stands upright. */
const NARROW = 520;
const MARGIN = 14;
const FOOT = 26;
const LOWEST_WITH_FOOT = 230;
/** Room for what a response is made of, and the least height with it. */
const PARTS = 104;
const LOWEST_WITH_PARTS = 380;
/** Room for the words below the cells. */
const CAPTION = 22;
/** More servers than this are cells. */
const MOST_BOXES = 6;
const MOST_BOXES_UPRIGHT = 3;

export const isUpright = (width: number): boolean => width < NARROW;
const hasParts = (height: number): boolean => height >= LOWEST_WITH_PARTS;
export const hasFoot = (height: number): boolean => height >= LOWEST_WITH_FOOT;

/**
 * @param width and height of the stage in CSS pixels
 * @param hasWire there is time to be seen on the way; else the queue has the room
 */
export function layStage(width: number, height: number, servers: number, hasWire: boolean): StageLayout {
  const inner = height - (hasFoot(height) ? FOOT : 0);
  return isUpright(width) ? upright(width, inner, servers, hasWire) : lying(width, inner, servers, hasWire);
}

/** So many equal cells in a box, as large as fit and no larger than `most`, in rows as long as can be: at its left or in its middle. */
function cellsIn({ x, y, width, height }: Box, count: number, most: number, isCentred = false): readonly Box[] {
  let columns = 1;
  const sizeWith = (across: number): number => Math.min(most, width / across, height / Math.ceil(count / across));
  for (let across = 2; across <= count; across += 1) if (sizeWith(across) >= sizeWith(columns)) columns = across;
  const size = sizeWith(columns);
  const rows = Math.ceil(count / columns);
  const top = y + (height - rows * size) / 2;
  const left = isCentred ? x + (width - columns * size) / 2 : x;
  return Array.from({ length: count }, (_, index) => ({
    x: left + (index % columns) * size + 1,
    y: top + Math.floor(index / columns) * size + 1,
    width: Math.max(2, size - 2),
    height: Math.max(2, size - 2),
  }));
}

function lying(width: number, height: number, count: number, hasWire: boolean): StageLayout {
  const inner = hasParts(height) ? height - PARTS : height;
  // The way back runs below the queue: both end at the same boxes.
  const middle = inner / 2 - 24;
  const low = middle + 68;
  const clients = { x: MARGIN, y: middle - 36, width: 108, height: low - middle + 64 };
  const bankWidth = Math.min(190, width * 0.27);
  const wordy = count <= MOST_BOXES;
  const hasCaption = !wordy && hasFoot(height);
  const bank = {
    x: width - bankWidth - MARGIN,
    y: 10,
    width: bankWidth,
    height: inner - 20 - (hasCaption ? CAPTION : 0),
  };
  const pitch = bank.height / count;
  const boxHeight = Math.min(clients.height, pitch - 8);
  const head: Point = [bank.x - 24, middle];
  const door = clients.x + clients.width;
  const queueLength = Math.max(60, (head[0] - door) * (hasWire ? 0.58 : 0.84));
  const servers = wordy
    ? Array.from({ length: count }, (_, index) => ({
        x: bank.x,
        y: bank.y + pitch * (index + 0.5) - boxHeight / 2,
        width: bank.width,
        height: boxHeight,
      }))
    : cellsIn(bank, count, 44);
  const lowest = servers.at(-1);
  return {
    axis: 'x',
    clients,
    there: { from: [door, middle], to: [head[0] - queueLength - 14, middle] },
    back: { from: [bank.x - 8, low], to: [door, low] },
    head,
    queueLength,
    parts: hasParts(height) ? { x: MARGIN, y: inner + 14, width: width - 2 * MARGIN, height: PARTS - 30 } : undefined,
    wordy,
    servers,
    caption: hasCaption && lowest !== undefined ? [bank.x + 1, lowest.y + lowest.height + 17] : undefined,
  };
}

function upright(width: number, height: number, count: number, hasWire: boolean): StageLayout {
  const clients = { x: width / 2 - 66, y: 8, width: 132, height: 40 };
  const wordy = count <= MOST_BOXES_UPRIGHT;
  const bankHeight = wordy ? 62 : Math.min(110, height * 0.36);
  const bank = { x: MARGIN, y: height - bankHeight - 4, width: width - 2 * MARGIN, height: bankHeight };
  const pitch = bank.width / count;
  const boxWidth = Math.min(170, pitch - 8);
  const head: Point = [width / 2, bank.y - 16];
  const floor = clients.y + clients.height;
  const queueLength = Math.max(24, (head[1] - floor) * (hasWire ? 0.62 : 0.78));
  return {
    axis: 'y',
    clients,
    there: { from: [width / 2, floor], to: [width / 2, head[1] - queueLength - 8] },
    back: { from: [width / 2 + 54, bank.y - 4], to: [width / 2 + 54, floor] },
    head,
    queueLength,
    parts: undefined,
    wordy,
    servers: wordy
      ? Array.from({ length: count }, (_, index) => ({
          x: bank.x + pitch * (index + 0.5) - boxWidth / 2,
          y: bank.y,
          width: boxWidth,
          height: bank.height,
        }))
      : cellsIn(bank, count, 26, true),
    caption: undefined,
  };
}
