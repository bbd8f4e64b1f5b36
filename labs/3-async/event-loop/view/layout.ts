// Where things stand on the stage, as pure functions: on top what happens, below it the program on the left and the loop on
// the right; one above the other where it is narrow. Low stages have low rows, the call stack in one row, and leave out
// what is empty. CSS pixels.

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StageLayout {
  readonly narrow: boolean;
  readonly source: Area;
  /** What happens at this step, in words. */
  readonly now: Area;
  readonly phases: Area;
  readonly queues: Area;
  /** Height of a queue's row. */
  readonly rowHeight: number;
  /** As high as a queue's row where the frames stand in one row. */
  readonly stack: Area;
  readonly output: Area;
}

export const LINE_HEIGHT = 18;
/** Height of a part's title. */
export const TITLE = 20;
/** Height of a line of words. */
export const WORDS_HEIGHT = 17;
const GAP = 14;
const LOW = 470;

/** @param wordLines how many lines the words about this step take */
export function layStage(width: number, height: number, queueCount: number, wordLines = 1): StageLayout {
  const low = height < LOW;
  const rowHeight = low ? 25 : 33;
  const phasesHeight = low ? 27 : 30;
  const margin = low ? 8 : 16;
  return width < 640
    ? layNarrow(width, height, queueCount, { rowHeight, phasesHeight, margin, wordLines })
    : layWide(width, height, queueCount, { rowHeight, phasesHeight, margin, wordLines });
}

interface Measures {
  readonly rowHeight: number;
  readonly phasesHeight: number;
  readonly margin: number;
  readonly wordLines: number;
}

function layNarrow(width: number, height: number, queueCount: number, measures: Measures): StageLayout {
  const { rowHeight, phasesHeight, margin, wordLines } = measures;
  const x = 12;
  const inner = width - 2 * x;
  const nowHeight = wordLines * WORDS_HEIGHT + 6;
  const outputHeight = TITLE + LINE_HEIGHT * (height < LOW ? 2 : 4);
  // At least three queues and the stack, then eight lines, then the other queues; what is left goes to the program.
  const room = height - 2 * margin - nowHeight - phasesHeight - outputHeight - 12;
  const rows = Math.max(3, Math.min(queueCount, Math.floor((room - 8 * LINE_HEIGHT) / rowHeight) - 1));
  const sourceHeight = Math.max(LINE_HEIGHT, room - (rows + 1) * rowHeight);
  const sourceY = margin + nowHeight;
  const phasesY = sourceY + sourceHeight + 4;
  const queuesY = phasesY + phasesHeight + 4;
  const stackY = queuesY + rows * rowHeight;
  return {
    narrow: true,
    now: { x, y: margin, width: inner, height: nowHeight },
    source: { x, y: sourceY, width: inner, height: sourceHeight },
    phases: { x, y: phasesY, width: inner, height: phasesHeight },
    queues: { x, y: queuesY, width: inner, height: rows * rowHeight },
    rowHeight,
    stack: { x, y: stackY, width: inner, height: rowHeight },
    output: { x, y: stackY + rowHeight + 4, width: inner, height: outputHeight },
  };
}

function layWide(width: number, height: number, queueCount: number, measures: Measures): StageLayout {
  const { rowHeight, phasesHeight, margin, wordLines } = measures;
  const side = 18;
  const left = Math.round((width - 2 * side) * 0.52);
  const rightX = side + left + GAP;
  const right = width - side - rightX;
  const nowHeight = wordLines * WORDS_HEIGHT + 6;
  const top = margin + nowHeight;
  const bottom = height - margin;
  const body = bottom - top;
  // On a low stage the editor lies below, with the whole program: what is printed is wanted more than its source.
  const outputLines =
    height < LOW
      ? Math.max(2, Math.floor(((body - GAP - TITLE) * 0.45) / LINE_HEIGHT))
      : Math.min(8, Math.floor((body * 0.3 - TITLE) / LINE_HEIGHT));
  const outputHeight = TITLE + LINE_HEIGHT * outputLines;
  const sourceHeight = Math.max(LINE_HEIGHT, body - outputHeight - GAP);
  const queuesY = top + phasesHeight + 10;
  const rows = Math.max(2, Math.min(queueCount, Math.floor((bottom - queuesY) / rowHeight) - 1));
  const stackY = queuesY + rows * rowHeight;
  return {
    narrow: false,
    now: { x: side, y: margin, width: width - 2 * side, height: nowHeight },
    source: { x: side, y: top, width: left, height: sourceHeight },
    phases: { x: rightX, y: top, width: right, height: phasesHeight },
    queues: { x: rightX, y: queuesY, width: right, height: rows * rowHeight },
    rowHeight,
    stack: { x: rightX, y: stackY, width: right, height: Math.max(rowHeight, bottom - stackY) },
    output: { x: side, y: bottom - outputHeight, width: left, height: outputHeight },
  };
}

/** Words in lines of at most so many characters; a word that is longer stands in a line of its own. */
export function wrapWords(words: string, characters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= characters) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Which of the queues are shown where there is room for so many rows: who waits comes before who does not. */
export function shownQueues<Name extends string>(
  names: readonly Name[],
  lengthOf: (name: Name) => number,
  rows: number,
): readonly Name[] {
  if (names.length <= rows) return names;
  const waiting = names.filter((name) => lengthOf(name) > 0);
  const kept = new Set([...new Set([...waiting, ...names])].slice(0, Math.max(rows, 0)));
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
