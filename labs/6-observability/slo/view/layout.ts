// Where things stand on the stage: the burn rate of the last hours with the windows of one rule, the budget over its window,
// and under it a lane for the incidents and one for each rule. Pure.

import { logTicks } from '#src/view/charts/axis.ts';
import type { Box } from '#src/view/stage/box.ts';
import { timeTicks } from '#src/view/timeline/layout.ts';

export interface StageLayout {
  /** Little room: fewer words. */
  readonly compact: boolean;
  readonly margin: number;
  /** Left end and baseline of the sentence about the present. */
  readonly sentence: { readonly x: number; readonly y: number };
  readonly service: Box;
  /** The burn rate of the last hours, minute by minute. */
  readonly burn: Box;
  /** Baselines of the two brackets under it. */
  readonly brackets: readonly [number, number];
  /** The budget over its window. */
  readonly budget: Box;
  readonly tank: Box;
  /** Baseline of the days under the budget. */
  readonly daysY: number;
  readonly incidents: Box;
  readonly lanes: readonly Box[];
}

const NARROW = 520;
const LOW = 400;

/** @param width and height of the stage in CSS pixels, for so many rules */
export function layStage(width: number, height: number, rules: number): StageLayout {
  const narrow = width < NARROW;
  const compact = narrow || height < LOW;
  const margin = narrow ? 10 : 20;
  const left = margin + (narrow ? 73 : 144);
  const right = width - margin;
  const top = compact ? 26 : 46;
  const laneHeight = Math.max(9, Math.min(compact ? 15 : 22, (height * 0.3) / (rules + 1)));
  const lanesHeight = (rules + 1) * laneHeight;
  const bottom = height - (compact ? 6 : 14);
  const daysHeight = compact ? 16 : 20;
  const bracketHeight = compact ? 30 : 38;
  const lanesTop = bottom - lanesHeight;
  const room = Math.max(40, lanesTop - daysHeight - top - bracketHeight - (compact ? 10 : 22));
  const burnHeight = room * 0.52;
  const budgetTop = top + burnHeight + bracketHeight + (compact ? 10 : 22);
  const budgetHeight = Math.max(16, lanesTop - daysHeight - budgetTop);
  const tankWidth = narrow ? 30 : 44;
  const lane = (index: number): Box => ({
    ...{ x: left, y: lanesTop + index * laneHeight, width: right - left - tankWidth - 12, height: laneHeight },
  });
  const burnBottom = top + burnHeight;
  return {
    ...{ compact, margin },
    sentence: { x: margin, y: compact ? 17 : 28 },
    service: narrow
      ? { x: margin, y: top + 4, width: 62, height: Math.min(56, burnHeight - 4) }
      : { x: margin, y: top + 4, width: 92, height: Math.min(100, burnHeight + 10) },
    burn: { x: left, y: top, width: right - left, height: burnHeight },
    brackets: [burnBottom + (compact ? 11 : 14), burnBottom + (compact ? 25 : 31)],
    budget: { x: left, y: budgetTop, width: right - left - tankWidth - 12, height: budgetHeight },
    tank: { x: right - tankWidth, y: budgetTop, width: tankWidth, height: budgetHeight },
    daysY: budgetTop + budgetHeight + (compact ? 12 : 15),
    incidents: lane(0),
    lanes: Array.from({ length: rules }, (_, index) => lane(index + 1)),
  };
}

const DAY_MS = 86_400_000;
const MOST_MINUTES = 4320;

/** The last so many minutes are shown: the long window and a quarter more. */
export const shownMinutes = (longMinutes: number): number =>
  Math.min(MOST_MINUTES, Math.max(90, Math.round((longMinutes === 0 ? 360 : longMinutes) * 1.25)));

/** A stretch of simulated time. */
interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The budget's window: at first its beginning, then the first one from the start of the run, later ones up to now. */
export function shownWindow(nowMs: number, windowDays: number): TimeSpan {
  const lengthMs = windowDays * DAY_MS;
  const beginningMs = Math.max(DAY_MS, lengthMs / 10);
  if (nowMs <= beginningMs) return { fromMs: 0, toMs: beginningMs };
  return nowMs <= lengthMs ? { fromMs: 0, toMs: lengthMs } : { fromMs: nowMs - lengthMs, toMs: nowMs };
}

/** Time to pixels, held within the box. */
export function timeScale({ x, width }: Box, { fromMs, toMs }: TimeSpan) {
  return (ms: number): number => x + width * Math.min(1, Math.max(0, (ms - fromMs) / (toMs - fromMs)));
}

/** Burn rates to pixels by ratio, from hardly any to everything failing. */
export function burnScale({ y, height }: Box, targetPercent: number) {
  const most = 100 / (100 - targetPercent);
  const least = Math.min(0.1, most / 100);
  const share = (burn: number): number => Math.log(burn / least) / Math.log(most / least);
  return {
    toY: (burn: number): number => y + height * (1 - Math.min(1, Math.max(0, share(burn)))),
    /** At most so many round values. */
    ticks: logTicks(least, most, height < 90 ? 3 : 5),
  };
}

/** Percent left to pixels: from 100 at the top to 0, and below it what is overspent. */
export function leftScale({ y, height }: Box, lowest: number) {
  const least = Math.min(0, Math.max(-200, lowest));
  return (percent: number): number => y + (height * (100 - Math.min(100, Math.max(least, percent)))) / (100 - least);
}

/** Round moments along the axis, as many as there is room for. */
export function windowTicks({ width }: Box, { fromMs, toMs }: TimeSpan): readonly number[] {
  const { step } = timeTicks(toMs - fromMs, width, 'ms', 64);
  const ticks: number[] = [];
  for (let tick = Math.ceil(fromMs / step) * step; tick <= toMs; tick += step) ticks.push(tick);
  return ticks;
}

export interface Column {
  readonly x: number;
  readonly burn: number;
}

/** The minutes as columns of at least one pixel, each with the mean of its minutes; minutes without requests count for nothing. */
export function columnsOf({ x, width }: Box, burnByMinute: Float32Array, minutes: number): readonly Column[] {
  const shown = burnByMinute.subarray(Math.max(0, burnByMinute.length - minutes));
  const perColumn = Math.max(1, Math.ceil(minutes / Math.max(1, width)));
  const columns: Column[] = [];
  for (let end = shown.length; end > 0; end -= perColumn) {
    let [sum, counted] = [0, 0];
    for (let index = Math.max(0, end - perColumn); index < end; index += 1) {
      const burn = shown[index] as number;
      if (Number.isNaN(burn)) continue;
      sum += burn;
      counted += 1;
    }
    const middle = minutes - shown.length + end - perColumn / 2;
    if (counted > 0 && sum > 0) columns.push({ x: x + (width * Math.max(0, middle)) / minutes, burn: sum / counted });
  }
  return columns;
}

/** Where a window of so many minutes begins, its end being now. */
export const windowStart = ({ x, width }: Box, minutes: number, shown: number): number =>
  x + width * Math.max(0, 1 - minutes / shown);
