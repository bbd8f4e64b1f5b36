// Beside the stage: whom the page waits for, what the kept traces say against what is true, and the parts of a traceparent.
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../model.ts';

const CELL = 'py-0.5 pl-2 text-right tabular-nums first:pl-0 first:text-left';
const TITLE = 'm-0 mb-1 font-semibold text-[13px]/[18px]';

const critical: SnapshotInstrument<Snapshot> = {
  id: 'critical',
  render: ({ snapshot, text }) => {
    const whole = snapshot.critical.reduce((sum, { criticalMs }) => sum + criticalMs, 0);
    const rows = snapshot.critical
      .filter(({ spanMs }) => spanMs > 0)
      .sort((one, other) => other.criticalMs - one.criticalMs)
      .slice(0, 8);
    return (
      <section>
        <h2 className={TITLE}>{text.say('stage.critical.title')}</h2>
        {rows.length === 0 ? (
          <p className="m-0 text-[12px]/[17px] text-ink2">{text.say('stage.critical.none')}</p>
        ) : (
          <ul className="m-0 list-none p-0 text-[12px]/[17px]">
            {rows.map(({ service, criticalMs }) => {
              const share = whole === 0 ? 0 : criticalMs / whole;
              return (
                <li key={service} className="grid grid-cols-[84px_1fr_44px] items-center gap-2 py-px">
                  <span className="truncate">{service}</span>
                  <span aria-hidden="true" className="h-2 bg-wash">
                    <span className="block h-2 bg-ink2" style={{ width: `${100 * share}%` }} />
                  </span>
                  <span className="text-right tabular-nums">{text.percent(share, 0)}</span>
                </li>
              );
            })}
          </ul>
        )}
      </section>
    );
  },
};

const shownFigure = (value: number, index: number, text: Text): string =>
  index === 3 ? text.unit(value, '%', 2) : text.unit(value, 'ms', 0);

const estimates: SnapshotInstrument<Snapshot> = {
  id: 'estimates',
  render: ({ snapshot, text }) => {
    const { names, truth, plain, weighted, failedErrorPoints } = snapshot.figures;
    if (snapshot.settled === 0) return null;
    return (
      <section>
        <h2 className={TITLE}>{text.say('stage.estimates.title')}</h2>
        <table className="w-full border-collapse text-[12px]/[17px]">
          <thead className="text-ink2">
            <tr>
              <td className={CELL} />
              {(['truth', 'plain', 'weighted'] as const).map((column) => (
                <th key={column} className={`${CELL} font-normal`}>
                  {text.say(`stage.estimates.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, index) => (
              <tr key={name}>
                <th className={`${CELL} font-normal text-ink2`}>
                  {name === 'failed' ? text.say('stage.estimates.failed') : name}
                </th>
                {Object.entries({ truth, plain, weighted }).map(([column, figures]) => (
                  <td key={column} className={CELL}>
                    {shownFigure(figures[index] ?? Number.NaN, index, text)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="m-0 mt-1 text-[12px]/[17px] text-ink2">
          {text.say('stage.estimates.kept', {
            kept: snapshot.keptTraces,
            all: snapshot.settled,
            points: Number.isFinite(failedErrorPoints) ? failedErrorPoints : 0,
          })}
        </p>
      </section>
    );
  },
};

const header: SnapshotInstrument<Snapshot> = {
  id: 'header',
  render: ({ snapshot, text }) => {
    const { given, parts, fault, tracestate } = snapshot.header;
    if (given === '') return null;
    return (
      <section>
        <h2 className={TITLE}>{text.say('stage.header.title')}</h2>
        <p className="m-0 break-all font-mono text-[11px]/[16px]">{given}</p>
        {fault === '' ? (
          <dl className="m-0 mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-[12px]/[17px]">
            {(['version', 'traceId', 'parentId', 'flags'] as const).map((part) => (
              <div key={part} className="contents">
                <dt className="text-ink2">{text.say(`stage.header.${part}`)}</dt>
                <dd className="m-0 break-all font-mono text-[11px]/[17px]">{parts[part]}</dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className="m-0 mt-1 text-[12px]/[17px] text-failed-ink">{text.say(`fault.header.${fault}`)}</p>
        )}
        {tracestate === '' ? null : (
          <>
            <h2 className={`${TITLE} mt-2`}>{text.say('stage.header.state')}</h2>
            <p className="m-0 break-all font-mono text-[11px]/[16px]">{tracestate}</p>
          </>
        )}
      </section>
    );
  },
};

export const instruments = [critical, estimates, header];
