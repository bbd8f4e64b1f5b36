// Positions of a slider and the values they stand for; wide ranges move by ratio.

export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale?: 'linear' | 'logarithmic';
}

/** Positions of a logarithmic slider: fine enough that a pixel is one. */
export const POSITIONS = 1000;

/** How far a key moves a logarithmic slider: about a hundred presses from end to end. */
const KEY_POSITIONS = 10;

function isLogarithmic({ min, scale }: SliderRange): boolean {
  return scale === 'logarithmic' && min >= 0;
}

/** Where a range begins at 0, ratios begin at the step: position 0 is 0 itself. */
function floorOf({ min, step }: SliderRange): number {
  return min > 0 ? min : step;
}

/**
 * The nearest multiple of the step within the range, or an end of it. From 0, not from `min`: a rate of at least 0.1 in steps
 * of 1 is 95, never 95.1.
 */
export function snap(value: number, { min, max, step }: SliderRange): number {
  if (!(value > min)) return min;
  if (value >= max) return max;
  const snapped = Math.round(value / step) * step;
  // Steps of 0.1 add up to 0.30000000000000004 without this.
  const decimals = Math.max(0, Math.min(12, Math.ceil(-Math.log10(step)) + 2));
  return Math.min(max, Math.max(min, Number(snapped.toFixed(decimals))));
}

/** Position 0 … 1 of a value along the track. */
export function fractionOf(value: number, range: SliderRange): number {
  const { min, max } = range;
  if (max <= min) return 0;
  const inside = Math.min(max, Math.max(min, value));
  if (!isLogarithmic(range)) return (inside - min) / (max - min);
  const floor = floorOf(range);
  return inside <= floor ? 0 : Math.log(inside / floor) / Math.log(max / floor);
}

/** The value at a position 0 … 1, on a step of the range. */
export function valueAt(fraction: number, range: SliderRange): number {
  const { min, max } = range;
  if (!isLogarithmic(range)) return snap(min + fraction * (max - min), range);
  if (fraction <= 0) return min;
  const floor = floorOf(range);
  const value = floor * (max / floor) ** fraction;
  return snap(value, { ...range, step: roundStepAt(value, range.step) });
}

/** The step of a logarithmic track at a value: two figures say enough there, 1,200 rather than 1,187. */
function roundStepAt(value: number, step: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value) + 1e-9) - 1);
  return unit <= step ? step : Math.ceil(unit / step - 1e-9) * step;
}

/** One key press from `value`: by ratio where the scale is logarithmic, but never less than a step. */
export function stepFrom(value: number, direction: 1 | -1, range: SliderRange, presses = 1): number {
  const { step } = range;
  if (!isLogarithmic(range)) return snap(value + direction * presses * step, range);
  const moved = valueAt(fractionOf(value, range) + (direction * presses * KEY_POSITIONS) / POSITIONS, range);
  const least = snap(value + direction * step, range);
  return direction > 0 ? Math.max(moved, least) : Math.min(moved, least);
}
