// The pictures of many runs, made when somebody asks: response against load, throughput against servers.
import { CurvesChart } from '#src/view/charts/CurvesChart.tsx';
import type { ChartLine } from '#src/view/charts/types.ts';
import type { AnalysisInstrument } from '#src/view/stage/stage.ts';
import type { LoadPoint, ServersPoint, Snapshot } from '../model.ts';

/** Lines without a single figure are left out: theory does not know them all. */
const known = (lines: readonly ChartLine[]): readonly ChartLine[] =>
  lines.filter(({ points }) => points.some(({ y }) => Number.isFinite(y)));

export const responseByLoad: AnalysisInstrument<Snapshot, readonly LoadPoint[]> = {
  id: 'response-by-load',
  analysis: {
    name: 'responseByLoad',
    button: 'sweep.loadMake',
    of: ['servers', 'serviceRatePerS', 'serviceDistribution', 'networkLatencyMs', 'contention', 'coherence'],
  },
  render({ data, snapshot, text }) {
    const line = (
      id: 'mean' | 'p99' | 'theoryMean' | 'theoryP99',
      figureOf: (point: LoadPoint) => number,
      look: Partial<ChartLine>,
    ): ChartLine => ({
      id,
      label: text.say(`sweep.${id}`),
      points: data.map((point) => ({ x: 100 * point.load, y: figureOf(point) })),
      ...look,
    });
    const { load } = snapshot.theory;
    return (
      <CurvesChart
        title={text.say('sweep.load')}
        xLabel={text.say('sweep.loadAxis')}
        xUnit="%"
        yUnit="ms"
        lines={known([
          line('p99', ({ p99Ms }) => p99Ms, { hue: 'failed', strong: true }),
          line('mean', ({ meanMs }) => meanMs, { hue: 'served', strong: true }),
          line('theoryP99', ({ theoryP99Ms }) => theoryP99Ms, { hue: 'theory', dashed: true }),
          line('theoryMean', ({ theoryMeanMs }) => theoryMeanMs, { hue: 'theory', dashed: true }),
        ])}
        marker={load < 1 ? { x: 100 * load, label: text.say('sweep.now') } : undefined}
      />
    );
  },
};

export const throughputByServers: AnalysisInstrument<Snapshot, readonly ServersPoint[]> = {
  id: 'throughput-by-servers',
  analysis: {
    name: 'throughputByServers',
    button: 'sweep.serversMake',
    of: ['serviceRatePerS', 'serviceDistribution', 'contention', 'coherence'],
  },
  render({ data, snapshot, text }) {
    const line = (
      id: 'answered' | 'law' | 'ideal',
      figureOf: (point: ServersPoint) => number,
      look: Partial<ChartLine>,
    ): ChartLine => ({
      id,
      label: text.say(`sweep.${id}`),
      points: data.map((point) => ({ x: point.servers, y: figureOf(point) })),
      ...look,
    });
    // The straight line leaves the picture where the others bend.
    const most = Math.max(...data.map(({ lawPerS }) => lawPerS));
    return (
      <CurvesChart
        title={text.say('sweep.servers')}
        xLabel={text.say('sweep.serversAxis')}
        xUnit=""
        yUnit="1/s"
        lines={[
          line('answered', ({ answeredPerS }) => answeredPerS, { hue: 'served', strong: true }),
          line('law', ({ lawPerS }) => lawPerS, { hue: 'theory', dashed: true }),
          line('ideal', ({ idealPerS }) => (idealPerS <= 1.25 * most ? idealPerS : Number.NaN), { hue: 'wait' }),
        ]}
        marker={{ x: snapshot.servers.filter(({ leaving }) => !leaving).length, label: text.say('sweep.now') }}
      />
    );
  },
};
