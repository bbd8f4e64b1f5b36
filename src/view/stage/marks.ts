// The marks that all stages share, as small functions over D3 selections: each sets everything it draws, so that it may
// be called again with new values. Colours are CSS variables, which repaint with the theme and are resolved on export.
import type { BaseType, Selection } from 'd3';
import type { TokenName } from '../theme/tokens.ts';
import { type Group, type HandleOptions, handle } from './handle.ts';

/** x and y in CSS pixels of the stage. */
export type Point = readonly [number, number];

const token = (name: TokenName): string => `var(--${name})`;

/** The child of that class, made when it is not there: what lets a mark be drawn twice. */
export function child<Tag extends keyof SVGElementTagNameMap>(
  group: Group,
  tag: Tag,
  name: string,
): Selection<SVGElementTagNameMap[Tag], unknown, BaseType, unknown> {
  const found = group.selectChild<SVGElementTagNameMap[Tag]>(`${tag}.${name}`);
  return found.empty() ? group.append<SVGElementTagNameMap[Tag]>(tag).attr('class', name) : found;
}

export interface LabelMark {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly size?: number;
  readonly weight?: number;
  readonly mono?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly colour?: TokenName;
  /** Rimmed with the ground, where lines run behind it. */
  readonly halo?: boolean;
}

/** One line of words; an empty one takes its place away. */
export function drawLabel(group: Group, name: string, label: LabelMark): void {
  child(group, 'text', name)
    .attr('x', label.x)
    .attr('y', label.y)
    .attr('font-size', label.size ?? 12)
    .attr('font-weight', label.weight ?? 400)
    .attr('text-anchor', label.anchor ?? 'start')
    // Type and colour of text come from CSS otherwise, which would win over attributes.
    .style('font-family', token(label.mono === true ? 'mono' : 'sans'))
    .style('fill', token(label.colour ?? 'ink2'))
    .attr('paint-order', label.halo === true ? 'stroke' : null)
    .attr('stroke', label.halo === true ? token('paper') : null)
    .attr('stroke-width', label.halo === true ? 3 : null)
    .text(label.words);
}

export interface LoadMark {
  /** Of the box that it stands in, with the radius of its corners. */
  readonly height: number;
  readonly radius?: number;
  /** From the left edge. Default 8. */
  readonly thickness?: number;
  /** Share of its capacity in use, 0 … 1. */
  readonly load: number;
  readonly hue: TokenName;
}

/** Half an outline: the fill lies within it. */
const EDGE = 0.8;
const RADIUS = 9;

/** The outline of a load: a column along the left side of a box, within its corners, as high as the load. Pure. */
export function loadPath({ height, radius = RADIUS, thickness = 8, load }: Omit<LoadMark, 'hue'>): string {
  const round = radius - EDGE;
  const right = EDGE + Math.min(thickness, round);
  const inner = height - 2 * EDGE;
  const share = Math.min(1, Math.max(0, load));
  const centres = { top: EDGE + round, bottom: height - EDGE - round };
  // Where the corner meets the right side of the column.
  const bend = Math.sqrt(Math.max(0, round * round - (EDGE + round - right) ** 2));
  const foot = centres.bottom + bend;
  const top = Math.max(EDGE + inner * (1 - share), centres.top - bend);
  if (top >= foot - 0.01) return '';
  const leftAt = (y: number): number => {
    const off = y > centres.bottom ? y - centres.bottom : y < centres.top ? centres.top - y : 0;
    return EDGE + round - Math.sqrt(Math.max(0, round * round - off * off));
  };
  const arc = (x: number, y: number): string => `A${round} ${round} 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)}`;
  const low = Math.max(top, centres.bottom);
  const high = Math.max(top, Math.min(low, centres.top));
  return [
    `M${right.toFixed(2)} ${top.toFixed(2)}`,
    `V${foot.toFixed(2)}`,
    arc(leftAt(low), low),
    `V${high.toFixed(2)}`,
    ...(top < high ? [arc(leftAt(top), top)] : []),
    'Z',
  ].join('');
}

/** How full a box is: the fill on its left. */
export function drawLoad(group: Group, mark: LoadMark): void {
  child(group, 'path', 'load').attr('d', loadPath(mark)).attr('fill', token(mark.hue)).attr('opacity', 0.85);
}

export interface ServerMark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  /** Under the name, figures first: "20 ms a request", then its state. */
  readonly lines: readonly string[];
  /** Share of its capacity in use, 0 … 1: the fill on its left. */
  readonly load: number;
  /** `trouble` is outlined in the hue of failure, `down` is crossed out and dimmed. */
  readonly state?: 'healthy' | 'trouble' | 'down';
  readonly press?: HandleOptions;
}

