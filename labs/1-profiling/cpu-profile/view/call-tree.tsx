// The calls as a tree that can be opened branch by branch: the flame graph for whoever would rather read it.
import { type JSX, useState } from 'react';
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';
import { branchesOf, type TreeRow } from './tree-rows.ts';

const MOST = 60;

function CallTree({ snapshot, text }: { readonly snapshot: Snapshot; readonly text: Text }): JSX.Element {
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set());
  const rows = branchesOf(snapshot, turned);
  const toggle = ({ context }: TreeRow): void => {
    const next = new Set(turned);
    if (!next.delete(context)) next.add(context);
    setTurned(next);
  };
  return (
    <section>
      <h2 className="m-0 mb-1 font-semibold text-[13px]/[18px]">{text.say('tree.title')}</h2>
      <table className="w-full border-collapse text-[11.5px]/[18px]">
        <thead>
          <tr className="text-ink2">
            <th scope="col" className="text-left font-normal">
              {text.say('table.function')}
            </th>
            <th scope="col" className="pl-2 text-right font-normal">
              {text.say('tree.total')}
            </th>
            <th scope="col" className="pl-2 text-right font-normal">
              {text.say('tree.self')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map((row) => (
            <tr key={row.context}>
              <td
                className="max-w-0 w-full truncate font-mono"
                style={{ paddingLeft: `${String(Math.min(row.depth, 12) * 10)}px` }}
              >
                {row.hasBranches ? (
                  <button
                    type="button"
                    aria-expanded={row.isOpen}
                    className="cursor-pointer border-0 bg-transparent p-0 font-mono text-[11.5px] text-ink"
                    onClick={() => {
                      toggle(row);
                    }}
                  >
                    <span aria-hidden="true">{row.isOpen ? '▾ ' : '▸ '}</span>
                    {row.name}
                  </button>
                ) : (
                  <span className="pl-3">{row.name}</span>
                )}
              </td>
              <td className="pl-2 text-right tabular-nums">{text.percent(row.totalShare)}</td>
              <td className="pl-2 text-right tabular-nums">{text.percent(row.selfShare)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length <= MOST ? null : (
        <p className="m-0 mt-1 text-[12px] text-ink2">{text.say('tree.cut', { count: rows.length - MOST })}</p>
      )}
    </section>
  );
}

export const callTree: SnapshotInstrument<Snapshot> = {
  id: 'call-tree',
  render: ({ snapshot, text }) => <CallTree snapshot={snapshot} text={text} />,
};
