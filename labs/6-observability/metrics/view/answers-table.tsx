// What Prometheus makes of its readings within the range, beside what is true of the same stretch of time.
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import { quantileName, valueWords } from './words.ts';

const CELL = 'py-0.5 pl-2 text-right tabular-nums first:pl-0 first:text-left';

export const answersTable: SnapshotInstrument<Snapshot> = {
  id: 'answers',
  render: ({ snapshot: { servers, scraped, quantile, unit, rangeS }, text }) => {
    if (servers.length === 0) return null;
    const figure = (value: number, of: string): string => (Number.isNaN(value) ? '–' : text.unit(value, of));
    const rows = [
      ['rate()', figure(scraped.ratePerS, '1/s'), figure(scraped.trueRatePerS, '1/s')],
      ['increase()', figure(scraped.increase, ''), figure(scraped.trueIncrease, '')],
      [quantileName(quantile), valueWords(scraped.quantile, unit, text), valueWords(scraped.trueQuantile, unit, text)],
    ] as const;
    return (
      <section>
        <h2 className="m-0 mb-1 font-semibold text-[13px]/[18px]">
          {text.say('answers.title', { range: text.unit(rangeS, 's') })}
        </h2>
        <table className="w-full border-collapse text-[12px]/[17px]">
          <thead className="text-ink2">
            <tr>
              <td className={CELL} />
              <th className={`${CELL} font-normal`}>Prometheus</th>
              <th className={`${CELL} font-normal`}>{text.say('answers.truth')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, answer, truth]) => (
              <tr key={name}>
                <th className={`${CELL} font-normal text-ink2`}>{name}</th>
                <td className={CELL}>{answer}</td>
                <td className={CELL}>{truth}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    );
  },
};
