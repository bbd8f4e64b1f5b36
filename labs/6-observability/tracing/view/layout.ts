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
const ROW = { most: 23, least: 15 } as const;
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
  const compact = width < NARROW;
  const margin = compact ? 8 : 14;
  const top = compact ? 26 : 32;
  const foot = compact ? 18 : 22;
  const stripHeight = compact ? 22 : 28;
  const titleHeight = compact ? 34 : 42;
  const columns = columnsOf(services, edges);
  const columnCount = Math.max(1, ...columns.map((column) => column + 1));
  const inColumn = (column: number): number => columns.filter((each) => each === column).length;
  const tallest = Math.max(1, ...columns.map(inColumn));
  // The waterfall takes what it needs, the graph what is left: at least what its boxes need, at most 45%.
  const room = height - top - foot - stripHeight - titleHeight - 14;
  const graphLeast = Math.min(room * 0.5, tallest * (BOX.least + 5));
  const rowsHeight = Math.min(room - graphLeast, wantedRows * ROW.most);
  const graphHeight = Math.max(20, Math.min(room - rowsHeight, tallest * (BOX.most + 14), 0.55 * height));
  const gap = Math.max(10, Math.min(96, (width - 2 * margin) * (compact ? 0.045 : 0.075)));
  const boxWidth = Math.min(BOX.widest, (width - 2 * margin - gap * (columnCount - 1)) / columnCount);
  const spread = columnCount === 1 ? 0 : (width - 2 * margin - boxWidth) / (columnCount - 1);
  const pitchOf = (column: number): number => graphHeight / inColumn(column);
  const seen = new Map<number, number>();
  const boxes = columns.map((column): Box => {
    const place = seen.get(column) ?? 0;
    seen.set(column, place + 1);
    const pitch = pitchOf(column);
    const boxHeight = Math.min(BOX.most, graphHeight / tallest - 5);
    return {
      ...{ x: margin + column * spread, width: boxWidth, height: boxHeight },
      y: top + pitch * (place + 0.5) - boxHeight / 2,
    };
  });
  const stripY = top + graphHeight + 8;
  const titleY = stripY + stripHeight + 18;
  const rowsTop = stripY + stripHeight + titleHeight;
  const rowsRoom = height - foot - rowsTop;
  const rowHeight = Math.min(ROW.most, Math.max(ROW.least, rowsRoom / Math.max(1, wantedRows)));
  const namesWidth = compact ? 112 : Math.min(250, width * 0.3);
  const rows = Math.max(1, Math.floor((rowsRoom + 1e-6) / rowHeight));
  const stripX = margin + (compact ? 58 : 96);
  return {
    ...{ compact, margin, sentence: { x: margin, y: compact ? 16 : 20 }, services: boxes },
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
      ...{ title: { x: margin, y: titleY }, axisY: rowsTop - 6, rowHeight, rows },
      names: { x: margin, y: rowsTop, width: namesWidth, height: rowsRoom },
      bars: {
        ...{ x: margin + namesWidth + 6, y: rowsTop, height: rowsRoom },
        width: width - 2 * margin - namesWidth - 6 - (compact ? 34 : 52),
      },
    },
    footY: height - foot / 2 + 2,
  };
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
