// Where things stand on the hash-ring stage. Pure.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Circle {
  readonly x: number;
  readonly y: number;
  /** Of the outer edge of the band. */
  readonly radius: number;
  /** Width of the band of arcs. */
  readonly band: number;
  /** Between these the keys lie. */
  readonly keysFrom: number;
  readonly keysTo: number;
}

export interface NodeRow extends Box {
  /** Without room for a name there is the bar alone. */
  readonly named: boolean;
}

export interface RingLayout {
  readonly compact: boolean;
  readonly margin: number;
  readonly sentenceY: number;
  readonly changeY: number;
  readonly circle: Circle;
  readonly head: { readonly x: number; readonly y: number };
  readonly rows: readonly NodeRow[];
  /** Room for the last lookups, line by line; none where the nodes need it. */
  readonly trail: Box | undefined;
  readonly legendY: number;
}

const ROW = { high: 26, low: 9, named: 13 } as const;
const COLUMN_GAP = 10;
/** A column with names is at least so wide. */
const NAMED_COLUMN = 108;
const TRAIL_LINE = 18;
const TRAIL_LINES = 5;

export function layCircle(box: Box): Circle {
  // Outside of the band there is room for the way of a lookup.
  const radius = Math.max(30, Math.min(box.width, box.height) / 2 - 18);
  const band = Math.max(6, Math.min(16, radius * 0.085));
  return {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    radius,
    band,
    keysFrom: radius - band - 7,
    keysTo: radius * 0.64,
  };
}

/** Rows for so many nodes, column after column; the fewer, the higher. */
export function layRows(box: Box, count: number): readonly NodeRow[] {
  if (count === 0) return [];
  const perColumnAtLeast = (height: number): number => Math.max(1, Math.floor(box.height / height));
  const columnsNamed = Math.ceil(count / perColumnAtLeast(ROW.named));
  const fitNamed = Math.max(1, Math.floor((box.width + COLUMN_GAP) / (NAMED_COLUMN + COLUMN_GAP)));
  const named = columnsNamed <= fitNamed;
  const columns = named ? columnsNamed : Math.ceil(count / perColumnAtLeast(ROW.low));
  const perColumn = Math.ceil(count / columns);
  const height = Math.min(ROW.high, box.height / perColumn);
  const gap = Math.min(COLUMN_GAP, (box.width / columns) * 0.2);
  const width = (box.width - gap * (columns - 1)) / columns;
  return Array.from({ length: count }, (_, index) => ({
    x: box.x + Math.floor(index / perColumn) * (width + gap),
    y: box.y + (index % perColumn) * height,
    width,
    height,
    named,
  }));
}

export function layStage(width: number, height: number, nodes: number): RingLayout {
  const compact = width < 560;
  const margin = compact ? 10 : 16;
  const sentenceY = 18;
  const changeY = compact ? 34 : 38;
  const top = changeY + 8;
  const legendY = height - 10;
  const room = legendY - 14 - top;
  const head = compact ? 0 : 18;
  const beside = width > 1.1 * height;
  const side = beside ? Math.min(room, (width - 3 * margin) * (compact ? 0.52 : 0.62)) : room * 0.58;
  const circle = layCircle(
    beside
      ? { x: margin, y: top, width: side, height: room }
      : { x: margin, y: top, width: width - 2 * margin, height: side },
  );
  const list = beside
    ? { x: 2 * margin + side, y: top + head, width: width - side - 3 * margin, height: room - head }
    : { x: margin, y: top + side + 8 + head, width: width - 2 * margin, height: Math.max(20, room - side - 8 - head) };
  const trailHeight = TRAIL_LINE * (TRAIL_LINES + 1) + 12;
  const hasTrail = beside && !compact && nodes * ROW.high + trailHeight <= list.height;
  const rows = layRows({ ...list, height: hasTrail ? list.height - trailHeight : list.height }, nodes);
  const lowest = rows.reduce((most, row) => Math.max(most, row.y + row.height), list.y);
  return {
    ...{ compact, margin, sentenceY, changeY, circle, legendY, rows },
    head: { x: list.x, y: list.y - 8 },
    trail: hasTrail ? { x: list.x, y: lowest + 24, width: list.width, height: trailHeight - 24 } : undefined,
  };
}

export const TRAIL = { line: TRAIL_LINE, lines: TRAIL_LINES } as const;
