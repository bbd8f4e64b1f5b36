// Which of two runs a metric favours, and by how much. Pure.

export interface Difference {
  /** Second minus first. */
  readonly change: number;
  /** Share of the first; undefined where that is zero or either is no number. */
  readonly share: number | undefined;
  readonly verdict: 'better' | 'worse' | 'same' | 'none';
}

/** Two figures nearer than this share of the larger are the same to a reader. */
const NOTHING = 1e-9;

export function compareMetric(first: number, second: number, better: 'lower' | 'higher' | undefined): Difference {
  if (!Number.isFinite(first) || !Number.isFinite(second))
    return { change: Number.NaN, share: undefined, verdict: 'none' };
  const change = second - first;
  const share = first === 0 ? undefined : change / Math.abs(first);
  if (Math.abs(change) <= NOTHING * Math.max(Math.abs(first), Math.abs(second)))
    return { change: 0, share: 0, verdict: 'same' };
  if (better === undefined) return { change, share, verdict: 'none' };
  return { change, share, verdict: change < 0 === (better === 'lower') ? 'better' : 'worse' };
}

/** Points of a sparkline in a box, latest at the right; '' without two numbers. `max`: of both runs, so that they compare. */
export function sparkline(values: readonly number[], width: number, height: number, max: number): string {
  const top = max > 0 ? max : 1;
  const points = values.flatMap((value, index) => {
    if (!Number.isFinite(value)) return [];
    const x = values.length < 2 ? 0 : (index / (values.length - 1)) * width;
    const y = height - 1 - Math.min(1, Math.max(0, value / top)) * (height - 2);
    return [`${x.toFixed(1)} ${y.toFixed(1)}`];
  });
  return points.length < 2 ? '' : `M${points.join('L')}`;
}
