// Closed forms beside the run: for each figure the value that theory gives, as a mark on the interval in which the run's own
// long-run mean lies, and in words whether it is inside.
import type { JSX } from 'react';
import { useWords } from '../words.ts';
import { ChartFrame, type ChartTable } from './ChartFrame.tsx';
import { layInterval } from './theory-interval.ts';

export interface TheoryCheckRow {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly expected: number;
  /** Undefined where the run is too short to say. */
  readonly interval: { readonly mean: number; readonly low: number; readonly high: number } | undefined;
}

export interface TheoryChecksProps {
  /** The law: "M/M/1". */
  readonly title: string;
  /** How sure each interval is, 0 … 1. */
  readonly level: number;
  readonly checks: readonly TheoryCheckRow[];
  /** Why there is nothing to compare, or what else must be known. */
  readonly note?: string | undefined;
}

type Verdict = 'inside' | 'outside' | 'early';

const verdictOf = ({ expected, interval }: TheoryCheckRow): Verdict =>
  interval === undefined ? 'early' : expected >= interval.low && expected <= interval.high ? 'inside' : 'outside';

/** Of the track: a viewBox, drawn as wide as there is room. */
const WIDE = 100;
const TALL = 12;

function Track({ expected, interval }: TheoryCheckRow): JSX.Element {
  const { low, high, mark } = layInterval(expected, interval, WIDE);
  return (
    <svg
      viewBox={`0 0 ${String(WIDE)} ${String(TALL)}`}
      preserveAspectRatio="none"
      className="h-3 w-full"
      aria-hidden="true"
    >
      <line x1={0} x2={WIDE} y1={TALL / 2} y2={TALL / 2} stroke="var(--line2)" vectorEffect="non-scaling-stroke" />
      {interval === undefined ? null : (
        <rect
          x={low}
          y={TALL / 2 - 3}
          width={Math.max(0.8, high - low)}
          height={6}
          fill="var(--served)"
          opacity={0.75}
        />
      )}
      <line
        x1={mark}
        x2={mark}
        y1={0}
        y2={TALL}
        stroke="var(--theory)"
        strokeWidth={1.6}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

export function TheoryChecks({ title, level, checks, note }: TheoryChecksProps): JSX.Element {
  const text = useWords();
  const rangeOf = ({ interval, unit }: TheoryCheckRow): string =>
    interval === undefined
      ? text.say('chart.tooEarly')
      : text.say('chart.range', { low: text.unit(interval.low, unit), high: text.unit(interval.high, unit) });
  const verdict = (check: TheoryCheckRow): string => text.say(`chart.${verdictOf(check)}`);
  const sentences = checks.map((check) =>
    text.say('chart.checkSummary', {
      label: check.label,
      expected: text.unit(check.expected, check.unit),
      range: rangeOf(check),
      verdict: verdict(check),
    }),
  );
  const table = (): ChartTable => ({
    columns: [text.say('chart.value'), text.say('chart.theory'), text.say('chart.run'), ''],
    rows: checks.map((check) => [check.label, text.unit(check.expected, check.unit), rangeOf(check), verdict(check)]),
  });
  return (
    <ChartFrame
      title={title}
      summary={[title, note ?? '', ...sentences].filter((words) => words !== '').join('. ')}
      table={checks.length === 0 ? undefined : table}
    >
      {note === undefined ? null : <p className="m-0 text-[12.5px]/[18px] text-ink2">{note}</p>}
      {checks.length === 0 ? null : (
        <div aria-hidden="true">
          <div className="flex flex-col gap-1.5 pt-1">
            {checks.map((check) => (
              <div key={check.id} className="text-[12px]/[16px]">
                <div className="flex justify-between gap-2">
                  <span className="truncate text-ink2">{check.label}</span>
                  <span
                    className={`whitespace-nowrap ${verdictOf(check) === 'outside' ? 'text-failed-ink' : 'text-ink2'}`}
                  >
                    {verdict(check)}
                  </span>
                </div>
                <Track {...check} />
                <div className="flex justify-between gap-2 font-mono text-[11.5px]">
                  <span>{text.unit(check.expected, check.unit)}</span>
                  <span className="text-ink2">{rangeOf(check)}</span>
                </div>
              </div>
            ))}
          </div>
          <p className="m-0 mt-1.5 text-[11.5px]/[16px] text-ink2">
            {text.say('chart.checkLegend', { level: text.percent(level, 0) })}
          </p>
        </div>
      )}
    </ChartFrame>
  );
}
