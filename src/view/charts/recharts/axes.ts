// How the axes, the grid and the lines of every chart look.
import type { ValueAxis } from '../axis.ts';
import { type ChartLine, lineDash, lineHue } from '../types.ts';

/** As a style: the page's CSS sets the type of SVG text, and would win over attributes. */
const TICK = { fontSize: 10.5, style: { fontFamily: 'var(--mono)', fill: 'var(--ink2)' } } as const;
const LETTER = 6.4;

/** Room for the figures of the upright axis, in CSS pixels: they are set in a monospaced face. */
export function axisWidth(labels: readonly string[]): number {
  return Math.max(40, 10 + LETTER * Math.max(...labels.map((label) => label.length)));
}

/** Room right of the plane for the half of the last label that hangs over, in CSS pixels. */
export function endMargin(label: string | undefined): number {
  return Math.max(6, Math.ceil(((label?.length ?? 0) * LETTER) / 2));
}

export const GRID = { vertical: false, stroke: 'var(--line)' } as const;

interface Ticked {
  readonly ticks: readonly number[];
  readonly label: (value: number) => string;
}

export const xAxis = (min: number, max: number, { ticks, label }: Ticked) => ({
  dataKey: 'x',
  type: 'number' as const,
  domain: [min, max],
  allowDataOverflow: true,
  ticks: [...ticks],
  tickFormatter: label,
  tick: TICK,
  tickLine: false,
  height: 18,
});

export const yAxis = ({ min, max, ticks }: ValueAxis, label: (value: number) => string) => ({
  domain: [min, max],
  allowDataOverflow: true,
  ticks: [...ticks],
  tickFormatter: label,
  tick: TICK,
  tickLine: false,
  axisLine: false,
  width: axisWidth(ticks.map(label)),
  interval: 0 as const,
});

/** A line as it is drawn between its points; what marks it out is added. */
export const PLAIN_LINE = { dot: false, connectNulls: true, isAnimationActive: false, type: 'linear' } as const;

/** The line at that place of the list: its hue, its dashes and its row of the data. */
export function seriesLine(line: ChartLine, index: number) {
  const dash = lineDash(line, index);
  return {
    ...PLAIN_LINE,
    connectNulls: line.hasHoles !== true,
    // A value between two holes is a point, and would not be seen without ends.
    ...(line.hasHoles === true ? { strokeLinecap: 'round' as const } : {}),
    dataKey: `line${String(index)}`,
    stroke: lineHue(line, index),
    ...(dash === undefined ? {} : { strokeDasharray: dash }),
  };
}
