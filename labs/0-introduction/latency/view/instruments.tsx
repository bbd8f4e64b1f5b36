// The charts that only this lab has: what a response is made of, how long responses take, theory beside the run, Little's law.
import { Bars } from '#src/view/charts/Bars.tsx';
import { ChartFrame } from '#src/view/charts/ChartFrame.tsx';
import { Distribution } from '#src/view/charts/Distribution.tsx';
import { TheoryChecks } from '#src/view/charts/TheoryChecks.tsx';
import type { ExtraInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../snapshot.ts';
import { responseByLoad, throughputByServers } from './sweeps.tsx';

/** Units of what is checked. */
const UNITS = { meanWaitMs: 'ms', meanResponseMs: 'ms', meanInSystem: '', utilisation: 'share' } as const;

export const instruments: readonly ExtraInstrument<Snapshot>[] = [
  {
    id: 'parts',
    render({ snapshot: { parts }, text }) {
      const { wireMs = 0, waitMs = 0, serviceMs = 0 } = parts ?? {};
      const bar = (id: 'wire' | 'wait' | 'service', value: number, hue: 'ink' | 'wait' | 'served') => ({
        id,
        label: text.say(`parts.${id}Name`),
        value,
        shown: text.unit(value, 'ms'),
        hue,
      });
      return (
        <Bars
          title={text.say('parts.of')}
          items={[bar('wire', wireMs, 'ink'), bar('wait', waitMs, 'wait'), bar('service', serviceMs, 'served')]}
        />
      );
    },
  },
  {
    id: 'theory',
    render({ snapshot: { theory }, text }) {
      const isOver = theory.load >= 1;
      return (
        <TheoryChecks
          title={text.say(`theory.${theory.law ?? 'none'}`)}
          level={theory.level}
          note={isOver ? text.say('theory.over', { load: text.percent(theory.load, 0) }) : undefined}
          checks={theory.checks.map(({ of, expected, interval }) => ({
            id: of,
            label: text.say(`theory.${of}`),
            unit: UNITS[of],
            expected,
            interval,
          }))}
        />
      );
    },
  },
  {
    id: 'little',
    render({ snapshot: { little }, text }) {
      const args = {
        inSystem: text.unit(little.meanInSystem, ''),
        entries: text.unit(little.entriesPerS, '1/s'),
        stay: text.unit(little.meanStayMs, 'ms'),
      };
      const words = Number.isNaN(little.meanStayMs) ? text.say('little.nobody') : text.say('little.law', args);
      return (
        <ChartFrame title={text.say('little.title')} summary={words}>
          <p aria-hidden="true" className="m-0 font-mono text-[13px]/[20px]">
            {words}
          </p>
        </ChartFrame>
      );
    },
  },
  {
    id: 'response-times',
    render: ({ snapshot: { distribution }, text }) => (
      <Distribution
        title={text.say('stage.responseTimes')}
        unit="ms"
        log
        bins={Array.from(distribution.counts, (count, index) => ({
          from: distribution.from[index] as number,
          to: distribution.to[index] as number,
          count,
        }))}
        percentiles={distribution.percentiles.filter(({ value }) => Number.isFinite(value))}
      />
    ),
  },
  responseByLoad,
  throughputByServers,
];
