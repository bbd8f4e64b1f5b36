// Of an opened scrape: the quantile of each set of labels.
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import { quantileName, valueWords } from './words.ts';

const CELL = 'py-0.5 pl-2 text-right align-top tabular-nums first:pl-0 first:text-left';

export const openedTable: SnapshotInstrument<Snapshot> = {
  id: 'opened',
  render: ({ snapshot: { opened, quantile, unit }, text }) =>
    opened === undefined ? null : (
      <section>
        <h2 className="m-0 mb-1 font-semibold text-[13px]/[18px]">
          {text.say('opened.title', { metric: opened.metric === '' ? '–' : opened.metric })}
        </h2>
        <p className="m-0 mb-1 text-[12px]/[17px] text-ink2">
          {text.say('opened.size', { samples: opened.samples, families: opened.families })}
        </p>
        <table className="w-full border-collapse text-[12px]/[17px]">
          <thead className="text-ink2">
            <tr>
              <th className={`${CELL} font-normal`}>{text.say('opened.labels')}</th>
              <th className={`${CELL} font-normal`}>{text.say('opened.count')}</th>
              <th className={`${CELL} font-normal`}>{quantileName(quantile)}</th>
            </tr>
          </thead>
          <tbody>
            {opened.groups.map(({ labels, count, value }) => (
              <tr key={labels}>
                <td className={`${CELL} break-all font-mono`}>{labels === '' ? '{}' : labels}</td>
                <td className={CELL}>{text.number(count, 0)}</td>
                <td className={CELL}>{valueWords(value, unit, text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {opened.others.length === 0 ? null : (
          <>
            <p className="m-0 mt-2 text-[12px]/[17px] text-ink2">{text.say('opened.others')}</p>
            <ul className="m-0 list-none p-0 font-mono text-[11px]/[16px] [overflow-wrap:anywhere]">
              {opened.others.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    ),
};
