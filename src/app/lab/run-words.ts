// Runs, actions and figures in words, for the timeline, charts and comparisons.
import type { Manifest, Parameter } from '../../contract/manifest.ts';
import type { ParameterValue } from '../../contract/model.ts';
import type { Action } from '../../contract/run.ts';
import { isSameAction } from '../../sim/actions.ts';
import type { Session } from '../../store/session/session.ts';
import type { LaneView } from '../../store/session/state.ts';
import type { Text } from '../../view/text/text.ts';
import type { messages } from './messages.en.ts';

type LabText = Text<keyof typeof messages>;

/** A parameter's value as a person reads it. */
function valueWords(parameter: Parameter | undefined, value: ParameterValue, text: LabText): string {
  if (parameter?.kind === 'choice') {
    const choice = parameter.values.find((candidate) => candidate.value === value);
    if (choice !== undefined) return text.pick(choice.label);
  }
  if (parameter?.kind === 'number' && typeof value === 'number') return text.unit(value, parameter.unit);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** "server-3 slowed 4×", or by the manifest's own words where the lab has no sentence for it. */
export function actionWords(manifest: Manifest, action: Action, text: LabText): string {
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
function differingWords(manifest: Manifest, lane: LaneView, other: LaneView, text: LabText): readonly string[] {
  return manifest.parameters
    .filter((parameter) => String(lane.spec.params[parameter.name]) !== String(other.spec.params[parameter.name]))
    .map((parameter) => {
      const value = valueWords(parameter, lane.spec.params[parameter.name] ?? parameter.default, text);
      return parameter.kind === 'choice' ? value : text.say('lab.change', { name: text.pick(parameter.label), value });
    });
}

/**
 * What makes a lane another one than the first: its own last actions after the fork, or the parameters that differ. The first
 * run is told apart from its twin `against` by its own side of the difference.
 */
export function laneWords(
  manifest: Manifest,
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
      : lane.spec.actions
          .filter((action) => action.at >= forkTime && !first.spec.actions.some((other) => isSameAction(other, action)))
          .map((action) => actionWords(manifest, action, text));
  return changed.length === 0 ? role : `${role}: ${changed.slice(-2).join(', ')}`;
}

export interface SeriesPoint {
  readonly x: number;
  readonly y: number;
}

const MOST_POINTS = 240;

/** A lane's samples of one series as points, thinned to what a chart can show: of each group the largest. */
export function pointsOf(
  session: Session,
  manifest: Manifest,
  lane: LaneView,
  series: number,
  until = Number.POSITIVE_INFINITY,
): readonly SeriesPoint[] {
  const { sampleEvery } = manifest.clock;
  const rows = Math.min(lane.sampleCount, Math.floor(until / sampleEvery));
  const group = Math.max(1, Math.ceil(rows / MOST_POINTS));
  const points: SeriesPoint[] = [];
  for (let start = 0; start < rows; start += group) {
    let y = Number.NaN;
    for (let row = start; row < Math.min(rows, start + group); row += 1) {
      const value = session.sample(lane.id, row, series);
      if (Number.isNaN(y) || value > y) y = value;
    }
    points.push({ x: (start + 1) * sampleEvery, y });
  }
  return points;
}
