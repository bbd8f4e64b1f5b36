// The charts that only this lab has.
import { Bars } from '#src/view/charts/Bars.tsx';
import { Distribution } from '#src/view/charts/Distribution.tsx';
import type { Bin } from '#src/view/charts/distribution.ts';
import type { ExtraInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../snapshot.ts';
import { shownServers } from './shown-servers.ts';

/** The counts as bars from edge to edge; what is longer than the last edge stands in a bar of its own. */
function binsOf({ edgesMs, counts }: Snapshot['distribution']): readonly Bin[] {
  return Array.from(counts, (count, index) => {
    const from = index === 0 ? 0 : (edgesMs[index - 1] as number);
    return { from, to: edgesMs[index] ?? from * Math.SQRT2, count };
  });
}

export const instruments: readonly ExtraInstrument<Snapshot>[] = [
  {
    id: 'response-times',
    render: ({ snapshot, text }) => (
      <Distribution
        title={text.say('stage.responseTimes')}
        unit="ms"
        bins={binsOf(snapshot.distribution)}
        log
        percentiles={snapshot.distribution.percentiles.filter(({ value }) => Number.isFinite(value))}
      />
    ),
  },
  {
    id: 'busy',
    render: ({ snapshot, text }) => (
      <Bars
        title={text.say('stage.busy')}
        max={1}
        items={shownServers(snapshot).map(({ server, id }) => ({
          id,
          label: server.name,
          value: server.utilisation,
          shown: text.percent(server.utilisation, 0),
          hue: server.utilisation > 0.95 ? 'failed' : 'served',
        }))}
      />
    ),
  },
];
