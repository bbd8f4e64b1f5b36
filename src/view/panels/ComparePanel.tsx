// Two runs in two columns: each metric, the difference, and which is better, in words and not by hue alone.
import { ArrowDown, ArrowUp, Equal } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useWords } from '../words.ts';
import { compareMetric, sparkline } from './compare.ts';

export interface CompareRow {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly better?: 'lower' | 'higher' | undefined;
  readonly headline?: boolean | undefined;
  readonly values: readonly [number, number];
  /** The same metric's series in both runs, for a sparkline. */
  readonly series?: readonly [readonly number[], readonly number[]] | undefined;
}

export interface ComparePanelProps {
  /** What tells the two runs apart: "Round robin", "Least connections". */
  readonly titles: readonly [string, string];
  readonly rows: readonly CompareRow[];
  /** The first event in which they differ, in words. */
  readonly firstDifference?: string | undefined;
  /** Buttons: which setting the twin has, remove it. */
  readonly children?: ReactNode;
}

const SPARK = { width: 72, height: 18 } as const;

export function ComparePanel({ titles, rows, firstDifference, children }: ComparePanelProps): JSX.Element {
  const text = useWords();
  return (
    <div className="flex flex-col gap-3">
      {children}
      {rows.length === 0 ? (
        <p className="m-0 text-[13.5px] text-ink2">{text.say('compare.empty')}</p>
      ) : (
        <table className="w-full max-w-[52rem] border-collapse text-[13px]/[20px]">
          <caption className="pb-2 text-left text-[12.5px] text-ink2">
            {firstDifference ?? text.say('compare.title')}
          </caption>
          <thead>
            <tr className="border-b border-line2 text-[12.5px] text-ink2">
              <th scope="col" className="py-1 pr-3 text-left font-medium">
                {text.say('compare.metric')}
              </th>
              <th scope="col" className="py-1 pr-3 text-right font-medium text-ink">
                {titles[0]}
              </th>
              <th scope="col" className="py-1 pr-3 text-right font-medium text-ink">
                {titles[1]}
              </th>
              <th scope="col" className="py-1 text-left font-medium">
                {text.say('compare.difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.name} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Row({ row }: { readonly row: CompareRow }): JSX.Element {
  const text = useWords();
  const [first, second] = row.values;
  const difference = compareMetric(first, second, row.better);
  const max = Math.max(0, ...(row.series?.flat().filter((value) => Number.isFinite(value)) ?? []));
  const figure = (value: number, series: readonly number[] | undefined, bold: boolean): JSX.Element => (
    <td className={`py-1 pr-3 text-right font-mono text-[12.5px] whitespace-nowrap ${bold ? 'font-semibold' : ''}`}>
      <span className="inline-flex items-center justify-end gap-2.5">
        {series === undefined ? null : (
          <svg {...SPARK} aria-hidden="true" className="max-[700px]:hidden">
            <path
              d={sparkline(series, SPARK.width, SPARK.height, max)}
              fill="none"
              stroke="var(--served)"
              strokeWidth={1.3}
            />
          </svg>
        )}
        {text.unit(value, row.unit)}
      </span>
    </td>
  );
  return (
    <tr className="border-b border-line">
      <th scope="row" className={`py-1 pr-3 text-left ${row.headline === true ? 'font-medium' : 'font-normal'}`}>
        {row.label}
      </th>
      {figure(first, row.series?.[0], difference.verdict === 'worse')}
      {figure(second, row.series?.[1], difference.verdict === 'better')}
      <td className="py-1 whitespace-nowrap">
        <Verdict difference={difference} unit={row.unit} />
      </td>
    </tr>
  );
}

function Verdict({
  difference,
  unit,
}: {
  readonly difference: ReturnType<typeof compareMetric>;
  readonly unit: string;
}): JSX.Element {
  const text = useWords();
  const { change, share, verdict } = difference;
  if (Number.isNaN(change)) return <span className="text-ink3">–</span>;
  if (verdict === 'same') {
    return (
      <span className="inline-flex items-center gap-1 text-ink2">
        <Equal size={14} aria-hidden /> {text.say('compare.same')}
      </span>
    );
  }
  const size =
    share === undefined
      ? text.unit(Math.abs(change), unit)
      : text.percent(Math.abs(share), Math.abs(share) < 0.1 ? 1 : 0);
  const colour = verdict === 'better' ? 'text-hit-ink' : verdict === 'worse' ? 'text-failed-ink' : 'text-ink2';
  const Arrow = change < 0 ? ArrowDown : ArrowUp;
  return (
    <span className={`inline-flex items-center gap-1 ${colour}`}>
      <Arrow size={14} aria-hidden />
      <span className="font-mono text-[12.5px]">{`${change < 0 ? '−' : '+'}${size}`}</span>
      {verdict === 'none' ? null : <span>{text.say(`compare.${verdict}`)}</span>}
    </span>
  );
}
