// The chart that only this lab has: where answers to reads came from.
import { Bars } from '#src/view/charts/Bars.tsx';
import type { ExtraInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../snapshot.ts';

export const instruments: readonly ExtraInstrument<Snapshot>[] = [
  {
    id: 'sources',
    render: ({ snapshot: { l1Hits, l2Hits, joined, misses, reads }, text }) => (
      <Bars
        title={text.say('stage.sources')}
        max={1}
        items={(
          [
            ['l1', l1Hits, 'hit'],
            ['l2', l2Hits, 'hit'],
            ['joined', joined, 'retry'],
            ['service', misses, 'miss'],
          ] as const
        ).map(([id, count, hue], index) => ({
          id: index,
          label: text.say(`stage.sources.${id}`),
          value: reads === 0 ? 0 : count / reads,
          shown: text.percent(reads === 0 ? 0 : count / reads, 0),
          hue,
        }))}
      />
    ),
  },
];
