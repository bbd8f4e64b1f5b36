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

/** One run: the hue of what is counted. One series of many runs: a hue for each run. */
function hueOf(manifest: Manifest, name: string, place: number): TokenName {
  const fate = manifest.series.find((each) => each.name === name)?.fate;
  return fate === undefined ? seriesHue(place) : FATE_STYLES[fate].hue;
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
      hue: many || lanes.length === 1 ? hueOf(manifest, name, index) : seriesHue(place),
      dashed: many && lane.id !== active.id,
      strong: lane.id === active.id,
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
  const series = instrument.series.map((name, index) => ({
    id: name,
    label: seriesWords(manifest, name, text),
    hue: hueOf(manifest, name, index),
  }));
  const others = lines
    .filter((line) => line.dashed === true && line.series === instrument.series[0])
    .map((line) => ({ ...line, hue: 'ink2' as const }));
  return [...series, ...others];
}
