// What every chart has round it: a title with its figure, the picture, a sentence instead of it, and the table behind it.
import { ChartLine as ChartIcon, Table2 } from 'lucide-react';
import { type JSX, type ReactNode, useId, useState } from 'react';
import { IconButton } from '../controls/Button.tsx';
import { useWords } from '../words.ts';

export interface ChartTable {
  readonly columns: readonly string[];
  /** Cells as they are shown. */
  readonly rows: readonly (readonly string[])[];
}

export interface ChartFrameProps {
  readonly title: string;
  /** The figure that matters now, with its unit. */
  readonly value?: string | undefined;
  /** `trouble` sets it in the hue of failure. */
  readonly tone?: 'plain' | 'trouble' | undefined;
  /** The picture in a sentence, for those who do not see it. */
  readonly summary: string;
  /** Made only when it is asked for. */
  readonly table?: (() => ChartTable) | undefined;
  readonly children: ReactNode;
}

export function ChartFrame({ title, value, tone = 'plain', summary, table, children }: ChartFrameProps): JSX.Element {
  const text = useWords();
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  const summaryId = useId();
  return (
    <section aria-labelledby={titleId} aria-describedby={summaryId} className="min-w-0">
      <div className="mb-0.5 flex items-center justify-between gap-2">
        <h2 id={titleId} className="m-0 min-w-0 grow text-[13px]/[19px] font-medium">
          {title}
        </h2>
        {value === undefined ? null : (
          <b
            className={`font-mono text-[13px]/[19px] font-semibold whitespace-nowrap ${tone === 'trouble' ? 'text-failed-ink' : ''}`}
          >
            {value}
          </b>
        )}
        {table === undefined ? null : (
          <span className="-my-1.5 -mr-2 opacity-60 focus-within:opacity-100 hover:opacity-100">
            <IconButton
              label={`${text.say(asTable ? 'chart.picture' : 'chart.table')}: ${title}`}
              onPress={() => {
                setAsTable(!asTable);
              }}
            >
              {asTable ? <ChartIcon size={14} aria-hidden /> : <Table2 size={14} aria-hidden />}
            </IconButton>
          </span>
        )}
      </div>
      <p id={summaryId} className="sr-only">
        {summary}
      </p>
      {asTable && table !== undefined ? <TableView title={title} table={table()} /> : children}
    </section>
  );
}

/** A place that scrolls must be reached by keys. */
const SCROLLS = { tabIndex: 0 } as const;

function TableView({ title, table }: { readonly title: string; readonly table: ChartTable }): JSX.Element {
  return (
    <div className="max-h-64 overflow-auto" {...SCROLLS}>
      <table className="w-full border-collapse font-mono text-[12px]/[18px]">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="sticky top-0 border-b border-line2 bg-paper py-0.5 pr-3 text-right font-sans font-medium text-ink2 first:text-left"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('|')}>
              {table.columns.map((column, index) => (
                <td key={column} className="border-b border-line py-0.5 pr-3 text-right first:text-left">
                  {row[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
