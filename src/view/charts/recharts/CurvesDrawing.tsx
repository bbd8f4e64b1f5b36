// The picture of CurvesChart.
import type { JSX } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { axisTo } from '../axis.ts';
import type { ChartLine } from '../types.ts';
import { endMargin, GRID, seriesLine, xAxis, yAxis } from './axes.ts';
import { chartRows } from './rows.ts';

export interface CurvesDrawingProps {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly lines: readonly ChartLine[];
  readonly xScale: 'linear' | 'log';
  readonly xs: { readonly min: number; readonly max: number };
  readonly xTicks: readonly number[];
  readonly yMax: number;
  readonly marker?: { readonly x: number; readonly label: string } | undefined;
  readonly xText: (value: number) => string;
  readonly yText: (value: number) => string;
}

export default function CurvesDrawing(props: CurvesDrawingProps): JSX.Element {
  const { width, height, lines, xScale, xs, yMax, marker } = props;
  const x = { ticks: props.xTicks, label: props.xText };
  const last = props.xTicks.at(-1);
  return (
    <LineChart
      width={width}
      height={height}
      data={[...chartRows({ lines })]}
      margin={{
        top: props.top,
        right: endMargin(last === undefined ? undefined : props.xText(last)),
        bottom: props.bottom,
        left: 0,
      }}
      accessibilityLayer={false}
    >
      <CartesianGrid {...GRID} />
      <XAxis {...xAxis(xs.min, xs.max, x)} scale={xScale} axisLine={{ stroke: 'var(--line2)' }} />
      <YAxis {...yAxis(axisTo(yMax), props.yText)} />
      {marker === undefined ? null : (
        <ReferenceLine
          x={marker.x}
          stroke="var(--ink2)"
          strokeDasharray="3 3"
          label={{
            value: marker.label,
            position: 'insideTopLeft',
            fontSize: 11,
            fill: 'var(--ink2)',
            fontFamily: 'var(--sans)',
          }}
        />
      )}
      {lines.map((line, index) => (
        <Line key={line.id} {...seriesLine(line, index)} strokeWidth={line.strong === true ? 2.6 : 1.6} />
      ))}
    </LineChart>
  );
}
