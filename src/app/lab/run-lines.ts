// Lines of a chart for the runs that are there. One series: a hue for each run. Several: a hue for each series, and the
// runs beside the active one are dashed.
import type { Instrument, Manifest } from '../../contract/manifest.ts';
import type { Session } from '../../store/session/session.ts';
import type { LaneView } from '../../store/session/state.ts';
import { type ChartLine, type LegendEntry, seriesHue } from '../../view/charts/types.ts';
import { FATE_STYLES } from '../../view/stage/fates.ts';
import type { Text } from '../../view/text/text.ts';
import type { TokenName } from '../../view/theme/tokens.ts';
import type { messages } from './messages.en.ts';
import { laneWords, pointsOf } from './run-words.ts';

type LabText = Text<keyof typeof messages>;

export interface RunLine extends ChartLine {
  readonly series: string;
}

const fateHue = (manifest: Manifest, name: string): TokenName | undefined => {
  const fate = manifest.series.find((each) => each.name === name)?.fate;
  return fate === undefined ? undefined : FATE_STYLES[fate].hue;
};

/** Of one run: each series has the hue of what it counts; the others have theirs by place, and none that is taken. */
export function seriesHues(manifest: Manifest, { series }: Pick<Instrument, 'series'>): readonly TokenName[] {
  const own = series.map((name) => fateHue(manifest, name));
  const free = [...series, ...series].map((_, place) => seriesHue(place)).filter((hue) => !own.includes(hue));
  let next = 0;
  return own.map((hue) => {
    if (hue !== undefined) return hue;
    next += 1;
    return free[next - 1] ?? seriesHue(next - 1);
  });
}

function seriesWords(manifest: Manifest, name: string, text: LabText): string {
  const series = manifest.series.find((each) => each.name === name);
  return series === undefined ? name : text.pick(series.label);
}

export function runLines(
  manifest: Manifest,
  session: Session,
  instrument: Instrument,
  lanes: readonly LaneView[],
  active: LaneView,
  text: LabText,
): readonly RunLine[] {
  const [first] = lanes;
  if (first === undefined) return [];
  const many = instrument.series.length > 1;
  const hues = seriesHues(manifest, instrument);
  return lanes.flatMap((lane, place) =>
    instrument.series.map((name, index) => ({
      id: `${lane.id}-${name}`,
      series: name,
      label: lanes.length > 1 ? laneWords(manifest, lane, first, text) : seriesWords(manifest, name, text),
      points: pointsOf(
        session,
        manifest,
        lane,
        manifest.series.findIndex((each) => each.name === name),
      ),
      hue: many || lanes.length === 1 ? hues[index] : seriesHue(place),
      dashed: many && lane.id !== active.id,
      strong: lane.id === active.id,
      hasHoles: manifest.series.find((each) => each.name === name)?.hasHoles,
    })),
  );
}

/** Nothing where one line needs no name; else the series by hue, and each further run. */
export function legendOf(
  manifest: Manifest,
  instrument: Instrument,
  lines: readonly RunLine[],
  text: LabText,
): readonly LegendEntry[] {
  if (lines.length < 2) return [];
  if (instrument.series.length === 1) return lines;
  const hues = seriesHues(manifest, instrument);
  const series = instrument.series.map((name, index) => ({
    id: name,
    label: seriesWords(manifest, name, text),
    hue: hues[index],
  }));
  const others = lines
    .filter((line) => line.dashed === true && line.series === instrument.series[0])
    .map((line) => ({ ...line, hue: 'ink2' as const }));
  return [...series, ...others];
}
