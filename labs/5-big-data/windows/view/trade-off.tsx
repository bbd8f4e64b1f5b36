// Delay against completeness, beside the stage: what each watermark delay costs in time and saves in late events.
import { CurvesChart } from '#src/view/charts/CurvesChart.tsx';
import type { AnalysisInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot, TradeOff } from '../model.ts';

const CELL = 'py-0.5 pl-3 text-right tabular-nums first:pl-0';

export const tradeOff: AnalysisInstrument<Snapshot, TradeOff> = {
  id: 'trade-off',
  analysis: {
    name: 'delayAgainstCompleteness',
    button: 'stage.tradeOffMake',
    of: [
      ...['window', 'sizeMs', 'slideMs', 'gapMs', 'rules', 'filter', 'traffic', 'events', 'keys', 'eventsPerS'],
      ...['burstEvents', 'burstGapMs', 'meanDelayMs', 'delayVariation', 'stragglerPercent', 'stragglerDelayMs'],
    ],
  },
  render: ({ snapshot, text, data }) => {
    const points = data.watermarkDelayMs.map((delayMs, index) => ({
      delayMs,
      latencyMs: data.latencyMs[index] ?? Number.NaN,
      missing: 100 * (1 - (data.completeness[index] ?? Number.NaN)),
    }));
    const known = points.filter(({ latencyMs }) => Number.isFinite(latencyMs));
    const seconds = (ms: number): string => text.unit(ms / 1000, 's');
    const present = snapshot.meanLatencyMs / 1000;
    return (
      <>
        <CurvesChart
          title={text.say('stage.tradeOff')}
          xLabel={text.say('stage.tradeOffLatency')}
          xUnit="s"
          yUnit="%"
          height={220}
          lines={[
            {
              id: 'missing',
              label: text.say('stage.tradeOffLine'),
              points: known.map(({ latencyMs, missing }) => ({ x: latencyMs / 1000, y: missing })),
              strong: true,
            },
          ]}
          marker={Number.isFinite(present) ? { x: present, label: text.say('stage.tradeOffNow') } : undefined}
        />
        <table className="mt-2 w-full border-collapse text-[12px]/[17px]">
          <thead className="text-ink2">
            <tr>
              <th className={`${CELL} font-normal`}>{text.say('stage.tradeOffDelay')}</th>
              <th className={`${CELL} font-normal`}>{text.say('stage.tradeOffLatency')}</th>
              <th className={`${CELL} font-normal`}>{text.say('stage.tradeOffComplete')}</th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ delayMs, latencyMs, missing }) => (
              <tr key={delayMs}>
                <td className={CELL}>{seconds(delayMs)}</td>
                <td className={CELL}>{seconds(latencyMs)}</td>
                <td className={CELL}>{text.percent(1 - missing / 100)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="m-0 mt-1 text-[11.5px]/[16px] text-ink2">
          {text.say('stage.tradeOffNote', { events: data.events })}
        </p>
      </>
    );
  },
};
