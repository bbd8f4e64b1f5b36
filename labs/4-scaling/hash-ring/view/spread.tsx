// How even a ring gets with more points a node: what these names give, what theory expects, what another program found.
import { CurvesChart } from '#src/view/charts/CurvesChart.tsx';
import type { AnalysisInstrument } from '#src/view/stage/stage.ts';
import type { LoadSpread, Snapshot } from '../model.ts';

export const spreadInstrument: AnalysisInstrument<Snapshot, LoadSpread> = {
  id: 'load-spread',
  analysis: { name: 'loadSpread', button: 'stage.spread.make', of: ['nodes'] },
  render: ({ snapshot, text, data }) => {
    const line = (values: readonly number[]) =>
      values.map((value, index) => ({ x: data.virtualNodes[index] ?? 1, y: 100 * value }));
    return (
      <>
        <CurvesChart
          title={text.say('stage.spread.title')}
          xLabel={text.say('stage.spread.points')}
          xUnit=""
          yUnit="%"
          xScale="log"
          height={220}
          lines={[
            { id: 'measured', label: text.say('stage.spread.measured'), points: line(data.measured), strong: true },
            { id: 'predicted', label: text.say('stage.spread.predicted'), points: line(data.predicted), dashed: true },
            ...(data.recorded === undefined
              ? []
              : [{ id: 'recorded', label: text.say('stage.spread.recorded'), points: line(data.recorded) }]),
          ]}
          marker={
            snapshot.method === 'ring' ? { x: snapshot.virtualNodes, label: text.say('stage.spread.now') } : undefined
          }
        />
        <p className="m-0 mt-1 text-[11.5px]/[16px] text-ink2">
          {text.say(data.recorded === undefined ? 'stage.spread.note' : 'stage.spread.noteRecorded', {
            nodes: data.nodes,
          })}
        </p>
      </>
    );
  },
};
