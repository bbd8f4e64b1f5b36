// Where things stand on the hash-ring stage. Pure.
import type { Box } from '#src/view/stage/box.ts';

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
  /** The wheel of the nodes inside: its outer edge, and how thick it is. */
  readonly wheel: number;
  readonly rim: number;
  /** Inside of this words stand. */
  readonly hub: number;
}

export interface NodeRow extends Box {
  /** Without room for a name there is the bar alone. */
  readonly named: boolean;
}

export interface StageFacts {
  readonly nodes: number;
  /** Points on the circle; 0 where there is no ring. */
  readonly points: number;
}

export interface RingLayout {
  readonly compact: boolean;
  readonly width: number;
  readonly margin: number;
  readonly sentenceY: number;
  readonly changeY: number;
  readonly circle: Circle;
  readonly head: { readonly x: number; readonly y: number };
  readonly rows: readonly NodeRow[];
  /** The surroundings of the key that was looked up, enlarged; none where the circle shows them, or there is no room. */
  readonly lens: Box | undefined;
  /** Room for the last lookups, line by line; none where the nodes need it. */
  readonly trail: Box | undefined;
  readonly legendY: number;
}

const ROW = { high: 26, low: 9, named: 13 } as const;
const COLUMN_GAP = 14;
/** A column with names is at least so wide. */
const NAMED_COLUMN = 112;
const TRAIL_LINE = 20;
const TRAIL_LINES = 5;
const TRAIL_HEAD = 22;
const LENS_HEIGHT = 70;
/** From so many points on, a lookup goes a way that one hardly sees. */
const LENS_POINTS = 24;
/** Beyond the band: the way of a lookup, what it compared, and the arcs of a node that has just come. */
export const OUTSIDE = { large: 20, small: 13 } as const;
/** Below this the words inside of the circle become a figure alone. */
const SMALL_RADIUS = 120;

export const isSmall = ({ radius }: Pick<Circle, 'radius'>): boolean => radius < SMALL_RADIUS;

