// A plane with logarithmic axes: points that were measured, the power law fitted through each row of them, and its exponent
// at the row's end. What grows as a power of n is a straight line here, and its slope is the power.
import { select } from 'd3';
import type { CostPoint, PowerFit } from '../../algorithms/growth/power-fit.ts';
import { logTicks, spreadLabels } from '../charts/axis.ts';
import type { TokenName } from '../theme/tokens.ts';
import { isStroked, type Shape, shapePath } from './fates.ts';
import type { Group } from './handle.ts';
import { child, drawLabel } from './marks.ts';

export interface LogLogCurve {
  readonly id: string;
  readonly name: string;
  /** Beside the name: "n^2.00", in words of the caller. */
  readonly note: string;
  readonly hue: TokenName;
  readonly ink: TokenName;
  readonly shape: Shape;
  readonly points: readonly CostPoint[];
  readonly fit?: PowerFit | undefined;
}

export interface LogLogPlane {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly sizes: readonly [least: number, most: number];
  readonly costs: readonly [least: number, most: number];
  readonly curves: readonly LogLogCurve[];
  readonly xWords: string;
  readonly yWords: string;
  /** A figure below ten thousand; larger ones are written as powers of ten. */
  figure(value: number): string;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 10⁶ for a million. Pure. */
function powerWords(power: number): string {
  return `10${String(power).replace(/\d/g, (digit) => RAISED[Number(digit)] ?? '')}`;
}

/** Room for the figures of the axes and for the names at the right. */
const LOG_LOG_MARGINS = { left: 42, right: 118, top: 22, bottom: 34 } as const;

/** Height that a figure of the vertical axis needs. */
const TICK_ROOM = 22;

/** Value to pixels: `least` at `from`, `most` at `to`. Pure. */
export function logScale(
  [least, most]: readonly [number, number],
  from: number,
  to: number,
): (value: number) => number {
  const [low, high] = [Math.log(least), Math.log(most)];
  return (value) => from + ((Math.log(value) - low) / (high - low)) * (to - from);
}

const token = (name: TokenName): string => `var(--${name})`;

interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** Ends of the plane in pixels, from its lower left corner. */
  readonly xs: readonly [number, number];
  readonly ys: readonly [number, number];
}

export function drawLogLog(group: Group, plane: LogLogPlane): void {
  const { left, right, top, bottom } = LOG_LOG_MARGINS;
  const xs = [plane.x + left, plane.x + plane.width - right] as const;
  const ys = [plane.y + plane.height - bottom, plane.y + top] as const;
  const scales = { xs, ys, x: logScale(plane.sizes, ...xs), y: logScale(plane.costs, ...ys) };
  drawAxes(child(group, 'g', 'axes'), plane, scales);
  const shown = plane.curves.filter(({ points }) => points.length > 0);
  const ends = shown.map(({ points }) => scales.y(points.at(-1)?.cost ?? 1) - ys[1]);
  const places = spreadLabels(ends, 34, ys[0] - ys[1]);
  group
    .selectChildren<SVGGElement, LogLogCurve>('g.curve')
    .data(shown, ({ id }) => id)
    .join('g')
    .attr('class', 'curve')
    .each(function (curve, index) {
      drawCurve(select(this), curve, scales, ys[1] + (places[index] ?? 0));
    });
}

function drawCurve(group: Group<LogLogCurve>, curve: LogLogCurve, { x, y }: Scales, labelY: number): void {
  const { hue, shape, points, fit } = curve;
  const own = group as unknown as Group;
  const first = points[0]?.n ?? 1;
  const last = points.at(-1)?.n ?? 1;
  const fitted = (n: number): string => `${x(n)} ${y((fit?.factor ?? 1) * n ** (fit?.exponent ?? 0))}`;
  child(own, 'path', 'fit')
    .attr('d', fit === undefined ? null : `M${fitted(first)}L${fitted(last)}`)
    .attr('stroke', token(hue))
    .attr('stroke-width', 1.6);
  const stroked = isStroked(shape);
  own
    .selectChildren<SVGPathElement, CostPoint>('path.point')
    .data(points)
    .join('path')
    .attr('class', 'point')
    .attr('d', shapePath(shape, 3))
    .attr('transform', ({ n, cost }) => `translate(${x(n)} ${y(cost)})`)
    .attr('fill', token(stroked ? 'paper' : hue))
    .attr('stroke', token(stroked ? hue : 'paper'))
    .attr('stroke-width', stroked ? 1.8 : 0.8);
  const at = { x: x(last) + 9, size: 12 };
  drawLabel(own, 'name', { ...at, y: labelY, words: curve.name, weight: 500, colour: 'ink' });
  drawLabel(own, 'note', { ...at, y: labelY + 15, words: curve.note, mono: true, colour: curve.ink });
}

function drawAxes(group: Group, plane: LogLogPlane, { x, y, xs, ys }: Scales): void {
  const line = (name: string, ticks: readonly number[], path: (tick: number) => string): void => {
    child(group, 'path', name)
      .attr('d', ticks.map(path).join(''))
      .attr('stroke', token('line'))
      .attr('stroke-width', 1);
  };
  const xTicks = logTicks(...plane.sizes, 5);
  // Figures need room: on a low plane there are fewer.
  const yTicks = logTicks(...plane.costs, Math.max(2, Math.min(6, Math.floor((ys[0] - ys[1]) / TICK_ROOM))));
  line('across', yTicks, (tick) => `M${xs[0]} ${y(tick)}H${xs[1]}`);
  line('up', xTicks, (tick) => `M${x(tick)} ${ys[0]}V${ys[1]}`);
  const figures = (
    name: string,
    ticks: readonly number[],
    place: (tick: number) => readonly [number, number],
  ): void => {
    group
      .selectChildren<SVGTextElement, number>(`text.${name}`)
      .data(ticks)
      .join('text')
      .attr('class', name)
      .attr('x', (tick) => place(tick)[0])
      .attr('y', (tick) => place(tick)[1])
      .attr('font-size', 10.5)
      .attr('text-anchor', name === 'cost' ? 'end' : 'middle')
      .style('font-family', token('mono'))
      .style('fill', token('ink2'))
      .text((tick) => (tick >= 10_000 ? powerWords(Math.round(Math.log10(tick))) : plane.figure(tick)));
  };
  figures('cost', yTicks, (tick) => [xs[0] - 6, y(tick) + 3.5]);
  figures('size', xTicks, (tick) => [x(tick), ys[0] + 14]);
  drawLabel(group, 'costs', { x: plane.x, y: plane.y + 11, words: plane.yWords, size: 11.5 });
  drawLabel(group, 'sizes', { x: xs[1], y: ys[0] + 29, words: plane.xWords, size: 11.5, anchor: 'end' });
}
