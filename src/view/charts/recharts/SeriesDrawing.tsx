// The picture of SeriesChart. Everything of Recharts is imported in this folder only, which loads with the first chart.
import type { JSX } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { timeTicks } from '../../timeline/layout.ts';
import { valueTicks } from '../axis.ts';
import { type BandPoint, type ChartLine, type ChartPoint, lineDash, lineHue } from '../types.ts';
import { axisWidth, TICK } from './axes.ts';
import { chartRows } from './rows.ts';

export interface SeriesDrawingProps {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly ChartLine[];
  readonly band?: readonly BandPoint[] | undefined;
  readonly theory?: readonly ChartPoint[] | undefined;
  readonly prediction?: readonly ChartPoint[] | undefined;
  readonly time: number;
  readonly until: number;
  readonly max: number;
  readonly timeUnit: 'ms' | 'requests';
  readonly timeLabel: (time: number) => string;
  readonly valueLabel: (value: number) => string;
}

const MARGIN = { top: 8, right: 6, bottom: 0, left: 0 } as const;

export default function SeriesDrawing(props: SeriesDrawingProps): JSX.Element {
  const { width, height, lines, band, theory, prediction, time, until, max } = props;
  const rows = chartRows({ lines, band, theory, prediction });
  const ticks = valueTicks(max);
  const valuesWidth = axisWidth(ticks.map(props.valueLabel));
  const { times } = timeTicks(until, width - valuesWidth, props.timeUnit, 64);
  return (
    <ComposedChart width={width} height={height} data={[...rows]} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[0, until]}
        allowDataOverflow
        ticks={[...times]}
        tickFormatter={props.timeLabel}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        height={18}
        interval={0}
      />
      <YAxis
        domain={[0, max]}
        allowDataOverflow
        ticks={[...ticks]}
        tickFormatter={props.valueLabel}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        width={valuesWidth}
        interval={0}
      />
      {band === undefined ? null : (
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--band)"
          fillOpacity={1}
          connectNulls
          isAnimationActive={false}
          activeDot={false}
        />
      )}
      {prediction === undefined ? null : (
        <Line
          dataKey="prediction"
          stroke="var(--accent)"
          strokeWidth={3}
          strokeDasharray="0.1 5.5"
          strokeLinecap="round"
          dot={false}
          connectNulls
          isAnimationActive={false}
          type="monotone"
        />
      )}
      {lines.map((line, index) => {
        const dash = lineDash(line, index);
        return (
          <Line
            key={line.id}
            dataKey={`line${index}`}
            stroke={lineHue(line, index)}
            strokeWidth={line.strong === false ? 1.3 : 1.8}
            {...(dash === undefined ? {} : { strokeDasharray: dash })}
            dot={false}
            connectNulls
            isAnimationActive={false}
            type="linear"
          />
        );
      })}
      {theory === undefined || theory.length === 0 ? null : (
        <Line
          dataKey="theory"
          stroke="var(--theory)"
          strokeWidth={1.2}
          strokeDasharray="4 3"
          dot={false}
          connectNulls
          isAnimationActive={false}
          type="linear"
        />
      )}
      {lines.every((line) => line.points.length === 0) ? null : (
        <ReferenceLine x={time} stroke="var(--ink3)" strokeWidth={1} ifOverflow="hidden" />
      )}
    </ComposedChart>
  );
}
