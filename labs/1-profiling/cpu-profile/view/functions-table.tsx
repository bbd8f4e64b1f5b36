// The functions as cProfile and pstats list them, to be sorted by any column: the flame graph in figures.
import { type JSX, useState } from 'react';
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Text } from '#src/view/text/text.ts';
import type { FunctionRow, Snapshot } from '../snapshot.ts';
import { type Column, columnsOf, sortRows } from './table.ts';

/** What is wider than its place is scrolled by keys, too. */
const SCROLLS = { tabIndex: 0 } as const;
const CELL = 'pb-0.5 pl-1 text-right tabular-nums whitespace-nowrap first:pl-0';
const SHOWN = 12;

/** A figure of a cost: operations as they are, time in ms. */
const costFigure = (cost: number, { unit }: Snapshot, text: Text): string =>
  unit === 'operations'
    ? text.number(cost, cost < 100 && !Number.isInteger(cost) ? 1 : 0)
    : text.number(cost / 1000, 2);

function cellOf(row: FunctionRow, column: Column, snapshot: Snapshot, text: Text): string {
  switch (column) {
    case 'ncalls':
      return row.primitiveCalls === row.calls
        ? text.number(row.calls, 0)
        : `${text.number(row.calls, 0)}/${text.number(row.primitiveCalls, 0)}`;
    case 'samples':
      return text.number(row.calls, 0);
    case 'tottime':
      return costFigure(row.self, snapshot, text);
    case 'percall':
      return row.calls === 0 ? '–' : costFigure(row.self / row.calls, snapshot, text);
    case 'cumtime':
      return costFigure(row.total, snapshot, text);
    case 'cumpercall':
      return row.primitiveCalls === 0 ? '–' : costFigure(row.total / row.primitiveCalls, snapshot, text);
    case 'measured':
      return Number.isNaN(row.selfTimeMs) ? '–' : text.number(row.selfTimeMs, 2);
    case 'function':
      return row.name;
  }
}

interface Order {
  readonly by: Column;
  readonly rises: boolean;
}

interface SortProps {
  readonly column: Column;
  readonly order: Order;
  readonly text: Text;
  readonly onOrder: (order: Order) => void;
}

/** Once: the largest first, names from A; again: the other way round. */
function SortButton({ column, order, text, onOrder }: SortProps): JSX.Element {
  return (
    <button
      type="button"
      title={text.say(`table.help.${column}`)}
      className={`relative cursor-pointer border-0 bg-transparent p-0 font-mono text-[10px] hover:text-ink ${order.by === column ? 'text-ink underline underline-offset-4' : 'text-ink2'}`}
      onClick={() => {
        onOrder({ by: column, rises: order.by === column ? !order.rises : column === 'function' });
      }}
    >
      {text.say(`table.${column}`)}
    </button>
  );
}

interface Props {
  readonly snapshot: Snapshot;
  readonly text: Text;
}

function FunctionsTable({ snapshot, text }: Props): JSX.Element {
  const [order, setOrder] = useState<Order>({ by: 'tottime', rises: false });
  const [isLong, setLong] = useState(false);
  const columns = columnsOf(snapshot);
  const sorted = sortRows(snapshot.rows, order.by, order.rises);
  const rows = isLong ? sorted : sorted.slice(0, SHOWN);
  const more = sorted.length - rows.length;
  return (
    <section>
      <div className="mb-1 flex items-baseline justify-between">
        <h2 className="m-0 font-semibold text-[13px]/[18px]">{text.say('table.title')}</h2>
        <SortButton column="function" order={order} text={text} onOrder={setOrder} />
      </div>
      <section className="overflow-x-auto" {...SCROLLS} aria-label={text.say('table.title')}>
        <table className="w-full border-collapse text-[10.5px]/[16px]">
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={`${CELL} font-normal`}
                  aria-sort={order.by !== column ? 'none' : order.rises ? 'ascending' : 'descending'}
                >
                  <SortButton column={column} order={order} text={text} onOrder={setOrder} />
                </th>
              ))}
            </tr>
          </thead>
          {rows.map((row) => (
            <tbody key={`${row.name} ${row.url} ${String(row.line)}`} className="border-t border-line">
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={columns.length}
                  className="max-w-0 truncate pt-0.5 text-left font-mono font-medium"
                  title={row.url === '' ? undefined : `${row.url}:${String(row.line)}`}
                >
                  {row.name}
                </th>
              </tr>
              <tr>
                {columns.map((column) => (
                  <td key={column} className={CELL}>
                    {cellOf(row, column, snapshot, text)}
                  </td>
                ))}
              </tr>
            </tbody>
          ))}
        </table>
      </section>
      {rows.length === 0 ? <p className="m-0 text-[12px] text-ink2">{text.say('table.empty')}</p> : null}
      {more <= 0 && !isLong ? null : (
        <button
          type="button"
          className="mt-1 cursor-pointer border-0 bg-transparent p-0 text-[12px] text-accent underline"
          onClick={() => {
            setLong(!isLong);
          }}
        >
          {isLong ? text.say('table.fewer') : text.say('table.more', { count: more })}
        </button>
      )}
      {snapshot.moreRows === 0 ? null : (
        <p className="m-0 mt-1 text-[12px]/[17px] text-ink2">{text.say('table.cut', { count: snapshot.moreRows })}</p>
      )}
      <p className="m-0 mt-1 text-[12px]/[17px] text-ink2">{text.say(`table.note.${noteOf(snapshot)}`)}</p>
    </section>
  );
}

const noteOf = ({ isFile, countsCalls }: Snapshot): 'file' | 'counts' | 'samples' =>
  isFile ? 'file' : countsCalls ? 'counts' : 'samples';

export const functionsTable: SnapshotInstrument<Snapshot> = {
  id: 'functions',
  render: ({ snapshot, text }) => <FunctionsTable snapshot={snapshot} text={text} />,
};
