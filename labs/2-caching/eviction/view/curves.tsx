// The miss-ratio curves beside the stage: every policy at many sizes over the run's own traffic.
import { CurvesChart } from '#src/view/charts/CurvesChart.tsx';
import type { ChartLine } from '#src/view/charts/types.ts';
import type { AnalysisInstrument } from '#src/view/stage/stage.ts';
import type { Text } from '#src/view/text/text.ts';
import type { MissRatioCurves, Snapshot } from '../model.ts';

/** The two that every other one is held against: what most caches do, and what none can beat. */
const MEASURES: Readonly<Record<string, Partial<ChartLine>>> = {
  lru: { strong: true },
  belady: { strong: true, hue: 'ink', dashed: true },
};

function linesOf({ capacities, policies }: MissRatioCurves, present: string, text: Text): readonly ChartLine[] {
  // LRU first: it keeps the hue of the first line, and the others take theirs after it.
  const ordered = [...policies].sort((one, other) => Number(other.policy === 'lru') - Number(one.policy === 'lru'));
  return ordered.map(({ policy, missRatios }) => ({
    id: policy,
    label: text.say(`stage.policy.${policy}`),
    points: capacities.map((x, index) => ({ x, y: 100 * (missRatios[index] ?? Number.NaN) })),
    ...(policy === present ? { strong: true } : {}),
    ...MEASURES[policy],
  }));
}

export const curves: AnalysisInstrument<Snapshot, MissRatioCurves> = {
  id: 'miss-ratio-curves',
  analysis: {
    name: 'missRatioCurves',
    button: 'stage.curvesMake',
    // The traffic alone: whatever the size and the policy on the stage, the curves stay.
    of: ['trace', 'requests', 'keys', 'skew', 'scanPercent', 'scanLength', 'shiftEvery'],
  },
  render: ({ snapshot, text, data }) => (
    <>
      <CurvesChart
        title={text.say('stage.curves')}
        xLabel={text.say('stage.curvesSize')}
        xUnit="keys"
        yUnit="%"
        xScale="log"
        height={260}
        lines={linesOf(data, snapshot.policy, text)}
        marker={{ x: snapshot.capacity, label: text.number(snapshot.capacity) }}
      />
      <p className="m-0 mt-1 text-[11.5px]/[16px] text-ink2">
        {text.say(data.requests < snapshot.traceLength ? 'stage.curvesBeginning' : 'stage.curvesWhole', {
          requests: data.requests,
        })}
      </p>
    </>
  ),
};
