// Who did what when: a row a worker, a bar an attempt. What was lost with its worker is crossed out, what came second is
// hollow, a copy has a dashed edge: no mark by colour alone.
import { ticks } from 'd3';
import type { JSX } from 'react';
import { useSize } from '../use-size.ts';
import { useWords } from '../words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { seriesHue } from './types.ts';

export interface AttemptBar {
  readonly id: number;
  /** Its row, from 0. */
  readonly row: number;
  /** Index of its stage: its hue. */
  readonly stage: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly look: 'done' | 'lost' | 'beaten' | 'running';
  readonly isCopy: boolean;
  /** What it was, in words. */
  readonly words: string;
}

export interface AttemptsChartProps {
  readonly title: string;
  readonly value?: string;
  readonly rows: readonly string[];
  readonly bars: readonly AttemptBar[];
  /** The right end of the axis: equal for charts that are to be compared. */
  readonly untilMs: number;
  readonly summary: string;
}

const ROW = 17;
const AXIS = 20;
const NAMES = 78;

export function AttemptsChart({ title, value, rows, bars, untilMs, summary }: AttemptsChartProps): JSX.Element {
  const text = useWords();
  const [host, { width }] = useSize<HTMLDivElement>();
  const plane = Math.max(40, width - NAMES - 8);
  const x = (ms: number): number => NAMES + (plane * ms) / Math.max(1, untilMs);
  const height = rows.length * ROW + AXIS;
  return (
    <ChartFrame
      title={title}
      summary={summary}
      {...(value === undefined ? {} : { value })}
      table={() => ({
        columns: [text.say('chart.attempt'), text.say('chart.fromMs'), text.say('chart.toMs')],
        rows: bars.map(({ words, startMs, endMs }) => [words, text.number(startMs, 1), text.number(endMs, 1)]),
      })}
    >
      <div ref={host} className="w-full">
        <svg width={width} height={height} aria-hidden className="block overflow-visible">
          {ticks(0, untilMs, plane < 300 ? 3 : 6).map((tick) => (
            <g key={tick} transform={`translate(${x(tick)} 0)`}>
              <line y2={rows.length * ROW} stroke="var(--line)" />
              <text y={height - 5} textAnchor="middle" fontSize={11} fill="var(--ink2)">
                {text.unit(tick, 'ms', 0)}
              </text>
            </g>
          ))}
          {rows.map((name, row) => (
            <text key={name} x={0} y={row * ROW + 12} fontSize={11.5} fill="var(--ink2)">
              {name}
            </text>
          ))}
          {bars.map((bar) => (
            <Bar key={bar.id} bar={bar} x={x} />
          ))}
        </svg>
      </div>
    </ChartFrame>
  );
}

function Bar({ bar, x }: { readonly bar: AttemptBar; readonly x: (ms: number) => number }): JSX.Element {
  const { row, stage, startMs, endMs, look, isCopy, words } = bar;
  const hue = `var(--${look === 'lost' ? 'failed' : seriesHue(stage)})`;
  const left = x(startMs);
  const width = Math.max(1.5, x(endMs) - left - 0.5);
  const top = row * ROW + 2;
  const isSolid = look === 'done' || look === 'running';
  return (
    <g>
      <title>{words}</title>
      <rect
        x={left}
        y={top}
        width={width}
        height={ROW - 5}
        rx={Math.min(2.5, width / 2)}
        fill={isSolid ? hue : 'var(--paper)'}
        fillOpacity={look === 'running' ? 0.45 : 1}
        stroke={isCopy ? 'var(--ink)' : hue}
        strokeDasharray={isCopy ? '2.5 2' : undefined}
      />
      {look === 'lost' ? (
        <path
          d={`M${left} ${top}l${width} ${ROW - 5}M${left + width} ${top}l${-width} ${ROW - 5}`}
          stroke={hue}
          strokeWidth={1.2}
        />
      ) : null}
    </g>
  );
}
