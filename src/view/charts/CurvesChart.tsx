// Many curves over one figure that is not time: miss ratio over size, latency over load. Each is named at its end, or in a
// legend where the picture needs the width.
import { type JSX, lazy, Suspense } from 'react';
import { textWidth } from '../timeline/layout.ts';
import { useSize } from '../use-size.ts';
import { useWords } from '../words.ts';
import { extentOf, linearTicks, logTicks, roundMax, spreadLabels, valueAt } from './axis.ts';
import { ChartFrame, type ChartTable } from './ChartFrame.tsx';
import { Legend } from './Legend.tsx';
import { LineSample } from './LineSample.tsx';
import { type ChartLine, seriesHue } from './types.ts';

export interface CurvesChartProps {
  readonly title: string;
  readonly value?: string;
  /** What x is: "Cache size". */
  readonly xLabel: string;
  readonly xUnit: string;
  readonly yUnit: string;
  readonly xScale?: 'linear' | 'log';
  readonly lines: readonly ChartLine[];
  /** An upright line at a value of x: the present setting. */
  readonly marker?: { readonly x: number; readonly label: string } | undefined;
  readonly yMax?: number | undefined;
  /** CSS pixels. Default 220. */
  readonly height?: number;
}

const LABEL_SIZE = 11.5;
/** Above and below the plane; the x axis takes 18 of the lower. */
const TOP = 8;
const BOTTOM = 22;

/** Narrower than this, names beside the lines would leave too little for the lines. */
const NARROW = 460;

const Drawn = lazy(() => import('./recharts/CurvesDrawing.tsx'));

export function CurvesChart(props: CurvesChartProps): JSX.Element {
  const { title, xLabel, xUnit, yUnit, xScale = 'linear', lines, height = 220 } = props;
  const text = useWords();
  const [host, { width }] = useSize<HTMLDivElement>();
  const xs = extentOf(lines.flatMap((line) => line.points.map(({ x }) => x))) ?? { min: 0, max: 1 };
  const yMax = props.yMax ?? roundMax(extentOf(lines.flatMap((line) => line.points.map(({ y }) => y)))?.max ?? 1);
  const widest = Math.max(0, ...lines.map((line) => textWidth(line.label, LABEL_SIZE)));
  const beside = width >= NARROW;
  const labelWidth = beside ? Math.min(width * 0.34, widest + 34) : 0;
  const plane = height - TOP - BOTTOM;
  const ends = lines.map((line) => line.points.findLast(({ y }) => Number.isFinite(y))?.y ?? 0);
  const wanted = ends.map((y) => (1 - Math.min(yMax, y) / yMax) * plane);
  const places = spreadLabels(wanted, 13.5, plane);
  const at = props.marker?.x;
  /** Each line with its value at the marker, else at its end. */
  const entries = lines.map((line, index) => {
    const value = (at === undefined ? undefined : valueAt(line.points, at, xScale)) ?? ends[index] ?? Number.NaN;
    return { ...line, hue: line.hue ?? seriesHue(index), label: `${line.label} ${text.unit(value, yUnit, 1)}` };
  });
  const items = entries.map(({ label }) => label).join(', ');
  const table = (): ChartTable => {
    const rows = [...new Set(lines.flatMap((line) => line.points.map(({ x }) => x)))].sort((a, b) => a - b);
    const every = Math.max(1, Math.ceil(rows.length / 40));
    return {
      columns: [xLabel, ...lines.map((line) => line.label)],
      rows: rows
        .filter((_, index) => index % every === 0)
        .map((x) => [
          text.unit(x, xUnit),
          ...lines.map((line) => text.unit(valueAt(line.points, x, xScale) ?? Number.NaN, yUnit)),
        ]),
    };
  };
  return (
    <ChartFrame
      title={title}
      value={props.value}
      summary={text.say('chart.curvesSummary', { title, items })}
      table={table}
    >
      <div ref={host} className="relative" style={{ height }} aria-hidden="true">
        {width === 0 || lines.length === 0 ? null : (
          <>
            <Suspense fallback={null}>
              <Drawn
                width={width - labelWidth}
                height={height}
                top={TOP}
                bottom={BOTTOM - 18}
                lines={lines}
                xScale={xScale}
                xs={xs}
                xTicks={xScale === 'log' ? logTicks(xs.min, xs.max) : linearTicks(xs.min, xs.max)}
                yMax={yMax}
                marker={props.marker}
                xText={(value) => text.number(value, 3)}
                yText={(value) => text.number(value, 4)}
              />
            </Suspense>
            {(beside ? lines : []).map((line, index) => (
              <span
                key={line.id}
                className={`absolute truncate text-[11.5px]/[13px] ${line.strong === true ? 'font-semibold' : ''}`}
                style={{
                  left: width - labelWidth + 6,
                  top: TOP + (places[index] ?? 0) - 6.5,
                  width: labelWidth - 6,
                  color: 'var(--ink)',
                }}
              >
                <LineSample entry={line} index={index} /> {line.label}
              </span>
            ))}
          </>
        )}
      </div>
      <p aria-hidden="true" className="m-0 text-[11.5px] text-ink2">
        {xLabel}
        {text.unitName(xUnit) === '' ? '' : `, ${text.unitName(xUnit)}`}
      </p>
      {beside ? null : <Legend entries={entries} />}
    </ChartFrame>
  );
}
