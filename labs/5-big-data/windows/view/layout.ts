// Where things stand on the stage: the plane of arrivals over event time, and under it a lane of windows for each phone.
// Pure.
import type { Snapshot } from '../model.ts';

export interface LaneLayout {
  readonly y: number;
  readonly height: number;
}

export interface StageLayout {
  /** Little room: fewer words. */
  readonly compact: boolean;
  readonly margin: number;
  /** Baseline of the sentence about the present event. */
  readonly sentenceY: number;
  /** Left and right end of the axis of event time. */
  readonly left: number;
  readonly right: number;
  /** The plane of arrivals; the newest event lies on its lower edge. */
  readonly planeTop: number;
  readonly planeBottom: number;
  /** From one arrival to the one before it. */
  readonly rowPitch: number;
  readonly rows: number;
  /** Baseline of the axis' labels. */
  readonly axisY: number;
  readonly lanes: readonly LaneLayout[];
  /** Middle of the legend; absent where there is no room for it. */
  readonly legendY?: number;
}

const NARROW = 520;
const LOW = 380;

/** @param width and height of the stage in CSS pixels, for so many lanes */
export function layStage(width: number, height: number, laneCount: number): StageLayout {
  const narrow = width < NARROW;
  const compact = narrow || height < LOW;
  const margin = narrow ? 12 : 20;
  const left = margin + (narrow ? 58 : 96);
  const right = width - margin;
  const sentenceY = compact ? 19 : 32;
  const bottom = compact ? height - 8 : height - 34;
  const planeTop = sentenceY + (compact ? 12 : 22);
  const axisHeight = compact ? 18 : 24;
  const room = bottom - planeTop - axisHeight;
  const laneHeight = Math.max(14, Math.min(76, (room * (compact ? 0.55 : 0.56)) / Math.max(1, laneCount)));
  const lanesTop = bottom - laneHeight * laneCount;
  const planeBottom = Math.max(planeTop + 20, lanesTop - axisHeight);
  const rowPitch = compact ? 5 : 6;
  return {
    ...{ compact, margin, sentenceY, left, right, planeTop, planeBottom, rowPitch },
    ...(compact ? {} : { legendY: height - 16 }),
    rows: Math.max(2, Math.floor((planeBottom - planeTop - 8) / rowPitch)),
    axisY: planeBottom + (compact ? 13 : 16),
    lanes: Array.from({ length: laneCount }, (_, lane) => ({ y: lanesTop + lane * laneHeight, height: laneHeight })),
  };
}

/** Of event time, in milliseconds. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Share of the axis that lies before the newest event. */
const BEFORE_NEWEST = 0.86;
const BEFORE_FIRST = 0.06;
/** The last so many events should be in sight, but for a few that are very late. */
const IN_SIGHT = 24;
const MOST_OUT_OF_SIGHT = 2;
const ZOOMS = [1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128];

/** So much event time is shown at least: some windows, or sessions. */
function usualSpanMs({ window, sizeMs, gapMs, watermarkDelayMs }: Snapshot): number {
  const windows = window === 'session' ? 14 * gapMs : (window === 'sliding' ? 3.2 : 4.2) * sizeMs;
  return Math.max(windows, 1.6 * watermarkDelayMs, 8);
}

/** The event time that is shown: up to a little behind the newest event, in steps, so that it does not breathe. */
export function shownSpan(snapshot: Snapshot): TimeSpan {
  const { events, newestMs, firstMs, arrived } = snapshot;
  const usual = usualSpanMs(snapshot);
  const newest = Number.isFinite(newestMs) ? newestMs : firstMs;
  const behind = Array.from(events.timestampMs.slice(-IN_SIGHT), (moment) => newest - moment).sort(
    (one, other) => other - one,
  );
  const furthest = behind[MOST_OUT_OF_SIGHT] ?? 0;
  const zoom = ZOOMS.find((each) => furthest <= each * usual * BEFORE_NEWEST) ?? 128;
  const span = zoom * usual;
  const fromMs = newest - BEFORE_NEWEST * span;
  // At first there is no past to show.
  const isYoung = events.timestampMs.length === arrived;
  const first = isYoung ? Math.min(newest, ...events.timestampMs) - BEFORE_FIRST * span : fromMs;
  const beginMs = Math.max(fromMs, first);
  return { fromMs: beginMs, toMs: beginMs + span };
}

/** Event time to pixels. */
export function timeScale({ left, right }: Pick<StageLayout, 'left' | 'right'>, { fromMs, toMs }: TimeSpan) {
  const perMs = (right - left) / (toMs - fromMs);
  return {
    /** Wherever it lies. */
    toX: (ms: number): number => left + (ms - fromMs) * perMs,
    /** Held within the axis. */
    within: (ms: number): number => Math.min(right, Math.max(left, left + (ms - fromMs) * perMs)),
  };
}

const STEPS = [1, 2, 5];

/** Round moments along the axis, at least `spacing` pixels apart. Counted from `originMs`. */
export function axisTicks(
  { fromMs, toMs }: TimeSpan,
  originMs: number,
  width: number,
  spacing: number,
): readonly number[] {
  const least = ((toMs - fromMs) * spacing) / width;
  const step = stepFrom(least);
  const first = Math.ceil((fromMs - originMs) / step) * step + originMs;
  const ticks: number[] = [];
  for (let tick = first; tick <= toMs; tick += step) ticks.push(tick);
  return ticks;
}

const CLOCK_STEPS = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000];

/** The shortest round step of a clock that is not shorter than `least`. */
function stepFrom(least: number): number {
  if (least > 10_000) {
    const step = CLOCK_STEPS.find((each) => each >= least);
    if (step !== undefined) return step;
  }
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const step = STEPS.map((each) => each * power).find((each) => each >= least) ?? 10 * power;
  return Math.max(1, step);
}

/** Windows of one key that overlap stand in rows: so many, and in which one a window stands. */
export function rowsOf({ window, sizeMs, slideMs }: Pick<Snapshot, 'window' | 'sizeMs' | 'slideMs'>): number {
  return window === 'sliding' ? Math.min(12, Math.max(1, Math.ceil(sizeMs / slideMs))) : 1;
}

export function rowOf(startMs: number, slideMs: number, rows: number): number {
  const row = Math.floor(startMs / slideMs) % rows;
  return row < 0 ? row + rows : row;
}
