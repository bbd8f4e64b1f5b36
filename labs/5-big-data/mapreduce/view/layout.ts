// Where things stand on the stage: maps, reduces and answers from left to right, and under them the nodes over time. Pure.
import type { Box } from '#src/view/stage/box.ts';
import type { Snapshot } from '../model.ts';

export interface StageLayout {
  /** Little room: fewer words. */
  readonly compact: boolean;
  readonly margin: number;
  readonly sentenceY: number;
  /** Baseline of the headings of the three columns. */
  readonly headY: number;
  readonly maps: Box;
  readonly reduces: Box;
  readonly answers: Box;
  /** Bars of attempts; the nodes' names stand left of it. */
  readonly time: Box;
  /** Middle of the legend; absent where there is no room for it. */
  readonly legendY?: number;
}

const NARROW = 520;
const LOW = 400;
const GAP = 4;
/** Boxes of tasks grow to this, in CSS pixels: a text, its pairs and what they become are read in one. */
const TALLEST = 92;
const ANSWERS_HEIGHT = 150;

export interface StageCounts {
  readonly maps: number;
  readonly reduces: number;
  readonly nodes: number;
  readonly slotsPerNode: number;
}

/** @param width and height of the stage in CSS pixels */
export function layStage(
  width: number,
  height: number,
  { maps, reduces, nodes, slotsPerNode }: StageCounts,
): StageLayout {
  const narrow = width < NARROW;
  const compact = narrow || height < LOW;
  const margin = narrow ? 10 : 20;
  const sentenceY = compact ? 18 : 30;
  const headY = sentenceY + (compact ? 17 : 25);
  const foot = compact ? height - 8 : height - 32;
  const axisHeight = compact ? 15 : 18;
  const top = headY + (compact ? 6 : 9);
  const apart = compact ? 6 : 14;
  const room = foot - axisHeight - top - apart;
  // The records' way comes first: nodes over time get what their bars need, and what the tasks leave.
  const bars = nodes * (2 * slotsPerNode * (compact ? 5 : 11.5) + 6);
  const lower = Math.min(room * 0.5, Math.max(room * 0.28, bars));
  const needed = Math.max(compact ? 60 : ANSWERS_HEIGHT, Math.max(maps, reduces) * (TALLEST + GAP));
  const upper = Math.max(40, Math.min(needed, room - lower));
  const inner = width - 2 * margin;
  const gap = inner * (narrow ? 0.18 : 0.17);
  const mapWidth = inner * (narrow ? 0.31 : 0.33);
  const reduceWidth = inner * (narrow ? 0.25 : 0.26);
  const answerX = margin + mapWidth + gap + reduceWidth + (narrow ? 8 : 18);
  const timeTop = top + upper + apart;
  const names = narrow ? 52 : 92;
  return {
    ...{ compact, margin, sentenceY, headY },
    maps: { x: margin, y: top, width: mapWidth, height: upper },
    reduces: { x: margin + mapWidth + gap, y: top, width: reduceWidth, height: upper },
    answers: { x: answerX, y: top, width: width - margin - answerX, height: upper },
    time: { x: margin + names, y: timeTop, width: inner - names, height: Math.max(20, foot - axisHeight - timeTop) },
    ...(compact ? {} : { legendY: height - 15 }),
  };
}

/** Cells of a grid shrink before they stand side by side. */
const LEAST = 15;

/** Boxes for so many tasks over the whole height: one below the other while there is room, then in several columns. */
export function layGrid({ x, y, width, height }: Box, count: number): readonly Box[] {
  const perColumn = Math.max(1, Math.floor((height + GAP) / (LEAST + GAP)));
  const columns = Math.max(1, Math.ceil(count / perColumn));
  const rows = Math.max(1, Math.ceil(count / columns));
  const pitch = Math.min(TALLEST + GAP, (height + GAP) / rows);
  const top = y + (height + GAP - rows * pitch) / 2;
  const across = columns === 1 ? 0 : Math.min(GAP, (0.25 * width) / columns);
  const wide = (width + across) / columns;
  return Array.from({ length: count }, (_, index) => ({
    x: x + Math.floor(index / rows) * wide,
    y: top + (index % rows) * pitch,
    width: wide - across,
    height: Math.max(2, pitch - Math.min(GAP, pitch / 3)),
  }));
}

/** The end of the time that is shown: in steps, so that it does not breathe. */
export function shownUntilMs({ nowMs, finishedMs }: Pick<Snapshot, 'nowMs' | 'finishedMs'>): number {
  const least = 10_000;
  const needed = Number.isNaN(finishedMs) ? nowMs : finishedMs;
  let until = least;
  while (until < needed * 1.02) until *= until < 40_000 ? 1.5 : 2;
  return until;
}

/** Round moments from 0, at least `spacing` pixels apart. */
export function timeTicks(untilMs: number, width: number, spacing: number): readonly number[] {
  const steps = [1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];
  const step = steps.find((each) => (each / untilMs) * width >= spacing) ?? untilMs;
  return Array.from({ length: Math.floor(untilMs / step) + 1 }, (_, index) => index * step);
}

/** The row of a node, and within it the bar of a slot: maps above, reduces below. */
export function nodeRow({ time }: Pick<StageLayout, 'time'>, node: number, nodes: number): Box {
  const height = Math.min(110, time.height / nodes);
  return { x: time.x, y: time.y + node * height, width: time.width, height };
}

export function slotBar(
  row: Box,
  kind: 'map' | 'reduce',
  slot: number,
  slots: number,
): { readonly y: number; readonly height: number } {
  const inset = Math.min(3, row.height * 0.1);
  const pitch = (row.height - 2 * inset) / (2 * slots);
  const height = Math.max(0.8, pitch - (pitch > 5 ? 1.5 : 0.4));
  return { y: row.y + inset + (slot + (kind === 'map' ? 0 : slots)) * pitch, height };
}
