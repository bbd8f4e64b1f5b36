// The report of reliability, as a dashboard would show it: both indicators over an hour, a day and the window, against their
// objectives, and what was promised to customers.
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../model.ts';
import type { SliReport } from '../snapshot.ts';

const CELL = 'py-0.5 pl-2 text-right tabular-nums first:pl-0 first:text-left';

const percent = (value: number, text: Text): string => text.unit(value, '%', 3);

const ROWS: readonly { readonly key: string; readonly of: (report: SliReport, text: Text) => string }[] = [
  { key: 'stage.report.hour', of: ({ hourPercent }, text) => percent(hourPercent, text) },
  { key: 'stage.report.day', of: ({ dayPercent }, text) => percent(dayPercent, text) },
  { key: 'stage.report.window', of: ({ windowPercent }, text) => percent(windowPercent, text) },
  { key: 'stage.report.target', of: ({ targetPercent }, text) => percent(targetPercent, text) },
  { key: 'stage.report.used', of: ({ budgetUsedPercent }, text) => text.unit(budgetUsedPercent, '%', 1) },
  { key: 'stage.report.burn', of: ({ burnRate }, text) => text.unit(burnRate, '×', 2) },
];

export const report: SnapshotInstrument<Snapshot> = {
  id: 'report',
  render: ({ snapshot, text }) => {
    const { availability, latency } = snapshot.report;
    const state = ({ status }: SliReport): string => text.say(`stage.report.${status}`);
    const colour = ({ status }: SliReport): string => (status === 'breach' ? 'text-failed-ink' : 'text-ink');
    return (
      <section>
        <h2 className="m-0 mb-1 font-semibold text-[13px]/[18px]">{text.say('stage.report.title')}</h2>
        <table className="w-full border-collapse text-[12px]/[17px]">
          <thead className="text-ink2">
            <tr>
              <td className={CELL} />
              <th className={`${CELL} font-normal`}>{text.say('stage.report.availability')}</th>
              <th className={`${CELL} font-normal`}>{text.say('stage.report.latency')}</th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map(({ key, of }) => (
              <tr key={key}>
                <th className={`${CELL} font-normal text-ink2`}>{text.say(key)}</th>
                <td className={CELL}>{of(availability, text)}</td>
                <td className={CELL}>{of(latency, text)}</td>
              </tr>
            ))}
            <tr className="font-medium">
              <th className={`${CELL} font-normal text-ink2`}>{text.say('stage.report.slo')}</th>
              <td className={`${CELL} ${colour(availability)}`}>{state(availability)}</td>
              <td className={`${CELL} ${colour(latency)}`}>{state(latency)}</td>
            </tr>
          </tbody>
        </table>
        <p className="m-0 mt-1 text-[12px]/[17px] text-ink2">
          {text.say(snapshot.slaCreditPercent === 0 ? 'stage.report.slaKept' : 'stage.report.slaBroken', {
            sla: snapshot.slaPercent,
            credit: snapshot.slaCreditPercent,
          })}
        </p>
      </section>
    );
  },
};
