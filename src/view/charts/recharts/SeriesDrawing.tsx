// The picture of SeriesChart. Everything of Recharts is imported in this folder only, which loads with the first chart.

import type { JSX } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { ClockUnit } from '../../../contract/manifest.ts';
import { timeTicks } from '../../timeline/layout.ts';
import type { ValueAxis } from '../axis.ts';
import type { BandPoint, ChartLine, ChartPoint } from '../types.ts';
import { axisWidth, endMargin, GRID, PLAIN_LINE, seriesLine, xAxis, yAxis } from './axes.ts';
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
  readonly values: ValueAxis;
  readonly timeUnit: ClockUnit;
  readonly timeLabel: (time: number) => string;
  readonly valueLabel: (value: number) => string;
}

export default function SeriesDrawing(props: SeriesDrawingProps): JSX.Element {
  const { width, height, lines, band, theory, prediction, time, until, values } = props;
  const rows = chartRows({ lines, band, theory, prediction });
  const right = endMargin(props.timeLabel(until));
  const valuesWidth = axisWidth(values.ticks.map(props.valueLabel));
  const { times } = timeTicks(until, width - valuesWidth - right, props.timeUnit, 64);
  return (
    <ComposedChart
      width={width}
      height={height}
      data={[...rows]}
      margin={{ top: 8, right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid {...GRID} />
      <XAxis {...xAxis(0, until, { ticks: times, label: props.timeLabel })} axisLine={false} interval={0} />
      <YAxis {...yAxis(values, props.valueLabel)} />
      {values.min < 0 ? <ReferenceLine y={0} stroke="var(--edge)" strokeWidth={1} /> : null}
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
          {...PLAIN_LINE}
          type="monotone"
        />
      )}
      {lines
        .map((line, index) => (
          <Line key={line.id} {...seriesLine(line, index)} strokeWidth={line.strong === false ? 1.3 : 1.8} />
        ))
        // The first is what the chart is about: nothing lies over it.
        .toReversed()}
      {theory === undefined || theory.length === 0 ? null : (
        <Line dataKey="theory" stroke="var(--theory)" strokeWidth={1.2} strokeDasharray="4 3" {...PLAIN_LINE} />
      )}
      {lines.every((line) => line.points.length === 0) ? null : (
        <ReferenceLine x={time} stroke="var(--ink3)" strokeWidth={1} ifOverflow="hidden" />
      )}
    </ComposedChart>
  );
}
