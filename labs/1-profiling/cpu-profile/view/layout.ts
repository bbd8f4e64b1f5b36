// Where the parts of the stage stand, and which rows of a tall flame graph are to be seen: pure, for any size.

export interface StageAreas {
  /** Search and zoom. */
  readonly bar: { readonly height: number };
  readonly flame: { readonly top: number; readonly width: number; readonly height: number };
  /** The words about the frame at hand. */
  readonly words: { readonly top: number; readonly height: number };
  readonly rowHeight: number;
}

/** A frame this high has room for a second line. */
export const TWO_LINES = 38;
const TALLEST = 58;

const BAR = 44;
const NARROW = 520;

/** @param rows of the whole tree, so that a row stays as high as it is while the graph grows */
export function layStage(width: number, height: number, rows: number): StageAreas {
  const isNarrow = width < NARROW;
  const words = isNarrow ? 54 : 40;
  const flameHeight = Math.max(40, height - BAR - words);
  return {
    bar: { height: BAR },
    flame: { top: BAR, width, height: flameHeight },
    words: { top: BAR + flameHeight, height: words },
    rowHeight: Math.max(isNarrow ? 24 : 21, Math.min(TALLEST, Math.floor(flameHeight / Math.max(1, rows)))),
  };
}

/** How many rows are hidden below the lowest that is shown, so that a row can be seen. Row 0 stands at the bottom. */
export function scrolledTo(
  row: number,
  offset: number,
  { rows, visible }: { readonly rows: number; readonly visible: number },
): number {
  const most = Math.max(0, rows - visible);
  const lowest = Math.max(0, row - visible + 1);
  return Math.min(most, Math.max(lowest, Math.min(offset, row)));
}

/** The part of a name that fits, with an ellipsis; empty where nothing of use does. */
export function fitName(name: string, width: number, characterWidth: number): string {
  const most = Math.floor((width - 8) / characterWidth);
  if (most >= name.length) return name;
  return most < 3 ? '' : `${name.slice(0, most - 1)}…`;
}
