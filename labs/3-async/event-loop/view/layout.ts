// Where things stand on the stage, as pure functions: the program on the left, the loop on the right; one above the other
// where it is narrow. Low stages have low rows, and leave out what is empty. CSS pixels.

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StageLayout {
  readonly narrow: boolean;
  readonly source: Area;
  /** Baseline of the line that says what happens. */
  readonly nowY: number;
  readonly phases: Area;
  readonly queues: Area;
  /** Height of a queue's row. */
  readonly rowHeight: number;
  readonly stack: Area;
  readonly output: Area;
}

export const LINE_HEIGHT = 18;
/** Height of a part's title. */
export const TITLE = 20;
const NOW = 22;
const GAP = 14;
const LOW = 470;

export function layStage(width: number, height: number, queueCount: number): StageLayout {
  const low = height < LOW;
  const rowHeight = low ? 25 : 33;
  const phasesHeight = low ? 27 : 30;
  const margin = low ? 8 : 16;
  return width < 640
    ? layNarrow(width, height, queueCount, { rowHeight, phasesHeight, margin })
    : layWide(width, height, queueCount, { rowHeight, phasesHeight, margin });
}

interface Measures {
  readonly rowHeight: number;
  readonly phasesHeight: number;
  readonly margin: number;
}

function layNarrow(width: number, height: number, queueCount: number, measures: Measures): StageLayout {
  const { rowHeight, phasesHeight, margin } = measures;
  const x = 12;
  const inner = width - 2 * x;
  const outputHeight = TITLE + LINE_HEIGHT * (height < LOW ? 2 : 4);
  // At least three queues and three lines; what is left beyond all queues goes to the program.
  const room = height - 2 * margin - NOW - phasesHeight - outputHeight - 12;
  const rows = Math.max(3, Math.min(queueCount, Math.floor((room - 3 * LINE_HEIGHT) / rowHeight)));
  const sourceHeight = Math.max(LINE_HEIGHT, room - rows * rowHeight);
  const nowY = margin + sourceHeight + 13;
  const phasesY = margin + sourceHeight + NOW;
  const queuesY = phasesY + phasesHeight + 6;
  return {
    narrow: true,
    source: { x, y: margin, width: inner, height: sourceHeight },
    nowY,
    phases: { x, y: phasesY, width: inner, height: phasesHeight },
    queues: { x, y: queuesY, width: inner, height: rows * rowHeight },
    rowHeight,
    // There is no room for boxes; the present line tells the function.
    stack: { x, y: queuesY, width: inner, height: 0 },
    output: { x, y: queuesY + rows * rowHeight + 6, width: inner, height: outputHeight },
  };
}

function layWide(width: number, height: number, queueCount: number, measures: Measures): StageLayout {
  const { rowHeight, phasesHeight, margin } = measures;
  const side = 18;
  const left = Math.round((width - 2 * side) * 0.49);
  const rightX = side + left + GAP;
  const right = width - side - rightX;
  const body = height - 2 * margin;
  const outputHeight =
    TITLE + LINE_HEIGHT * (height < LOW ? 2 : Math.min(8, Math.floor((body * 0.3 - TITLE) / LINE_HEIGHT)));
  const sourceHeight = Math.max(LINE_HEIGHT, body - outputHeight - NOW - GAP);
  const queuesY = margin + phasesHeight + 10;
  const rows = Math.max(3, Math.min(queueCount, Math.floor((margin + body - queuesY) / rowHeight)));
  const stackY = queuesY + rows * rowHeight + 10;
  return {
    narrow: false,
    source: { x: side, y: margin, width: left, height: sourceHeight },
    nowY: margin + sourceHeight + 14,
    phases: { x: rightX, y: margin, width: right, height: phasesHeight },
    queues: { x: rightX, y: queuesY, width: right, height: rows * rowHeight },
    rowHeight,
    stack: { x: rightX, y: stackY, width: right, height: Math.max(0, margin + body - stackY) },
    output: { x: side, y: margin + body - outputHeight, width: left, height: outputHeight },
  };
}

/** Which of the queues are shown where there is room for so many rows: who waits comes before who does not. */
export function shownQueues<Name extends string>(
  names: readonly Name[],
  lengthOf: (name: Name) => number,
  rows: number,
): readonly Name[] {
  if (names.length <= rows) return names;
  const waiting = names.filter((name) => lengthOf(name) > 0);
  const kept = new Set([...waiting, ...names].slice(0, Math.max(rows, 0)));
  return names.filter((name) => kept.has(name)).slice(0, rows);
}

/** The first line that is shown, from 1, so that the present one is in sight and the text does not jump with each step. */
export function firstLine(present: number, lineCount: number, rows: number, before: number): number {
  const last = Math.max(1, lineCount - rows + 1);
  if (present === 0) return Math.min(before, last);
  const margin = Math.min(3, Math.floor(rows / 4));
  if (present < before + margin) return Math.max(1, Math.min(present - margin, last));
  if (present > before + rows - 1 - margin) return Math.max(1, Math.min(present - rows + 1 + margin, last));
  return Math.min(before, last);
}

/** How many chips of these widths fit, with room for the count of the rest. */
export function chipsThatFit(widths: readonly number[], room: number, gap: number, restWidth: number): number {
  let used = 0;
  for (const [index, width] of widths.entries()) {
    used += width + (index === 0 ? 0 : gap);
    const isLast = index === widths.length - 1;
    if (used + (isLast ? 0 : gap + restWidth) > room) return index;
  }
  return widths.length;
}