export function layCircle(box: Box, hasRing = true): Circle {
  const half = Math.min(box.width, box.height) / 2;
  const radius = Math.max(30, half - (isSmall({ radius: half - OUTSIDE.small }) ? OUTSIDE.small : OUTSIDE.large));
  const band = hasRing ? Math.max(6, Math.min(16, radius * 0.085)) : 0;
  const small = isSmall({ radius });
  const keysFrom = radius - band - (small ? 5 : 8);
  const keysTo = radius * (hasRing ? 0.67 : 0.7);
  const wheel = keysTo - (small ? 5 : 8);
  return {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    ...{ radius, band, keysFrom, keysTo, wheel },
    rim: small ? 4 : 6,
    hub: small ? 15 : Math.min(wheel * 0.56, 78),
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

export function layStage(width: number, height: number, { nodes, points }: StageFacts): RingLayout {
  const compact = width < 560;
  const margin = compact ? 10 : 16;
  const sentenceY = compact ? 18 : 22;
  const changeY = sentenceY + (compact ? 16 : 20);
  const top = changeY + (compact ? 8 : 14);
  const legendY = height - 10;
  const room = Math.max(80, legendY - 16 - top);
  const head = compact ? 4 : 20;
  const beside = width > 1.1 * height;
  const inner = width - 2 * margin;
  const gap = compact ? 12 : 22;
  const hasRing = points > 0;
  const lensFits = points >= LENS_POINTS && !compact;
  // The lens lies under the circle, which gives up at most a tenth of its size for it.
  const besideRoom = Math.min(room, inner * 0.6);
  const hasLens = lensFits && (beside ? room - LENS_HEIGHT >= besideRoom * 0.9 : room >= 520);
  const lensHeight = hasLens ? LENS_HEIGHT : 0;
  const across = beside ? Math.min(room - lensHeight, inner * (compact ? 0.52 : 0.6)) : inner;
  const high = beside ? room - lensHeight : Math.min(inner, room * 0.56);
  const area = { x: margin, y: top, width: across, height: high };
  const circle = layCircle(area, hasRing);
  const lensTop = Math.min(top + high, circle.y + circle.radius + OUTSIDE.large + 6);
  const lens = hasLens ? { x: margin, y: lensTop, width: across, height: LENS_HEIGHT } : undefined;
  const below = top + high + lensHeight + 10 + head;
  const list = beside
    ? { x: margin + across + gap, y: top + head, width: inner - across - gap, height: room - head }
    : { x: margin, y: below, width: inner, height: Math.max(20, top + room - below) };
  const trailHeight = TRAIL_LINE * TRAIL_LINES + TRAIL_HEAD + 18;
  const hasTrail = beside && !compact && nodes * ROW.high + trailHeight <= list.height;
  const rows = layRows({ ...list, height: hasTrail ? list.height - trailHeight : list.height }, nodes);
  const lowest = rows.reduce((most, row) => Math.max(most, row.y + row.height), list.y);
  return {
    ...{ compact, width, margin, sentenceY, changeY, circle, legendY, rows, lens },
    head: { x: list.x, y: list.y - 8 },
    trail: hasTrail ? { x: list.x, y: lowest + 18, width: list.width, height: trailHeight - 18 } : undefined,
  };
}

export const TRAIL = { line: TRAIL_LINE, lines: TRAIL_LINES, head: TRAIL_HEAD } as const;

export type ColumnId = 'keys' | 'came' | 'left' | 'served';

export interface ColumnWish {
  readonly id: ColumnId;
  /** Letters of its head, and of the longest figure in it. */
  readonly head: number;
  readonly figure: number;
}

export interface RowColumns {
  /** 0 where there is no room for names. */
  readonly nameWidth: number;
  readonly barX: number;
  readonly barWidth: number;
  /** Right ends of the figures that there is room for. */
  readonly figures: readonly { readonly id: ColumnId; readonly right: number }[];
}

export const COLUMN_ORDER: readonly ColumnId[] = ['keys', 'left', 'came', 'served'];
/** The sign of its colour before a node's name. */
export const SWATCH = 15;
const FIGURE_GAP = 10;
const LEAST_BAR = 44;
const UNNAMED_NEWS = 48;
export const HEAD_SIZE = 10.5;
/** A figure or a letter of a row, over its size: generous, since words are not measured. */
export const LETTER_WIDTH = 0.6;

export const rowFontSize = ({ height }: Pick<Box, 'height'>): number => (height < 16 ? 10.5 : 12);

/** Parts the width of a row. `wishes`: the most important first. */
export function layColumns(row: NodeRow, longestName: number, wishes: readonly ColumnWish[]): RowColumns {
  // Beside a bar without a name there is room to say one, where something happens to its node.
  const besideBar = row.width >= 100 ? UNNAMED_NEWS : 4;
  if (!row.named) return { nameWidth: 0, barX: 0, barWidth: row.width - besideBar, figures: [] };
  const letter = rowFontSize(row) * LETTER_WIDTH;
  const nameWidth = Math.min(row.width * 0.42, 110, Math.max(3, longestName) * letter + 2);
  const barX = SWATCH + nameWidth + 8;
  const fitting: { readonly id: ColumnId; readonly width: number }[] = [];
  let left = row.width - barX - LEAST_BAR;
  for (const { id, head, figure } of wishes) {
    const width = Math.max(head * HEAD_SIZE * LETTER_WIDTH, figure * letter) + FIGURE_GAP;
    if (width > left) break;
    fitting.push({ id, width });
    left -= width;
  }
  let right = row.width;
  const figures: { readonly id: ColumnId; readonly right: number }[] = [];
  for (const id of COLUMN_ORDER.toReversed()) {
    const found = fitting.find((each) => each.id === id);
    if (found === undefined) continue;
    figures.unshift({ id, right });
    right -= found.width;
  }
  return { nameWidth, barX, barWidth: Math.max(6, right - barX - (figures.length > 0 ? 0 : 4)), figures };
}
