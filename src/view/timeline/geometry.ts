// Puts a timeline's data on the pixels of one width: what Timeline.tsx then only has to paint. Pure.
import type { ClockUnit } from '../../contract/manifest.ts';
import {
  assignLanes,
  branchPath,
  fitText,
  type PlacedLabel,
  placeLabels,
  type Ticks,
  type TrackScale,
  textWidth,
  timeTicks,
  trackScale,
} from './layout.ts';
import type { TimelineBranch, TimelineMark } from './types.ts';

export const LABEL_SIZE = 11.5;
export const TICK_SIZE = 10.5;
const INSET = 9;
const LANE_HEIGHT = 32;
const NARROW_LANE_HEIGHT = 29;
/** From the top lane (or the top) to the track: flags and the area stand here. */
const HEADROOM = 34;
const LABEL_ROW = 15;
/** What finds no place in it stays unwritten: its mark is there, and is read out. */
const LABEL_ROWS = 1;
const NARROW = 520;

export interface LaidBranch {
  readonly branch: TimelineBranch;
  /** Index into the hues; stays with the branch when lanes change. */
  readonly hue: number;
  readonly y: number;
  readonly forkX: number;
  readonly endX: number;
  readonly path: string;
  /** Its outcome, right of its end or above it. */
  readonly outcome: { readonly text: string; readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' };
  /** Above its line, from where it bends. */
  readonly difference?: { readonly text: string; readonly x: number; readonly y: number; readonly atX: number };
}

export interface TimelineGeometry {
  readonly scale: TrackScale;
  readonly height: number;
  readonly trackY: number;
  readonly areaHeight: number;
  readonly ticks: Ticks;
  readonly tickY: number;
  readonly marks: readonly { readonly mark: TimelineMark; readonly x: number }[];
  readonly markLabels: readonly (PlacedLabel & { readonly text: string; readonly y: number })[];
  readonly branches: readonly LaidBranch[];
}

export interface TimelineData {
  readonly unit: ClockUnit;
  readonly until: number;
  readonly marks: readonly TimelineMark[];
  readonly branches: readonly TimelineBranch[];
}

const PRIORITY: Readonly<Record<TimelineMark['kind'], number>> = { fault: 3, action: 2, goal: 1, prediction: 0 };

export function layTimeline(data: TimelineData, width: number): TimelineGeometry {
  const scale = trackScale(data.until, width, INSET);
  const narrow = width < NARROW;
  const extents = data.branches.map((branch) => {
    const forkX = scale.toX(branch.forkTime);
    return { id: branch.id, from: forkX, to: scale.right };
  });
  const laneHeight = narrow ? NARROW_LANE_HEIGHT : LANE_HEIGHT;
  // No two branches share a lane: they grow while a run plays, and one that had to move aside would move the whole stage.
  const lanes = assignLanes(extents, Number.POSITIVE_INFINITY);
  const laneCount = Math.max(0, ...[...lanes.values()].map((lane) => lane + 1));
  const trackY = laneCount === 0 ? HEADROOM : 18 + laneCount * laneHeight;

  const requests = data.marks.map((mark) => ({
    id: mark.id,
    x: scale.toX(mark.time),
    width: textWidth(fitText(mark.label, LABEL_SIZE, width * 0.45), LABEL_SIZE),
    priority: PRIORITY[mark.kind],
  }));
  const placed = placeLabels(requests, { left: 0, right: width }, LABEL_ROWS);
  const labels = new Map(data.marks.map((mark) => [mark.id, fitText(mark.label, LABEL_SIZE, width * 0.45)]));
  const tickY = trackY + 16;

  return {
    scale,
    // Marks come while a run plays: their row is kept free, so that nothing above moves.
    height: tickY + 5 + LABEL_ROWS * LABEL_ROW,
    trackY,
    areaHeight: Math.min(trackY - 4, 46),
    ticks: timeTicks(data.until, scale.right - scale.left, data.unit, narrow ? 64 : 84),
    tickY,
    marks: data.marks.map((mark) => ({ mark, x: scale.toX(mark.time) })),
    markLabels: placed.map((label) => ({
      ...label,
      text: labels.get(label.id) ?? '',
      y: tickY + 14 + label.row * LABEL_ROW,
    })),
    branches: data.branches.map((branch, index) => {
      const y = trackY - 22 - (lanes.get(branch.id) ?? 0) * laneHeight;
      return { ...layBranch(branch, y, trackY, scale, width), hue: index };
    }),
  };
}

function layBranch(
  branch: TimelineBranch,
  y: number,
  trackY: number,
  scale: TrackScale,
  width: number,
): Omit<LaidBranch, 'hue'> {
  const forkX = scale.toX(branch.forkTime);
  const { path, bendX } = branchPath(forkX, scale.toX(Math.max(branch.time, branch.forkTime)), trackY, y);
  const endX = Math.max(bendX, scale.toX(branch.time));
  const behind = width - endX - 8;
  const wanted = textWidth(branch.label, LABEL_SIZE);
  // An outcome ends in its figure, so it is not cut while there is another place for it.
  const fitsBehind = wanted <= behind;
  const above = y - 9;
  const outcome = fitsBehind
    ? { text: fitText(branch.label, LABEL_SIZE, behind), x: endX + 8, y: y + 4, anchor: 'start' as const }
    : {
        text: fitText(branch.label, LABEL_SIZE, width),
        // The playhead may stand at the end.
        x: Math.max(endX - 10, Math.min(width, wanted)),
        y: above,
        anchor: 'end' as const,
      };
  const laid = { branch, y, forkX, endX, path, outcome };
  if (branch.firstDifference === undefined) return laid;
  const atX = Math.max(bendX, scale.toX(branch.firstDifference.time));
  const room = fitsBehind ? width - bendX - 4 : outcome.x - textWidth(outcome.text, LABEL_SIZE) - 12 - bendX;
  const text = fitText(branch.firstDifference.label, LABEL_SIZE - 0.5, room);
  // Half a sentence says nothing: the tick stays, and the words are read out.
  return text.length < branch.firstDifference.label.length * 0.6
    ? laid
    : { ...laid, difference: { text, x: bendX, y: above, atX } };
}
