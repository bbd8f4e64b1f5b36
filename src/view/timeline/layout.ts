// Where everything on the timeline stands: pixels for times, lanes for branches, places for labels. Pure.
import type { ClockUnit } from '../../contract/manifest.ts';

/** Times to pixels and back. `inset` pixels stay free at both ends, for the playhead's half. */
export interface TrackScale {
  readonly left: number;
  readonly right: number;
  toX(time: number): number;
  toTime(x: number): number;
}

export function trackScale(until: number, width: number, inset: number): TrackScale {
  const left = inset;
  const right = Math.max(inset + 1, width - inset);
  const span = right - left;
  const end = until > 0 ? until : 1;
  return {
    left,
    right,
    toX: (time) => left + (Math.min(end, Math.max(0, time)) / end) * span,
    toTime: (x) => (Math.min(span, Math.max(0, x - left)) / span) * end,
  };
}

const DAY_MS = 86_400_000;

/** Steps that read well on a clock, in milliseconds: 1, 2, 5 … of a second, then halves and quarters of minutes and hours. */
const CLOCK_STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000],
  ...[60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, DAY_MS],
];

export interface Ticks {
  readonly step: number;
  readonly times: readonly number[];
}

/** Round moments at least `spacing` pixels apart. */
export function timeTicks(until: number, width: number, unit: ClockUnit, spacing = 84): Ticks {
  if (!(until > 0) || !(width > 0)) return { step: 1, times: [] };
  const least = (until * spacing) / width;
  const step =
    unit === 'ms'
      ? (CLOCK_STEPS.find((each) => each >= least) ?? DAY_MS * roundStep(least / DAY_MS))
      : roundStep(Math.max(1, least));
  const times: number[] = [];
  for (let index = 0; index * step <= until * (1 + 1e-9); index += 1) times.push(index * step);
  return { step, times };
}

/** The least of 1, 2, 5 × 10ⁿ that is not below. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  for (const factor of [1, 2, 5]) if (factor * power >= least * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

/** Decimals of a second that ticks `step` milliseconds apart need. */
export function tickDigits(step: number): 0 | 1 | 2 | 3 {
  if (step >= 1000) return 0;
  if (step >= 100) return 1;
  return step >= 10 ? 2 : 3;
}

/** About how wide a text is set: good enough to keep labels apart, and the same everywhere. */
export function textWidth(text: string, fontSize: number): number {
  return text.length * fontSize * 0.57;
}

/** Cuts a text to a width, with an ellipsis; empty where not even three letters fit. */
export function fitText(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const letters = Math.floor(width / (fontSize * 0.57)) - 1;
  return letters < 3 ? '' : `${text.slice(0, letters).trimEnd()}…`;
}

export interface Extent {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Gives each branch a lane in which nothing else stands between its ends; lane 0 is next to the track. An earlier fork
 * runs outside the later ones that it meets, so that no curve ever crosses a line.
 */
export function assignLanes(extents: readonly Extent[], gap = 8): ReadonlyMap<string, number> {
  const placed: { readonly extent: Extent; readonly lane: number }[] = [];
  for (const extent of [...extents].sort((a, b) => b.from - a.from)) {
    const met = placed.filter(({ extent: other }) => extent.from < other.to + gap && other.from < extent.to + gap);
    placed.push({ extent, lane: Math.max(-1, ...met.map(({ lane }) => lane)) + 1 });
  }
  return new Map(placed.map(({ extent, lane }) => [extent.id, lane]));
}

export interface LabelRequest {
  readonly id: string;
  /** The point that is named. */
  readonly x: number;
  readonly width: number;
  /** Placed first when greater; the others make room or stay unwritten. */
  readonly priority: number;
}

export interface PlacedLabel {
  readonly id: string;
  /** Left edge. */
  readonly x: number;
  readonly row: number;
}

/**
 * Writes each label right of its point, else left of it, in the first row where it meets no other; one that finds no
 * place is left out (its mark stays). Labels never leave [left, right].
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  bounds: { readonly left: number; readonly right: number },
  rows: number,
  offset = 5,
  gap = 8,
): readonly PlacedLabel[] {
  const taken: { from: number; to: number; row: number }[] = [];
  const placed: PlacedLabel[] = [];
  const ordered = [...requests].sort((a, b) => b.priority - a.priority || a.x - b.x);
  for (const { id, x, width } of ordered) {
    place: for (let row = 0; row < rows; row += 1) {
      for (const left of [x + offset, x - offset - width]) {
        if (left < bounds.left || left + width > bounds.right) continue;
        if (taken.some((other) => other.row === row && left < other.to + gap && left + width + gap > other.from))
          continue;
        taken.push({ from: left, to: left + width, row });
        placed.push({ id, x: left, row });
        break place;
      }
    }
  }
  return placed;
}

/** The curve by which a branch leaves the track and the line it then follows. */
export function branchPath(
  forkX: number,
  endX: number,
  trackY: number,
  laneY: number,
): { readonly path: string; readonly bendX: number } {
  const bend = Math.min(40, Math.max(6, endX - forkX));
  const bendX = forkX + bend;
  const control = forkX + bend * 0.45;
  const curve = `M${round(forkX)} ${round(trackY)}C${round(control)} ${round(trackY)} ${round(control)} ${round(laneY)} ${round(bendX)} ${round(laneY)}`;
  return { path: endX > bendX ? `${curve}H${round(endX)}` : curve, bendX };
}

/** An area over [fromX, toX] under values spread evenly, `height` pixels at their maximum; '' without values. */
export function densityPath(
  values: readonly number[],
  fromX: number,
  toX: number,
  baseY: number,
  height: number,
): string {
  const finite = values.filter((value) => Number.isFinite(value));
  const top = Math.max(0, ...finite);
  if (values.length < 2 || top <= 0) return '';
  const points = values.map((value, index) => {
    const x = fromX + ((toX - fromX) * index) / (values.length - 1);
    const share = Number.isFinite(value) ? Math.max(0, value) / top : 0;
    return `L${round(x)} ${round(baseY - share * height)}`;
  });
  return `M${round(fromX)} ${round(baseY)}${points.join('')}L${round(toX)} ${round(baseY)}Z`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
