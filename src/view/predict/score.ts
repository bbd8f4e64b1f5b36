// How good a drawn prediction was. Pure.

/** Points over the same span of time: values evenly spread, or with their times. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

export type ScoreWord = 'exact' | 'close' | 'shape' | 'far';

export interface CurveScore {
  /** 0 … 100. */
  readonly points: number;
  readonly word: ScoreWord;
}

/** The value of a curve at x, straight between its points, level beyond its ends. NaN without points. */
export function curveAt(curve: readonly CurvePoint[], x: number): number {
  const first = curve[0];
  const last = curve.at(-1);
  if (first === undefined || last === undefined) return Number.NaN;
  if (x <= first.x) return first.y;
  if (x >= last.x) return last.y;
  let low = 0;
  let high = curve.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((curve[middle]?.x ?? 0) <= x) low = middle;
    else high = middle;
  }
  const a = curve[low] ?? first;
  const b = curve[high] ?? last;
  return b.x === a.x ? b.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
}

const SAMPLES = 200;

/**
 * Mean absolute error relative to the range of the axis, as points of 100: 100 is the run itself, 0 is off by the whole
 * axis everywhere on average. What the run drives off the axis counts as the axis' end, where drawing it ends too.
 * Moments at which the run has no value do not count; a run without any gives 0.
 *
 * The word looks at the shape too: a line in the right direction is worth saying even where its height is wrong.
 */
export function scoreCurve(drawn: readonly CurvePoint[], actual: readonly CurvePoint[], max: number): CurveScore {
  const from = drawn[0]?.x;
  const to = drawn.at(-1)?.x;
  const known = actual.filter(({ y }) => Number.isFinite(y));
  const until = known.at(-1)?.x;
  if (from === undefined || to === undefined || until === undefined || !(max > 0)) return { points: 0, word: 'far' };
  const end = Math.min(to, until);
  const clamp = (value: number): number => Math.min(max, Math.max(0, value));
  let error = 0;
  for (let index = 0; index < SAMPLES; index += 1) {
    const x = from + ((end - from) * (index + 0.5)) / SAMPLES;
    error += Math.abs(clamp(curveAt(drawn, x)) - clamp(curveAt(known, x)));
  }
  const points = Math.round(100 * Math.max(0, 1 - error / SAMPLES / max));
  return { points, word: wordOf(points, sameDirection(drawn, known, end, max)) };
}

function wordOf(points: number, direction: boolean): ScoreWord {
  if (points >= 95) return 'exact';
  if (points >= 85) return 'close';
  return direction ? 'shape' : 'far';
}

/** Both rise, both fall, or both stay, from the first tenth to the last; a change under a twentieth of the axis is none. */
function sameDirection(drawn: readonly CurvePoint[], actual: readonly CurvePoint[], end: number, max: number): boolean {
  const direction = (curve: readonly CurvePoint[]): number => {
    const start = curve[0]?.x ?? 0;
    const change = curveAt(curve, start + (end - start) * 0.95) - curveAt(curve, start + (end - start) * 0.05);
    return Math.abs(change) < max / 20 ? 0 : Math.sign(change);
  };
  return direction(drawn) === direction(actual);
}
