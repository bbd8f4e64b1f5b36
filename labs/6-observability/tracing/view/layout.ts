// Where things stand on the stage: the services in columns by who calls whom, the last traces as a strip, and the waterfall
// of one of them. Pure.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StageLayout {
  readonly compact: boolean;
  readonly margin: number;
  /** Where strip and waterfall begin. */
  readonly left: number;
  readonly sentence: { readonly x: number; readonly y: number };
  readonly services: readonly Box[];
  readonly edges: readonly { readonly from: readonly [number, number]; readonly to: readonly [number, number] }[];
  /** The last traces, oldest on the left. */
  readonly strip: Box;
  readonly waterfall: {
    readonly title: { readonly x: number; readonly y: number };
    /** Where the ticks of the time axis stand. */
    readonly axisY: number;
    readonly names: Box;
    readonly bars: Box;
    readonly rowHeight: number;
    /** Rows that there is room for. */
    readonly rows: number;
  };
  readonly footY: number;
}

interface Edge {
  readonly from: number;
  readonly to: number;
}

const NARROW = 560;
const ROW = { most: 23, least: 15, leastCompact: 11.5 } as const;
/** Lower than this the waterfall stands beside the graph. */
const LOW = 340;
const BOX = { most: 44, least: 20, widest: 132 } as const;

/** The column of each service: one after all that call it. Edges that lead back in a circle are passed over. */
export function columnsOf(services: number, edges: readonly Edge[]): readonly number[] {
  const column = new Array<number>(services).fill(0);
  const visiting = new Set<number>();
  const done = new Set<number>();
  const callersOf = (service: number): readonly number[] =>
    edges.flatMap(({ from, to }) => (to === service && from !== service ? [from] : []));
  const visit = (service: number): number => {
    if (done.has(service)) return column[service] ?? 0;
    visiting.add(service);
    let furthest = 0;
    for (const caller of callersOf(service))
      if (!visiting.has(caller)) furthest = Math.max(furthest, visit(caller) + 1);
    visiting.delete(service);
    done.add(service);
    column[service] = furthest;
    return furthest;
  };
  for (let service = 0; service < services; service += 1) visit(service);
  return column;
}

/**
 * @param width and height of the stage in CSS pixels
 * @param wantedRows of the waterfall
 */
export function layStage(
  width: number,
  height: number,
  services: number,
  edges: readonly Edge[],
  wantedRows: number,
): StageLayout {
  const isBeside = height < LOW && width >= NARROW;
  const compact = width < NARROW || isBeside;
  const margin = compact ? 8 : 14;
  const top = compact ? 26 : 32;
  const foot = compact ? 18 : 22;
  const stripHeight = compact ? 16 : 28;
  const titleHeight = compact ? 34 : 42;
  const whole = width - 2 * margin;
  const graphWidth = isBeside ? whole * 0.5 - 14 : whole;
  const left = isBeside ? margin + whole * 0.5 + 6 : margin;
  const leastRow = compact ? ROW.leastCompact : ROW.least;
  const columns = columnsOf(services, edges);
  const tallest = Math.max(1, ...columns.map((column) => columns.filter((each) => each === column).length));
  // One below the other, the waterfall takes what it needs, the graph what is left: at least what its boxes need.
  const room = height - top - foot - stripHeight - titleHeight - 14;
  const graphLeast = Math.min(room * 0.5, tallest * (BOX.least + 5));
  const rowsHeight = Math.min(room - graphLeast, wantedRows * ROW.most);
  const graphHeight = isBeside
    ? height - top - foot - 8
    : Math.max(20, Math.min(room - rowsHeight, tallest * (BOX.most + 14), 0.55 * height));
  const boxes = boxesOf(columns, tallest, { x: margin, y: top, width: graphWidth, height: graphHeight }, compact);
  const stripY = isBeside ? top : top + graphHeight + 8;
  const titleY = stripY + stripHeight + (compact ? 12 : 18);
  const rowsTop = stripY + stripHeight + titleHeight;
  const rowsRoom = height - foot - rowsTop;
  const rowHeight = Math.min(ROW.most, Math.max(leastRow, rowsRoom / Math.max(1, wantedRows)));
  const namesWidth = compact ? 100 : Math.min(250, width * 0.3);
  const stripX = left + (compact ? 72 : 96);
  return {
    ...{ compact, margin, left, sentence: { x: margin, y: compact ? 16 : 20 }, services: boxes },
    edges: edges.map(({ from, to }) => {
      const [one, other] = [boxes[from], boxes[to]];
      if (one === undefined || other === undefined) return { from: [0, 0] as const, to: [0, 0] as const };
      return {
        from: [one.x + one.width, one.y + one.height / 2] as const,
        to: [other.x, other.y + other.height / 2] as const,
      };
    }),
    strip: { x: stripX, y: stripY, width: width - margin - stripX, height: stripHeight },
    waterfall: {
      ...{ title: { x: left, y: titleY }, axisY: rowsTop - 6, rowHeight },
      rows: Math.max(1, Math.floor((rowsRoom + 1e-6) / rowHeight)),
      names: { x: left, y: rowsTop, width: namesWidth, height: rowsRoom },
      bars: {
        ...{ x: left + namesWidth + 6, y: rowsTop, height: rowsRoom },
        width: width - margin - left - namesWidth - 6 - (compact ? 34 : 52),
      },
    },
    footY: height - foot / 2 + 2,
  };
}

/** The boxes of the services in their columns. */
function boxesOf(columns: readonly number[], tallest: number, area: Box, compact: boolean): readonly Box[] {
  const columnCount = Math.max(1, ...columns.map((column) => column + 1));
  const gap = Math.max(10, Math.min(96, area.width * (compact ? 0.045 : 0.075)));
  const width = Math.min(BOX.widest, (area.width - gap * (columnCount - 1)) / columnCount);
  const spread = columnCount === 1 ? 0 : (area.width - width) / (columnCount - 1);
  const seen = new Map<number, number>();
  const height = Math.min(BOX.most, area.height / tallest - 5);
  return columns.map((column) => {
    const place = seen.get(column) ?? 0;
    seen.set(column, place + 1);
    const pitch = area.height / columns.filter((each) => each === column).length;
    return { x: area.x + column * spread, y: area.y + pitch * (place + 0.5) - height / 2, width, height };
  });
}

/** The first row of a window of `room` rows in which one row is to be seen. */
export function windowStart(rows: number, room: number, chosen: number): number {
  if (rows <= room || chosen < room - 1) return 0;
  // One more below it, where there is one.
  return Math.max(0, Math.min(rows - room, chosen, chosen - room + 2));
}

/** Round moments for an axis of so many milliseconds: from 0, at most `most` steps. */
export function ticksOf(extentMs: number, most: number): readonly number[] {
  if (!(extentMs > 0)) return [0];
  const rough = extentMs / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? 10 * power;
  return Array.from({ length: Math.floor(extentMs / step + 1e-9) + 1 }, (_, index) => index * step);
}
