// Beside the stage: the charts of the manifest, those of the lab, and the answer to "why?".
import { Fragment, type JSX, memo, useEffect, useMemo, useRef } from 'react';
import type { Instrument } from '../../contract/manifest.ts';
import type { LaneView } from '../../store/session/state.ts';
import { SeriesChart } from '../../view/charts/SeriesChart.tsx';
import { Button } from '../../view/controls/Button.tsx';
import { WhyPanel } from '../../view/panels/WhyPanel.tsx';
import type { ExtraInstrument } from '../../view/stage/stage.ts';
import { ExtraInstruments } from './ExtraInstruments.tsx';
import { useLab, useLabText, useSession, useThrottled } from './lab-context.ts';
import { legendOf, runLines } from './run-lines.ts';
import { valueUntil } from './run-words.ts';

/** Recharts takes several pictures' time for one drawing: while the stage moves, the charts follow at leisure. */
const PLAYING_EVERY_MS = 2000;
const STILL_EVERY_MS = 250;

function Chart({
  instrument,
  lanes,
  active,
}: {
  readonly instrument: Instrument;
  readonly lanes: readonly LaneView[];
  readonly active: LaneView;
}): JSX.Element {
  const { manifest, session } = useLab();
  const text = useLabText();
  const band = useSession((state) => state.band);
  const lines = useMemo(
    () => runLines(manifest, session, instrument, lanes, active, text),
    [lanes, active, instrument, manifest, session, text],
  );
  const name = instrument.series[0] ?? '';
  const place = manifest.series.findIndex((each) => each.name === name);
  const series = manifest.series[place];
  const spread = instrument.band === true ? band?.series[name] : undefined;
  const theory = instrument.theory === true ? active.frame?.theory[name] : undefined;
  return (
    <SeriesChart
      title={text.pick(instrument.title)}
      unit={series?.unit ?? ''}
      clock={manifest.clock}
      lines={lines}
      legend={legendOf(manifest, instrument, lines, text)}
      time={active.time}
      now={valueUntil(session, manifest, active, place, active.time)}
      until={active.until}
      max={series?.max}
      theory={theory}
      band={
        spread === undefined
          ? undefined
          : Array.from(spread.low, (low, row) => ({
              x: (row + 1) * manifest.clock.sampleEvery,
              low,
              high: spread.high[row] ?? low,
            }))
      }
    />
  );
}

function BandButton(): JSX.Element | null {
  const { session, manifest } = useLab();
  const text = useLabText();
  const band = useSession((state) => state.band);
  const share = useSession((state) => state.bandProgress);
  if (manifest.without?.includes('band') === true) return null;
  if (band !== undefined)
    return <p className="m-0 text-[12.5px] text-ink2">{text.say('lab.band', { seeds: band.seeds })}</p>;
  return (
    <Button size="small" isDisabled={share !== undefined} onPress={() => void session.computeBand()}>
      {share === undefined
        ? text.say('lab.bandMake')
        : text.say('lab.bandMaking', { done: Math.round(share * 20) + 1 })}
    </Button>
  );
}

function Why(): JSX.Element {
  const { manifest, session } = useLab();
  const place = useRef<HTMLDivElement>(null);
  const text = useLabText();
  const selected = useSession((state) => state.selected);
  const explanation = useSession((state) => state.explanation);
  const playing = useSession((state) => state.playing);
  useEffect(() => {
    // The answer must not come where nobody looks: below the fold of the column, or of a phone.
    if (selected !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div ref={place} className="scroll-mt-[calc(min(36dvh,290px)+12px)] min-[701px]:scroll-mt-5">
      <WhyPanel
        clock={manifest.clock}
        moving={playing}
        state={selected === undefined ? 'empty' : explanation === null ? 'nothing' : 'loading'}
        explanation={
          explanation === undefined || explanation === null
            ? undefined
            : {
                title: text.say(explanation.title),
                causes: explanation.causes.map((cause) => ({
                  time: cause.time,
                  words: text.say(cause.phrase),
                  ...(cause.took === undefined ? {} : { took: cause.took }),
                })),
              }
        }
        onGoTo={(time) => void session.seek(time)}
        onClose={() => void session.select(undefined)}
      />
    </div>
  );
}

/** What the log cannot tell any more; the run itself goes on. */
function LogFull({ at }: { readonly at: number }): JSX.Element {
  const { manifest } = useLab();
  const text = useLabText();
  return (
    <p role="status" className="m-0 border-l-4 border-wait pl-3 text-[12.5px]/[18px] text-ink2">
      {text.say('lab.logFull', { time: text.moment(at, manifest.clock.unit) })}
    </p>
  );
}

interface ChartsProps {
  readonly lanes: readonly LaneView[];
  readonly active: LaneView;
  /** Ids of those that stand first. */
  readonly first: readonly string[];
}

/** Kept as it is while the session publishes more often than charts are drawn: drawing them takes longer than a picture. */
const Charts = memo(function Charts({ lanes, active, first }: ChartsProps): JSX.Element {
  const { manifest, view } = useLab();
  const hasFile = useSession((state) => state.input !== undefined);
  const snapshot = active.frame?.snapshot;
  const ofFile = hasFile ? manifest.input?.instruments : undefined;
  const charts = manifest.instruments.filter(({ id }) => ofFile?.includes(id) !== false);
  const extras = view.instruments ?? [];
  const isFirst = ({ id }: { readonly id: string }): boolean => first.includes(id);
  const isLater = (instrument: { readonly id: string }): boolean => !isFirst(instrument);
  const chartsOf = (wanted: readonly Instrument[]) =>
    wanted.map((instrument) => <Chart key={instrument.id} instrument={instrument} lanes={lanes} active={active} />);
  const extrasOf = (wanted: readonly ExtraInstrument[]) =>
    snapshot === undefined ? null : <ExtraInstruments of={wanted} snapshot={snapshot} time={active.time} />;
  return (
    <>
      {first.flatMap((id) => [
        ...chartsOf(charts.filter((each) => each.id === id)),
        <Fragment key={`extra-${id}`}>{extrasOf(extras.filter((each) => each.id === id))}</Fragment>,
      ])}
      {chartsOf(charts.filter(isLater))}
      {charts.some(({ band = false }) => band) ? <BandButton /> : null}
      {extrasOf(extras.filter(isLater))}
    </>
  );
});

const NONE: readonly string[] = [];

/** @param first ids of those that the step is about */
export function Instruments({ first = NONE }: { readonly first?: readonly string[] | undefined }): JSX.Element | null {
  const playing = useSession((state) => state.playing);
  const lanes = useThrottled(
    useSession((state) => state.lanes),
    playing ? PLAYING_EVERY_MS : STILL_EVERY_MS,
  );
  const activeId = useSession((state) => state.active);
  const active = lanes.find((lane) => lane.id === activeId) ?? lanes[0];
  if (active === undefined) return null;
  const logFullAt = active.frame?.logFullAt;
  return (
    <div className="flex flex-col gap-5">
      {logFullAt === undefined ? null : <LogFull at={logFullAt} />}
      <Why />
      <Charts lanes={lanes} active={active} first={first} />
    </div>
  );
}
