// A series over the time of the run: the live line, the band of many seeds, what theory says, what was predicted.

import { type JSX, lazy, Suspense } from 'react';
import type { ClockUnit } from '../../contract/manifest.ts';
import { useSize } from '../use-size.ts';
import { useWords } from '../words.ts';
import { axisTo, extentOf, thin, valueAxis } from './axis.ts';
import { ChartFrame, type ChartTable } from './ChartFrame.tsx';
import { Legend } from './Legend.tsx';
import type { BandPoint, ChartLine, ChartPoint, LegendEntry } from './types.ts';

export interface SeriesChartProps {
  readonly title: string;
  readonly unit: string;
  readonly clock: { readonly unit: ClockUnit };
  /** One line for each series, or for each run of one series. Gaps are NaN. Update it a few times a second at most. */
  readonly lines: readonly ChartLine[];
  /** What tells several lines apart. */
  readonly legend?: readonly LegendEntry[] | undefined;
  /** 5th to 95th percentile over many seeds. */
  readonly band?: readonly BandPoint[] | undefined;
  /** A level, or a curve; NaN: there is no steady state, and the chart says so. */
  readonly theory?: number | readonly ChartPoint[] | undefined;
  readonly prediction?: readonly ChartPoint[] | undefined;
  /** What the stage shows. */
  readonly time: number;
  /** The value of the run on the stage at `time`, where its line is thinned; absent: by its line. */
  readonly now?: number | undefined;
  /** End of the x axis. */
  readonly until: number;
  /** Fixed end of the y axis; grows with the data where absent, below 0 as well. */
  readonly max?: number | undefined;
  /** The figure beside the title; absent: `now`. */
  readonly value?: string | undefined;
  readonly tone?: 'plain' | 'trouble' | undefined;
  /** CSS pixels of the picture. Default 112. */
  readonly height?: number | undefined;
}

/** About one point for each pixel of a column beside the stage. */
const MOST_POINTS = 260;
const MOST_ROWS = 60;

const Drawn = lazy(() => import('./recharts/SeriesDrawing.tsx'));

export function SeriesChart(props: SeriesChartProps): JSX.Element {
  const { title, unit, clock, lines, band, prediction, time, until, height = 112 } = props;
  const text = useWords();
  const [host, { width }] = useSize<HTMLDivElement>();
  const first = lines[0];
  const onStage = lines.find((line) => line.strong === true) ?? first;
  const now = props.now ?? (onStage === undefined ? Number.NaN : valueBefore(onStage.points, time));
  const extent = extentOf(lines.flatMap((line) => line.points.map(({ y }) => y)));
  // Not before there is anything to hold against it: it would tell what a student is still to predict.
  const theory = extent === undefined ? undefined : props.theory;
  const level = typeof theory === 'number' ? theory : undefined;
  const all = extentOf([
    ...[extent?.min, extent?.max, level].map((value) => value ?? Number.NaN),
    ...(band ?? []).flatMap(({ low, high }) => [low, high]),
    ...(prediction ?? []).map(({ y }) => y),
  ]);
  const values = props.max === undefined ? valueAxis(all?.min ?? 0, all?.max ?? 0) : axisTo(props.max);
  const legend: readonly LegendEntry[] = [
    ...(props.legend ?? []),
    ...(Number.isFinite(level)
      ? [{ id: 'theory', label: text.say('chart.theory'), hue: 'theory' as const, dashed: true }]
      : level !== undefined && extent !== undefined
        ? [{ id: 'theory', label: text.say('chart.noSteadyState'), hue: 'theory' as const, dashed: true }]
        : []),
  ];
  const summary = [
    extent === undefined
      ? `${title}. ${text.say('chart.empty')}`
      : text.say('chart.seriesSummary', {
          title,
          value: text.unit(now, unit),
          min: text.unit(extent.min, unit),
          max: text.unit(extent.max, unit),
        }),
    level === undefined
      ? ''
      : Number.isFinite(level)
        ? text.say('chart.theorySummary', { value: text.unit(level, unit) })
        : text.say('chart.noSteadyState'),
  ].join(' ');
  const table = (): ChartTable => {
    const points = first?.points ?? [];
    const every = Math.max(1, Math.ceil(points.length / MOST_ROWS));
    const rows = points.filter((_, index) => index % every === 0);
    return {
      columns: [text.say('chart.time'), ...lines.map((line) => line.label)],
      rows: rows.map(({ x }) => [
        text.moment(x, clock.unit, 1),
        ...lines.map((line) => text.unit(valueBefore(line.points, x), unit)),
      ]),
    };
  };
  return (
    <ChartFrame
      title={title}
      value={props.value ?? (Number.isNaN(now) ? undefined : text.unit(now, unit))}
      tone={props.tone}
      summary={summary}
      table={table}
    >
      {legend.length === 0 ? null : <Legend entries={legend} />}
      <div ref={host} className="relative" style={{ height }} aria-hidden="true">
        {extent === undefined && band === undefined ? (
          <p className="absolute inset-0 z-10 m-0 grid place-items-center pl-10 text-center text-[12.5px] text-ink3">
            <span className="bg-paper px-1.5">{text.say('chart.empty')}</span>
          </p>
        ) : null}
        {width === 0 ? null : (
          <Suspense fallback={null}>
            <Drawn
              width={width}
              height={height}
              lines={lines.map((line) => ({ ...line, points: thin(line.points, MOST_POINTS) }))}
              band={band}
              theory={level === undefined ? (theory as readonly ChartPoint[] | undefined) : levelLine(level, until)}
              prediction={prediction}
              time={time}
              until={until}
              values={values}
              timeLabel={(at) => (clock.unit === 'ms' ? text.time(at, until < 10_000 ? 1 : 0) : text.number(at, 0))}
              valueLabel={(value) => text.number(value, 4)}
              timeUnit={clock.unit}
            />
          </Suspense>
        )}
      </div>
    </ChartFrame>
  );
}

function levelLine(level: number, until: number): readonly ChartPoint[] {
  return Number.isFinite(level)
    ? [
        { x: 0, y: level },
        { x: until, y: level },
      ]
    : [];
}

/** The last value that is a number, no later than x. */
function valueBefore(points: readonly ChartPoint[], x: number): number {
  for (let index = points.length - 1; index >= 0; index -= 1) {
    const point = points[index];
    if (point !== undefined && point.x <= x && Number.isFinite(point.y)) return point.y;
  }
  return Number.NaN;
}
