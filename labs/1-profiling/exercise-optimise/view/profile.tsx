// The profile as tables: how often each line was begun and what it cost; and of each function, its calls, its own operations
// and those of all that it called.

import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../model.ts';

const CELL = 'py-0.5 pl-1.5 text-right tabular-nums whitespace-nowrap first:pl-0 first:text-left';
/** A name gives way to figures, and is whole in the title. */
const NAME = 'w-full max-w-0 truncate';
const MOST_ROWS = 8;

interface TableRow {
  readonly key: string;
  readonly cells: readonly string[];
  readonly isHot: boolean;
}

function Table({
  title,
  heads,
  rows,
}: {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
}) {
  return (
    <section className="mb-3">
      <h2 className="m-0 mb-1 font-semibold text-[13px]/[18px]">{title}</h2>
      <table className="w-full border-collapse text-[11.5px]/[17px]">
        <thead className="text-ink2">
          <tr>
            {heads.map((head) => (
              <th key={head} className={`${CELL} font-normal`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, isHot }) => (
            <tr key={key} className={isHot ? 'font-medium' : ''}>
              {cells.map((cell, index) => (
                <td
                  key={heads[index]}
                  className={index === 0 ? `${CELL} ${NAME}` : CELL}
                  title={index === 0 ? cell : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function lineRows({ lines, hotLine }: Snapshot, text: Text): readonly TableRow[] {
  const whole = lines.reduce((sum, { operations }) => sum + operations, 0);
  return [...lines]
    .sort((one, other) => other.operations - one.operations)
    .slice(0, MOST_ROWS)
    .map(({ line, hits, operations }) => ({
      key: String(line),
      isHot: line === hotLine,
      cells: [
        `${String(line)}${line === hotLine ? ` ${text.say('stage.hot')}` : ''}`,
        ...[text.number(hits, 0), text.number(operations, 0), text.percent(operations / whole)],
      ],
    }));
}

/** Calling contexts of the same function together; a recursion's total is that of its outermost calls. */
function functionRows({ contexts }: Snapshot, text: Text): readonly TableRow[] {
  const sums = new Map<string, { name: string; line: number; calls: number; self: number; total: number }>();
  const keyOf = (index: number): string => `${contexts[index]?.name ?? ''}:${String(contexts[index]?.line ?? 0)}`;
  const isWithinItself = (index: number): boolean => {
    for (let at = contexts[index]?.parent ?? -1; at >= 0; at = contexts[at]?.parent ?? -1)
      if (keyOf(at) === keyOf(index)) return true;
    return false;
  };
  for (const [index, { name, line, calls, self, total }] of contexts.entries()) {
    const sum = sums.get(keyOf(index)) ?? { name, line, calls: 0, self: 0, total: 0 };
    sum.calls += calls;
    sum.self += self;
    if (!isWithinItself(index)) sum.total += total;
    sums.set(keyOf(index), sum);
  }
  const sorted = [...sums].sort(([, one], [, other]) => other.self - one.self).slice(0, MOST_ROWS);
  return sorted.map(([key, { name, calls, self, total }], index) => ({
    key,
    isHot: index === 0,
    cells: [
      name === '' ? text.say('stage.table.unnamed') : name,
      ...[calls, self, total].map((figure) => text.number(figure, 0)),
    ],
  }));
}

export const profile: SnapshotInstrument<Snapshot> = {
  id: 'profile',
  render({ snapshot, text }) {
    const heads = (
      names: readonly ('line' | 'hits' | 'operations' | 'share' | 'function' | 'calls' | 'self' | 'total')[],
    ) => names.map((name) => text.say(`stage.table.${name}`));
    return (
      <>
        <Table
          title={text.say('stage.table.title')}
          heads={heads(['line', 'hits', 'operations', 'share'])}
          rows={lineRows(snapshot, text)}
        />
        {snapshot.contexts.length < 2 ? null : (
          <Table
            title={text.say('stage.table.functions')}
            heads={heads(['function', 'calls', 'self', 'total'])}
            rows={functionRows(snapshot, text)}
          />
        )}
      </>
    );
  },
};
