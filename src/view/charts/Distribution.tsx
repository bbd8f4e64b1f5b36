// How a figure is spread: bars whose area is how many, ticks at its percentiles, theory's density over them.
import type { JSX } from 'react';
import { textWidth } from '../timeline/layout.ts';
import { useSize } from '../use-size.ts';
import { useWords } from '../words.ts';
import { linearTicks, logTicks, placeAxisLabels, spreadLabels } from './axis.ts';
import { ChartFrame, type ChartTable } from './ChartFrame.tsx';
import { type Bin, layDistribution } from './distribution.ts';

export interface DistributionProps {
  readonly title: string;
  readonly value?: string;
  readonly unit: string;
  /** In order; empty ones may be left out. */
  readonly bins: readonly Bin[];
  readonly log?: boolean;
  /** "p50", "p99" and where they are. */
  readonly percentiles?: readonly { readonly label: string; readonly value: number }[];
  /** Theory's probability density at values of x, per unit of x. */
  readonly theory?: readonly { readonly x: number; readonly density: number }[] | undefined;
  readonly height?: number;
}

/** Above it the names of the percentiles stand. */
const TOP = 20;
const NAMES_Y = 10;
const BOTTOM = 18;

interface Named {
  readonly label: string;
  readonly x: number;
}

/** Where each mark's name stands above it: as near as the others let it, for percentiles lie close together. */
function placeNames(marks: readonly Named[], width: number): readonly (Named & { readonly nameX: number })[] {
  const widest = Math.max(0, ...marks.map(({ label }) => textWidth(label, 11)));
  const places = spreadLabels(
    marks.map(({ x }) => x - widest / 2),
    widest + 6,
    Math.max(0, width - widest),
  );
  return marks.map((mark, index) => ({ ...mark, nameX: (places[index] ?? mark.x) + widest / 2 }));
}

export function Distribution(props: DistributionProps): JSX.Element {
  const { title, unit, bins, log = false, percentiles = [], theory, height = 120 } = props;
  const text = useWords();
  const [host, { width }] = useSize<HTMLDivElement>();
  const base = height - BOTTOM;
  const plane = width === 0 ? undefined : layDistribution(bins, width, base - TOP, log);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const words = percentiles.map(({ label, value }) => `${label} ${text.unit(value, unit)}`).join(', ');
  const summary =
    total === 0
      ? `${title}. ${text.say('chart.empty')}`
      : text.say('chart.distributionSummary', {
          title,
          count: text.say('chart.measured', { count: total }),
          percentiles: words,
        });
  const table = (): ChartTable => ({
    columns: [text.say('chart.from'), text.say('chart.to'), text.say('chart.count')],
    rows: bins
      .filter(({ count }) => count > 0)
      .map(({ from, to, count }) => [text.unit(from, unit), text.unit(to, unit), text.number(count, 0)]),
  });
  const ticks =
    plane === undefined ? [] : log ? logTicks(plane.min, plane.max, 5) : linearTicks(plane.min, plane.max, 4);
  const named = placeNames(
    plane === undefined ? [] : percentiles.map(({ label, value }) => ({ label, x: plane.toX(value) })),
    width,
  );
  const axis = placeAxisLabels(
    ticks.map((tick, index) => ({
      at: plane?.toX(tick) ?? 0,
      // The axis ends in its unit.
      words: index === ticks.length - 1 ? text.unit(tick, unit) : text.number(tick, 3),
    })),
    (label) => textWidth(label, 11),
    width,
  );
  return (
    <ChartFrame title={title} value={props.value} summary={summary} table={table}>
      <div ref={host} className="relative" style={{ height }} aria-hidden="true">
        {plane === undefined ? (
          <p className="absolute inset-0 m-0 grid place-items-center text-[12.5px] text-ink3">
            {text.say('chart.empty')}
          </p>
        ) : (
          <svg width={width} height={height} className="absolute inset-0 overflow-visible" aria-hidden="true">
            {plane.bars.map(({ x, width: wide, height: tall, bin }) => (
              <rect
                key={bin.from}
                x={x}
                y={base - tall}
                width={wide}
                height={tall}
                fill="var(--served)"
                opacity={0.75}
              />
            ))}
            {theory === undefined ? null : (
              <path
                d={`M${theory
                  .filter(({ x }) => x >= plane.min && x <= plane.max)
                  .map(
                    ({ x, density }) => `${plane.toX(x).toFixed(1)} ${(base - plane.heightOf(x, density)).toFixed(1)}`,
                  )
                  .join('L')}`}
                fill="none"
                stroke="var(--theory)"
                strokeWidth={1.3}
                strokeDasharray="4 3"
              />
            )}
            <line x1={0} x2={width} y1={base} y2={base} stroke="var(--line2)" />
            {axis.map(({ at, words: shown, from, to }) => (
              <text
                key={at}
                x={(from + to) / 2}
                y={height - 4}
                fontSize={10.5}
                textAnchor="middle"
                style={{ fontFamily: 'var(--mono)' }}
              >
                {shown}
              </text>
            ))}
            {named.map(({ label, x, nameX }) => (
              <g key={label}>
                <path d={`M${nameX} ${NAMES_Y + 3}L${x} ${TOP}V${base}`} fill="none" stroke="var(--ink)" />
                <text x={nameX} y={NAMES_Y} fontSize={11} textAnchor="middle" style={{ fill: 'var(--ink)' }}>
                  {label}
                </text>
              </g>
            ))}
          </svg>
        )}
      </div>
    </ChartFrame>
  );
}
