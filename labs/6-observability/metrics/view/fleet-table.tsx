// Each server's own quantile, their mean, and the truth of all: why summaries cannot be averaged, in one table.
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import { quantileName, valueWords } from './words.ts';

const CELL = 'py-0.5 pl-2 text-right tabular-nums first:pl-0 first:text-left';

export const fleetTable: SnapshotInstrument<Snapshot> = {
  id: 'fleet',
  render: ({ snapshot: { servers, quantile, unit, estimate, truth }, text }) => {
    if (servers.length === 0) return null;
    const mean = servers.reduce((sum, { summary }) => sum + summary, 0) / servers.length;
    const row = (key: string, label: string, value: number, isTotal: boolean) => (
      <tr key={key} className={isTotal ? 'font-medium' : ''}>
        <th className={`${CELL} font-normal text-ink2`}>{label}</th>
        <td className={CELL}>{valueWords(value, unit, text)}</td>
      </tr>
    );
    return (
      <section>
        <h2 className="m-0 mb-1 font-semibold text-[13px]/[18px]">
          {text.say('fleet.title', { name: quantileName(quantile) })}
        </h2>
        <table className="w-full border-collapse text-[12px]/[17px]">
          <tbody>
            {servers.map(({ summary }, index) =>
              row(`server${String(index)}`, text.say('fleet.server', { server: index + 1 }), summary, false),
            )}
            {row('mean', text.say('fleet.mean'), mean, true)}
            {row('buckets', text.say('fleet.buckets'), estimate, true)}
            {row('truth', text.say('fleet.truth'), truth, true)}
          </tbody>
        </table>
        {Number.isNaN(mean) && servers.every(({ requests }) => requests > 0) ? (
          <p className="m-0 mt-1 text-[12px]/[17px] text-ink2">{text.say('fleet.notAsked')}</p>
        ) : null}
      </section>
    );
  },
};