/** A server: a box with its load as a fill. */
export function drawServer(group: Group, server: ServerMark): void {
  const { width, height, state = 'healthy' } = server;
  const hue: TokenName = state === 'healthy' ? 'served' : 'failed';
  const small = height < 60;
  const narrow = width < 110;
  const inset = narrow ? 15 : small ? 18 : 24;
  // The more lines, the higher they begin, so that all stand in the middle.
  const lift = small ? 0 : 9 * Math.max(0, server.lines.length - 2);
  group.attr('transform', `translate(${server.x} ${server.y})`);
  child(group, 'rect', 'box')
    .attr('width', width)
    .attr('height', height)
    .attr('rx', RADIUS)
    .attr('fill', token('panel'))
    .attr('stroke', token(state === 'healthy' ? 'ink' : 'failed'))
    .attr('stroke-width', server.press?.selected === true ? 2.6 : 1.6)
    .attr('stroke-dasharray', state === 'down' ? '5 4' : null);
  drawLoad(group, { height, load: server.load, hue });
  drawLabel(group, 'name', {
    ...{
      x: inset,
      y: small ? 21 : height / 2 - 13 - lift,
      words: server.name,
      size: narrow ? 13 : small ? 14 : 16,
      weight: 600,
      colour: 'ink' as const,
    },
  });
  const lineHeight = small ? 16 : 18;
  [0, 1, 2].forEach((row) => {
    const words = server.lines[row] ?? '';
    const y = (small ? 38 : height / 2 + 7 - lift) + row * lineHeight;
    drawLabel(group, `line${row}`, { x: inset, y, words, mono: row === 0, size: small || narrow ? 11 : 12 });
  });
  child(group, 'path', 'cross')
    .attr('d', state === 'down' ? `M${width - 22} 10l11 11m0-11l-11 11` : null)
    .attr('stroke', token('failed'))
    .attr('stroke-width', 2)
    .attr('fill', 'none');
  if (server.press !== undefined) handle(group, server.press);
}

export interface BoxMark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly line?: string;
  readonly press?: HandleOptions;
}

/** A part without a load of its own, centred words: balancer, client, log. */
export function drawBox(group: Group, box: BoxMark): void {
  const { width, height } = box;
  const two = box.line !== undefined && box.line !== '';
  group.attr('transform', `translate(${box.x} ${box.y})`);
  child(group, 'rect', 'box')
    .attr('width', width)
    .attr('height', height)
    .attr('rx', 9)
    .attr('fill', token('panel'))
    .attr('stroke', token('ink'))
    .attr('stroke-width', box.press?.selected === true ? 2.6 : 1.6);
  const middle = height / 2;
  drawLabel(group, 'name', {
    ...{
      x: width / 2,
      y: two ? middle - 5 : middle + 4.5,
      words: box.name,
      size: 13.5,
      weight: 500,
      anchor: 'middle' as const,
      colour: 'ink' as const,
    },
  });
  drawLabel(group, 'line', { x: width / 2, y: middle + 15, words: box.line ?? '', mono: true, anchor: 'middle' });
  if (box.press !== undefined) handle(group, box.press);
}

/** Thickness of a link for its traffic, 0 … 1 of the busiest: never so thin that it is not there. */
export function linkWidth(share: number): number {
  return 1.2 + 5 * Math.sqrt(Math.min(1, Math.max(0, share)));
}

export interface LinkMark {
  /** From … to, in a smooth curve that leaves and arrives level (or upright with `axis: 'y'`). */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly axis?: 'x' | 'y';
  /** 0 … 1 of the busiest link. */
  readonly traffic: number;
  readonly cut?: boolean;
}

/** The curve of a link, for the dots that travel on it too. */
export function linkPath({ from, to, axis = 'x' }: Pick<LinkMark, 'from' | 'to' | 'axis'>): string {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const controls =
    axis === 'x' ? `${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2}` : `${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2}`;
  return `M${x1} ${y1}C${controls} ${x2} ${y2}`;
}

/** The point at share 0 … 1 of the same curve. */
export function linkPoint(
  { from, to, axis = 'x' }: Pick<LinkMark, 'from' | 'to' | 'axis'>,
  share: number,
): readonly [number, number] {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const t = Math.min(1, Math.max(0, share));
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  const half = axis === 'x' ? (x1 + x2) / 2 : (y1 + y2) / 2;
  return axis === 'x'
    ? [a * x1 + (b + c) * half + d * x2, (a + b) * y1 + (c + d) * y2]
    : [(a + b) * x1 + (c + d) * x2, a * y1 + (b + c) * half + d * y2];
}

/** A link: a line whose thickness is its traffic; a gap and a bar where it is cut. */
export function drawLink(group: Group, link: LinkMark): void {
  child(group, 'path', 'link')
    .attr('d', linkPath(link))
    .attr('fill', 'none')
    .attr('stroke', token(link.cut === true ? 'failed' : 'line2'))
    .attr('stroke-width', linkWidth(link.traffic))
    .attr('stroke-dasharray', link.cut === true ? '3 7' : null);
  const [x, y] = linkPoint(link, 0.5);
  child(group, 'path', 'cut')
    .attr('d', link.cut === true ? `M${x - 5} ${y - 5}l10 10m0-10l-10 10` : null)
    .attr('stroke', token('failed'))
    .attr('stroke-width', 2);
}
