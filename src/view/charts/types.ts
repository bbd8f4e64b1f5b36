// What charts are fed with, as plain data.
import type { TokenName } from '../theme/tokens.ts';

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

export interface BandPoint {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

export interface ChartLine {
  readonly id: string;
  readonly label: string;
  readonly points: readonly ChartPoint[];
  /** Absent: by its place in the list. */
  readonly hue?: TokenName | undefined;
  readonly dashed?: boolean | undefined;
  /** Drawn stronger: the run that is on the stage. */
  readonly strong?: boolean | undefined;
  /** Where it has no value there is a hole; absent: the line goes straight on. */
  readonly hasHoles?: boolean | undefined;
}

/** What a line's hue or dash means. */
export type LegendEntry = Pick<ChartLine, 'id' | 'label' | 'hue' | 'dashed'>;

/**
 * Hues of lines without one of their own, each of its own colour: the accent is a blue like `served`, and stays away. Dashes
 * and labels tell lines apart as well.
 */
const LINE_HUES: readonly TokenName[] = ['served', 'hit', 'retry', 'miss', 'failed', 'wait'];
/** Of lines whose hue has gone round: dots, then dashes and dots. Plain dashes are for what a line is held against. */
const ROUND_DASHES: readonly string[] = ['1.5 2.5', '8 2.5 1.5 2.5'];

/** The hue of the series at that place. */
export function seriesHue(index: number): TokenName {
  return LINE_HUES[index % LINE_HUES.length] ?? 'served';
}

export function lineHue(line: Pick<ChartLine, 'hue'>, index: number): string {
  return `var(--${line.hue ?? seriesHue(index)})`;
}

/** After the hues have gone round, the dashes change. */
export function lineDash(line: Pick<ChartLine, 'dashed'>, index: number): string | undefined {
  if (line.dashed === true) return '4 3';
  const round = Math.floor(index / LINE_HUES.length);
  return round === 0 ? undefined : ROUND_DASHES[(round - 1) % ROUND_DASHES.length];
}
