// The profile as a table: how often each line was begun, and what it cost.
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';

const CELL = 'py-0.5 pl-2 text-right tabular-nums first:pl-0 first:text-left';

export const profile: SnapshotInstrument<Snapshot> = {
  id: 'profile',
  render: ({ snapshot: { lines, hotLine }, text }) => {
    const whole = lines.reduce((sum, { operations }) => sum + operations, 0);
    const rows = [...lines].sort((one, other) => other.operations - one.operations).slice(0, 8);
    return (
      <section>
        <h3 className="m-0 mb-1 font-semibold text-[13px]/[18px]">{text.say('stage.table.title')}</h3>
        <table className="w-full border-collapse text-[12px]/[17px]">
          <thead className="text-ink2">
            <tr>
              <th className={`${CELL} font-normal`}>{text.say('stage.table.line')}</th>
              <th className={`${CELL} font-normal`}>{text.say('stage.table.hits')}</th>
              <th className={`${CELL} font-normal`}>{text.say('stage.table.operations')}</th>
              <th className={`${CELL} font-normal`}>{text.say('stage.table.share')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, hits, operations }) => (
              <tr key={line} className={line === hotLine ? 'font-medium' : ''}>
                <td className={CELL}>
                  {line}
                  {line === hotLine ? ` ${text.say('stage.hot')}` : ''}
                </td>
                <td className={CELL}>{text.number(hits, 0)}</td>
                <td className={CELL}>{text.number(operations, 0)}</td>
                <td className={CELL}>{text.percent(operations / whole)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    );
  },
};
