// The picture of CurvesChart.
import type { JSX } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { valueTicks } from '../axis.ts';
import { type ChartLine, lineDash, lineHue } from '../types.ts';
import { axisWidth, TICK } from './axes.ts';
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
  const ticks = valueTicks(yMax);
  return (
    <LineChart
      width={width}
      height={height}
      data={[...chartRows({ lines })]}
      margin={{ top: props.top, right: 6, bottom: props.bottom, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="x"
        type="number"
        scale={xScale}
        domain={[xs.min, xs.max]}
        allowDataOverflow
        ticks={[...props.xTicks]}
        tickFormatter={props.xText}
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: 'var(--line2)' }}
        height={18}
      />
      <YAxis
        domain={[0, yMax]}
        allowDataOverflow
        ticks={[...ticks]}
        tickFormatter={props.yText}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        width={axisWidth(ticks.map(props.yText))}
        interval={0}
      />
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
      {lines.map((line, index) => {
        const dash = lineDash(line, index);
        return (
          <Line
            key={line.id}
            dataKey={`line${index}`}
            stroke={lineHue(line, index)}
            strokeWidth={line.strong === true ? 2.6 : 1.6}
            {...(dash === undefined ? {} : { strokeDasharray: dash })}
            dot={false}
            connectNulls
            isAnimationActive={false}
            type="linear"
          />
        );
      })}
    </LineChart>
  );
}
