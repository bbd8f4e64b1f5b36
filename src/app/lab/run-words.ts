// Runs, actions and figures in words, for the timeline, charts and comparisons.
import type { Manifest, Parameter } from '../../contract/manifest.ts';
import type { ParameterValue } from '../../contract/model.ts';
import type { Action } from '../../contract/run.ts';
import { isSameAction } from '../../sim/actions.ts';
import type { Session } from '../../store/session/session.ts';
import type { LaneView } from '../../store/session/state.ts';
import type { Text } from '../../view/text/text.ts';
import type { messages } from './messages.en.ts';

/** What names the changes of a run. */
type Changes = Pick<Manifest, 'parameters' | 'actions'>;

type LabText = Text<keyof typeof messages>;

/** A parameter's value as a person reads it. */
function valueWords(parameter: Parameter | undefined, value: ParameterValue, text: LabText): string {
  if (parameter?.kind === 'choice') {
    const choice = parameter.values.find((candidate) => candidate.value === value);
    if (choice !== undefined) return text.pick(choice.label);
  }
  if (parameter?.kind === 'flag') return text.say(value === true ? 'lab.change.on' : 'lab.change.off');
  if (parameter?.kind === 'number' && typeof value === 'number') return text.unit(value, parameter.unit);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** "server-3 slowed 4×", or by the manifest's own words where the lab has no sentence for it. */
export function actionWords(manifest: Changes, action: Action, text: LabText): string {
  if (action.action === 'set') {
    const parameter = manifest.parameters.find((candidate) => candidate.name === action['name']);
    const value = valueWords(parameter, action['value'] ?? '', text);
    if (parameter === undefined) return value;
    return parameter.kind === 'choice' ? value : text.say('lab.change', { name: text.pick(parameter.label), value });
  }
  const kind = manifest.actions.find((candidate) => candidate.name === action.action);
  const label = kind === undefined ? action.action : text.pick(kind.label);
  const id = kind?.on === undefined ? undefined : action[kind.on];
  if (kind?.on === undefined || typeof id !== 'number') return label;
  const key = `object.${kind.on}`;
  if (!text.knows(key)) return `${label}: ${kind.on} ${String(id + 1)}`;
  const nameOf = (number: number): string => text.say({ key, args: { id: number } });
  // Where words take no number they name no object, only its kind.
  return nameOf(id + 1) === nameOf(id + 2) ? label : `${label}: ${nameOf(id + 1)}`;
}

/** The headline figures of a lane: "p99 response 96 ms". */
export function figureWords(manifest: Manifest, lane: LaneView, text: LabText): string {
  const metric = manifest.metrics.filter((candidate) => candidate.headline === true).at(-1);
  const value = metric === undefined ? undefined : lane.frame?.metrics[metric.name];
  if (metric === undefined || value === undefined) return '';
  return `${text.pick(metric.label)} ${text.unit(value, metric.unit)}`;
}

/** The settings of a lane that are others in `other`, as words. */
function differingWords(manifest: Changes, lane: LaneView, other: LaneView, text: LabText): readonly string[] {
  return manifest.parameters
    .filter((parameter) => String(lane.spec.params[parameter.name]) !== String(other.spec.params[parameter.name]))
    .map((parameter) => {
      const value = valueWords(parameter, lane.spec.params[parameter.name] ?? parameter.default, text);
      return parameter.kind === 'choice' ? value : text.say('lab.change', { name: text.pick(parameter.label), value });
    });
}

/** Of a setting that was changed several times, what it came to. */
const lastOfEach = (actions: readonly Action[]): readonly Action[] =>
  actions.filter(
    (action, index) =>
      action.action !== 'set' ||
      !actions.some((other, later) => later > index && other.action === 'set' && other['name'] === action['name']),
  );

/**
 * What makes a lane another one than the first: its own last actions after the fork, or the parameters that differ. The first
 * run is told apart from its twin `against` by its own side of the difference.
 */
export function laneWords(
  manifest: Changes,
  lane: LaneView,
  first: LaneView,
  text: LabText,
  against: LaneView = first,
): string {
  const role = text.say(lane === first ? 'lab.lane.first' : `lab.lane.${lane.role}`);
  const forkTime = lane.forkTime;
  const changed =
    forkTime === undefined
      ? differingWords(manifest, lane, lane === first ? against : first, text)
      : lastOfEach(
          lane.spec.actions.filter(
            (action) => action.at >= forkTime && !first.spec.actions.some((other) => isSameAction(other, action)),
          ),
        ).map((action) => actionWords(manifest, action, text));
  return changed.length === 0 ? role : `${role}: ${changed.slice(-2).join(', ')}`;
}

export interface SeriesPoint {
  readonly x: number;
  readonly y: number;
}

/** What is read of a run's samples. */
type Samples = Pick<Session, 'sample'>;
type Clocked = Pick<Manifest, 'clock'>;
type Sampled = Pick<LaneView, 'id' | 'sampleCount'>;

const rowsOf = ({ sampleEvery }: Manifest['clock'], lane: Sampled, until: number): number =>
  Math.min(lane.sampleCount, Math.floor(until / sampleEvery));

/** Every sample of one series of a lane. */
export function samplesOf(
  session: Samples,
  { clock }: Clocked,
  lane: Sampled,
  series: number,
  until = Number.POSITIVE_INFINITY,
): readonly SeriesPoint[] {
  return Array.from({ length: rowsOf(clock, lane, until) }, (_, row) => ({
    x: (row + 1) * clock.sampleEvery,
    y: session.sample(lane.id, row, series),
  }));
}

/** A chart of a column has room for about twice as many points. */
const MOST_GROUPS = 120;

/**
 * A lane's samples of one series, thinned to what a chart can show: of each group the lowest and the highest, where they are,
 * and the last of all. Groups only ever double, so that a line keeps its shape while the run goes on.
 */
export function pointsOf(
  session: Samples,
  { clock }: Clocked,
  lane: Sampled,
  series: number,
  until = Number.POSITIVE_INFINITY,
): readonly SeriesPoint[] {
  const rows = rowsOf(clock, lane, until);
  const valueAt = (row: number): number => session.sample(lane.id, row, series);
  let size = 1;
  // Two points of a group of two are all of it.
  while (rows > MOST_GROUPS * size * (size === 1 ? 2 : 1)) size *= 2;
  const points: SeriesPoint[] = [];
  const add = (row: number): void => {
    points.push({ x: (row + 1) * clock.sampleEvery, y: valueAt(row) });
  };
  for (let start = 0; start < rows; start += size) {
    const end = Math.min(rows, start + size);
    let [low, high] = [start, start];
    for (let row = start + 1; row < end; row += 1) {
      const value = valueAt(row);
      if (Number.isNaN(value)) continue;
      if (!(valueAt(low) <= value)) low = row;
      if (!(valueAt(high) >= value)) high = row;
    }
    add(Math.min(low, high));
    if (low !== high) add(Math.max(low, high));
    if (end === rows && Math.max(low, high) < rows - 1) add(rows - 1);
  }
  return points;
}

/** The largest of each of at most so many equal groups of a lane's samples: the skyline over the track. 0 where there is no value. */
export function peaksOf(session: Samples, lane: Sampled, series: number, most = 240): readonly number[] {
  const rows = lane.sampleCount;
  const size = Math.max(1, Math.ceil(rows / most));
  return Array.from({ length: Math.ceil(rows / size) }, (_, group) => {
    const first = group * size;
    const values = Array.from({ length: Math.min(size, rows - first) }, (__, index) =>
      session.sample(lane.id, first + index, series),
    );
    return Math.max(0, ...values.filter((value) => !Number.isNaN(value)));
  });
}

/** The latest value of a series that is one, no later than a moment; NaN without any. */
export function valueUntil(session: Samples, { clock }: Clocked, lane: Sampled, series: number, time: number): number {
  for (let row = rowsOf(clock, lane, time) - 1; row >= 0; row -= 1) {
    const value = session.sample(lane.id, row, series);
    if (Number.isFinite(value)) return value;
  }
  return Number.NaN;
}
